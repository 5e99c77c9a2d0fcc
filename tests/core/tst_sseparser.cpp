// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/sseparser.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::llm;

namespace {

constexpr qsizetype roomy = 1 << 20;

//! All that a parser gave, in whatever pieces it was fed.
struct Heard
{
    QList<QByteArray> events;
    std::optional<Error> error;
    qint64 comments = 0;

    friend bool operator==(const Heard &, const Heard &) = default;
};

Heard listen(const QList<QByteArray> &pieces, qsizetype limit)
{
    SseParser parser(limit);
    Heard heard;
    const auto take = [&heard](const Result<QList<QByteArray>> &result) {
        if (result) {
            heard.events += *result;
        } else {
            heard.error = result.error();
        }
    };
    for (const QByteArray &piece : pieces) {
        take(parser.feed(piece));
    }
    take(parser.finish());
    heard.comments = parser.comments();
    return heard;
}

QByteArray excerpt(const Heard &heard)
{
    return heard.events.join('|') + (heard.error ? " and an error" : "");
}

} // namespace

class SseParserTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void events_areTheSameHoweverTheBytesAreCut_data();
    void events_areTheSameHoweverTheBytesAreCut();
    void limit_boundsLinesAndData_data();
    void limit_boundsLinesAndData();
    void limit_givesCompleteEventsFirst();
    void limit_endsTheStream();
    void event_comesWithItsBlankLine();
    void finish_givesTheLastEventOnce();
    void longLine_takesLinearTime();
    void manyChunks_areAllGiven();
    void carriageReturnAtTheVeryEnd_endsTheEvent();
};

void SseParserTest::events_areTheSameHoweverTheBytesAreCut_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QList<QByteArray>>("events");
    QTest::addColumn<int>("comments");
    using Events = QList<QByteArray>;

    QTest::newRow("nothing") << ""_ba << Events{} << 0;
    QTest::newRow("blank lines only") << "\n\n\r\n\r\r"_ba << Events{} << 0;
    QTest::newRow("LF") << "data: a\n\ndata: b\n\n"_ba << Events{"a", "b"} << 0;
    QTest::newRow("CRLF") << "data: a\r\n\r\ndata: b\r\n\r\n"_ba << Events{"a", "b"} << 0;
    QTest::newRow("CR") << "data: a\r\rdata: b\r\r"_ba << Events{"a", "b"} << 0;
    QTest::newRow("mixed line ends") << "data: a\r\n\ndata: b\n\r\ndata: c\r\n\rdata: d\r\n\r\n"_ba
                                     << Events{"a", "b", "c", "d"} << 0;
    QTest::newRow("CR before LF is one end")
        << "data: a\r\ndata: b\r\n\r\n"_ba << Events{"a\nb"} << 0;
    QTest::newRow("LF before CR is two ends")
        << "data: a\n\rdata: b\n\r"_ba << Events{"a", "b"} << 0;
    QTest::newRow("several data lines")
        << "data: a\ndata:\ndata: b\n\n"_ba << Events{"a\n\nb"} << 0;
    QTest::newRow("no blank after the colon") << "data:a\n\n"_ba << Events{"a"} << 0;
    QTest::newRow("one blank is dropped, not two") << "data:  a \n\n"_ba << Events{" a "} << 0;
    QTest::newRow("a tab is kept") << "data:\ta\n\n"_ba << Events{"\ta"} << 0;
    QTest::newRow("colons in the value") << "data: a: b:c\n\n"_ba << Events{"a: b:c"} << 0;
    QTest::newRow("empty data") << "data:\n\ndata: \n\n"_ba << Events{"", ""} << 0;
    QTest::newRow("a field without a colon")
        << "data\n\ndata\ndata\n\n"_ba << Events{"", "\n"} << 0;
    QTest::newRow("fields that begin alike")
        << "database: x\nda: y\ndata-x: z\n Data: q\nDATA: r\n\n"_ba << Events{} << 0;
    QTest::newRow("other fields") << "event: e\nid: 1\nretry: 5\ndata: a\nnonsense\n\n"_ba
                                  << Events{"a"} << 0;
    QTest::newRow("other fields alone give no event")
        << "event: e\nid: 1\n\ndata: a\n\n"_ba << Events{"a"} << 0;
    QTest::newRow("comments") << ": ping\n\n: OPENROUTER PROCESSING\n\ndata: a\n:\n\n:x"_ba
                              << Events{"a"} << 4;
    QTest::newRow("a comment inside an event")
        << "data: a\n: c\ndata: b\n\n"_ba << Events{"a\nb"} << 1;
    QTest::newRow("byte-order mark") << "\xEF\xBB\xBF"
                                        "data: a\n\n"_ba
                                     << Events{"a"} << 0;
    QTest::newRow("byte-order mark alone") << "\xEF\xBB\xBF"_ba << Events{} << 0;
    QTest::newRow("half a mark") << "\xEF\xBB"
                                    "data: a\n\ndata: b\n\n"_ba
                                 << Events{"b"} << 0;
    QTest::newRow("half a mark alone") << "\xEF\xBB"_ba << Events{} << 0;
    QTest::newRow("two marks") << "\xEF\xBB\xBF\xEF\xBB\xBF"
                                  "data: a\n\ndata: b\n\n"_ba
                               << Events{"b"} << 0;
    QTest::newRow("a mark later") << "data: a\n\n\xEF\xBB\xBF"
                                     "data: b\n\n"_ba
                                  << Events{"a"} << 0;
    QTest::newRow("blank line before the first event")
        << "\r\n\ndata: a\n\n"_ba << Events{"a"} << 0;
    QTest::newRow("no blank line at the end") << "data: a\n\ndata: b\n"_ba << Events{"a", "b"} << 0;
    QTest::newRow("no line end at the end") << "data: a\n\ndata: b"_ba << Events{"a", "b"} << 0;
    QTest::newRow("CR at the end") << "data: a\n\ndata: b\r"_ba << Events{"a", "b"} << 0;
    QTest::newRow("a field name at the end") << "data: a\n\ndat"_ba << Events{"a"} << 0;
    QTest::newRow("UTF-8") << "data: é😀\u2028x\n\n"_ba << Events{"é😀\u2028x"} << 0;
    QTest::newRow("not UTF-8") << "data: \xFF\xC3\n\n"_ba << Events{"\xFF\xC3"} << 0;
    QTest::newRow("NUL") << QByteArray("data: a\0b\n\n", 11) << Events{QByteArray("a\0b", 3)} << 0;
    QTest::newRow("LiteLLM") << "data: {\"choices\":[{\"delta\":{\"content\":\"He\"}}]}\n\n"
                                ": ping\n\ndata: [DONE]\n\n"_ba
                             << Events{"{\"choices\":[{\"delta\":{\"content\":\"He\"}}]}", "[DONE]"}
                             << 1;
}

