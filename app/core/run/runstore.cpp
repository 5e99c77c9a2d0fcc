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
    const QString outcome = !finished                 ? u"running"_s
        : run.finish()->outcome == Outcome::Succeeded ? u"succeeded"_s
        : run.finish()->outcome == Outcome::Cancelled ? u"cancelled"_s
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
    Result<void> written = kept(files::writeAll(m_events, line));
    if (!written) {
        m_events.resize(before); // a half line would spoil the one before a reader's eyes
    } else if (isMilestone(event.body) && !waitForDisk(m_events)) {
        written = unwritable(m_events.fileName(), qt_error_string());
    }
    if (!written) {
        m_events.close();
    }
    return written;
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
    const QList<Role> roles = allRoles();
    for (const Role role : roles) {
        const Stage *stage = run.stage(role);
        if (stage == nullptr || !stage->result) {
            continue;
        }
        const Result<void> written = kept(files::replaceFile(
            m_folder % u'/' % answerFileName(role), stage->answer().toUtf8(), files::ownerOnly));
        if (!written) {
            return written;
        }
    }
    return kept(files::replaceFile(m_folder % u"/run.json"_s, summary(run), files::ownerOnly));
}

RunStore::RunStore(QString folder)
    : m_folder(std::move(folder))
{
}

Result<std::unique_ptr<RunJournal>> RunStore::create()
{
    if (const Result<void> made = kept(files::makePrivateFolder(m_folder)); !made) {
        return std::unexpected(made.error());
    }
    const QDir parent;
    QString runId;
    bool isMade = false;
    // Another program may take a name at the same second; a few tries are more than enough.
    for (int tries = 0; tries < 8 && !isMade; ++tries) {
        runId = newRunId();
        isMade = parent.mkdir(m_folder % u'/' % runId, ownerFolder);
    }
    if (!isMade) {
        return unwritable(m_folder, qt_error_string());
    }
    const QString folder = m_folder % u'/' % runId;
    if (!parent.mkdir(folder % u"/requests"_s, ownerFolder)) {
        const QString words = qt_error_string();
        parent.rmdir(folder);
        return unwritable(folder % u"/requests"_s, words);
    }
    std::unique_ptr<RunJournal> journal(new RunJournal(runId, folder));
    QFile &events = journal->m_events;
    if (!events.open(QFile::WriteOnly | QFile::Append | QFile::NewOnly | QFile::Unbuffered,
                     files::ownerOnly)) {
        QDir(folder).removeRecursively();
        return unwritable(events.fileName(), events.errorString());
    }
    return journal;
}

QStringList RunStore::runIds() const
{
    return QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
}

Result<QList<RunEvent>> RunStore::load(const QString &runId) const
{
    const QString path = m_folder % u'/' % runId % u"/events.jsonl"_s;
    const bool isName = !runId.isEmpty() && !runId.contains(u'/') && !runId.contains(u'\\')
        && !runId.startsWith(u'.');
    if (!isName || !QFileInfo::exists(path)) {
        return std::unexpected(Error{.kind = ErrorKind::RunUnknown, .subject = runId});
    }
    const Result<QByteArray> lines = text::readFile(path, eventsLimit);
    if (!lines) {
        Error error = lines.error();
        error.kind = ErrorKind::RunUnreadable;
        return std::unexpected(error);
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
        Result<RunEvent> event = eventcodec::decode(QByteArrayView(lines).sliced(from, end - from));
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
