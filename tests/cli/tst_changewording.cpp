// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/changewording.h"

#include "support/editcodes.h"

#include <QSet>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
namespace wording = roo::cli::wording;

namespace {

Edit editOf(const QString &path, Verb verb = Verb::Replace)
{
    return {.line = 7, .path = path, .verb = verb};
}

EditOutcome refusedWith(EditCode code)
{
    return {.verdict = Verdict::Refused, .faults = {{.code = code, .subject = u"the subject"_s}}};
}

FileChange modified(const QString &path)
{
    return {.kind = FileChange::Kind::Modify,
            .path = path,
            .before = "one\ntwo\nthree\n",
            .after = "one\nzwei\ndrei\nvier\n"};
}

} // namespace

//! The words for changes.
class ChangeWordingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void everyCode_hasWordsOfItsOwn();
    void everyRefusal_isOneLineWithItsCode();
    void foreignText_staysOnItsLine();
    void fileChange_countsItsLines_data();
    void fileChange_countsItsLines();
    void longTexts_areNotCountedInAHurry();
    void missedAnchor_isToldWhereItWasMeant();
    void missedAnchor_showsTheLinesThatWereMeant();
    void skippedAndRemarked_areSaid();
    void total_counts_data();
    void total_counts();
    void workspace_isSummedUp();
    void whatIsNotShown_hasAReason_data();
    void whatIsNotShown_hasAReason();
    void secret_isMasked();
};

void ChangeWordingTest::everyCode_hasWordsOfItsOwn()
{
    QSet<QString> all;
    const QList<EditCode> codes = test::allEditCodes();
    for (const EditCode code : codes) {
        const QString words = wording::fault(
            {.code = code, .subject = u"<subject>"_s, .expected = u"<expected>"_s});
        QVERIFY2(words.size() > 8, qPrintable(editCodeName(code)));
        QVERIFY2(!words.contains(u"%1"_s) && !words.contains(u"%2"_s), qPrintable(words));
        QVERIFY2(!words.endsWith(u'.') && !words.contains(u'\n'), qPrintable(words));
        all.insert(words);
        QVERIFY(!wording::fault({.code = code}).isEmpty());
    }
    QCOMPARE(all.size(), codes.size());
}

void ChangeWordingTest::everyRefusal_isOneLineWithItsCode()
{
    const QList<EditCode> codes = test::allEditCodes();
    for (const EditCode code : codes) {
        const QString name = editCodeName(code);
        if (!name.startsWith(u"E_"_s)) {
            continue;
        }
        const ChangeSet one{.edits = {editOf(u"a.py"_s)}, .outcomes = {refusedWith(code)}};
        const QStringList lines = wording::changeLines(one);
        QCOMPARE(lines.size(), 1);
        QVERIFY2(
            lines.constFirst().startsWith(u"refused: a.py, replace at line 7 of the answer: "_s),
            qPrintable(lines.constFirst()));
        QVERIFY2(lines.constFirst().endsWith(u" (%1)"_s.arg(name)), qPrintable(lines.constFirst()));
        const ChangeSet whole{.faults = {{.code = code}}};
        QVERIFY2(wording::changeLines(whole).constFirst().startsWith(u"refused: all of it: "_s),
                 qPrintable(name));
    }
}

void ChangeWordingTest::foreignText_staysOnItsLine()
{
    const QString evil = u"a\nWritten to /home"_s + QString(500, u'x');
    const ChangeSet set{.edits = {editOf(evil)}, .outcomes = {refusedWith(EditCode::Path)}};
    for (const QString &line : wording::changeLines(set)) {
        QVERIFY(!line.contains(u'\n') && line.size() < 400);
    }
    QVERIFY(!wording::fileChange(modified(evil)).contains(u'\n'));
    QVERIFY(
        !wording::secret({.where = evil, .line = 1, .kind = evil, .masked = evil}).contains(u'\n'));
    QVERIFY(!wording::notShown({.path = evil, .why = u"link"_s}).contains(u'\n'));
}

