// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/windowmessages.h"

#include "core/base/text.h"
#include "gui/proxy/proxymessages.h"
#include "gui/window/runcontrol.h"
#include "gui/window/workbench.h"
#include "gui/words/budgetwords.h"
#include "gui/words/proofwords.h"
#include "gui/words/words.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype mostFindings = 8;

//! Where that is set.
QString pageAbout(const Error &error)
{
    const bool isProfile = error.kind == ErrorKind::ProfileUnknown
        || error.kind == ErrorKind::TemplateInvalid || error.subject == config::variable::profile;
    return isProfile                                 ? u"profiles"_s
        : error.subject == config::variable::history ? u"history"_s
                                                     : u"connection"_s;
}

bool isAboutConnection(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::TlsFailed:
    case ErrorKind::BadKey:
    case ErrorKind::KeyRefused:
    case ErrorKind::BudgetExceeded:
    case ErrorKind::Redirected:
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::UrlInvalid:
        return true;
    default:
        return false;
    }
}

} // namespace

WindowMessages::WindowMessages(Workbench &bench, RunControl &control, MessageArea *area)
    : QObject(area)
    , m_bench(bench)
    , m_control(control)
    , m_area(area)
    , m_proxy(new ProxyMessages(bench, area))
{
    connect(&bench.connection(), &ConnectionWatch::changed, this, &WindowMessages::showConnection);
    connect(&bench, &Workbench::assembled, this, &WindowMessages::showConnection);
    connect(&bench, &Workbench::recovered, this, &WindowMessages::showRecovered);
    connect(&bench.keys(), &KeptKeys::failed, this, &WindowMessages::showKeyLoss);
    connect(m_proxy, &ProxyMessages::profileWanted, this, &WindowMessages::profileWanted);
}

void WindowMessages::showConnection()
{
    using State = ConnectionWatch::State;
    const ConnectionWatch &connection = m_bench.connection();
    const std::optional<Error> error = m_bench.fault() ? m_bench.fault() : connection.error();
    if (!error) {
        if (connection.state() == State::Reachable) {
            m_area->dismiss(u"connection"_s);
        }
        return;
    }
    // While a run is on, its own cards say what is wrong.
    const QString text = words::sentence(*error) % u'.';
    m_isLeftToRun = isSaid(u"run"_s, text);
    if (m_control.activity() == RunControl::Activity::Running || m_isLeftToRun
        || isSaid(u"connection"_s, text)) {
        return;
    }
    Message message{.kind = m_bench.fault() ? Message::Kind::Error : Message::Kind::Warning,
                    .text = text,
                    .detail = words::cure(*error),
                    .buttons = {}};
    message.buttons.append(settingsButton(*error));
    message.buttons.append({tr("Retry"), [this] { m_bench.assemble(); }, true});
    if (error->kind == ErrorKind::ConnectionRefused) {
        message.buttons.append(proxyButtons());
    }
    if (m_control.activity() == RunControl::Activity::Idle) {
        message.buttons.append(
            {tr("Open the Sample Run"), [this] { emit sampleRequested(); }, true});
    }
    m_area->show(u"connection"_s, message);
}

bool WindowMessages::isSaid(const QString &name, const QString &text) const
{
    const InlineMessage *const shown = m_area->message(name);
    return shown != nullptr && shown->message().text == text;
}

void WindowMessages::showOfRun(const Message &message)
{
    if (isSaid(u"connection"_s, message.text)) {
        m_area->dismiss(u"connection"_s);
        m_isLeftToRun = true;
    }
    m_area->show(u"run"_s, message);
}

void WindowMessages::offerProxy(ServedModels models)
{
    m_proxy->offer(models);
}

QList<Message::Button> WindowMessages::proxyButtons()
{
    return {{tr("Start LiteLLM…"), [this] { offerProxy(ServedModels::Providers); }, true},
            {tr("Use a Local Model…"), [this] { offerProxy(ServedModels::Local); }, true}};
}

Message::Button WindowMessages::settingsButton(const Error &error)
{
    return {tr("Settings…"), [this, page = pageAbout(error)] { emit settingsRequested(page); },
            true};
}

