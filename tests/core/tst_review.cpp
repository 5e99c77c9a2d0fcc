// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/review.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::run;

namespace {

const QStringList &files()
{
    static const QStringList paths{u"src/app.py"_s,      u"src/util/text.py"_s, u"lib/text.py"_s,
                                   u"tests/test_a.py"_s, u"web/index.ts"_s,     u"Makefile"_s,
                                   u"docs/my notes.md"_s};
    return paths;
}

//! "major src/app.py:3-5 what >> suggestion"
QString lineOf(const Finding &finding)
{
    QString line = severityName(finding.severity);
    if (!finding.file.isEmpty()) {
        line += u' ' + finding.file;
    }
    if (finding.firstLine > 0) {
        line += u":%1"_s.arg(finding.firstLine);
    }
    if (finding.lastLine != finding.firstLine) {
        line += u"-%1"_s.arg(finding.lastLine);
    }
    line += u' ' + finding.what;
    return finding.suggestion.isEmpty() ? line : QString(line + u" >> "_s + finding.suggestion);
}

QStringList findingsIn(const QString &answer)
{
    const Review review = parseReview(answer, files());
    QStringList lines;
    for (const Finding &finding : review.findings) {
        lines.append(lineOf(finding));
    }
    return lines;
}

} // namespace

class ReviewTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void findings_areRead_data();
    void findings_areRead();
    void findings_leaveOutWhatIsNone_data();
    void findings_leaveOutWhatIsNone();
    void findings_haveBounds();
    void findings_takeLinearTime_data();
    void findings_takeLinearTime();
    void severity_hasManyWords_data();
    void severity_hasManyWords();
    void files_areCompleted_data();
    void files_areCompleted();
};

