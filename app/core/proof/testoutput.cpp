// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/testoutput.h"

#include "core/base/text.h"

#include <QDir>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <array>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

//! Longer lines say nothing that is looked for, and expressions would take long over them.
constexpr qsizetype longestLine = 2000;

QList<QString> linesOf(const QString &output)
{
    static const QRegularExpression colours(u"\x1b\\[[0-9;]*[A-Za-z]"_s);
    QList<QString> lines;
    const auto views = QStringView(output).split(u'\n');
    for (const QStringView view : views) {
        if (view.size() <= longestLine) {
            lines.append(view.toString().remove(colours).trimmed());
        }
    }
    return lines;
}

//! "3 passed, 1 failed": the words of a runner and what they count.
bool addCounts(const QString &text, TestCounts &counts)
{
    static const QRegularExpression item(
        u"(\\d+) (passed|failed|errors?|skipped|ignored|todo|xfailed|xpassed)"_s);
    bool isAny = false;
    for (const QRegularExpressionMatch &match : item.globalMatch(text)) {
        const qint64 number = match.captured(1).toLongLong();
        const QString word = match.captured(2);
        const bool isFailure = word == "failed"_L1 || word.startsWith("error"_L1);
        const bool isPass = word == "passed"_L1 || word == "xpassed"_L1;
        (isFailure ? counts.failed : isPass ? counts.passed : counts.skipped) += number;
        isAny = true;
    }
    return isAny;
}

//! "95% tests passed, 1 tests failed out of 20"
std::optional<TestCounts> ctestCounts(const QList<QString> &lines)
{
    static const QRegularExpression closing(
        u"\\A\\d+% tests passed, (\\d+) tests? failed out of (\\d+)\\z"_s);
    std::optional<TestCounts> counts;
    qint64 skipped = 0;
    for (const QString &line : lines) {
        skipped += line.contains("***Skipped"_L1) ? 1 : 0;
        if (const auto match = closing.match(line); match.hasMatch()) {
            const qint64 failed = match.captured(1).toLongLong();
            const qint64 all = match.captured(2).toLongLong();
            counts = {.passed = all - failed - skipped, .failed = failed, .skipped = skipped};
            skipped = 0;
        }
    }
    return counts;
}

//! One line that closes all; the last one counts.
std::optional<TestCounts> closingCounts(const QList<QString> &lines,
                                        const QRegularExpression &closing)
{
    std::optional<TestCounts> counts;
    for (const QString &line : lines) {
        TestCounts found;
        const auto match = closing.match(line);
        if (match.hasMatch() && addCounts(match.captured(1), found)) {
            counts = found;
        }
    }
    return counts;
}

//! "test result: ok. 3 passed; 0 failed; 1 ignored; …", once for each program.
std::optional<TestCounts> cargoCounts(const QList<QString> &lines)
{
    std::optional<TestCounts> counts;
    for (const QString &line : lines) {
        if (line.startsWith("test result: "_L1)) {
            counts = counts.value_or(TestCounts());
            addCounts(line, *counts);
        }
    }
    return counts;
}

//! Tests where they are listed (-v), else packages.
std::optional<TestCounts> goCounts(const QList<QString> &lines)
{
    static const QRegularExpression test(u"\\A--- (PASS|FAIL|SKIP): "_s);
    static const QRegularExpression package(
        u"\\A(?:(ok|FAIL)[ \\t]+\\S+[ \\t]+(?:[0-9.]+s|\\(cached\\)|\\[.*\\])"
        u"|(\\?)[ \\t]+\\S+[ \\t]+\\[no test files\\])"_s);
    TestCounts tests;
    TestCounts packages;
    const auto add = [](TestCounts &counts, QStringView word) {
        const bool isPass = word == u"PASS" || word == u"ok";
        (isPass ? counts.passed : word == u"FAIL" ? counts.failed : counts.skipped) += 1;
    };
    for (const QString &line : lines) {
        if (const auto one = test.match(line); one.hasMatch()) {
            add(tests, one.capturedView(1));
        } else if (const auto many = package.match(line); many.hasMatch()) {
            add(packages, many.hasCaptured(1) ? many.capturedView(1) : many.capturedView(2));
        }
    }
    if (packages == TestCounts()) {
        return std::nullopt;
    }
    return tests == TestCounts() ? packages : tests;
}

