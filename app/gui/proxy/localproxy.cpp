// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/localproxy.h"

#include "core/base/process.h"
#include "core/base/text.h"
#include "gui/proxy/installationlock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTcpServer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype mostLines = 200;
constexpr int longestLine = 400;
constexpr int patienceMs = 5000; //!< With a proxy that was told to end.
constexpr int answersWithinMs = 10'000; //!< A Python that is asked what it is.

#ifdef Q_OS_WIN
constexpr auto programs = "Scripts"_L1;
constexpr auto suffix = ".exe"_L1;
#else
constexpr auto programs = "bin"_L1;
constexpr auto suffix = ""_L1;
#endif

//! Written last, so that half an installation is none.
constexpr auto completeMark = ".roo-harness-complete"_L1;

//! LiteLLM's versions of its requirements are for these, and the module venv must be there.
constexpr auto question = "import sys, venv, ensurepip\n"
                          "sys.exit(1) if not (3, 11) <= sys.version_info[:2] < (3, 15) else None\n"
                          "print('roo-harness-tag', sys.implementation.cache_tag)"_L1;
constexpr auto tagBegin = "roo-harness-tag "_L1;

QByteArray resource(const QString &name)
{
    QFile file(u":/litellm/"_s % name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The same name that packaging/litellm gives it: by requirements, Python and system.
QString folderFor(const QString &cache, const QString &tag)
{
    const QByteArray hash
        = QCryptographicHash::hash(resource(u"requirements.txt"_s), QCryptographicHash::Sha256);
    return u"%1/litellm-%2-%3-%4%5"_s.arg(cache, QString::fromLatin1(hash.toHex().first(12)), tag,
                                          QSysInfo::productType(), QSysInfo::productVersion());
}

QString programIn(const QString &folder, QLatin1StringView name)
{
    return folder % u'/' % programs % u'/' % name % suffix;
}

bool isComplete(const QString &folder)
{
    return QFile::exists(folder % u'/' % completeMark)
        && QFile::exists(programIn(folder, "litellm"_L1));
}

//! What Python and pip need to know of the person's system; no key is among it.
QProcessEnvironment plainEnvironment()
{
    const QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment plain;
    const QStringList names = all.keys();
    for (const QString &name : names) {
        static const QRegularExpression needed(
            u"\\A(PATH|HOME|LANG|LC_.*|TMPDIR|TMP|TEMP|SYSTEMROOT|USERPROFILE|(LOCAL)?APPDATA|"
            "XDG_.*|https?_proxy|no_proxy|PIP_.*|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE)\\z"_s,
            QRegularExpression::CaseInsensitiveOption);
        if (needed.match(name).hasMatch()) {
            plain.insert(name, all.value(name));
        }
    }
    return plain;
}

bool isFree(quint16 port)
{
    return QTcpServer().listen(QHostAddress::LocalHost, port);
}

//! What LiteLLM would fetch at its start it has on disk, and it shows no pages.
void addLiteLlmSettings(QProcessEnvironment &environment)
{
    for (const auto name :
         {"LITELLM_LOCAL_MODEL_COST_MAP"_L1, "LITELLM_LOCAL_POLICY_TEMPLATES"_L1,
          "LITELLM_LOCAL_BLOG_POSTS"_L1, "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS"_L1,
          "LITELLM_LOCAL_AUTOROUTER_PRESETS"_L1, "NO_DOCS"_L1, "DISABLE_ADMIN_UI"_L1}) {
        environment.insert(name, u"True"_s);
    }
    environment.insert(u"LITELLM_MODE"_s, u"PRODUCTION"_s);
    if (environment.value(u"LITELLM_API_KEY"_s).isEmpty()) {
        // Only here, where nothing but this machine can reach it, may it run without a key.
        environment.insert(u"LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY"_s, u"true"_s);
    }
    for (const auto name : {"PYTHONPATH"_L1, "PYTHONHOME"_L1, "PYTHONSTARTUP"_L1}) {
        environment.remove(name);
    }
}

} // namespace

LocalProxy::LocalProxy(const QString &cache, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_process) {
            m_process->kill();
        }
    });
}

