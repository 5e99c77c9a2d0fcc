// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/provecommand.h"

#include "cli/checkquestion.h"
#include "cli/proofwording.h"
#include "core/run/proofreportjson.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace roo::cli {

ProveCommand::ProveCommand(Console &console, const Invocation &invocation)
    : KeptCommand(console, invocation)
    , m_edits(invocation.edits)
    , m_app(invocation.common.app)
    , m_progress(console, {.isQuiet = common().isQuiet, .isVerbose = common().isVerbose})
    , m_question(console)
{
    connect(&m_question, &Question::answered, this, [this](bool isYes) {
        if (isYes) {
            m_proving->allow();
            prove();
        } else {
            this->console().note(u"Nothing was run."_s);
            finishLater(ExitCode::NotApplied);
        }
    });
}

ProveCommand::~ProveCommand() = default;

void ProveCommand::start()
{
    if (isRun() && !store()) {
        refuseWith({.kind = ErrorKind::HistoryUnwritable,
                    .subject = u"the data folder"_s,
                    .detail = u"there is no home folder"_s});
        return;
    }
    inBackground([this](const std::stop_token &stop) { return subject(stop); },
                 [this](const Result<Subject> &subject) { begin(subject); });
}

Result<ProveCommand::Subject> ProveCommand::subject(const std::stop_token &stop) const
{
    const run::Inspection inspection = run::inspect(m_app);
    const Result<run::Profile> profile
        = run::profileIn(m_app.sources.folders, inspection.settings.profile.value);
    const QList<proof::Check> checks = profile ? profile->proof.checks : QList<proof::Check>();
    if (!isRun()) {
        const QString folder
            = m_edits.workspace.isEmpty() ? QDir::currentPath() : m_edits.workspace;
        return Subject{.changes = {.folder = folder, .changes = {}}, .runId = {}, .checks = checks};
    }
    return run::planProof(*store(), options().runs.constFirst(), m_edits.workspace, stop)
        .transform([&checks](const run::Application &application) {
            return Subject{
                .changes = application.planned, .runId = application.runId, .checks = checks};
        });
}

void ProveCommand::begin(const Result<Subject> &subject)
{
    if (!subject) {
        refuseWith(subject.error());
        return;
    }
    m_subject = *subject;
    take(run::RunStarted{.task = {},
                         .profile = {},
                         .stages = {},
                         .plan = {},
                         .code = {},
                         .baseUrl = {},
                         .version = QStringLiteral(ROO_VERSION),
                         .parentRun = m_subject.runId,
                         .workspace = m_subject.changes.folder});
    m_proving = std::make_unique<run::Proving>(run::ProvingJob{.folder = m_subject.changes.folder,
                                                               .profileChecks = m_subject.checks,
                                                               .folders = m_app.sources.folders});
    connect(m_proving.get(), &run::Proving::planned, this, &ProveCommand::planned);
    connect(m_proving.get(), &run::Proving::occurred, this, &ProveCommand::take);
    connect(m_proving.get(), &run::Proving::proved, this, &ProveCommand::proved);
    m_proving->plan();
}

void ProveCommand::planned(const Result<run::ChecksPlanned> &checks, bool isAllowed)
{
    if (!checks || checks->checks.isEmpty()) {
        refuseWith(
            checks ? Error{.kind = ErrorKind::ChecksMissing, .subject = m_subject.changes.folder}
                   : checks.error());
        return;
    }
    take(*checks);
    if (isAllowed || m_edits.allowsChecks) {
        prove();
        return;
    }
    showChecks(console(), *checks);
    if (!Question::canBeAsked()) {
        refuseWith({.kind = ErrorKind::ConsentMissing, .subject = u"checks"_s});
        return;
    }
    m_question.ask(u"Run these commands, now and whenever they are the same?"_s);
}

void ProveCommand::prove()
{
    m_proving->prove(isRun() ? 1 : 0, m_subject.changes.changes.files);
}

void ProveCommand::take(const run::EventBody &body)
{
    const run::RunEvent event{.runId = u"prove"_s,
                              .sequence = m_run.lastSequence() + 1,
                              .time = QDateTime::currentDateTimeUtc(),
                              .body = body};
    m_run.fold(event);
    if (!std::holds_alternative<run::ProofFinished>(body)) { // the table is the answer
        m_progress.take(event, m_run);
    }
    if (!std::holds_alternative<run::RunStarted>(body)) {
        m_happened.append(body);
    }
}

void ProveCommand::proved(const Result<QString> &words)
{
    if (!words) {
        refuseWith(words.error());
        return;
    }
    if (m_subject.runId.isEmpty()) {
        conclude();
        return;
    }
    inBackground(
        [store = *store(), subject = m_subject, happened = m_happened](const std::stop_token &) {
            return run::recordProof(store, subject.runId, subject.changes, happened);
        },
        [this](const Result<void> &recorded) {
            if (!recorded) {
                console().warn(u"The run does not say that it was proved: %1"_s.arg(
                    wording::sentence(recorded.error())));
            }
            conclude();
        });
}

void ProveCommand::conclude()
{
    const run::Proof *const proof = m_run.evidence().proofOf(isRun() ? 1 : 0);
    const auto report = proof != nullptr ? m_run.evidence().reportOf(*proof) : std::nullopt;
    if (!report) {
        refuseWith({.kind = ErrorKind::Cancelled});
        return;
    }
    const ExitCode code = report->isGood() ? ExitCode::Done : ExitCode::ProofFailed;
    if (common().isJson) {
        QJsonObject json = run::reportToJson(*report);
        json.insert(u"folder"_s, m_subject.changes.folder);
        json.insert(u"tree"_s, proof->start.tree);
        json.insert(u"sandboxed"_s, m_run.evidence().planned()->isSandboxed);
        if (!m_subject.runId.isEmpty()) {
            json.insert(u"run"_s, m_subject.runId);
        }
        printJsonAndFinish(json, code);
        return;
    }
    printText(wording::proofTable(*report, console().outputColumns()) % wording::proofFoot(*report)
              % u'\n');
    finishLater(code);
}

void ProveCommand::cancel(ErrorKind why)
{
    if (m_proving) {
        m_proving->stop();
    }
    KeptCommand::cancel(why);
}

void ProveCommand::refuseWith(const Error &error)
{
    report(error);
    if (common().isJson) {
        printText(jsonLine(errorObject(error)));
    }
    finishLater(isRun() ? exitCodeForWriting(error) : exitCodeFor(error));
}

} // namespace roo::cli