//! The path as one of the workspace; empty: it leads elsewhere.
QString pathWithin(const QString &path, const QString &root)
{
    QString clean = QDir::cleanPath(path);
    if (!root.isEmpty() && clean.startsWith(QDir::cleanPath(root) + u'/')) {
        clean = clean.sliced(QDir::cleanPath(root).size() + 1);
    }
    const bool isWithin = QDir::isRelativePath(clean) && !clean.startsWith("../"_L1);
    return isWithin ? clean : QString();
}

} // namespace

std::optional<TestCounts> testCountsIn(const QString &output)
{
    static const QRegularExpression pytest(
        u"\\A(?:=+ )?((?:\\d+ [a-z]+(?:, )?)+) in [0-9.]+s(?: \\([0-9:]+\\))?(?: =+)?\\z"_s);
    static const QRegularExpression jest(u"\\ATests:\\s+(.*\\d+ total)\\z"_s);
    static const QRegularExpression vitest(u"\\ATests\\s+(\\d.*) \\(\\d+\\)\\z"_s);
    const QList<QString> lines = linesOf(output);
    for (const auto &counts :
         {ctestCounts(lines), closingCounts(lines, pytest), closingCounts(lines, jest),
          closingCounts(lines, vitest), cargoCounts(lines), goCounts(lines)}) {
        if (counts) {
            return counts;
        }
    }
    return std::nullopt;
}

std::optional<TestCounts> junitCounts(QByteArrayView xml)
{
    QXmlStreamReader reader(xml.toByteArray());
    TestCounts counts;
    bool isReport = false;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        const QStringView name = reader.name();
        isReport = isReport || name == u"testsuite" || name == u"testsuites";
        if (!isReport) {
            return std::nullopt;
        }
        if (name == u"testcase") {
            counts.passed += 1; // until it says otherwise
        } else if (name == u"failure" || name == u"error") {
            counts.passed -= 1;
            counts.failed += 1;
            reader.skipCurrentElement();
        } else if (name == u"skipped") {
            counts.passed -= 1;
            counts.skipped += 1;
            reader.skipCurrentElement();
        }
    }
    return isReport && !reader.hasError() ? std::optional(counts) : std::nullopt;
}

std::optional<Problem> firstProblemIn(const QString &output, const QString &root,
                                      const std::function<bool(const QString &)> &isFile)
{
    static const std::array patterns{
        // a.cpp:3:5: error: …, tests/test_a.py:5: AssertionError, a_test.go:12: …
        QRegularExpression(
            u"(?:\\A|[ \\t(])((?:[A-Za-z]:)?[^\\s:()\"']+\\.[A-Za-z0-9]+):(\\d+)\\b"_s),
        // src/a.ts(3,5): error …, Loc: [../../a.cpp(12)]
        QRegularExpression(u"(?:\\A|[ \\t\\[])([^\\s:()\"'\\[]+\\.[A-Za-z0-9]+)\\((\\d+)[,)]"_s),
        // [ERROR] /path/A.java:[3,5] …
        QRegularExpression(u"(?:\\A|[ \\t])([^\\s:()\"']+\\.[A-Za-z0-9]+):\\[(\\d+),"_s),
        // File "a.py", line 3
        QRegularExpression(u"File \"([^\"]+)\", line (\\d+)"_s),
    };
    const QList<QString> lines = linesOf(output);
    for (const QString &line : lines) {
        for (const QRegularExpression &pattern : patterns) {
            const auto match = pattern.match(line);
            const QString path = match.hasMatch() ? pathWithin(match.captured(1), root) : QString();
            const int number = match.captured(2).toInt();
            if (!path.isEmpty() && number > 0 && isFile(path)) {
                return Problem{.file = path, .line = number, .text = text::oneLine(line)};
            }
        }
    }
    return std::nullopt;
}

} // namespace roo::proof