void SseParserTest::events_areTheSameHoweverTheBytesAreCut()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QList<QByteArray>, events);
    QFETCH(const int, comments);
    const Heard expected{.events = events, .error = {}, .comments = comments};

    const auto check = [&](const QList<QByteArray> &pieces) {
        const Heard heard = listen(pieces, roomy);
        const QByteArray story = pieces.join("<cut>") + " gave " + excerpt(heard);
        QVERIFY2(heard == expected, story.constData());
    };
    check({stream});
    QList<QByteArray> bytes;
    for (qsizetype i = 0; i < stream.size(); ++i) {
        bytes += stream.sliced(i, 1);
        bytes += QByteArray(); // A read that brings nothing.
    }
    check(bytes);
    for (qsizetype i = 0; i <= stream.size(); ++i) {
        check({stream.first(i), stream.sliced(i)});
        for (qsizetype k = i; k <= stream.size(); ++k) {
            check({stream.first(i), stream.sliced(i, k - i), stream.sliced(k)});
        }
    }
}

void SseParserTest::limit_boundsLinesAndData_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QList<QByteArray>>("events");
    QTest::addColumn<bool>("fails");
    using Events = QList<QByteArray>;

    // The limit is 10 bytes.
    QTest::newRow("a line of the limit") << "data: 4567\n\n"_ba << Events{"4567"} << false;
    QTest::newRow("a line over it") << "data: 45678\n\n"_ba << Events{} << true;
    QTest::newRow("a line over it without an end") << "data: 45678"_ba << Events{} << true;
    QTest::newRow("a line of the limit without an end")
        << "data: 4567"_ba << Events{"4567"} << false;
    QTest::newRow("a comment over it") << ": 123456789\n"_ba << Events{} << true;
    QTest::newRow("an unknown field over it") << "event: 8901\n"_ba << Events{} << true;
    QTest::newRow("the mark does not count") << "\xEF\xBB\xBF"
                                                "data: 4567\n\n"_ba
                                             << Events{"4567"} << false;
    QTest::newRow("data of the limit")
        << "data:12345\ndata:6789\n\n"_ba << Events{"12345\n6789"} << false;
    QTest::newRow("data over it") << "data:12345\ndata:67890\n\n"_ba << Events{} << true;
    QTest::newRow("data over it by line feeds")
        << "data\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\n\n"_ba
        << Events{} << true;
    QTest::newRow("events before it")
        << "data:a\n\ndata:b\n\ndata:123456\n\ndata:c\n\n"_ba << Events{"a", "b"} << true;
    QTest::newRow("an event that was not complete")
        << "data:a\ndata:123456\n\n"_ba << Events{} << true;
}