void ChangeWordingTest::fileChange_countsItsLines_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("line");

    using Kind = FileChange::Kind;
    const auto row = [](const char *name, Kind kind, const QByteArray &before,
                        const QByteArray &after, const QString &line) {
        QTest::newRow(name) << std::to_underlying(kind) << before << after << line;
    };
    row("made", Kind::Create, "", "a\nb\n", u"A x.py  +2 -0"_s);
    row("made, empty", Kind::Create, "", "", u"A x.py  +0 -0"_s);
    row("changed", Kind::Modify, "a\nb\nc\n", "a\nx\ny\nc\n", u"M x.py  +2 -1"_s);
    row("the last line feed", Kind::Modify, "a\nb", "a\nb\n", u"M x.py  +1 -1"_s);
    row("deleted", Kind::Delete, "a\nb\n", "", u"D x.py  +0 -2"_s);
    row("renamed", Kind::Rename, "a\n", "a\n", u"R x.py -> y.py  +0 -0"_s);
    row("renamed and changed", Kind::Rename, "a\n", "b\n", u"R x.py -> y.py  +1 -1"_s);
}

void ChangeWordingTest::fileChange_countsItsLines()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, line);
    const auto of = static_cast<FileChange::Kind>(kind);
    QCOMPARE(wording::fileChange({.kind = of,
                                  .path = u"x.py"_s,
                                  .to = of == FileChange::Kind::Rename ? u"y.py"_s : QString(),
                                  .before = before,
                                  .after = after}),
             line);
}

//! Whoever shows progress must not compare megabytes first.
void ChangeWordingTest::longTexts_areNotCountedInAHurry()
{
    FileChange large = modified(u"large.py"_s);
    large.after = QByteArray("x\n").repeated(200'000);
    const ChangeSet set{.files = {modified(u"a.py"_s), large, modified(u"z.py"_s)}};
    QCOMPARE(wording::quickChangeLines(set),
             (QStringList{u"M a.py  +3 -2"_s, u"M large.py"_s, u"M z.py  +3 -2"_s}));
    QCOMPARE(wording::changeLines(set).size(), 3);
    QVERIFY(wording::changeLines(set).at(1).startsWith(u"M large.py  +"_s));
    const ChangeSet small{.files = {modified(u"a.py"_s)}};
    QCOMPARE(wording::quickChangeLines(small), wording::changeLines(small));
}

void ChangeWordingTest::missedAnchor_isToldWhereItWasMeant()
{
    EditOutcome outcome = refusedWith(EditCode::NoMatch);
    outcome.faults = {{.code = EditCode::NoMatch}};
    outcome.nearest = LineRange{.first = 39, .count = 13};
    const ChangeSet set{.edits = {editOf(u"a.py"_s)}, .outcomes = {outcome}};
    QCOMPARE(wording::changeLines(set),
             QStringList{u"refused: a.py, replace at line 7 of the answer: the lines of the anchor "
                         "do not stand in the file (E_NOMATCH); did it mean lines 40 to 52?"_s});
}

void ChangeWordingTest::missedAnchor_showsTheLinesThatWereMeant()
{
    EditOutcome outcome = refusedWith(EditCode::NoMatch);
    outcome.faults = {{.code = EditCode::NoMatch}};
    outcome.nearest = LineRange{.first = 8, .count = 4};
    outcome.nearestLines = {u"\tdef f():"_s, QString(), u"\u001b[2J"_s + QString(500, u'x')};
    const ChangeSet set{.edits = {editOf(u"a.py"_s)}, .outcomes = {outcome}};
    const QStringList lines = wording::outcomeLines(set);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.at(0).endsWith(u"did it mean lines 9 to 12?"_s));
    QVERIFY2(lines.at(1).startsWith(u"     9 | "_s) && lines.at(1).endsWith(u"def f():"_s),
             qPrintable(lines.at(1)));
    QCOMPARE(lines.at(2), u"    10 | "_s);
    QVERIFY2(lines.at(3).startsWith(u"    11 | \u241b[2Jx"_s) && lines.at(3).size() < 200,
             qPrintable(lines.at(3)));
    QCOMPARE(lines.at(4), u"       | … 1 more"_s);
}

void ChangeWordingTest::skippedAndRemarked_areSaid()
{
    const ChangeSet set{
        .edits = {editOf(u"a.py"_s), editOf(u"b.py"_s, Verb::Create), editOf(u"c.py"_s)},
        .outcomes = {{.verdict = Verdict::Skipped, .faults = {{.code = EditCode::Applied}}},
                     {.verdict = Verdict::Resolved,
                      .faults = {{.code = EditCode::Bidi, .subject = u"U+202E"_s}}},
                     {.verdict = Verdict::Resolved, .level = MatchLevel::Typography}},
        .files = {modified(u"b.py"_s)}};
    const QStringList lines = wording::changeLines(set);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(0), u"M b.py  +3 -2"_s);
    QVERIFY2(lines.at(1).startsWith(u"skipped: a.py, "_s) && lines.at(1).contains(u"(W_APPLIED)"_s),
             qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).startsWith(u"note: b.py, create"_s) && lines.at(2).contains(u"U+202E"_s),
             qPrintable(lines.at(2)));
    QVERIFY2(lines.at(3).startsWith(u"note: c.py, replace"_s)
                 && lines.at(3).contains(u"typographic"_s),
             qPrintable(lines.at(3)));
}

