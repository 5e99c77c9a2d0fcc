// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/answerprinter.h"

#include "cli/printerfixture.h"
#include "core/run/eventcodec.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::cli;
using namespace roo::run;
using namespace roo::test;

namespace {

using Kind = PrinterFixture::Kind;

EventBody attempt(const QString &id, const QString &model = u"m"_s)
{
    return AttemptStarted{.attemptId = id, .model = model, .requestSha256 = u"0"_s};
}

EventBody answer(const QString &id, const QString &text)
{
    return TextDelta{.attemptId = id, .kind = TextKind::Answer, .text = text};
}

EventBody reasoning(const QString &id, const QString &text)
{
    return TextDelta{.attemptId = id, .kind = TextKind::Reasoning, .text = text};
}

EventBody failure(const QString &id, const QString &next)
{
    return AttemptFailed{.attemptId = id,
                         .error = {.kind = ErrorKind::StreamCut},
                         .action = llm::Decision::Action::Fallback,
                         .nextModel = next};
}

EventBody success(Role role, const QString &id)
{
    return StageFinished{.stage = role, .attemptId = id, .modelAsked = u"m"_s};
}

//! Two stages: the first with a failed attempt, the second without a line feed at its end.
QList<EventBody> twoStages()
{
    return {RunStarted{},
            StageStarted{.stage = Role::Planner},
            attempt(u"1"_s),
            reasoning(u"1"_s, u"hmm"_s),
            answer(u"1"_s, u"half"_s),
            failure(u"1"_s, u"n"_s),
            attempt(u"2"_s, u"n"_s),
            answer(u"2"_s, u"the "_s),
            answer(u"2"_s, u"plan\n"_s),
            success(Role::Planner, u"2"_s),
            StageStarted{.stage = Role::Coder},
            attempt(u"3"_s),
            answer(u"3"_s, u"code"_s),
            success(Role::Coder, u"3"_s),
            RunFinished{.outcome = Outcome::Succeeded}};
}

} // namespace

class AnswerPrinterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void whole_printsTheSuccessfulAttempts();
    void whole_withoutHeadingsIsJustTheAnswer();
    void live_marksTheRestart();
    void live_marksWhatWasStopped();
    void live_saysNothingOfAnAttemptThatSaidNothing();
    void json_isTheEncodedEvents();
    void terminal_getsNoControls_data();
    void terminal_getsNoControls();
    void pipe_getsEverythingAsItIs();
};

void AnswerPrinterTest::whole_printsTheSuccessfulAttempts()
{
    PrinterFixture fixture(Kind::Pipe);
    AnswerPrinter printer(fixture.console(), AnswerMode::Whole, true);
    for (const EventBody &event : twoStages()) {
        fixture.tell(printer, event);
    }
    QCOMPARE(fixture.out(), u"# Plan\n\nthe plan\n\n# Code\n\ncode\n"_s);
    QCOMPARE(fixture.err(), QString());
}

void AnswerPrinterTest::whole_withoutHeadingsIsJustTheAnswer()
{
    PrinterFixture fixture(Kind::Pipe);
    AnswerPrinter printer(fixture.console(), AnswerMode::Whole, false);
    for (const EventBody &event : twoStages().first(10)) {
        fixture.tell(printer, event);
    }
    QCOMPARE(fixture.out(), u"the plan\n"_s);
}

void AnswerPrinterTest::live_marksTheRestart()
{
    PrinterFixture fixture(Kind::Pipe);
    AnswerPrinter printer(fixture.console(), AnswerMode::Live, true);
    for (const EventBody &event : twoStages()) {
        fixture.tell(printer, event);
    }
    QCOMPARE(fixture.out(),
             u"# Plan\n\nhalf\n\n--- the answer above broke off: the stream ended in the middle of "
             "the answer ---\n\nthe plan\n\n# Code\n\ncode\n"_s);
}

