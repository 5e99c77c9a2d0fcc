// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/inputs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::cli;

//! Standard input is tested with the program, in tst_cli_usage.
class InputsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void text_isItself_data();
    void text_isItself();
    void file_isRead();
    void message_namesTheArgument();
    void context_isDivided_data();
    void context_isDivided();
    void context_withoutItsFormIsRefused_data();
    void context_withoutItsFormIsRefused();
};

void InputsTest::text_isItself_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("words") << u"two words"_s;
    QTest::newRow("blanks around it") << u" \n x \n"_s;
    QTest::newRow("at sign inside") << u"a@b"_s;
    QTest::newRow("dash inside") << u"-x"_s;
    QTest::newRow("literal escape") << u"a\\nb"_s;
}

void InputsTest::text_isItself()
{
    QFETCH(QString, text);
    QCOMPARE(readText(text, u"TASK"_s).value_or(QString()), text);
}

void InputsTest::file_isRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ä b@c.md"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("line \xc3\xa4\r\n\n\tend");
    file.close();
    QCOMPARE(readText(u"@"_s + path, u"TASK"_s).value_or(QString()), u"line ä\r\n\n\tend"_s);
}

void InputsTest::message_namesTheArgument()
{
    for (const QString &argument : {u""_s, u" "_s, u"@"_s, u"@/not/there"_s}) {
        const Parsed<QString> read = readText(argument, u"--plan"_s);
        QVERIFY(!read);
        QVERIFY2(read.error().message.startsWith(u"--plan"_s), qPrintable(read.error().message));
        QVERIFY(read.error().message.endsWith(u'.'));
    }
}

void InputsTest::context_isDivided_data()
{
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, const QString &context, const QString &plan,
                        const QString &code) { QTest::newRow(name) << context << plan << code; };
    row("real line breaks", u"PLAN:\none\ntwo\n\nCODE:\nprint(1)\n"_s, u"one\ntwo"_s,
        u"print(1)\n"_s);
    row("one line break between", u"PLAN:\none\nCODE:\nx"_s, u"one"_s, u"x"_s);
    row("CRLF", u"PLAN:\r\none\r\n\r\nCODE:\r\nx"_s, u"one"_s, u"x"_s);
    row("blanks at the markers", u" \nPLAN: \none\nCODE:\t\nx"_s, u"one"_s, u"x"_s);
    row("literal line breaks", u"PLAN:\\none\\n\\nCODE:\\nx"_s, u"one"_s, u"x"_s);
    row("the content is never unescaped", u"PLAN:\\na\\nb\\n\\nCODE:\\nprint('\\n')"_s, u"a\\nb"_s,
        u"print('\\n')"_s);
    row("nor with real line breaks", u"PLAN:\na\\nb\n\nCODE:\nprint('\\n')"_s, u"a\\nb"_s,
        u"print('\\n')"_s);
    row("literal marker in real content", u"PLAN:\nsay \\nCODE:\\n there\n\nCODE:\nx"_s,
        u"say \\nCODE:\\n there"_s, u"x"_s);
    row("the first marker divides", u"PLAN:\na\nCODE:\nb\nCODE:\nc"_s, u"a"_s, u"b\nCODE:\nc"_s);
    row("marker within a line", u"PLAN:\nthe CODE: part\nCODE:\nb"_s, u"the CODE: part"_s, u"b"_s);
    row("PLAN again in the code", u"PLAN:\na\nCODE:\nPLAN:\nb"_s, u"a"_s, u"PLAN:\nb"_s);
}

void InputsTest::context_isDivided()
{
    QFETCH(QString, context);
    const Parsed<PlanAndCode> parts = splitContext(context);
    QVERIFY(parts);
    QTEST(parts->plan, "plan");
    QTEST(parts->code, "code");
}

void InputsTest::context_withoutItsFormIsRefused_data()
{
    QTest::addColumn<QString>("context");

    QTest::newRow("text") << u"just text"_s;
    QTest::newRow("no code") << u"PLAN:\na"_s;
    QTest::newRow("no plan") << u"CODE:\na"_s;
    QTest::newRow("wrong order") << u"CODE:\na\nPLAN:\nb"_s;
    QTest::newRow("text before") << u"Here\nPLAN:\na\nCODE:\nb"_s;
    QTest::newRow("lower case") << u"plan:\na\ncode:\nb"_s;
    QTest::newRow("on one line") << u"PLAN: a CODE: b"_s;
    QTest::newRow("empty plan") << u"PLAN:\n\n\nCODE:\nb"_s;
    QTest::newRow("empty code") << u"PLAN:\na\nCODE:\n \n"_s;
}

void InputsTest::context_withoutItsFormIsRefused()
{
    QFETCH(QString, context);
    const Parsed<PlanAndCode> parts = splitContext(context);
    QVERIFY(!parts);
    QVERIFY(parts.error().message.contains(u"--context"_s));
}

QTEST_GUILESS_MAIN(InputsTest)
#include "tst_inputs.moc"
