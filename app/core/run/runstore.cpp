// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runstore.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/run/eventcodec.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <array>
#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr auto ownerFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr qint64 eventsLimit = qint64{1024} * 1024 * 1024;

std::unexpected<Error> unwritable(const QString &path, const QString &words)
{
    return std::unexpected(
        Error{.kind = ErrorKind::HistoryUnwritable, .subject = path, .detail = words});
}

bool waitForDisk(const QFile &file)
{
#ifdef Q_OS_LINUX
    return ::fdatasync(file.handle()) == 0;
#elif defined(Q_OS_UNIX)
    return ::fsync(file.handle()) == 0;
#else
    Q_UNUSED(file)
    return true;
#endif
}

bool isMilestone(const EventBody &body)
{
    return std::holds_alternative<StageFinished>(body) || std::holds_alternative<RunFinished>(body);
}

//! A file of the run's folder; its errors are the history's.
Result<void> kept(Result<void> written)
{
    if (!written) {
        written.error().kind = ErrorKind::HistoryUnwritable;
    }
    return written;
}

QByteArray summary(const Run &run)
{
    QStringList models;
    for (const Stage &stage : run.stages()) {
        if (stage.result) {
            models.append(stage.result->modelAsked);
        }
    }
    const bool finished = run.finish().has_value();
    const QString outcome = !finished                          ? u"running"_s
        : run.finish()->outcome == Outcome::Succeeded          ? u"succeeded"_s
        : run.finish()->outcome == Outcome::Cancelled          ? u"cancelled"_s
                                                               : u"failed"_s;
    QJsonObject json{{u"run"_s, run.id()},
                     {u"task"_s, run.start().task},
                     {u"profile"_s, run.start().profile.name},
                     {u"models"_s, models.join(u", ")},
                     {u"started"_s, run.startedAt().toString(Qt::ISODateWithMs)},
                     {u"outcome"_s, outcome},
                     {u"version"_s, run.start().version}};
    if (finished) {
        json.insert("finished"_L1, run.finishedAt().toString(Qt::ISODateWithMs));
    }
    return QJsonDocument(json).toJson();
}

} // namespace

RunJournal::RunJournal(QString runId, QString folder)
    : m_runId(std::move(runId))
    , m_folder(std::move(folder))
    , m_events(m_folder % u"/events.jsonl"_s)
{
}

Result<void> RunJournal::append(const RunEvent &event)
{
    if (!m_events.isOpen()) {
        return unwritable(m_events.fileName(), u"closed"_s);
    }
    const qint64 before = m_events.size();
    const QByteArray line = eventcodec::encode(event) + '\n';
    const bool written = m_events.write(line) == line.size();
    if (!written || (isMilestone(event.body) && !waitForDisk(m_events))) {
        const QString words = m_events.errorString();
        if (!written) {
            m_events.resize(before); // a half line would spoil the one before a reader's eyes
        }
        m_events.close();
        return unwritable(m_events.fileName(), words);
    }
    return {};
}

Result<void> RunJournal::storeRequest(const QString &sha256, const QByteArray &body)
{
    const QString path = m_folder % u"/requests/"_s % sha256 % u".json"_s;
    if (QFileInfo::exists(path)) {
        return {}; // the same bytes, by its name
    }
    return kept(files::createFile(path, body, files::ownerOnly));
}

Result<void> RunJournal::finish(const Run &run)
{
    constexpr std::array answers{std::pair{Role::Planner, "plan.md"_L1},
                               std::pair{Role::Coder, "code.md"_L1},
                               std::pair{Role::Reviewer, "review.md"_L1}};
    for (const auto &[role, name] : answers) {
        const Stage *stage = run.stage(role);
        if (stage == nullptr || !stage->result) {
            continue;
        }
        const Result<void> written = kept(files::replaceFile(
            m_folder % u'/' % name, stage->answer().toUtf8(), files::ownerOnly));
        if (!written) {
            return written;
        }
    }
    return kept(
        files::replaceFile(m_folder % u"/run.json"_s, summary(run), files::ownerOnly));
}

RunStore::RunStore(QString folder)
    : m_folder(std::move(folder))
{
}

Result<std::unique_ptr<RunJournal>> RunStore::create()
{
    const QDir parent;
    if (!parent.exists(m_folder) && !parent.mkpath(QFileInfo(m_folder).path())) {
        return unwritable(QFileInfo(m_folder).path(), u"mkdir"_s);
    }
    if (!parent.exists(m_folder) && !parent.mkdir(m_folder, ownerFolder)
        && !parent.exists(m_folder)) {
        return unwritable(m_folder, u"mkdir"_s);
    }
    // Another program may take a name at the same second; a few tries are more than enough.
    for (int tries = 0; tries < 8; ++tries) {
        const QString runId = newRunId();
        const QString folder = m_folder % u'/' % runId;
        if (!parent.mkdir(folder, ownerFolder)) {
            continue;
        }
        if (!parent.mkdir(folder % u"/requests"_s, ownerFolder)) {
            break;
        }
        std::unique_ptr<RunJournal> journal(new RunJournal(runId, folder));
        if (!journal->m_events.open(
                QFile::WriteOnly | QFile::Append | QFile::NewOnly | QFile::Unbuffered, files::ownerOnly)) {
            return unwritable(journal->m_events.fileName(), journal->m_events.errorString());
        }
        return journal;
    }
    return unwritable(m_folder, u"mkdir"_s);
}

QStringList RunStore::runIds() const
{
    return QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
}

Result<QList<RunEvent>> RunStore::load(const QString &runId) const
{
    const QString path = m_folder % u'/' % runId % u"/events.jsonl"_s;
    if (runId.contains(u'/') || runId.startsWith(u'.') || !QFileInfo::exists(path)) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnknown, .subject = runId});
    }
    const Result<QByteArray> lines = text::readFile(path, eventsLimit);
    if (!lines) {
        return std::unexpected(lines.error());
    }
    return decodeEvents(*lines);
}

Result<QList<RunEvent>> RunStore::decodeEvents(const QByteArray &lines)
{
    QList<RunEvent> events;
    qsizetype from = 0;
    int number = 0;
    for (qsizetype end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
        ++number;
        Result<RunEvent> event
            = eventcodec::decode(QByteArrayView(lines).sliced(from, end - from));
        from = end + 1;
        if (event) {
            events.append(*std::move(event));
        } else if (event.error().expected != "type"_L1) {
            Error error = event.error();
            error.kind = ErrorKind::RunUnreadable;
            error.line = number;
            return std::unexpected(error);
        }
    }
    return events;
}

QString newRunId()
{
    static constexpr auto letters = "0123456789abcdefghjkmnpqrstvwxyz"_L1;
    QString random;
    for (int i = 0; i < 6; ++i) {
        random += letters.at(QRandomGenerator::global()->bounded(letters.size()));
    }
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-"_s) % random;
}

} // namespace roo::run
