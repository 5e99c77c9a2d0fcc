// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/thinksplitter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::llm;

namespace {

void take(ChatDelta &all, const ChatDelta &delta)
{
    all.answer += delta.answer;
    all.reasoning += delta.reasoning;
}

ChatDelta split(const QStringList &pieces)
{
    ThinkSplitter splitter;
    ChatDelta all;
    for (const QString &piece : pieces) {
        take(all, splitter.feed(piece));
    }
    take(all, splitter.finish());
    return all;
}

} // namespace

class ThinkSplitterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void text_isSplit_data();
    void text_isSplit();
    void answer_isNotHeldBack();
    void thought_isNotHeldBack();
    void blanksWithoutEnd_areNotHeldForEver();
    void finish_givesTheHeldTextOnce();
};

void ThinkSplitterTest::text_isSplit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("reasoning");
    const auto row
        = [](const char *name, const QString &text, const QString &answer,
             const QString &reasoning = {}) { QTest::newRow(name) << text << answer << reasoning; };
    row("empty", {}, {});
    row("no tag", u"Hello"_s, u"Hello"_s);
    row("a thought", u"<think>hm</think>Hello"_s, u"Hello"_s, u"hm"_s);
    row("blanks around", u" \n<think>\nhm\n</think>\n\nHello \n"_s, u"Hello \n"_s, u"\nhm\n"_s);
    row("empty thought", u"<think></think>Hello"_s, u"Hello"_s);
    row("thought without an answer", u"<think>hm</think>"_s, {}, u"hm"_s);
    row("thought without an end", u"<think>hm"_s, {}, u"hm"_s);
    row("thought with half an end", u"<think>hm</thi"_s, {}, u"hm</thi"_s);
    row("false ends", u"<think>a</thin</think<</think>b"_s, u"b"_s, u"a</thin</think<"_s);
    row("tag later", u"Say <think>hm</think>"_s, u"Say <think>hm</think>"_s);
    row("second thought", u"<think>a</think>b<think>c</think>"_s, u"b<think>c</think>"_s, u"a"_s);
    row("second thought at once", u"<think>a</think><think>c</think>"_s, u"<think>c</think>"_s,
        u"a"_s);
    row("tag within the thought", u"<think><think>a</think>b"_s, u"b"_s, u"<think>a"_s);
    row("half a tag", u"<thi"_s, u"<thi"_s);
    row("half a tag after blanks", u"  <thi"_s, u"  <thi"_s);
    row("another tag", u"<thing>x</thing>"_s, u"<thing>x</thing>"_s);
    row("upper case", u"<THINK>x</THINK>"_s, u"<THINK>x</THINK>"_s);
    row("end without a beginning", u"a</think>b"_s, u"a</think>b"_s);
    row("blanks only", u" \n "_s, u" \n "_s);
    row("beyond the BMP", u"<think>\U0001F600</think>\U0001F680"_s, u"\U0001F680"_s,
        u"\U0001F600"_s);
}

void ThinkSplitterTest::text_isSplit()
{
    QFETCH(const QString, text);
    QFETCH(const QString, answer);
    QFETCH(const QString, reasoning);
    const auto check = [&](const QStringList &pieces) {
        const ChatDelta all = split(pieces);
        QCOMPARE(all.answer, answer);
        QCOMPARE(all.reasoning, reasoning);
    };
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            check({text.first(first), text.sliced(first, second - first), text.sliced(second)});
        }
    }
    check(text.split(QString()));
}

void ThinkSplitterTest::answer_isNotHeldBack()
{
    ThinkSplitter splitter;
    QCOMPARE(splitter.feed(u"H"_s).answer, u"H"_s);
    QCOMPARE(splitter.feed(u"<think>"_s).answer, u"<think>"_s);
}

void ThinkSplitterTest::thought_isNotHeldBack()
{
    ThinkSplitter splitter;
    QCOMPARE(splitter.feed(u"<think>one two <"_s).reasoning, u"one two "_s);
    QCOMPARE(splitter.feed(u"b"_s).reasoning, u"<b"_s);
}

void ThinkSplitterTest::blanksWithoutEnd_areNotHeldForEver()
{
    ThinkSplitter splitter;
    QString given;
    for (int i = 0; i < 2000; ++i) {
        given += splitter.feed(u" "_s).answer;
    }
    QCOMPARE(given.size(), 2000);
}

void ThinkSplitterTest::finish_givesTheHeldTextOnce()
{
    ThinkSplitter splitter;
    QVERIFY(splitter.feed(u"<thi"_s).answer.isEmpty());
    QCOMPARE(splitter.finish().answer, u"<thi"_s);
    QVERIFY(splitter.finish().answer.isEmpty());
}

QTEST_GUILESS_MAIN(ThinkSplitterTest)
#include "tst_thinksplitter.moc"
