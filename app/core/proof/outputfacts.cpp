// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/outputfacts.h"

#include "core/base/text.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

constexpr qint64 largestReport = qint64{16} * 1024 * 1024;

//! The file itself, if it is one and lies in the tree: a check may have put a link there, or a
//! pipe.
QFileInfo fileIn(const QString &tree, const QString &path)
{
    const QString root = QFileInfo(tree).canonicalFilePath();
    const QFileInfo file(QFileInfo(root % u'/' % path).canonicalFilePath());
    const bool isWithin = !root.isEmpty() && file.filePath().startsWith(root + u'/');
    return isWithin && file.isFile() ? file : QFileInfo();
}

std::optional<TestCounts> countsIn(const QString &tree, const ReportFile &report)
{
    const QFileInfo file = report.path.isEmpty() ? QFileInfo() : fileIn(tree, report.path);
    if (file.filePath().isEmpty() || file.lastModified() == report.before) {
        return std::nullopt;
    }
    const Result<QByteArray> bytes = text::readFile(file.filePath(), largestReport);
    return bytes ? junitCounts(*bytes) : std::nullopt;
}

} // namespace

QDateTime lastWritten(const QString &tree, const QString &report)
{
    const QFileInfo file = report.isEmpty() ? QFileInfo() : fileIn(tree, report);
    return file.filePath().isEmpty() ? QDateTime() : file.lastModified();
}

OutputFacts factsIn(const PrintedOutput &printed)
{
    OutputFacts facts{.tests = countsIn(printed.tree, printed.report)};
    if (!facts.tests) {
        facts.tests = testCountsIn(printed.text);
    }
    facts.problem = firstProblemIn(printed.text, printed.root, [&](const QString &path) {
        return QFileInfo(printed.tree % u'/' % path).isFile();
    });
    return facts;
}

} // namespace roo::proof
