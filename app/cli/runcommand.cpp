// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/runcommand.h"

#include "cli/changewording.h"
#include "cli/checkquestion.h"
#include "cli/outfiles.h"
#include "cli/runending.h"
#include "core/run/undofolder.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

QList<run::Role> stagesOf(CommandName command)
{
    switch (command) {
    case CommandName::Plan:
        return {run::Role::Planner};
    case CommandName::Code:
        return {run::Role::Coder};
    case CommandName::Review:
        return {run::Role::Reviewer};
    case CommandName::Run:
    case CommandName::Resume:
    case CommandName::History:
    case CommandName::Show:
    case CommandName::Compare:
    case CommandName::Replay:
    case CommandName::Export:
    case CommandName::Apply:
    case CommandName::Diff:
    case CommandName::Undo:
    case CommandName::Prove:
    case CommandName::Conformance:
    case CommandName::Models:
    case CommandName::Doctor:
    case CommandName::Usage:
    case CommandName::Config:
    case CommandName::Completion:
        return run::allRoles();
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

RunCommand::RunCommand(Environment environment, Invocation invocation, RunInputs inputs)
    : ProxyCommand(environment)
    , m_invocation(std::move(invocation))
    , m_inputs(std::move(inputs))
{
}

RunCommand::~RunCommand() = default;

Result<run::RunRequest> RunCommand::request() const
{
    Result<run::Profile> profile = app().profile();
    if (!profile) {
        return std::unexpected(profile.error());
    }
    return completed({.task = m_inputs.task,
                      .attachments = m_inputs.attachments,
                      .profile = *std::move(profile),
                      .stages = stagesOf(m_invocation.command),
                      .plan = m_inputs.plan,
                      .code = run::givenAnswer(m_inputs.code)});
}

run::RunRequest RunCommand::completed(run::RunRequest request) const
{
    for (const auto &[role, chain] : m_invocation.common.models.asKeyValueRange()) {
        request.profile.stage(role).models = chain;
    }
    request.stageTimeout = app().settings().stageTimeout.value;
    request.isStrict = m_invocation.run.isStrict;
    request.allowsSecrets = m_invocation.edits.allowsSecrets;
    request.spending = app().spending();
    completeWorkspace(request);
    return request;
}

void RunCommand::completeWorkspace(run::RunRequest &request) const
{
    const EditOptions &edits = m_invocation.edits;
    if (!edits.workspace.isEmpty()) {
        // What was planned for another folder says nothing about this one.
        if (!request.workspace || request.workspace->folder != edits.workspace) {
            const QList<run::Finding> revises
                = request.workspace ? request.workspace->revises : QList<run::Finding>();
            request.workspace = run::WorkspaceJob{.folder = edits.workspace, .revises = revises};
        }
    }
    if (!request.workspace) {
        return;
    }
    request.workspace->limits.total = app().settings().contextLimit.value;
    request.workspace->applies = edits.applies;
    request.workspace->allowed = edits.allowed;
    if (const auto store = run::storeIn(app().folders())) {
        request.workspace->undoFolder = store->undo().folder();
    }
    request.workspace->proof = proofFor(app().folders(), edits);
}

void RunCommand::start()
{
    begin(request());
}

void RunCommand::begin(const Result<run::RunRequest> &request)
{
    const Result<void> output = request ? prepareOutput() : Result<void>();
    if (!request || !output) {
        const Error &error = request ? output.error() : request.error();
        report(error);
        finishLater(exitCodeFor(error));
        return;
    }
    const CommonOptions &common = m_invocation.common;
    m_answers = std::make_unique<AnswerPrinter>(
        console(), answerMode(console(), common.isJson, m_invocation.run.isLive),
        hasHeadings(request->stages));
    m_progress = std::make_unique<ProgressPrinter>(
        console(),
        ProgressPrinter::Detail{.isQuiet = common.isQuiet, .isVerbose = common.isVerbose});
    m_session = std::make_unique<run::Session>(app().client(), app().store());
    connect(m_session.get(), &run::Session::eventRecorded, this, &RunCommand::take);
    connect(m_session.get(), &run::Session::consentWanted, this, &RunCommand::askForConsent);
    connect(m_session.get(), &run::Session::finished, this, &RunCommand::sessionFinished);
    connect(m_session.get(), &run::Session::historyLost, this, [this](const Error &error) {
        const bool hasBegun = m_session->run().state() != run::Run::State::Empty;
        console().warn(u"This run is not kept%1: %2. The run goes on."_s.arg(
            hasBegun ? u" any further"_s : u""_s, wording::brief(error)));
    });
    const bool wantsHistory = common.app.keepsHistory && app().settings().history.value;
    if (wantsHistory && !app().store()) {
        console().warn(u"This run is not kept: there is no home folder. The run goes on."_s);
    }
    m_session->start(*request);
    if (common.isVerbose && !m_session->folder().isEmpty()) {
        console().note(u"The run is kept in %1"_s.arg(m_session->folder()));
    }
}

void RunCommand::askForConsent(run::ConsentFor what)
{
    if (!Question::canBeAsked()) {
        m_session->consent(false);
        return;
    }
    m_question = std::make_unique<Question>(console());
    connect(m_question.get(), &Question::answered, this,
            [this](bool isYes) { m_session->consent(isYes); });
    switch (what) {
    case run::ConsentFor::Secrets:
        m_question->ask(u"Send it to the models all the same?"_s);
        return;
    case run::ConsentFor::Checks:
        showChecks(console(), *m_session->run().evidence().planned());
        m_question->ask(u"Run these commands, now and whenever they are the same?"_s);
        return;
    }
}

void RunCommand::cancel(ErrorKind why)
{
    if (m_models) {
        m_models.reset();
        finish(ExitCode::Failed);
    } else if (m_session) {
        m_session->cancel(why);
    }
}

Result<void> RunCommand::prepareOutput() const
{
    if (!console().hasOutput()) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = u"standard output"_s,
                                     .detail = u"it is closed"_s});
    }
    for (const QString &folder : {m_invocation.run.outFolder, m_invocation.run.outFilesFolder}) {
        if (folder.isEmpty()) {
            continue;
        }
        if (const Result<void> prepared = prepareFolder(folder); !prepared) {
            return prepared;
        }
    }
    return {};
}

