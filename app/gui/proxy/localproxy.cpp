// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/localproxy.h"

#include "core/base/process.h"
#include "core/base/text.h"
#include "core/config/sources.h"
#include "gui/proxy/installationlock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QStandardPaths>
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

//! LiteLLM's versions of its requirements are for these, and the module venv must be there.
constexpr auto question = "import sys, venv, ensurepip\n"
                          "sys.exit(1) if not (3, 11) <= sys.version_info[:2] < (3, 15) else None\n"
                          "print('roo-harness-tag', sys.implementation.cache_tag)"_L1;
constexpr auto tagBegin = "roo-harness-tag "_L1;

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

//! A model on this machine needs none of them.
void removeProvidersKeys(QProcessEnvironment &environment)
{
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.endsWith("_API_KEY"_L1) && name != config::variable::apiKey) {
            environment.remove(name);
        }
    }
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

void LocalProxy::look(ServedModels models)
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
    ask(candidates, models);
}

void LocalProxy::ask(QStringList candidates, ServedModels models)
{
    if (candidates.isEmpty() || m_cache.isEmpty()) {
        setState(State::Idle);
        emit planned({.models = models});
        return;
    }
    const QString python = candidates.takeFirst();
    m_log.clear();
    const auto answered = [this, python, candidates, models](int code) {
        const auto tag = std::ranges::find_if(
            std::as_const(m_log), [](const QString &line) { return line.startsWith(tagBegin); });
        if (code != 0 || tag == m_log.cend()) {
            ask(candidates, models);
            return;
        }
        const QString folder = ProxyInstallation::folderFor(m_cache, tag->sliced(tagBegin.size()));
        const ProxyInstallation installation(m_cache, folder);
        setState(State::Idle);
        emit planned({.python = python,
                      .folder = folder,
                      .models = models,
                      .hasLiteLlm = installation.hasLiteLlm(),
                      .isInstalled = installation.isComplete(models)});
    };
    launch({.program = python, .arguments = {u"-c"_s, question}}, plainEnvironment(), answered);
    m_patience.start(answersWithinMs);
}

void LocalProxy::start(const Plan &plan, quint16 port, const QProcessEnvironment &keys)
{
    if (m_state != State::Idle || plan.python.isEmpty()) {
        return;
    }
    m_log.clear();
    m_models = plan.models;
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
    m_lock = std::make_unique<InstallationLock>();
    if (!QDir().mkpath(m_cache)) {
        fail(tr("Cannot write in %1").arg(m_cache));
        return;
    }
    if (!m_lock->take(m_cache)) {
        fail(tr("Another program installs LiteLLM just now"));
        return;
    }
    const ProxyInstallation installation(m_cache, plan.folder);
    if (installation.isComplete(plan.models)) { // somebody has done it meanwhile
        m_lock.reset();
        next();
        return;
    }
    const Steps steps = installation.steps(plan.python, plan.models);
    if (steps.isEmpty()) {
        fail(tr("Cannot write in %1").arg(m_cache));
        return;
    }
    take(steps, [this, next] {
        m_lock.reset();
        next();
    });
}

//! One after the other; `next` follows the last, if all succeeded.
void LocalProxy::take(Steps steps, const std::function<void()> &next)
{
    if (steps.isEmpty()) {
        next();
        return;
    }
    const ProxyInstallation::Step step = steps.takeFirst();
    launch(step.command, plainEnvironment(), [this, step, steps, next](int code) {
        if (code != 0) {
            fail(failureOf(step.part));
            return;
        }
        QFile mark(step.mark);
        if (!step.mark.isEmpty() && !mark.open(QIODevice::WriteOnly)) {
            fail(tr("Cannot write in %1").arg(QFileInfo(step.mark).path()));
            return;
        }
        take(steps, next);
    });
}

QString LocalProxy::failureOf(ProxyInstallation::Part part)
{
    switch (part) {
    case ProxyInstallation::Part::Environment:
        return tr("Python could not make a virtual environment");
    case ProxyInstallation::Part::LiteLlm:
        return tr("Installing LiteLLM failed");
    case ProxyInstallation::Part::Model:
        return tr("Installing the local model failed");
    }
    Q_UNREACHABLE_RETURN({});
}

void LocalProxy::serve(const Plan &plan, quint16 port, const QProcessEnvironment &keys)
{
    const auto command = ProxyInstallation(m_cache, plan.folder).server(plan.models, port);
    if (command.program.isEmpty()) {
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
    if (plan.models == ServedModels::Local) {
        removeProvidersKeys(environment);
    }
    addLiteLlmSettings(environment);
    setState(State::Running);
    launch(command, environment, [this](int) { fail(tr("LiteLLM has ended")); });
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

void LocalProxy::launch(const ProxyInstallation::Command &command,
                        const QProcessEnvironment &environment,
                        const std::function<void(int code)> &ended)
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
    m_process->setProcessEnvironment(environment);
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

} // namespace roo::gui
