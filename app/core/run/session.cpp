// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/session.h"

#include "core/base/sha256.h"
#include "core/run/undofolder.h"

#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

AttachmentsAdded describe(const QList<Attachment> &attachments)
{
    AttachmentsAdded event;
    for (const Attachment &attachment : attachments) {
        const QByteArray bytes = attachment.text.toUtf8();
        event.files.append(
            {.path = attachment.path, .size = bytes.size(), .sha256 = sha256Hex(bytes)});
    }
    return event;
}

//! Whether something that would be kept with the run holds the key.
bool holdsKey(const RunRequest &request, const Secret &key)
{
    const QString text = QString::fromUtf8(key.reveal());
    const bool isInTexts = request.task.contains(text) || request.plan.contains(text)
        || joined(request.code).contains(text);
    return text.size() >= shortestKey
        && (isInTexts || std::ranges::any_of(request.attachments, [&](const Attachment &each) {
                return each.text.contains(text);
            }));
}

} // namespace

Session::Session(const llm::ChatClient &client, std::optional<RunStore> store)
    : m_client(client)
    , m_store(std::move(store))
{
}

Session::~Session() = default;

void Session::start(const RunRequest &request)
{
    Q_ASSERT(m_run.state() != Run::State::Running && !m_isTelling);
    m_run = {};
    m_sequence = 0;
    // What holds the connection's own key is refused, and kept nowhere before that.
    m_mayKeep = !holdsKey(request, m_client.endpoint().key);
    const std::optional<Error> lost = openJournal();
    makePipeline(request);
    // Before anybody is told of anything: a listener that cancels ends a run that has begun.
    m_pending.append(
        RunStarted{.task = request.task,
                   .profile = request.profile,
                   .stages = request.stages,
                   .plan = request.plan,
                   .code = request.code,
                   .baseUrl = m_client.endpoint().baseUrl.toString(),
                   .version = QStringLiteral(ROO_VERSION),
                   .parentRun = request.parentRun,
                   .workspace = request.workspace ? request.workspace->folder : QString()});
    const AttachmentsAdded attached = describe(request.attachments);
    if (!attached.files.isEmpty()) {
        m_pending.append(attached);
    }
    m_isTelling = true;
    if (lost) {
        emit historyLost(*lost);
    }
    keepAttachments(request.attachments, attached);
    m_isTelling = false;
    tellPending();
    m_pipeline->start();
}

std::optional<Error> Session::openJournal()
{
    m_journal.reset();
    m_folder.clear();
    m_runId = newRunId();
    if (!m_store || !m_mayKeep) {
        return std::nullopt;
    }
    Result<std::unique_ptr<RunJournal>> journal = m_store->create();
    if (!journal) {
        return journal.error();
    }
    m_journal = *std::move(journal);
    m_runId = m_journal->runId();
    m_folder = m_journal->folder();
    return std::nullopt;
}

void Session::makePipeline(const RunRequest &request)
{
    m_pipeline
        = std::make_unique<Pipeline>(m_client,
                                     Pipeline::Job{.input = {.task = request.task,
                                                             .plan = request.plan,
                                                             .code = joined(request.code),
                                                             .attachments = request.attachments},
                                                   .profile = request.profile,
                                                   .stages = request.stages,
                                                   .stageTimeout = request.stageTimeout,
                                                   .retries = request.retries,
                                                   .isStrict = request.isStrict,
                                                   .workspace = request.workspace,
                                                   .journal = journalFor(request),
                                                   .keepsJournal = m_journal != nullptr,
                                                   .allowsSecrets = request.allowsSecrets,
                                                   .spending = request.spending});
    // After the event that says what was found, which may have to wait for its turn.
    connect(m_pipeline.get(), &Pipeline::consentWanted, this, &Session::consentWanted,
            Qt::QueuedConnection);
    connect(m_pipeline.get(), &Pipeline::occurred, this, &Session::record);
    connect(m_pipeline.get(), &Pipeline::requestPrepared, this, &Session::keepRequest);
}

QString Session::journalFor(const RunRequest &request) const
{
    const bool mayWrite = request.workspace && !request.workspace->undoFolder.isEmpty();
    if (!mayWrite) {
        return {};
    }
    const UndoFolder undo(request.workspace->undoFolder);
    return m_journal ? undo.newJournal(m_runId) : undo.newPassingJournal(m_runId);
}

bool Session::isApplying() const
{
    return m_pipeline && m_pipeline->isApplying();
}

void Session::consent(bool isGiven)
{
    if (m_pipeline) {
        m_pipeline->consent(isGiven);
    }
}

void Session::cancel(ErrorKind why)
{
    if (m_pipeline) {
        m_pipeline->cancel(why);
    }
}

QString Session::folder() const
{
    return m_folder;
}

void Session::record(const EventBody &body)
{
    m_pending.append(body);
    tellPending();
}

void Session::tellPending()
{
    // What happens because a listener cancels comes after what the listeners are being told.
    while (!m_isTelling && !m_pending.isEmpty()) {
        m_isTelling = true;
        tell(m_pending.takeFirst());
        m_isTelling = false;
    }
}

void Session::tell(const EventBody &body)
{
    const RunEvent event{.runId = m_runId,
                         .sequence = ++m_sequence,
                         .time = QDateTime::currentDateTimeUtc(),
                         .body = body};
    if (m_journal) {
        if (const Result<void> kept = m_journal->append(event); !kept) {
            loseHistory(kept.error());
        }
    }
    m_run.fold(event);
    const bool isLast = std::holds_alternative<RunFinished>(body);
    if (isLast && m_journal) {
        if (const Result<void> kept = m_journal->finish(m_run); !kept) {
            emit historyLost(kept.error());
        }
        m_journal.reset(); // nobody writes it any more, and others may know
    }
    emit eventRecorded(event);
    if (isLast) {
        QTimer::singleShot(0, this, &Session::finished);
    }
}

void Session::keepRequest(const QString &sha256, const QByteArray &body)
{
    if (!m_journal) {
        return;
    }
    if (const Result<void> kept = m_journal->storeRequest(sha256, body); !kept) {
        loseHistory(kept.error());
    }
}

void Session::keepAttachments(const QList<Attachment> &attachments, const AttachmentsAdded &event)
{
    for (qsizetype i = 0; i < attachments.size() && m_journal; ++i) {
        const QByteArray bytes = attachments.at(i).text.toUtf8();
        if (const auto kept = m_journal->storeAttachment(event.files.at(i).sha256, bytes); !kept) {
            loseHistory(kept.error());
        }
    }
}

void Session::loseHistory(const Error &error)
{
    m_journal.reset();
    m_folder.clear();
    emit historyLost(error);
}

} // namespace roo::run
