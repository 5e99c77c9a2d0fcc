// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/keptoptions.h"

#include "cli/commandline.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::cli;

class KeptOptionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void moment_isUnderstood_data();
    void moment_isUnderstood();
    void arguments_areRead();
    void format_isKnownByTheSuffix_data();
    void format_isKnownByTheSuffix();
    void arguments_areRefused_data();
    void arguments_areRefused();
};

void KeptOptionsTest::moment_isUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("moment");
    const auto at = [](const QString &time) { return QDateTime::fromString(time, Qt::ISODate); };
    QTest::newRow("minutes") << u"90m"_s << at(u"2026-11-22T10:30:00"_s);
    QTest::newRow("hours") << u"12h"_s << at(u"2026-11-22T00:00:00"_s);
    QTest::newRow("days") << u" 7d "_s << at(u"2026-11-15T12:00:00"_s);
    QTest::newRow("weeks") << u"2w"_s << at(u"2026-11-08T12:00:00"_s);
    QTest::newRow("a date") << u"2026-11-20"_s << at(u"2026-11-20T00:00:00"_s);
    QTest::newRow("a time") << u"2026-11-20T15:00:00"_s << at(u"2026-11-20T15:00:00"_s);
    QTest::newRow("a time of UTC") << u"2026-11-20T15:00:00Z"_s << at(u"2026-11-20T15:00:00Z"_s);
    QTest::newRow("a minute of UTC") << u"2026-11-20T15:00Z"_s << at(u"2026-11-20T15:00:00Z"_s);
    for (const QString &none : {QString(), u"yesterday"_s, u"7"_s, u"d"_s, u"-7d"_s, u"7 d"_s,
                                u"1234567d"_s, u"2026-13-01"_s, u"2026-11-20x"_s}) {
        QTest::addRow("not %s", qPrintable(none)) << none << QDateTime();
    }
}

void KeptOptionsTest::moment_isUnderstood()
{
    QFETCH(const QString, text);
    QFETCH(const QDateTime, moment);
    const auto now = QDateTime::fromString(u"2026-11-22T12:00:00"_s, Qt::ISODate);
    const auto parsed = parseMoment(text, now);
    QCOMPARE(parsed.has_value(), moment.isValid());
    QCOMPARE(parsed.value_or(QDateTime()), moment);
}

