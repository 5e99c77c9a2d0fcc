// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/configcommand.h"

#include "core/base/text.h"
#include "core/config/sources.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

ConfigCommand::ConfigCommand(Environment environment, CommonOptions options)
    : Command(environment)
    , m_options(std::move(options))
{
}

void ConfigCommand::start()
{
    const QList<config::SettingRow> rows = config::settingRows(app().settings());
    for (const config::SettingRow &row : rows) {
        printRow(row.name, row.value, config::originText(row.origin));
    }
    printRow(config::variable::apiKey, app().keyOrigin() ? u"***"_s : u"not set"_s,
             app().keyOrigin() ? config::originText(*app().keyOrigin()) : u"-"_s);
    const QString history = app().store() ? app().store()->folder() : u"runs are not kept"_s;
    printRow(u"settings folder"_s, app().folders().config, u"-"_s);
    printRow(u"runs folder"_s, history, u"-"_s);

    const Result<run::Profile> profile = app().profile();
    if (!profile) {
        report(profile.error());
        finishLater(exitCodeFor(profile.error()));
        return;
    }
    printProfile(*profile);
    finishLater(ExitCode::Done);
}

void ConfigCommand::cancel(ErrorKind) {}

void ConfigCommand::printProfile(const run::Profile &profile)
{
    const QString origin = profile.origin.startsWith(u':') ? u"built in"_s : profile.origin;
    for (const run::StageSpec &stage : profile.stages) {
        const QString name = run::roleName(stage.role);
        const bool isReplaced = m_options.models.contains(stage.role);
        printRow(name % u" models"_s, m_options.models.value(stage.role, stage.models).join(u", "),
                 isReplaced ? u"--model"_s : origin);
        printRow(name % u" temperature"_s,
                 stage.temperature ? QString::number(*stage.temperature) : u"the model's"_s,
                 origin);
        printRow(name % u" max tokens"_s,
                 stage.maxTokens ? QString::number(*stage.maxTokens) : u"the model's"_s, origin);
    }
}

void ConfigCommand::printRow(const QString &name, const QString &value, const QString &origin)
{
    if (m_options.isJson) {
        const QJsonObject json{{u"name"_s, name}, {u"value"_s, value}, {u"origin"_s, origin}};
        console().answer(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
        return;
    }
    const QString shown = value.isEmpty() ? u"not set"_s : value;
    console().answer(
        text::printable(u"%1 %2  [%3]\n"_s.arg(name.leftJustified(24), shown, origin)).toUtf8());
}

} // namespace roo::cli
