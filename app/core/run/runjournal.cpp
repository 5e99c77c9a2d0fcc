// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runjournal.h"

#include "core/base/files.h"
#include "core/edit/patch.h"
#include "core/run/eventcodec.h"
#include "core/run/runsummary.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <optional>
#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

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
    return std::holds_alternative<StageFinished>(body) || std::holds_alternative<EditsApplied>(body)
        || std::holds_alternative<EditsReverted>(body) || std::holds_alternative<RunFinished>(body);
}

//! A file of the run's folder; its errors are the history's.
Result<void> kept(Result<void> written)
{
    if (!written) {
        written.error().kind = ErrorKind::HistoryUnwritable;
    }
    return written;
}

//! Where the last whole line ends; empty where the file cannot be read, and nothing may be cut off.
std::optional<qint64> endOfLines(QFile &file)
{
    constexpr qint64 step = qint64{64} * 1024;
    for (qint64 end = file.size(); end > 0;) {
        const qint64 begin = std::max<qint64>(end - step, 0);
        const QByteArray bytes = file.seek(begin) ? file.read(end - begin) : QByteArray();
        if (bytes.size() != end - begin) {
            return std::nullopt;
        }
        if (const qsizetype found = bytes.lastIndexOf('\n'); found >= 0) {
            return begin + found + 1;
        }
        end = begin;
    }
    return 0;
}

} // namespace

RunJournal::RunJournal(QString runId, QString folder)
    : m_runId(std::move(runId))
    , m_folder(std::move(folder))
    , m_events(m_folder % u"/events.jsonl"_s)
    , m_lock(m_folder)
{
}

RunJournal::~RunJournal()
{
    if (m_isEmpty) {
        m_events.close(); // what is open cannot be removed everywhere
        m_lock.release();
        QDir(m_folder).removeRecursively(); // a run that nothing is known of is none
    }
}

Result<void> RunJournal::open()
{
    const QDir folder(m_folder);
    for (const auto name : {"requests"_L1, "attachments"_L1}) {
        if (!folder.mkdir(name, files::ownerOnlyFolder)) {
            return unwritable(folder.filePath(name), qt_error_string());
        }
    }
    if (!m_events.open(QFile::WriteOnly | QFile::Append | QFile::NewOnly | QFile::Unbuffered,
                       files::ownerOnly)) {
        return unwritable(m_events.fileName(), m_events.errorString());
    }
    m_lock.take(m_events);
    return {};
}

Result<void> RunJournal::openAgain()
{
    m_isEmpty = false;
    // Read as well: a line that a crash has cut is taken away.
    if (!m_events.open(QFile::ReadWrite | QFile::ExistingOnly | QFile::Append
                       | QFile::Unbuffered)) {
        return unwritable(m_events.fileName(), m_events.errorString());
    }
    m_lock.take(m_events);
    const std::optional<qint64> end = endOfLines(m_events);
    if (!end || (*end != m_events.size() && !m_events.resize(*end))) {
        return unwritable(m_events.fileName(), m_events.errorString());
    }
    return {};
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
    if (written) {
        m_isEmpty = false;
    } else {
        m_events.close();
    }
    return written;
}

Result<void> RunJournal::storeRequest(const QString &sha256, const QByteArray &body)
{
    return storeOnce(u"/requests/"_s % sha256 % u".json"_s, body);
}

Result<void> RunJournal::storeAttachment(const QString &sha256, const QByteArray &content)
{
    return storeOnce(u"/attachments/"_s % sha256, content);
}

Result<void> RunJournal::storeOnce(const QString &name, const QByteArray &bytes)
{
    const QString path = m_folder % name;
    if (QFileInfo::exists(path)) {
        return {}; // the same bytes, by its name
    }
    return kept(files::createFile(path, bytes, files::ownerOnly));
}

Result<void> RunJournal::finish(const Run &run)
{
    const QList<Role> roles = allRoles();
    for (const Role role : roles) {
        const Stage *stage = run.stage(role);
        if (stage == nullptr || !stage->result) {
            continue;
        }
        const Result<void> written = kept(files::replaceFile(m_folder % u'/' % answerFileName(role),
                                                             run.answer(role), files::ownerOnly));
        if (!written) {
            return written;
        }
    }
    if (run.edits()) {
        const Result<void> written
            = kept(files::replaceFile(m_folder % u"/changes.patch"_s,
                                      edit::patchOf(run.edits()->changes.files), files::ownerOnly));
        if (!written) {
            return written;
        }
    }
    const QByteArray summary = QJsonDocument(summaryToJson(summarize(run))).toJson();
    return kept(files::replaceFile(m_folder % u"/run.json"_s, summary, files::ownerOnly));
}

} // namespace roo::run
