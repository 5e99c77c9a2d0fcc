// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runindex.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <QFile>
#include <QJsonDocument>
#include <QLockFile>

#include <chrono>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qint64 indexLimit = qint64{512} * 1024 * 1024;
constexpr std::chrono::seconds patience{2}; // a rewriting takes less

QByteArray linesOf(const QList<RunSummary> &summaries)
{
    QByteArray lines;
    for (const RunSummary &summary : summaries) {
        lines += QJsonDocument(summaryToJson(summary)).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

} // namespace

RunIndex::RunIndex(const QString &runsFolder)
    : m_path(runsFolder % u"/index.jsonl"_s)
{
}

QHash<QString, RunSummary> RunIndex::read()
{
    QHash<QString, RunSummary> summaries;
    m_lines = 0;
    const Result<QByteArray> content = text::readFile(m_path, indexLimit);
    const QByteArray bytes = content.value_or(QByteArray());
    qsizetype from = 0;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
        ++m_lines;
        const auto line = QByteArray::fromRawData(bytes.constData() + from, end - from);
        from = end + 1;
        if (auto summary = summaryFromJson(QJsonDocument::fromJson(line).object())) {
            // A program that read the run before another one changed it may come late.
            RunSummary &known = summaries[summary->id];
            if (summary->lastSequence >= known.lastSequence) {
                known = *std::move(summary);
            }
        }
    }
    return summaries;
}

void RunIndex::add(const QList<RunSummary> &summaries) const
{
    // One write for all: lines of two programs never mix. A line that a full disk cut is ended by
    // the next one's line feed and skipped.
    if (summaries.isEmpty()) {
        return;
    }
    // Nothing is added to what is being replaced. Without a lock a line may be lost at the worst.
    QLockFile lock(lockPath());
    [[maybe_unused]] const bool isAlone = lock.tryLock(patience);
    QFile file(m_path);
    if (file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, files::ownerOnly)) {
        const QByteArray lines = linesOf(summaries);
        if (!files::writeAll(file, lines)) {
            file.write("\n", 1);
        }
    }
}

void RunIndex::rewrite(QList<RunSummary> summaries) const
{
    QLockFile lock(lockPath());
    if (!lock.tryLock()) {
        return;
    }
    const QHash<QString, RunSummary> now = RunIndex(*this).read();
    for (RunSummary &summary : summaries) {
        const auto known = now.constFind(summary.id);
        if (known != now.cend() && known->lastSequence > summary.lastSequence) {
            summary = *known;
        }
    }
    [[maybe_unused]] const auto written
        = files::replaceFile(m_path, linesOf(summaries), files::ownerOnly);
}

} // namespace roo::run