void ReviewTest::findings_areRead_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const QString &answer, const QStringList &findings) {
        QTest::newRow(name) << answer << findings;
    };
    const auto below = [](const QString &text) { return QString(u"## Findings\n"_s + text); };
    const QString plain = u"major src/app.py:12 The total is wrong."_s;

    // The form that is asked for.
    row("as asked",
        below(u"1. **major** `src/app.py:12-15`: The total is wrong. Suggestion: Multiply first.\n"
              "2. **minor** `tests/test_a.py:3`: No test of 0.\n"_s),
        {u"major src/app.py:12-15 The total is wrong. >> Multiply first."_s,
         u"minor tests/test_a.py:3 No test of 0."_s});
    row("as an older template asks",
        below(u"1. **major** `src/app.py`, line 12: The total is wrong."_s), {plain});
    row("Windows lines",
        below(u"1. **major** `src/app.py:12`: The total is wrong.\r\n\r\n## Verdict\r\n"_s),
        {plain});
    row("no line", below(u"1. **major** `src/app.py`: The total is wrong."_s),
        {u"major src/app.py The total is wrong."_s});
    row("no place", below(u"1. **critical**: It does not start."_s),
        {u"critical It does not start."_s});

    // The severity's looks.
    row("brackets", below(u"- [major] `src/app.py:12` The total is wrong."_s), {plain});
    row("brackets, bold", below(u"- **[MAJOR]** `src/app.py:12` — The total is wrong."_s), {plain});
    row("parentheses", below(u"1. (Major) `src/app.py:12` - The total is wrong."_s), {plain});
    row("plain with a colon", below(u"1. Major: `src/app.py:12`: The total is wrong."_s), {plain});
    row("plain with a dash", below(u"* Major - `src/app.py:12` - The total is wrong."_s), {plain});
    row("plain with an em dash", below(u"1) Major — src/app.py:12 — The total is wrong."_s),
        {plain});
    row("colon within bold", below(u"1. **Major:** `src/app.py:12` The total is wrong."_s),
        {plain});
    row("all of the head bold", below(u"1. **Major – `src/app.py:12`:** The total is wrong."_s),
        {plain});
    row("underscores", below(u"1. __Major__ `src/app.py:12`: The total is wrong."_s), {plain});
    row("code", below(u"1. `major` `src/app.py:12`: The total is wrong."_s), {plain});
    row("emoji", below(u"- 🟠 **Major** `src/app.py:12`: The total is wrong."_s), {plain});
    row("the word severity", below(u"1. Severity: major, `src/app.py:12`: The total is wrong."_s),
        {plain});
    row("severity in brackets",
        below(u"1. [Severity: Major] `src/app.py:12`: The total is wrong."_s), {plain});
    row("severity behind", below(u"1. Major severity: `src/app.py:12` The total is wrong."_s),
        {plain});
    row("with a category", below(u"1. [Security] [Major] `src/app.py:12`: The total is wrong."_s),
        {plain});
    row("with an id", below(u"- **[M1]** **major** `src/app.py:12`: The total is wrong."_s),
        {plain});

    // The place's looks.
    row("place first", below(u"1. `src/app.py:12` **major**: The total is wrong."_s), {plain});
    row("as compilers say it", u"src/app.py:12: major: The total is wrong."_s, {plain});
    row("with a column", below(u"1. **major** src/app.py:12:5: The total is wrong."_s), {plain});
    row("anchor", below(u"1. **major** `src/app.py#L12-L15`: The total is wrong."_s),
        {u"major src/app.py:12-15 The total is wrong."_s});
    row("letters for lines", below(u"1. **major** `src/app.py` L12: The total is wrong."_s),
        {plain});
    row("lines in parentheses",
        below(u"1. **major** `src/app.py` (lines 12–15): The total is wrong."_s),
        {u"major src/app.py:12-15 The total is wrong."_s});
    row("lines with a word between",
        below(u"1. **major** in `src/app.py`, lines 12 to 15: The total is wrong."_s),
        {u"major src/app.py:12-15 The total is wrong."_s});
    row("line behind the code", below(u"1. **major** `src/app.py`:12: The total is wrong."_s),
        {plain});
    row("bold path", below(u"1. **major** **src/app.py:12** The total is wrong."_s), {plain});
    row("link", below(u"1. **major** [src/app.py:12](src/app.py#L12): The total is wrong."_s),
        {plain});
    row("in brackets", below(u"- [major] [src/app.py:12] The total is wrong."_s), {plain});
    row("place at the end", below(u"1. **major**: The total is wrong (`src/app.py:12`)."_s),
        {u"major src/app.py:12 The total is wrong (`src/app.py:12`)."_s});
    row("place in the text", below(u"1. **major**: In `app.py` the total on line 12 is wrong."_s),
        {u"major src/app.py:12 In `app.py` the total on line 12 is wrong."_s});
    row("blanks in the name", below(u"1. **minor** `docs/my notes.md`: Old."_s),
        {u"minor docs/my notes.md Old."_s});
    row("no suffix", below(u"1. **minor** `Makefile:3`: No tab."_s),
        {u"minor Makefile:3 No tab."_s});
    row("function", below(u"1. **minor** `src/app.py`, function `total`: Too long."_s),
        {u"minor src/app.py function `total`: Too long."_s});

    // What it consists of.
    row("labels below",
        below(u"1. **Wrong total**\n   - Severity: Major\n   - File: `src/app.py`\n   - Line: 12\n"
              "   - Suggestion: Multiply first.\n"_s),
        {u"major src/app.py:12 Wrong total >> Multiply first."_s});
    row("labels, all of them below",
        below(
            u"1. **Severity:** major\n   **Location:** src/app.py:12\n   **Problem:** The total is wrong.\n"
            "   **Fix:** Multiply first.\n"_s),
        {u"major src/app.py:12 The total is wrong. >> Multiply first."_s});
    row("labels without lists",
        u"Severity: major\nFile: src/app.py\nLines: 12-15\nIssue: The total is wrong.\nFix: Multiply first.\n\n"
        "Severity: minor\nFile: web/index.ts\nIssue: Old.\n"_s,
        {u"major src/app.py:12-15 The total is wrong. >> Multiply first."_s,
         u"minor web/index.ts Old."_s});
    row("sub-bullets",
        below(u"1. **major** `src/app.py:12`: The total is wrong.\n   - Callers pay too much.\n"
              "   - **Fix**: Multiply first.\n2. **minor** `Makefile`: Old.\n"_s),
        {u"major src/app.py:12 The total is wrong.\nCallers pay too much. >> Multiply first."_s,
         u"minor Makefile Old."_s});
    row("sub-bullets that are not indented",
        below(
            u"1. **major** `src/app.py:12`: The total is wrong.\n- Suggestion: Multiply first.\n"_s),
        {u"major src/app.py:12 The total is wrong. >> Multiply first."_s});
    row("code in the suggestion",
        below(
            u"1. **major** `src/app.py:12`: The total is wrong.\n   Suggestion:\n   ```py\n   - a\n"
            "   ```\n2. **minor** `Makefile`: Old.\n"_s),
        {u"major src/app.py:12 The total is wrong. >> ```py\n   - a\n   ```"_s,
         u"minor Makefile Old."_s});
    row("over several lines",
        below(u"1. **major** `src/app.py:12`:\n   The total\n   is wrong.\n"_s), {plain});
    row("a paragraph more",
        below(
            u"1. **major** `src/app.py:12`: The total is wrong.\n\n   Really.\n\nThat is all.\n"_s),
        {u"major src/app.py:12 The total is wrong.\nReally."_s});

    // How they are grouped.
    row("file headings",
        below(u"### `src/app.py`\n- **major** line 12: The total is wrong.\n### web/index.ts\n"
              "- **minor**: Old.\n"_s),
        {plain, u"minor web/index.ts Old."_s});
    row("file items",
        below(u"- `src/app.py`\n  - **major** line 12: The total is wrong.\n- `web/index.ts`:\n"
              "  - **minor**: Old.\n"_s),
        {plain, u"minor web/index.ts Old."_s});
    row("bold file", u"**src/app.py**\n\n- [major] L12: The total is wrong.\n"_s, {plain});
    row("severity headings",
        u"## Review\n### 🔴 Critical Issues (Must Fix)\n1. `src/app.py:1` – It does not start.\n"
        "### Minor\n- Old names in `web/index.ts`.\n"_s,
        {u"critical src/app.py:1 It does not start."_s,
         u"minor web/index.ts Old names in `web/index.ts`."_s});
    row("bold severities",
        u"**Major issues:**\n- `src/app.py:12`: The total is wrong.\n\n**Nits:**\n- None.\n"_s,
        {plain});
    row("headings that are findings",
        below(u"### 1. [Major] Wrong total\n**File:** `src/app.py:12`\n\nCallers pay too much.\n\n"
              "**Recommendation:** Multiply first.\n\n### 2. [Minor] Old\n"_s),
        {u"major src/app.py:12 Wrong total\nCallers pay too much. >> Multiply first."_s,
         u"minor Old"_s});
    row("numbered findings",
        u"### Finding 1\n- Severity: high\n- Location: `src/app.py:12`\n- Issue: The total is wrong.\n"_s,
        {u"critical src/app.py:12 The total is wrong."_s});
    row("category headings",
        below(u"### Security\n- **major** `src/app.py:12`: The total is wrong.\n"_s), {plain});
    row("no heading at all", u"**Major** `src/app.py:12`: The total is wrong.\n"_s, {plain});
    row("no severity", below(u"1. `src/app.py:12`: The total is wrong.\n2. It is slow.\n"_s),
        {plain, u"major It is slow."_s});

    // Other forms.
    row("table",
        below(u"| # | Severity | File | Line | Issue | Suggestion |\n|---|:---|---|---|---|---|\n"
              "| 1 | **Major** | `src/app.py` | 12 | The total is wrong. | Multiply first. |\n"
              "| 2 | Low | web/index.ts | - | a \\| b | |\n"_s),
        {u"major src/app.py:12 The total is wrong. >> Multiply first."_s,
         u"minor web/index.ts a | b"_s});
    row("table below a severity",
        u"### Critical\n\n| # | File:Line | Issue |\n|---|---|---|\n| 1 | `src/app.py:12` | Crash |\n"_s,
        {u"critical src/app.py:12 Crash"_s});
    row("table of numbers", u"| Severity | Count |\n|---|---|\n| Major | 3 |\n"_s, {});
    row("JSON in a block",
        u"Here it is.\n\n```json\n{\"verdict\": \"revise\", \"findings\": [{\"severity\": \"major\", "
        "\"file\": \"src/app.py\", \"line\": 12, \"what\": \"The total is wrong.\"}]}\n```\n"_s,
        {plain});
    row("JSON alone",
        uR"({"issues": [{"level": "HIGH", "location": {"path": "app.py", "line_start": 1, "line_end": 2},
            "description": "It does not start.", "suggested_fix": "Start."}]})"_s,
        {u"critical src/app.py:1-2 It does not start. >> Start."_s});
    row("a JSON list", uR"([{"priority": "nit", "file": "src/app.py:7", "message": "Old."}])"_s,
        {u"minor src/app.py:7 Old."_s});
    row("broken JSON", u"```json\n{\"findings\": [{\"severity\": \"major\"\n```\n"_s, {});
    row("all of it in a block",
        u"```markdown\n## Findings\n1. **major** `src/app.py:12`: The total is wrong.\n```\n"_s,
        {plain});
    row("HTML",
        u"<details>\n<summary>🔴 Critical: It does not start</summary>\n\n**File:** src/app.py:1\n"
        "**Suggestion:** Start.\n</details>\n"_s,
        {u"critical src/app.py:1 It does not start >> Start."_s});
    row("tasks", below(u"- [ ] **major** src/app.py:12 - The total is wrong.\n"_s), {plain});
}

