// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/ledger.h"

#include "core/base/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using std::chrono::minutes;

//! A file that is larger was not written by us, and what is beyond is not counted.
constexpr qint64 largestFile = qint64{64} * 1024 * 1024;
constexpr qint64 pieceSize = qint64{64} * 1024;

QString pathOf(const QString &folder, QDate day)
{
    return folder % u'/' % day.toString(Qt::ISODate) % u".log"_s;
}

//! Calls `take` with each whole line that was added since.
template <typename Take>
void readOn(const QString &folder, LedgerFile &place, Take take)
{
    QFile file(pathOf(folder, place.day));
    // Anything else could make reading wait.
    if (!QFileInfo(file).isFile() || !file.open(QFile::ReadOnly | QFile::Unbuffered)) {
        return;
    }
    while (place.offset < largestFile && file.seek(place.offset)) {
        const QByteArray piece = file.read(pieceSize);
        const qsizetype end = piece.lastIndexOf('\n') + 1;
        for (qsizetype begin = 0; begin < end;) {
            const qsizetype next = piece.indexOf('\n', begin);
            if (const auto line
                = decodeLedgerLine(QByteArrayView(piece).sliced(begin, next - begin))) {
                take(*line);
            }
            begin = next + 1;
        }
        const bool isFull = piece.size() == pieceSize;
        place.offset += end > 0 || !isFull ? end : pieceSize; // no line is as long as that
        if (!isFull) {
            return;
        }
    }
}

void removeOldDays(const QString &folder, QDate today)
{
    const QStringList names = QDir(folder).entryList({u"*.log"_s}, QDir::Files);
    for (const QString &name : names) {
        const QDate day = QDate::fromString(name.chopped(4), Qt::ISODate);
        if (day.isValid() && day.daysTo(today) > ledgerDays) {
            QFile::remove(folder % u'/' % name);
        }
    }
}

} // namespace

Ledger::Ledger(QString folder)
    : m_folder(std::move(folder))
{
}

void Ledger::recordSent(bool isFree, Moment now)
{
    record(RequestSent{.at = now, .isFree = isFree}, now);
}

void Ledger::recordEnded(const llm::TokenUsage &usage, std::chrono::milliseconds took, Moment now)
{
    record(endedWith(usage, took, now), now);
}

void Ledger::record(const LedgerLine &line, Moment now)
{
    catchUp(now);
    const Result<void> written = m_folder.isEmpty() ? Result<void>() : write(line, m_file.day);
    if (written && !m_folder.isEmpty()) {
        return; // it is counted when it is read
    }
    count(line, m_unkept);
    if (!written && !std::exchange(m_hasFailed, true)) {
        m_failure = written.error();
    }
}

Result<void> Ledger::write(const LedgerLine &line, QDate day)
{
    if (m_swept != day || !QFileInfo::exists(m_folder)) {
        if (const Result<void> made = files::makePrivateFolder(m_folder); !made) {
            return made;
        }
        removeOldDays(m_folder, day);
        m_swept = day;
    }
    QFile file(pathOf(m_folder, day));
    if (!file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, files::ownerOnly)) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = file.fileName(),
                                     .detail = file.errorString()});
    }
    // A line that was cut, by a full disk or a crash, must not spoil this one.
    const bool isCut = file.size() > m_file.offset;
    return files::writeAll(file,
                           (isCut ? QByteArray("\n") : QByteArray()) + encodeLedgerLine(line));
}

Spent Ledger::today(Moment now)
{
    catchUp(now);
    return {.requests = m_kept.requests + m_unkept.requests,
            .freeRequests = m_kept.freeRequests + m_unkept.freeRequests,
            .tokens = m_kept.tokens + m_unkept.tokens,
            .cost = m_kept.cost + m_unkept.cost,
            .time = m_kept.time + m_unkept.time};
}

QList<Moment> Ledger::freeInLastMinute(Moment now)
{
    catchUp(now);
    QList<Moment> moments;
    // A clock that was set back has requests ahead of it: those that are far are of no minute.
    std::ranges::copy_if(m_free, std::back_inserter(moments), [now](Moment at) {
        return at > now - minutes(1) && at < now + minutes(1);
    });
    std::ranges::sort(moments);
    return moments;
}

std::optional<Error> Ledger::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

void Ledger::catchUp(Moment now)
{
    if (m_file.day != dayOf(now)) {
        begin(now);
    }
    if (m_folder.isEmpty()) {
        return;
    }
    if (QFileInfo(pathOf(m_folder, m_file.day)).size() < m_file.offset) {
        m_file.offset = 0; // somebody has put another one there
        m_kept = {};
        m_free.clear();
    }
    readOn(m_folder, m_file, [this](const LedgerLine &line) { count(line, m_kept); });
    m_free.removeIf([now](Moment at) { return at < now - minutes(2); });
}

void Ledger::begin(Moment now)
{
    // The minute before midnight is in the file of the day before.
    const QDate before = dayOf(now - minutes(1));
    if (m_file.day != before) {
        m_free.clear(); // it is read again, or long ago
    }
    if (before != dayOf(now) && !m_folder.isEmpty()) {
        LedgerFile file{.day = before, .offset = m_file.day == before ? m_file.offset : 0};
        Spent ofThatDay;
        readOn(m_folder, file, [&](const LedgerLine &line) { count(line, ofThatDay); });
    }
    m_file = {.day = dayOf(now)};
    m_kept = {};
    m_unkept = {};
}

void Ledger::count(const LedgerLine &line, Spent &sum)
{
    addTo(sum, line);
    const auto *const sent = std::get_if<RequestSent>(&line);
    if (sent != nullptr && sent->isFree) {
        m_free.append(sent->at);
    }
}

QString ledgerFolder(const QString &dataFolder)
{
    return dataFolder.isEmpty() ? QString() : dataFolder % u"/usage"_s;
}

QList<DaySpent> spentBefore(const QString &folder, int days, Moment now)
{
    QList<DaySpent> all;
    for (int age = 1; age <= std::min(days, ledgerDays) && !folder.isEmpty(); ++age) {
        LedgerFile file{.day = dayOf(now).addDays(-age)};
        DaySpent day{.day = file.day, .spent = {}};
        readOn(folder, file, [&day](const LedgerLine &line) { addTo(day.spent, line); });
        if (file.offset > 0) {
            all.append(day);
        }
    }
    return all;
}

} // namespace roo::run
