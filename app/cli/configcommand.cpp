// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/configcommand.h"

#include "core/base/text.h"
#include "core/config/sources.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

ConfigCommand::ConfigCommand(Console &console, const Invocation &invocation)
    : Command(console)
    , m_options(invocation.common)
    , m_listsProfiles(invocation.listsProfiles)
{
}

void ConfigCommand::start()
{
    if (m_listsProfiles) {
        printProfileNames();
        finishLater(ExitCode::Done);
        return;
    }
    const run::Inspection inspection = run::inspect(m_options.app);
    printSettings(inspection);
    const config::Folders &folders = m_options.app.sources.folders;
    const std::optional<run::RunStore> store = run::storeIn(folders);
    print({u"settings folder"_s, folders.config, u"-"_s});
    print({u"runs folder"_s, store ? store->folder() : u"runs are not kept"_s, u"-"_s});

    const Result<run::Profile> profile = run::profileIn(folders, inspection.settings.profile.value);
    if (profile) {
        printProfile(*profile);
    }
    QList<Error> errors = inspection.errors;
    if (!profile) {
        errors.append(profile.error());
    }
    for (const Error &error : std::as_const(errors)) {
        report(error);
    }
    finishLater(errors.isEmpty() ? ExitCode::Done : ExitCode::Configuration);
}

void ConfigCommand::printSettings(const run::Inspection &inspection)
{
    const auto refusal = [&inspection](const QString &name) {
        const auto error = std::ranges::find(inspection.errors, name, &Error::subject);
        return error == inspection.errors.end() ? nullptr : &*error;
    };
    const QList<config::SettingRow> rows = config::settingRows(inspection.settings);
    for (const config::SettingRow &row : rows) {
        const Error *const error = refusal(row.name);
        print(error == nullptr ? Row{row.name, row.value, config::originText(row.origin)}
                               : Row{row.name, {}, error->detail, error->expected});
    }
    const auto refusedKey
        = std::ranges::find(inspection.errors, ErrorKind::KeyRefused, &Error::kind);
    if (const Error *const error = refusal(config::variable::apiKey)) {
        print({config::variable::apiKey, {}, error->detail, error->expected});
    } else if (refusedKey != inspection.errors.end()) {
        print({config::variable::apiKey, u"***, not sent"_s, refusedKey->detail});
    } else {
        print({config::variable::apiKey, inspection.keyOrigin ? u"***"_s : u"not set"_s,
               inspection.keyOrigin ? config::originText(*inspection.keyOrigin) : u"-"_s});
    }
}

//! No profile has an empty name, and the error for one that is not known lists those there are.
void ConfigCommand::printProfileNames()
{
    const QStringList names = run::profileNamesIn(m_options.app.sources.folders);
    for (const QString &name : names) {
        console().answer(text::oneLine(name).toUtf8() + '\n');
    }
}

void ConfigCommand::cancel(ErrorKind) {}

void ConfigCommand::printProfile(const run::Profile &profile)
{
    const QString origin = profile.origin.startsWith(u':') ? u"built in"_s : profile.origin;
    for (const run::StageSpec &stage : profile.stages) {
        const QString name = run::roleName(stage.role);
        const bool isReplaced = m_options.models.contains(stage.role);
        print({name % u" models"_s, m_options.models.value(stage.role, stage.models).join(u", "),
               isReplaced ? u"--model"_s : origin});
        print({name % u" temperature"_s,
               stage.temperature ? QString::number(*stage.temperature) : u"the model's"_s, origin});
        print({name % u" max tokens"_s,
               stage.maxTokens ? QString::number(*stage.maxTokens) : u"the model's"_s, origin});
    }
}

void ConfigCommand::print(const Row &row)
{
    if (m_options.isJson) {
        QJsonObject json{{u"name"_s, row.name}, {u"value"_s, row.value}, {u"origin"_s, row.origin}};
        if (!row.refused.isEmpty()) {
            json.insert("value"_L1, QJsonValue::Null);
            json.insert("expected"_L1, row.refused);
        }
        console().answer(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
        return;
    }
    const QString shown = !row.refused.isEmpty() ? u"refused: expected "_s % row.refused
        : row.value.isEmpty()                    ? u"not set"_s
                                                 : row.value;
    console().answer(
        text::printable(u"%1 %2  [%3]\n"_s.arg(row.name.leftJustified(24), shown, row.origin))
            .toUtf8());
}

} // namespace roo::cli