void ReviewTest::findings_areRead()
{
    QFETCH(const QString, answer);
    QTEST(findingsIn(answer), "findings");
}

void ReviewTest::findings_leaveOutWhatIsNone_data()
{
    QTest::addColumn<QString>("answer");
    QTest::newRow("nothing") << QString();
    QTest::newRow("none") << u"## Findings\nNone.\n"_s;
    QTest::newRow("none, as an item") << u"## Findings\n1. None.\n"_s;
    QTest::newRow("none, in other words") << u"## Findings\n- No major issues were found.\n"_s;
    QTest::newRow("none of a severity") << u"## Findings\n1. **critical**: None\n2. Major: N/A\n"_s;
    QTest::newRow("the form")
        << u"## Findings\n1. **critical | major | minor** `path/to/file.ext:1`: what\n"_s;
    QTest::newRow("the form, with slashes")
        << u"## Findings\n1. Severity: critical/major/minor\n"_s;
    QTest::newRow("praise") << u"## Strengths\n- **Major** `src/app.py`: well done\n"_s;
    QTest::newRow("summary")
        << u"## Summary\n- The major part is in `src/app.py`.\n- It is fast.\n"_s;
    QTest::newRow("verdict") << u"## Verdict\n- **accept**: minor findings at most\n"_s;
    QTest::newRow("prose")
        << u"Major parts of `src/app.py` were rewritten.\n\nHigh level view.\n"_s;
    QTest::newRow("code") << u"```\n1. **major** `src/app.py`: x\n```\n"_s;
    QTest::newRow("items of nothing") << u"1. Read `src/app.py`.\n2. Ran it.\n"_s;
}

