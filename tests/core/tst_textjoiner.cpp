// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/textjoiner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

const QString smile = u"\U0001f600"_s;

//! What came out, as lines: "attempt answer text".
class Joined final
{
public:
    explicit Joined(TextJoiner &joiner)
    {
        QObject::connect(&joiner, &TextJoiner::joined, &m_context, [this](const TextDelta &delta) {
            lines.append(delta.attemptId
                         + (delta.kind == TextKind::Answer ? u" answer "_s : u" reasoning "_s)
                         + delta.text);
            text += delta.text;
        });
    }
    QStringList lines;
    QString text;

private:
    QObject m_context;
};

} // namespace

class TextJoinerTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void join_waitsForMore();
    void join_keepsReasoningApart();
    void join_saysNothingOfNothing();
    void join_belongsToItsAttempt();
    void join_makesFewOfMany();
    void join_keepsPairsWhole_data();
    void join_keepsPairsWhole();
    void join_endsHalfPairs_data();
    void join_endsHalfPairs();
    void join_bearsAListenerThatFlushes();
};

void TextJoinerTest::join_waitsForMore()
{
    TextJoiner joiner;
    Joined joined(joiner);
    joiner.begin(u"a"_s);
    joiner.add({.answer = u"Hel"_s});
    joiner.add({.answer = u"lo"_s});
    QVERIFY(joined.lines.isEmpty());
    QTRY_COMPARE(joined.lines, QStringList{u"a answer Hello"_s});
    joiner.add({.answer = u"!"_s});
    QTRY_COMPARE(joined.lines.size(), 2);
    joiner.flush();
    QCOMPARE(joined.lines, (QStringList{u"a answer Hello"_s, u"a answer !"_s}));
}

void TextJoinerTest::join_keepsReasoningApart()
{
    TextJoiner joiner;
    Joined joined(joiner);
    joiner.begin(u"a"_s);
    joiner.add({.answer = u"x"_s, .reasoning = u"1"_s});
    joiner.add({.answer = u"y"_s, .reasoning = u"2"_s});
    joiner.flush();
    QCOMPARE(joined.lines, (QStringList{u"a reasoning 12"_s, u"a answer xy"_s}));
}

void TextJoinerTest::join_saysNothingOfNothing()
{
    TextJoiner joiner;
    Joined joined(joiner);
    joiner.flush();
    joiner.begin(u"a"_s);
    joiner.add({});
    joiner.flush();
    joiner.flush();
    QVERIFY(joined.lines.isEmpty());
}

void TextJoinerTest::join_belongsToItsAttempt()
{
    TextJoiner joiner;
    Joined joined(joiner);
    joiner.begin(u"a"_s);
    joiner.add({.answer = u"one"_s});
    joiner.flush();
    joiner.begin(u"b"_s);
    joiner.add({.answer = u"two"_s});
    joiner.flush();
    QCOMPARE(joined.lines, (QStringList{u"a answer one"_s, u"b answer two"_s}));
}

void TextJoinerTest::join_makesFewOfMany()
{
    TextJoiner joiner;
    Joined joined(joiner);
    joiner.begin(u"a"_s);
    QElapsedTimer clock;
    clock.start();
    QString sent;
    for (int i = 0; i < 100'000; ++i) {
        const QString piece(1, QChar(u'a' + i % 26));
        sent += piece;
        joiner.add({.answer = piece});
        if (i % 64 == 0) {
            QCoreApplication::processEvents();
        }
    }
    joiner.flush();
    QCOMPARE(joined.text, sent);
    // One each 33 ms, a coarse timer's 5 % and the last one added, however slow this machine is.
    QCOMPARE_LE(joined.lines.size(), clock.elapsed() / 31 + 2);
}

void TextJoinerTest::join_keepsPairsWhole_data()
{
    QTest::addColumn<bool>("isReasoning");
    QTest::newRow("answer") << false;
    QTest::newRow("reasoning") << true;
}

void TextJoinerTest::join_keepsPairsWhole()
{
    QFETCH(const bool, isReasoning);
    const auto piece = [isReasoning](const QString &text) {
        return isReasoning ? llm::ChatDelta{.reasoning = text} : llm::ChatDelta{.answer = text};
    };
    const QString label = isReasoning ? u"a reasoning "_s : u"a answer "_s;
    TextJoiner joiner;
    Joined joined(joiner);
    joiner.begin(u"a"_s);
    joiner.add(piece(u"x"_s + smile.first(1)));
    QTRY_COMPARE(joined.lines, QStringList{label + u'x'});
    joiner.add(piece(smile.last(1) + u'y'));
    QTRY_COMPARE(joined.lines, (QStringList{label + u'x', label + smile + u'y'}));
    joiner.flush();
    QCOMPARE(joined.lines.size(), 2);
}

void TextJoinerTest::join_endsHalfPairs_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QString>("text");
    const QString high = smile.first(1);
    const QString low = smile.last(1);
    QTest::newRow("high at the end") << QStringList{u"x"_s, high} << u"x\ufffd"_s;
    QTest::newRow("low alone") << QStringList{low, u"x"_s} << u"\ufffdx"_s;
    QTest::newRow("high in the middle") << QStringList{high, u"x"_s} << u"\ufffdx"_s;
    QTest::newRow("two high") << QStringList{high, high, low} << u"\ufffd"_s + smile;
    QTest::newRow("wrong way round") << QStringList{low, high} << u"\ufffd\ufffd"_s;
}

void TextJoinerTest::join_endsHalfPairs()
{
    QFETCH(const QStringList, pieces);
    QFETCH(const QString, text);
    TextJoiner joiner;
    Joined joined(joiner);
    for (const QString &piece : pieces) {
        joiner.add({.answer = piece});
    }
    joiner.flush();
    QCOMPARE(joined.text, text);
}

void TextJoinerTest::join_bearsAListenerThatFlushes()
{
    TextJoiner joiner;
    Joined joined(joiner);
    connect(&joiner, &TextJoiner::joined, &joiner, &TextJoiner::flush);
    joiner.add({.answer = u"x"_s, .reasoning = u"1"_s});
    joiner.flush();
    QCOMPARE(joined.lines, (QStringList{u" reasoning 1"_s, u" answer x"_s}));
}

QTEST_GUILESS_MAIN(TextJoinerTest)
#include "tst_textjoiner.moc"