LocalProxy::~LocalProxy()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->terminate();
        if (!m_process->waitForFinished(patienceMs)) {
            m_process->kill();
            m_process->waitForFinished(patienceMs);
        }
    }
}

void LocalProxy::look()
{
    if (m_state != State::Idle) {
        return;
    }
    setState(State::Looking);
    if (!m_cache.isEmpty() && !QDir().mkpath(m_cache % u"/proxy"_s)) {
        fail(tr("Cannot write in %1").arg(m_cache));
        return;
    }
    QStringList candidates;
    for (const auto name : {"python3"_L1, "python3.13"_L1, "python3.12"_L1, "python3.11"_L1,
                            "python3.14"_L1, "python"_L1}) {
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty()) {
            candidates.append(path);
        }
    }
    ask(candidates);
}

void LocalProxy::ask(QStringList candidates)
{
    if (candidates.isEmpty() || m_cache.isEmpty()) {
        setState(State::Idle);
        emit planned({});
        return;
    }
    const QString python = candidates.takeFirst();
    m_log.clear();
    launch({.program = python, .arguments = {u"-c"_s, question}, .environment = plainEnvironment()},
           [this, python, candidates](int code) {
               const auto tag = std::ranges::find_if(std::as_const(m_log), [](const QString &line) {
                   return line.startsWith(tagBegin);
               });
               if (code != 0 || tag == m_log.cend()) {
                   ask(candidates);
                   return;
               }
               const QString folder = folderFor(m_cache, tag->sliced(tagBegin.size()));
               setState(State::Idle);
               emit planned(
                   {.python = python, .folder = folder, .isInstalled = isComplete(folder)});
           });
    m_patience.start(answersWithinMs);
}

void LocalProxy::start(const Plan &plan, quint16 port, const QProcessEnvironment &keys)
{
    if (m_state != State::Idle || plan.python.isEmpty()) {
        return;
    }
    m_log.clear();
    if (!isFree(port)) {
        fail(tr("Another program listens on port %1 already").arg(port));
        return;
    }
    const auto begin = [this, plan, port, keys] { serve(plan, port, keys); };
    plan.isInstalled ? begin() : install(plan, begin);
}

void LocalProxy::install(const Plan &plan, const std::function<void()> &next)
{
    setState(State::Installing);
    const QString requirements = ownFile(u"requirements.txt"_s);
    m_lock = std::make_unique<InstallationLock>();
    if (requirements.isEmpty() || !m_lock->take(m_cache)) {
        fail(requirements.isEmpty() ? tr("Cannot write in %1").arg(m_cache)
                                    : tr("Another program installs LiteLLM just now"));
        return;
    }
    if (isComplete(plan.folder)) { // somebody has done it meanwhile
        m_lock.reset();
        next();
        return;
    }
    const auto packages = [this, plan, requirements, next] {
        step({.program = programIn(plan.folder, "python"_L1),
              .arguments = {u"-m"_s, u"pip"_s, u"install"_s, u"--disable-pip-version-check"_s,
                            u"--no-input"_s, u"--require-virtualenv"_s, u"--only-binary"_s,
                            u":all:"_s, u"--require-hashes"_s, u"--requirement"_s, requirements},
              .environment = plainEnvironment()},
             tr("Installing LiteLLM failed"), [this, plan, next] {
                 QFile mark(plan.folder % u'/' % completeMark);
                 if (!mark.open(QIODevice::WriteOnly)) {
                     fail(tr("Cannot write in %1").arg(plan.folder));
                     return;
                 }
                 m_lock.reset();
                 next();
             });
    };
    // Half an installation may be there.
    step({.program = plan.python,
          .arguments = {u"-m"_s, u"venv"_s, u"--clear"_s, plan.folder},
          .environment = plainEnvironment()},
         tr("Python could not make a virtual environment"), packages);
}

