// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/proxyinstallation.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

#ifdef Q_OS_WIN
constexpr auto programs = "Scripts"_L1;
constexpr auto suffix = ".exe"_L1;
#else
constexpr auto programs = "bin"_L1;
constexpr auto suffix = ""_L1;
#endif

//! Written last, so that half an installation is none.
constexpr auto completeMark = ".roo-harness-complete"_L1;

constexpr auto liteLlmRequirements = "litellm/requirements.txt"_L1;
constexpr auto modelRequirements = "local/requirements.txt"_L1;

QByteArray content(QLatin1StringView resource)
{
    QFile file(":/"_L1 % resource);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Another list of requirements is another installation.
QString keyOf(QLatin1StringView resource)
{
    constexpr qsizetype enough = 12;
    const QByteArray hash
        = QCryptographicHash::hash(content(resource), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.first(enough));
}

} // namespace

ProxyInstallation::ProxyInstallation(const QString &cache, const QString &folder)
    : m_cache(cache)
    , m_folder(folder)
{
}

QString ProxyInstallation::folderFor(const QString &cache, const QString &tag)
{
    return u"%1/litellm-%2-%3-%4%5"_s.arg(cache, keyOf(liteLlmRequirements), tag,
                                          QSysInfo::productType(), QSysInfo::productVersion());
}

bool ProxyInstallation::hasLiteLlm() const
{
    return QFile::exists(m_folder % u'/' % completeMark) && QFile::exists(program("litellm"_L1));
}

bool ProxyInstallation::isComplete(ServedModels models) const
{
    return hasLiteLlm() && (models == ServedModels::Providers || QFile::exists(modelMark()));
}

QList<ProxyInstallation::Step> ProxyInstallation::steps(const QString &python,
                                                        ServedModels models) const
{
    const QString liteLlm = writtenFile(liteLlmRequirements);
    const QString model = writtenFile(modelRequirements);
    if (liteLlm.isEmpty() || model.isEmpty()) {
        return {};
    }
    QList<Step> steps;
    if (!hasLiteLlm()) { // half of one may be there
        steps = {{.part = Part::Environment,
                  .command
                  = {.program = python, .arguments = {u"-m"_s, u"venv"_s, u"--clear"_s, m_folder}},
                  .mark = {}},
                 {.part = Part::LiteLlm,
                  .command = pip(liteLlm),
                  .mark = m_folder % u'/' % completeMark}};
    }
    if (models == ServedModels::Local) {
        steps.append({.part = Part::Model, .command = pip(model), .mark = modelMark()});
    }
    return steps;
}

ProxyInstallation::Command ProxyInstallation::server(ServedModels models, quint16 port) const
{
    const bool isLocal = models == ServedModels::Local;
    const QString settings
        = writtenFile(isLocal ? "local/config.yaml"_L1 : "litellm/config.yaml"_L1);
    const QString script = isLocal ? writtenFile("local/serve.py"_L1) : QString();
    if (settings.isEmpty() || (isLocal && script.isEmpty())) {
        return {};
    }
    Command command{.program = program(isLocal ? "python"_L1 : "litellm"_L1), .arguments = {}};
    if (isLocal) {
        command.arguments.append(script);
    }
    command.arguments
        += {u"--config"_s,         settings,           u"--host"_s, u"127.0.0.1"_s, u"--port"_s,
            QString::number(port), u"--num_workers"_s, u"1"_s};
    return command;
}

QString ProxyInstallation::program(QLatin1StringView name) const
{
    return m_folder % u'/' % programs % u'/' % name % suffix;
}

QString ProxyInstallation::modelMark() const
{
    return m_folder % "/.roo-harness-local-"_L1 % keyOf(modelRequirements);
}

//! A file that the program carries, as one that others can read.
QString ProxyInstallation::writtenFile(QLatin1StringView resource) const
{
    QFile file(m_cache % "/proxy/"_L1 % resource);
    const QByteArray bytes = content(resource);
    const bool isWritten = QDir().mkpath(QFileInfo(file).path())
        && file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(bytes) == bytes.size() && file.flush();
    return isWritten ? file.fileName() : QString();
}

//! The lists are complete, and older versions of pip refuse a requirement with extras that is
//! locked without them; so none is looked for.
ProxyInstallation::Command ProxyInstallation::pip(const QString &requirements) const
{
    return {.program = program("python"_L1),
            .arguments
            = {u"-m"_s, u"pip"_s, u"install"_s, u"--disable-pip-version-check"_s, u"--no-input"_s,
               u"--require-virtualenv"_s, u"--no-deps"_s, u"--only-binary"_s, u":all:"_s,
               u"--require-hashes"_s, u"--requirement"_s, requirements}};
}

} // namespace roo::gui