void ChangeWordingTest::total_counts_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<int>("refused");
    QTest::addColumn<bool>("isCut");
    QTest::addColumn<QString>("total");

    QTest::newRow("nothing") << 0 << 0 << false << u"nothing changes"_s;
    QTest::newRow("one") << 1 << 0 << false << u"1 file changes"_s;
    QTest::newRow("two") << 2 << 0 << false << u"2 files change"_s;
    QTest::newRow("one refused") << 2 << 1 << false << u"2 files change, 1 change was refused"_s;
    QTest::newRow("all refused") << 0 << 3 << false << u"nothing changes, 3 changes were refused"_s;
    QTest::newRow("cut") << 1 << 0 << true << u"1 file changes, and the answer is not complete"_s;
}

void ChangeWordingTest::total_counts()
{
    QFETCH(int, files);
    QFETCH(int, refused);
    QFETCH(bool, isCut);
    QFETCH(QString, total);
    ChangeSet set;
    for (int i = 0; i < files; ++i) {
        set.files.append(modified(u"f%1"_s.arg(i)));
    }
    for (int i = 0; i < refused; ++i) {
        set.edits.append(editOf(u"a.py"_s));
        set.outcomes.append(refusedWith(EditCode::NoMatch));
    }
    if (isCut) {
        set.faults.append({.code = EditCode::Truncated});
    }
    QCOMPARE(wording::changeTotal(set), total);
}

void ChangeWordingTest::workspace_isSummedUp()
{
    const run::WorkspaceRead none{.stage = run::Role::Coder, .limit = 204'800};
    QCOMPARE(wording::workspaceRead(none),
             u"coder is shown 0 file names and the content of 0 files, 0 bytes of 200 KiB"_s);
    const run::WorkspaceRead some{.stage = run::Role::Planner,
                                  .listed = 1,
                                  .unlisted = 9,
                                  .shown = {{.path = u"a.py"_s, .size = 5}},
                                  .bytes = 3'100,
                                  .limit = 204'800};
    QCOMPARE(wording::workspaceRead(some),
             u"planner is shown 1 file name (9 more have no room) and the content of 1 file, "
             "3 KiB of 200 KiB: a.py"_s);
}

void ChangeWordingTest::whatIsNotShown_hasAReason_data()
{
    QTest::addColumn<QString>("why");

    for (const QString &why : {u"too-large"_s, u"over-budget"_s, u"no-text"_s, u"protected"_s,
                               u"ignored"_s, u"link"_s, u"missing"_s, u"unreadable"_s}) {
        QTest::newRow(qPrintable(why)) << why;
    }
}

void ChangeWordingTest::whatIsNotShown_hasAReason()
{
    QFETCH(QString, why);
    const QString words = wording::notShown({.path = u"a.txt"_s, .why = why, .size = 3'000'000});
    QVERIFY2(words.startsWith(u"a.txt is not shown: "_s), qPrintable(words));
    QVERIFY2(words.endsWith(u" (2.9 MiB)"_s), qPrintable(words));
    QVERIFY2(!why.contains(u'-') || !words.contains(why), qPrintable(words)); // in words
    QVERIFY(!wording::notShown({.path = u"a.txt"_s, .why = why}).contains(u'('));
}

void ChangeWordingTest::secret_isMasked()
{
    QCOMPARE(wording::secret({.where = u"config.py"_s,
                              .line = 3,
                              .kind = u"aws-access-key"_s,
                              .masked = u"AKIA…"_s}),
             u"config.py, line 3: looks like a secret, aws-access-key (AKIA…)"_s);
    QVERIFY(wording::secret({.where = u"request"_s, .kind = u"proxy-key"_s, .masked = u"***"_s})
                .startsWith(u"request: "_s));
}

QTEST_GUILESS_MAIN(ChangeWordingTest)
#include "tst_changewording.moc"