void LocalProxy::serve(const Plan &plan, quint16 port, const QProcessEnvironment &keys)
{
    const QString settings = ownFile(u"config.yaml"_s);
    if (settings.isEmpty()) {
        fail(tr("Cannot write in %1").arg(m_cache));
        return;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(keys);
    m_redactor = {};
    const QStringList names = keys.keys();
    for (const QString &name : names) {
        m_redactor.addSecret(Secret(keys.value(name).toUtf8()));
    }
    addLiteLlmSettings(environment);
    setState(State::Running);
    launch({.program = programIn(plan.folder, "litellm"_L1),
            .arguments = {u"--config"_s, settings, u"--host"_s, u"127.0.0.1"_s, u"--port"_s,
                          QString::number(port), u"--num_workers"_s, u"1"_s},
            .environment = environment},
           [this](int) { fail(tr("LiteLLM has ended")); });
}

void LocalProxy::stop()
{
    if (!m_process || m_state == State::Stopping) {
        return;
    }
    m_process->disconnect(this);
    connect(m_process.get(), &QProcess::finished, this, [this] {
        m_patience.stop();
        m_process.release()->deleteLater();
        m_lock.reset();
        setState(State::Idle);
    });
    setState(State::Stopping);
    m_process->terminate();
    m_patience.start(patienceMs);
}

//! One after the other; `next` follows a command that succeeded.
void LocalProxy::step(const Command &command, const QString &failure,
                      const std::function<void()> &next)
{
    launch(command, [this, failure, next](int code) { code == 0 ? next() : fail(failure); });
}

void LocalProxy::launch(const Command &command, const std::function<void(int code)> &ended)
{
    m_process = std::make_unique<QProcess>();
    const auto end = [this, ended](int code) {
        m_patience.stop();
        readOutput();
        m_process->disconnect(this);
        m_process.release()->deleteLater();
        ended(code);
    };
    connect(m_process.get(), &QProcess::finished, this, [end](int code, QProcess::ExitStatus how) {
        end(how == QProcess::NormalExit ? code : -1);
    });
    connect(m_process.get(), &QProcess::errorOccurred, this, [end](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            end(-1);
        }
    });
    connect(m_process.get(), &QProcess::readyRead, this, &LocalProxy::readOutput);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setWorkingDirectory(m_cache % u"/proxy"_s);
    m_process->setProcessEnvironment(command.environment);
    endWithThisProgram(*m_process);
    m_process->start(command.program, command.arguments);
}

void LocalProxy::readOutput()
{
    const QString text = QString::fromUtf8(m_process->readAll());
    const auto lines = QStringView(text).split(u'\n', Qt::SkipEmptyParts);
    for (const QStringView line : lines) {
        m_log.append(m_redactor.redact(text::oneLine(line, longestLine)));
        emit said(m_log.constLast());
    }
    if (m_log.size() > mostLines) {
        m_log.remove(0, m_log.size() - mostLines);
    }
}

void LocalProxy::setState(State state)
{
    if (std::exchange(m_state, state) != state) {
        emit stateChanged();
    }
}

void LocalProxy::fail(const QString &words)
{
    m_lock.reset();
    setState(State::Idle);
    emit failed(words);
}

//! A file that the program carries, as one that others can read; empty: it cannot be written.
QString LocalProxy::ownFile(const QString &name) const
{
    const QString folder = m_cache % u"/proxy"_s;
    QFile file(folder % u'/' % name);
    const QByteArray bytes = resource(name);
    const bool isWritten = QDir().mkpath(folder)
        && file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(bytes) == bytes.size() && file.flush();
    return isWritten ? file.fileName() : QString();
}

} // namespace roo::gui