void ReviewTest::findings_leaveOutWhatIsNone()
{
    QFETCH(const QString, answer);
    QCOMPARE(findingsIn(answer), QStringList());
}

void ReviewTest::findings_haveBounds()
{
    const QString item = u"1. **major** `src/app.py:12`: "_s;
    QString many = u"## Findings\n"_s;
    for (int i = 0; i < 300; ++i) {
        many += item + u"x\n"_s;
    }
    QCOMPARE(parseReview(many, files()).findings.size(), mostFindings);
    const QString words = u"\U0001F600"_s.repeated(5000);
    const Review review = parseReview(item + u'x' + words + u"\n   - Fix: x"_s + words, files());
    QCOMPARE(review.findings.size(), 1);
    const Finding &finding = review.findings.constFirst();
    QVERIFY(finding.what.size() <= longestFindingText && finding.what.size() > 1990);
    QVERIFY(finding.suggestion.size() <= longestFindingText && finding.suggestion.size() > 1990);
    QVERIFY(finding.what.isValidUtf16() && finding.suggestion.isValidUtf16());
    QVERIFY(parseReview(u"1. **major** `a.py:99999999999`: x"_s, {}).findings.size() == 1);
}

void ReviewTest::findings_takeLinearTime_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("items") << u"1. **major** `src/app.py:1`: x\n"_s;
    QTest::newRow("one line") << u"major `a.py:1` "_s;
    QTest::newRow("ticks") << u"`"_s;
    QTest::newRow("brackets") << u"[["_s;
    QTest::newRow("stars") << u"**"_s;
    QTest::newRow("blanks") << u" "_s;
    QTest::newRow("rows") << u"| severity | file | issue |\n|---|---|---|\n"_s;
    QTest::newRow("cells") << u"|a"_s;
    QTest::newRow("hashes") << u"# "_s;
    QTest::newRow("braces") << u"{\"a\":"_s;
    QTest::newRow("paths") << u"a/b.py/"_s;
    QTest::newRow("a text of lines") << u"word\n"_s;
    QTest::newRow("files") << u"text.py lines 3 "_s;
    QTest::newRow("verdicts") << u"## Verdict\naccept or revise\n"_s;
    QTest::newRow("tags") << u"<b>"_s;
}