void KeptOptionsTest::arguments_areRead()
{
    const auto kept = [](const QStringList &arguments) {
        const auto parsed = parseCommandLine(arguments);
        return parsed ? std::get<Invocation>(*parsed).kept : KeptOptions();
    };
    QCOMPARE(kept({u"compare"_s, u"a"_s, u"b"_s}).runs, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(kept({u"resume"_s, u"a"_s, u"--from"_s, u"Coder"_s}).stage, run::Role::Coder);
    QCOMPARE(kept({u"compare"_s, u"a"_s, u"b"_s, u"--stage"_s, u"planner"_s}).stage,
             run::Role::Planner);
    const KeptOptions deleted = kept({u"history"_s, u"delete"_s, u"a"_s, u"b"_s, u"--yes"_s});
    QVERIFY(deleted.deletes && deleted.isConfirmed);
    QCOMPARE(deleted.runs, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(kept({u"history"_s, u"delete"_s, u"--older-than"_s, u"1d"_s}).before.has_value());
    QCOMPARE(kept({u"history"_s}).limit, 50);
    QVERIFY(!kept({u"history"_s}).isAll);
    QVERIFY(kept({u"history"_s, u"--all"_s}).isAll);
    QCOMPARE(kept({u"history"_s, u"--limit"_s, u"0"_s}).limit, 0);
    QCOMPARE(kept({u"export"_s, u"a"_s, u"--format"_s, u"zip"_s, u"--output"_s, u"o"_s}).outputFile,
             u"o"_s);
}

void KeptOptionsTest::format_isKnownByTheSuffix_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("md") << u"run.md"_s << u"md"_s;
    QTest::newRow("markdown") << u"run.markdown"_s << u"md"_s;
    QTest::newRow("html") << u"out/run.html"_s << u"html"_s;
    QTest::newRow("htm") << u"RUN.HTM"_s << u"html"_s;
    QTest::newRow("json") << u"run.zip.json"_s << u"json"_s;
    QTest::newRow("patch") << u"changes.patch"_s << u"patch"_s;
    QTest::newRow("diff") << u"changes.zip.DIFF"_s << u"patch"_s;
    QTest::newRow("zip") << u"run.zip"_s << u"zip"_s;
}

void KeptOptionsTest::format_isKnownByTheSuffix()
{
    QFETCH(const QString, file);
    QFETCH(const QString, format);
    const QStringList arguments{u"export"_s, u"last"_s, u"--output"_s, file};
    const auto derived = parseCommandLine(arguments);
    QVERIFY2(derived, derived ? "" : qPrintable(derived.error().message));
    QCOMPARE(std::get<Invocation>(*derived).kept.format, format);
    const QString other = format == "md"_L1 ? u"zip"_s : u"md"_s;
    const auto said = parseCommandLine(arguments + QStringList{u"--format"_s, other});
    QVERIFY(said);
    QCOMPARE(std::get<Invocation>(*said).kept.format, other);
}

void KeptOptionsTest::arguments_areRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QStringList &arguments, const QString &reason) {
        QTest::newRow(name) << arguments << reason;
    };
    row("no run", {u"show"_s}, u"last six characters, last, sample, or a zip file"_s);
    row("two runs", {u"show"_s, u"a"_s, u"b"_s}, u"\"b\""_s);
    row("one of two runs", {u"compare"_s, u"a"_s}, u"Two runs"_s);
    row("a word for history", {u"history"_s, u"tea"_s}, u"--search"_s);
    row("delete what", {u"history"_s, u"delete"_s}, u"or last, or an age with --older-than"_s);
    row("delete both ways", {u"history"_s, u"delete"_s, u"a"_s, u"--older-than"_s, u"1d"_s},
        u"not both"_s);
    row("delete as JSON", {u"history"_s, u"delete"_s, u"a"_s, u"--json"_s},
        u"--json is nothing for history delete"_s);
    row("IDs as JSON", {u"history"_s, u"--ids"_s, u"--json"_s}, u"exclude each other"_s);
    row("a yes without delete", {u"history"_s, u"--yes"_s}, u"--yes belongs to"_s);
    row("undo without a run", {u"undo"_s}, u"last six characters, or last."_s);
    row("apply without a run", {u"apply"_s}, u"RUN is missing"_s);
    row("apply two runs", {u"apply"_s, u"a"_s, u"b"_s}, u"\"b\""_s);
    row("an empty run", {u"show"_s, u""_s}, u"RUN is empty"_s);
    row("an empty second run", {u"compare"_s, u"last"_s, u" "_s}, u"RUN is empty"_s);
    row("delete an empty run", {u"history"_s, u"delete"_s, u""_s}, u"RUN is empty"_s);
    row("export as JSON otherwise", {u"export"_s, u"a"_s, u"--format"_s, u"md"_s, u"--json"_s},
        u"--format json"_s);
    row("a script as JSON", {u"completion"_s, u"bash"_s, u"--json"_s}, u"no option --json"_s);
    row("a quiet script", {u"completion"_s, u"bash"_s, u"--quiet"_s}, u"no option --quiet"_s);
    row("a coloured script", {u"completion"_s, u"bash"_s, u"--color"_s, u"always"_s},
        u"no option --color"_s);
    row("an age without delete", {u"history"_s, u"--older-than"_s, u"1d"_s}, u"history delete"_s);
    row("a search with delete",
        {u"history"_s, u"delete"_s, u"--older-than"_s, u"1d"_s, u"--search"_s, u"x"_s},
        u"--search is nothing for"_s);
    row("a limit with delete", {u"history"_s, u"delete"_s, u"a"_s, u"--limit"_s, u"1"_s},
        u"--limit is nothing for"_s);
    row("a limit below 0", {u"history"_s, u"--limit"_s, u"-1"_s}, u"--limit"_s);
    row("no stage", {u"resume"_s, u"a"_s, u"--from"_s, u"cook"_s}, u"planner, coder"_s);
    row("no format", {u"export"_s, u"a"_s}, u"--format md, html, json, patch or zip"_s);
    row("no format in the name", {u"export"_s, u"a"_s, u"--output"_s, u"x.pdf"_s},
        u"--output run.html"_s);
    row("no suffix", {u"export"_s, u"a"_s, u"--output"_s, u"x.html/zip"_s},
        u"The format is missing"_s);
    row("a format", {u"export"_s, u"a"_s, u"--format"_s, u"pdf"_s}, u"md, html"_s);
    row("no shell", {u"completion"_s, u"sh"_s}, u"bash, zsh or fish"_s);
}

void KeptOptionsTest::arguments_areRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, reason);
    const auto parsed = parseCommandLine(arguments);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(reason), qPrintable(parsed.error().message));
}

QTEST_GUILESS_MAIN(KeptOptionsTest)
#include "tst_keptoptions.moc"