void WindowMessages::showKeyLoss(const Error &error)
{
    m_area->show(u"keyring"_s,
                 {.kind = Message::Kind::Warning,
                  .text = error.kind == ErrorKind::TimedOut
                      ? tr("The system keyring did not answer, so no key is sent.")
                      : QString(words::sentence(error) % u'.'),
                  .detail = tr("A key that was typed counts until the program ends."),
                  .buttons = {settingsButton({.subject = config::variable::apiKey})}});
}

void WindowMessages::showOutcome(const run::Run &run)
{
    m_area->dismiss(u"consent"_s);
    const auto &finish = run.finish();
    if (!finish || !finish->error) {
        return;
    }
    const Error &error = *finish->error;
    const bool wasStopped = finish->outcome == run::Outcome::Cancelled;
    QString detail = words::cure(error);
    if (wasStopped && !run.stages().isEmpty()) {
        detail = tr("What has arrived is kept.");
    }
    showOfRun({.kind = wasStopped ? Message::Kind::Information : Message::Kind::Error,
               .text = words::sentence(error) % u'.',
               .detail = detail,
               .buttons = remedies(error, run)});
}

QList<Message::Button> WindowMessages::remedies(const Error &error, const run::Run &run)
{
    QList<Message::Button> buttons;
    if (!m_control.reference().isEmpty() && !run.stages().isEmpty()) {
        const run::Role role = run.stages().constLast().role;
        buttons.append({tr("Go On from the %1").arg(words::stageTitle(role)),
                        [this, role] { emit goOnRequested(role); }});
    }
    if (isAboutConnection(error)) {
        buttons.append(settingsButton(error));
    }
    if (error.kind == ErrorKind::ConnectionRefused) {
        buttons.append(proxyButtons());
    }
    const bool hasAttempts
        = !run.stages().isEmpty() && !run.stages().constLast().attempts.isEmpty();
    if (hasAttempts && error.kind != ErrorKind::Cancelled) {
        buttons.append({tr("Show the Log"), [this] { emit logRequested(); }, true});
    }
    return buttons;
}

void WindowMessages::showError(const Error &error)
{
    QList<Message::Button> buttons;
    if (isAboutConnection(error)) {
        buttons.append(settingsButton(error));
    }
    showOfRun({.kind = Message::Kind::Error,
               .text = words::sentence(error) % u'.',
               .detail = words::cure(error),
               .buttons = buttons});
}

void WindowMessages::askForConsent(const run::Run &run, run::ConsentFor what)
{
    if (what == run::ConsentFor::Checks) {
        askForChecks(*run.evidence().planned(),
                     [this](bool isGiven) { m_control.consent(isGiven); });
    } else if (!run.secrets().isEmpty()) {
        askForSecrets(run);
    }
}

void WindowMessages::askForChecks(const run::ChecksPlanned &planned,
                                  const std::function<void(bool isGiven)> &answer)
{
    QStringList lines;
    for (const proof::Check &check : planned.checks) {
        lines.append(words::command(check));
    }
    lines.append(words::sandbox(planned));
    const QString text = planned.source == run::CheckSource::Profile
        ? tr("The changes are checked by these commands of the profile. Run them, now and whenever "
             "they are the same?")
        : tr("The changes are checked by these commands, which %1 names. Run them, now and "
             "whenever they are the same?")
              .arg(text::oneLine(planned.file));
    m_area->show(u"consent"_s,
                 {.kind = Message::Kind::Information,
                  .text = text,
                  .detail = lines.join(u'\n'),
                  .buttons = {{tr("&Without Checks"), [answer] { answer(false); }, false},
                              {tr("&Run the Checks"), [answer] { answer(true); }, false}},
                  .isClosable = false});
}

void WindowMessages::askForSecrets(const run::Run &run)
{
    const QList<run::SecretsFound::Finding> &findings = run.secrets().constLast().findings;
    QStringList lines;
    const QList<run::SecretsFound::Finding> shown
        = findings.first(std::min(findings.size(), mostFindings));
    for (const run::SecretsFound::Finding &finding : shown) {
        lines.append(words::secret(finding));
    }
    if (findings.size() > mostFindings) {
        lines.append(tr("and %1 more").arg(findings.size() - mostFindings));
    }
    m_area->show(
        u"consent"_s,
        {.kind = Message::Kind::Warning,
         .text = tr("What is about to be sent for the %1 looks as if it held secrets. Send "
                    "it all the same?")
                     .arg(words::stageTitle(run.secrets().constLast().stage)),
         .detail = lines.join(u'\n'),
         .buttons = {{tr("D&on’t Send"), [this] { m_control.consent(false); }, false},
                     {tr("&Go On and Send"), [this] { m_control.consent(true); }, false}},
         .isClosable = false});
}