void RunCommand::take(const run::RunEvent &event)
{
    m_answers->take(event, m_session->run());
    m_progress->take(event, m_session->run());
}

void RunCommand::sessionFinished()
{
    sayWhatIsNotCounted();
    const std::optional<Error> error = m_session->run().finish()->error;
    // Both are tried: what one folder cannot take, the other may.
    const bool hasAnswers = writeAnswerFiles();
    const bool hasFiles = writeNamedFiles();
    m_isWritten = hasAnswers && hasFiles;
    if (error) {
        reportFailure(*error);
    } else {
        sayWhatChanges();
        finish(m_isWritten ? ExitCode::Done : ExitCode::OutputNotWritable);
    }
}

void RunCommand::sayWhatChanges() const
{
    const run::Run &run = m_session->run();
    if (!run.applied().isEmpty() && m_session->folder().isEmpty()) {
        console().warn(u"Nothing of this run is kept, so what it has written cannot be undone."_s);
    }
    if (m_invocation.common.isQuiet || !run.edits() || m_session->folder().isEmpty()) {
        return;
    }
    const QString id = run.id().right(run::shortIdLength);
    if (!run.applied().isEmpty()) {
        console().note(u"`orchestrator undo %1` takes it back."_s.arg(id));
    } else if (!run.edits()->changes.files.isEmpty()) {
        console().note(u"Nothing is written yet: `orchestrator diff %1` shows the changes, "
                       "`orchestrator apply %1` writes them."_s.arg(id));
    }
}