void SseParserTest::limit_boundsLinesAndData()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QList<QByteArray>, events);
    QFETCH(const bool, fails);
    for (qsizetype i = 0; i <= stream.size(); ++i) {
        for (qsizetype k = i; k <= stream.size(); ++k) {
            const Heard heard
                = listen({stream.first(i), stream.sliced(i, k - i), stream.sliced(k)}, 10);
            QCOMPARE(heard.events, events);
            QCOMPARE(heard.error.has_value(), fails);
            if (heard.error) {
                QCOMPARE(*heard.error,
                         (Error{.kind = ErrorKind::AnswerTooLarge, .expected = u"10"_s}));
            }
        }
    }
}

void SseParserTest::limit_givesCompleteEventsFirst()
{
    SseParser parser(10);
    const auto first = parser.feed("data:a\n\n01234567890");
    QVERIFY(first);
    QCOMPARE(*first, QList<QByteArray>{"a"});
    QCOMPARE(parser.feed({}).error().kind, ErrorKind::AnswerTooLarge);
}

void SseParserTest::limit_endsTheStream()
{
    SseParser parser(10);
    QVERIFY(!parser.feed(QByteArray(11, 'x')));
    QVERIFY(!parser.feed("\n\ndata: a\n\n"));
    QVERIFY(!parser.finish());
    QVERIFY(!parser.finish());
}

void SseParserTest::event_comesWithItsBlankLine()
{
    SseParser parser(roomy);
    QCOMPARE(parser.feed("data: a\n"), QList<QByteArray>{});
    QCOMPARE(parser.feed("\n"), QList<QByteArray>{"a"});
    QCOMPARE(parser.feed("data: b\r\n\r"), QList<QByteArray>{"b"});
    QCOMPARE(parser.feed("\ndata: c\n\n"), QList<QByteArray>{"c"});
}

void SseParserTest::finish_givesTheLastEventOnce()
{
    SseParser parser(roomy);
    QCOMPARE(parser.feed("data: a\ndata: b"), QList<QByteArray>{});
    QCOMPARE(parser.finish(), QList<QByteArray>{"a\nb"});
    QCOMPARE(parser.finish(), QList<QByteArray>{});
}

void SseParserTest::longLine_takesLinearTime()
{
    // Looking at the whole line again for each piece would run into the end set to every test.
    const QByteArray line = "data: " + QByteArray(10'000'000, 'x');
    SseParser parser(line.size());
    for (qsizetype i = 0; i < line.size(); i += 10) {
        QVERIFY(parser.feed(
            QByteArrayView(line).sliced(i).first(std::min<qsizetype>(10, line.size() - i))));
    }
    const auto events = parser.feed("\n\n");
    QCOMPARE(events->size(), 1);
    QCOMPARE(events->constFirst().size(), line.size() - 6);
}

void SseParserTest::manyChunks_areAllGiven()
{
    QByteArray stream;
    for (int i = 0; i < 100'000; ++i) {
        stream += "data: " + QByteArray::number(i) + "\r\n\r\n";
    }
    SseParser parser(roomy);
    const auto events = parser.feed(stream);
    QCOMPARE(events->size(), 100'000);
    QCOMPARE(events->constLast(), "99999"_ba);
}

void SseParserTest::carriageReturnAtTheVeryEnd_endsTheEvent()
{
    // Waiting for a line feed would hold the last event of a CR server back until the next one.
    SseParser parser(roomy);
    QCOMPARE(parser.feed("data: a\r\r"), QList<QByteArray>{"a"});
    QCOMPARE(parser.feed("data: b\r"), QList<QByteArray>{});
    QCOMPARE(parser.feed("\r"), QList<QByteArray>{"b"});
}

QTEST_GUILESS_MAIN(SseParserTest)
#include "tst_sseparser.moc"