//! Where it is reached the run says so itself.
void WindowMessages::showBudget(const run::BudgetReached &event)
{
    if (!event.isStop) {
        m_area->show(u"budget"_s,
                     {.kind = Message::Kind::Warning,
                      .text = words::budgetReached(event),
                      .detail = {},
                      .buttons = {{tr("Budgets…"), [this] { emit settingsRequested(u"budgets"_s); },
                                   true}}});
    }
}

void WindowMessages::showHistoryLoss(const Error &error)
{
    m_area->show(u"history"_s,
                 {.kind = Message::Kind::Warning,
                  .text = words::sentence(error) % u'.',
                  .detail = words::cure(error),
                  .buttons = {}});
}

void WindowMessages::showSampleNote()
{
    m_area->show(u"sample"_s,
                 {.kind = Message::Kind::Information,
                  .text = tr("This is a sample that ships with the program: it was made by hand, "
                             "and no model was asked."),
                  .detail = {},
                  .buttons = {}});
}

void WindowMessages::showDeleted(const QString &task, const std::function<void()> &undo)
{
    m_area->show(u"deleted"_s,
                 {.kind = Message::Kind::Information,
                  .text = tr("Deleted: %1").arg(task),
                  .detail = {},
                  .buttons = {{tr("Undo"), undo, false}}});
}

void WindowMessages::showPlanDone()
{
    m_area->show(u"run"_s,
                 {.kind = Message::Kind::Positive,
                  .text = tr("The plan is done, and the run has stopped there as you wished."),
                  .detail = {},
                  .buttons = {{tr("Edit the P&lan"), [this] { emit planEditRequested(); }, false},
                              {tr("Go &On with It"),
                               [this] { emit goOnRequested(run::Role::Coder); }, false}}});
}

void WindowMessages::askAboutOverwriting(const QString &files, const std::function<void()> &undo)
{
    m_area->show(u"changes"_s,
                 {.kind = Message::Kind::Warning,
                  .text = tr("Nothing is taken back yet: these files have been changed since. Undo "
                             "would lose those changes."),
                  .detail = files,
                  .buttons = {{tr("Undo A&ll the Same"), undo, false}}});
}

void WindowMessages::askAboutObjections(const QStringList &objections,
                                        const std::function<void()> &apply)
{
    m_area->show(u"changes"_s,
                 {.kind = Message::Kind::Warning,
                  .text = tr("Nothing is written yet. This speaks against the changes; where they "
                             "are applied all the same, the run remembers it:"),
                  .detail = words::objections(objections).join(u'\n'),
                  .buttons = {{tr("Apply A&ll the Same"), apply, false}}});
}

void WindowMessages::showRecovered(const QList<edit::Recovered> &folders)
{
    QStringList lines;
    for (const edit::Recovered &each : folders) {
        lines.append(tr("The files of %1 are as they were before.").arg(each.folder));
        for (const QString &path : each.left) {
            lines.append(tr("%1 was changed since, and stays as it is.").arg(path));
        }
    }
    m_area->show(u"recovered"_s,
                 {.kind = Message::Kind::Warning,
                  .text = tr("The program was stopped while it wrote changes."),
                  .detail = lines.join(u'\n'),
                  .buttons = {}});
}

void WindowMessages::showLeftOut(const QStringList &files)
{
    m_area->show(u"leftout"_s,
                 {.kind = Message::Kind::Warning,
                  .text = files.isEmpty()
                      ? tr("The Coder’s answer names no files, so there are none to save.")
                      : tr("Nobody can tell where these files of the answer end, so they are "
                           "left out."),
                  .detail = files.join(u'\n'),
                  .buttons = {}});
}

void WindowMessages::clearRun()
{
    for (const QString &name : {u"run"_s, u"consent"_s, u"history"_s, u"budget"_s, u"sample"_s,
                                u"changes"_s, u"leftout"_s}) {
        m_area->dismiss(name);
    }
    if (std::exchange(m_isLeftToRun, false)) {
        showConnection();
    }
}

} // namespace roo::gui