void ReviewTest::findings_takeLinearTime()
{
    QFETCH(const QString, piece);
    const QString answer = piece.repeated(300'000 / piece.size());
    QElapsedTimer timer;
    timer.start();
    const Review review = parseReview(answer, files());
    QVERIFY(review.findings.size() <= mostFindings);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void ReviewTest::severity_hasManyWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<Severity>("severity");
    for (const char *word :
         {"critical", "CRITICAL", "Blocker", "blocking", "High", "must_fix", "P0"}) {
        QTest::newRow(word) << QString::fromLatin1(word) << Severity::Critical;
    }
    for (const char *word : {"major", "Medium", "moderate", "WARNING", "should-fix", "Important"}) {
        QTest::newRow(word) << QString::fromLatin1(word) << Severity::Major;
    }
    for (const char *word :
         {"minor", "Low", "nit", "nitpick", "info", "suggestion", "Trivial", "optional"}) {
        QTest::newRow(word) << QString::fromLatin1(word) << Severity::Minor;
    }
}

void ReviewTest::severity_hasManyWords()
{
    QFETCH(const QString, word);
    for (const QString &form : {u"[%1] `src/app.py`: x"_s, u"1. **%1** `src/app.py`: x"_s,
                                u"- %1: `src/app.py` x"_s, u"### %1\n- `src/app.py` x"_s}) {
        const Review review = parseReview(form.arg(word), files());
        QCOMPARE(review.findings.size(), 1);
        QTEST(review.findings.constFirst().severity, "severity");
        QCOMPARE(review.findings.constFirst().what, u"x"_s);
    }
}

void ReviewTest::files_areCompleted_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const QString &written, const QString &file) {
        QTest::newRow(name) << written << file;
    };
    row("whole", u"src/app.py"_s, u"src/app.py"_s);
    row("the end of one", u"app.py"_s, u"src/app.py"_s);
    row("the end of two", u"text.py"_s, u"text.py"_s);
    row("more of an end", u"util/text.py"_s, u"src/util/text.py"_s);
    row("as in a diff", u"b/src/app.py"_s, u"src/app.py"_s);
    row("here", u"./src/app.py"_s, u"src/app.py"_s);
    row("more in front", u"/home/me/project/src/app.py"_s, u"src/app.py"_s);
    row("Windows", u"src\\app.py"_s, u"src/app.py"_s);
    row("unknown", u"src/other.py"_s, u"src/other.py"_s);
    row("no file", u"self.total"_s, {});
    row("a call", u"app.run()"_s, {});
    row("an address", u"https://a.org/x.py"_s, {});
    row("no end of a word", u"p.py"_s, u"p.py"_s);
}

void ReviewTest::files_areCompleted()
{
    QFETCH(const QString, written);
    const Review review = parseReview(u"1. **major** `%1`: x"_s.arg(written), files());
    QCOMPARE(review.findings.size(), 1);
    QTEST(review.findings.constFirst().file, "file");
}

QTEST_GUILESS_MAIN(ReviewTest)
#include "tst_review.moc"