bool RunCommand::writeAnswerFiles() const
{
    const QString &folder = m_invocation.run.outFolder;
    if (folder.isEmpty()) {
        return true;
    }
    const Result<void> written = writeAnswers(folder, m_session->run());
    if (!written) {
        report(written.error());
    }
    return written.has_value();
}

bool RunCommand::writeNamedFiles() const
{
    const QString &folder = m_invocation.run.outFilesFolder;
    const run::Stage *coder = m_session->run().stage(run::Role::Coder);
    if (folder.isEmpty() || coder == nullptr || !coder->result) {
        return true;
    }
    const bool isCut = coder->result->finishReason == llm::FinishReason::Length;
    if (isCut && m_invocation.run.isStrict) {
        console().warn(u"Nothing was written to %1: the code is not complete."_s.arg(folder));
        return true; // the run has failed of it, and says so
    }
    const Result<CodeFiles> files = writeCodeFiles(folder, coder->answer());
    if (!files) {
        report(files.error());
        if (!m_session->folder().isEmpty()) {
            console().note(u"The answer is kept in %1/%2"_s.arg(
                m_session->folder(), run::answerFileName(run::Role::Coder)));
        }
        return false;
    }
    for (const QString &path : files->unclear) {
        console().warn(u"%1 was left out: it holds a fence of as many backticks as the one around "
                       "it, so where it ends cannot be told."_s.arg(path));
    }
    if (files->isTruncated) {
        console().warn(u"The last file of the answer is not complete, and was left out."_s);
    }
    if (files->paths.isEmpty()) {
        console().fail(
            files->isTruncated || !files->unclear.isEmpty()
                ? u"orchestrator: Nothing was written to %1."_s.arg(folder)
                : u"orchestrator: The answer names no files: nothing was written to %1."_s.arg(
                      folder));
        return false;
    }
    if (!m_invocation.common.isQuiet) {
        console().note(u"Written to %1: %2"_s.arg(folder, files->paths.join(u", ")));
    }
    return true;
}

void RunCommand::reportFailure(const Error &error)
{
    const bool wasStopped
        = error.kind == ErrorKind::Interrupted || error.kind == ErrorKind::Cancelled;
    // A stop without a signal means that the output failed: that is said where the output is.
    if (error.kind != ErrorKind::Cancelled) {
        report(error);
    }
    if (console().outputFailure() == 0) {
        sayWhereKept(error);
    }
    if (allModelsUnknown(m_session->run()) && !wasStopped) {
        suggestModels();
        return;
    }
    const ExitCode code
        = wasStopped ? ExitCode::Done : exitCodeFor(rootCause(error, m_session->run()));
    finish(m_isWritten || !comesAfterOutput(code) ? code : ExitCode::OutputNotWritable);
}

void RunCommand::sayWhereKept(const Error &error) const
{
    const QString folder = m_session->folder();
    if (folder.isEmpty()) {
        return;
    }
    if (hasText(m_session->run())) {
        console().note(u"What arrived is kept in %1"_s.arg(folder));
    } else if (!m_invocation.common.isQuiet) {
        console().note(u"The run is kept in %1"_s.arg(folder));
    }
    if (!m_invocation.common.isQuiet) {
        console().note(wayOn(error, m_session->run()));
    }
}

void RunCommand::suggestModels()
{
    m_models = std::make_unique<run::ModelLister>(app().client());
    connect(m_models.get(), &run::ModelLister::finished, this,
            [this](const Result<llm::ModelList> &result) {
                if (result) {
                    const QList<run::ModelCheck> checks
                        = run::checkModels(m_session->run().start().profile, result->models);
                    for (const run::ModelCheck &check : checks) {
                        if (!check.isOffered && !check.alike.isEmpty()) {
                            console().note(u"The proxy does not offer %1; it offers %2"_s.arg(
                                check.model, check.alike.join(u", ")));
                        }
                    }
                }
                finish(ExitCode::Failed);
            });
    m_models->start();
}

void RunCommand::finish(ExitCode code)
{
    emit finished(code);
}

} // namespace roo::cli
