// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/startoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::StartOptions)
};

struct SettingOption
{
    QString name;
    QLatin1StringView variable;
    QString value;
    QString description;
};

QList<SettingOption> settingOptions()
{
    return {{u"base-url"_s, config::variable::baseUrl, u"URL"_s,
             Words::tr("The LiteLLM proxy, such as http://localhost:4000.")},
            {u"profile"_s, config::variable::profile, u"NAME"_s,
             Words::tr("The profile that is chosen first: a name or a folder.")},
            {u"ca-file"_s, config::variable::caFile, u"FILE"_s,
             Words::tr("Further certificate authorities, as a PEM file.")}};
}

} // namespace

std::expected<StartOptions, Farewell> parseArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Planner, Coder and Reviewer over a LiteLLM proxy, in "
                  "a window."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Words::tr("Show this help."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, Words::tr("Show the version."));
    const QCommandLineOption envFile(u"env-file"_s, Words::tr("Read settings from a .env file."),
                                     u"FILE"_s);
    const QCommandLineOption keyFile(u"api-key-file"_s, Words::tr("Read the key from a file."),
                                     u"FILE"_s);
    const QCommandLineOption noHistory(u"no-history"_s, Words::tr("Keep no runs."));
    parser.addOptions({help, version, envFile, keyFile, noHistory});
    const QList<SettingOption> settings = settingOptions();
    for (const SettingOption &option : settings) {
        parser.addOption({option.name, option.description, option.value});
    }
    parser.addPositionalArgument(u"PATH"_s,
                                 Words::tr("A run in a zip file, a folder as the workspace, or "
                                           "files to attach."),
                                 u"[PATH…]"_s);
    if (!parser.parse(arguments)) {
        return std::unexpected(Farewell{parser.errorText() % u'\n', 2});
    }
    if (parser.isSet(help)) {
        // The parser asks an application for the name, and there is none yet.
        return std::unexpected(
            Farewell{parser.helpText().replace("<executable_name>"_L1, "roo-harness"_L1), 0});
    }
    if (parser.isSet(version)) {
        return std::unexpected(
            Farewell{u"roo-harness "_s % QStringLiteral(ROO_VERSION) % u'\n', 0});
    }
    StartOptions options;
    options.app.sources.folders = config::standardFolders();
    options.app.sources.configFolderEnv = true;
    options.app.sources.envFile = parser.value(envFile);
    options.app.keyRules.apiKeyFile = parser.value(keyFile);
    options.app.keepsHistory = !parser.isSet(noHistory);
    for (const SettingOption &option : settings) {
        if (parser.isSet(option.name)) {
            options.app.sources.options.insert(
                option.variable,
                {.name = u"--"_s % option.name, .value = parser.value(option.name)});
        }
    }
    const QStringList paths = parser.positionalArguments();
    for (const QString &path : paths) {
        options.paths.append(QFileInfo(path).absoluteFilePath());
    }
    return options;
}

} // namespace roo::gui
