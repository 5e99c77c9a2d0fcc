// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runindex.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr qint64 indexLimit = qint64{512} * 1024 * 1024;

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
            const QString id = summary->id;
            summaries.insert(id, *std::move(summary));
        }
    }
    return summaries;
}

void RunIndex::add(const QList<RunSummary> &summaries) const
{
    // One write for all: lines of two programs never mix. A line that a full disk cut is ended by
    // the next one's line feed and skipped.
    QFile file(m_path);
    if (!summaries.isEmpty()
        && file.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, files::ownerOnly)) {
        const QByteArray lines = linesOf(summaries);
        if (!files::writeAll(file, lines)) {
            file.write("\n", 1);
        }
    }
}

void RunIndex::rewrite(const QList<RunSummary> &summaries) const
{
    [[maybe_unused]] const auto written
        = files::replaceFile(m_path, linesOf(summaries), files::ownerOnly);
}

} // namespace roo::run