void AnswerPrinterTest::live_marksWhatWasStopped()
{
    PrinterFixture fixture(Kind::Pipe);
    AnswerPrinter printer(fixture.console(), AnswerMode::Live, false);
    for (const EventBody &event : twoStages().first(5)) {
        fixture.tell(printer, event);
    }
    fixture.tell(
        printer,
        RunFinished{.outcome = Outcome::Cancelled, .error = Error{.kind = ErrorKind::Interrupted}});
    QCOMPARE(fixture.out(),
             u"half\n\n--- the answer above is not complete: the run was stopped ---\n\n"_s);
}

void AnswerPrinterTest::live_saysNothingOfAnAttemptThatSaidNothing()
{
    PrinterFixture fixture(Kind::Terminal);
    AnswerPrinter printer(fixture.console(), AnswerMode::Live, true);
    for (const EventBody &event :
         {EventBody(RunStarted{}), EventBody(StageStarted{}), attempt(u"1"_s),
          reasoning(u"1"_s, u"hmm"_s), failure(u"1"_s, u"n"_s)}) {
        fixture.tell(printer, event);
    }
    QCOMPARE(fixture.out(), QString());
}

void AnswerPrinterTest::json_isTheEncodedEvents()
{
    PrinterFixture fixture(Kind::Pipe);
    AnswerPrinter printer(fixture.console(), AnswerMode::Json, true);
    QByteArray expected;
    qint64 sequence = 0;
    for (const EventBody &event : twoStages()) {
        fixture.tell(printer, event);
        expected += eventcodec::encode({.runId = u"run"_s,
                                        .sequence = ++sequence,
                                        .time = QDateTime::fromSecsSinceEpoch(0, QTimeZone::UTC),
                                        .body = event})
            + '\n';
    }
    QCOMPARE(fixture.out(), QString::fromUtf8(expected));
}

void AnswerPrinterTest::terminal_getsNoControls_data()
{
    QTest::addColumn<AnswerMode>("mode");

    QTest::newRow("whole") << AnswerMode::Whole;
    QTest::newRow("live") << AnswerMode::Live;
    QTest::newRow("JSON") << AnswerMode::Json;
}

void AnswerPrinterTest::terminal_getsNoControls()
{
    QFETCH(AnswerMode, mode);
    PrinterFixture fixture(Kind::Terminal);
    AnswerPrinter printer(fixture.console(), mode, false);
    QString nasty = u"ä蘋果🍎"_s;
    for (char16_t unit = 0; unit <= 0x9f; ++unit) {
        nasty += QChar(unit);
    }
    nasty += u"\u200e\u200f\u061c\u202a\u202e\u2066\u2069"_s;
    for (const EventBody &event :
         {EventBody(RunStarted{.task = nasty}), EventBody(StageStarted{}), attempt(u"1"_s, nasty),
          answer(u"1"_s, nasty), success(Role::Planner, u"1"_s)}) {
        fixture.tell(printer, event);
    }
    const QString seen = fixture.out();
    QVERIFY(seen.contains(u"ä蘋果🍎"_s));
    for (const QChar character : seen) {
        const char16_t unit = character.unicode();
        const bool isHarmless = unit == u'\n' || unit == u'\t' || (unit >= 0x20 && unit < 0x7f)
            || (unit > 0x9f
                && !u"\u200e\u200f\u061c\u202a\u202e\u2066\u2069"_s.contains(character));
        QVERIFY2(isHarmless, qPrintable(u"U+%1"_s.arg(unit, 4, 16, QChar(u'0'))));
    }
}

void AnswerPrinterTest::pipe_getsEverythingAsItIs()
{
    PrinterFixture fixture(Kind::Pipe);
    AnswerPrinter printer(fixture.console(), AnswerMode::Whole, false);
    const QString text = u"\x1b[2J\r\n\u202e \u009b\x07 end"_s;
    for (const EventBody &event :
         {EventBody(RunStarted{}), EventBody(StageStarted{}), attempt(u"1"_s), answer(u"1"_s, text),
          success(Role::Planner, u"1"_s)}) {
        fixture.tell(printer, event);
    }
    QCOMPARE(fixture.out(), text + u'\n');
}

QTEST_GUILESS_MAIN(AnswerPrinterTest)
#include "tst_answerprinter.moc"
