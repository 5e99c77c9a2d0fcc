// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/progressprinter.h"

#include "cli/printerfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using namespace roo::cli;
using namespace roo::run;
using namespace roo::test;

namespace {

using Action = llm::Decision::Action;
using Kind = PrinterFixture::Kind;

//! A stage whose first model is busy, and the second one of which succeeds.
QList<EventBody> fallback()
{
    return {RunStarted{},
            StageStarted{.stage = Role::Coder},
            AttemptStarted{.stage = Role::Coder,
                           .attemptId = u"id-1"_s,
                           .model = u"a"_s,
                           .requestSha256 = u"0123456789abcdef"_s},
            AttemptFailed{.attemptId = u"id-1"_s,
                          .error = {.kind = ErrorKind::RateLimited,
                                    .detail = u"slow\ndown"_s,
                                    .httpStatus = 429,
                                    .wait = 7s},
                          .action = Action::Fallback,
                          .nextModel = u"b"_s},
            AttemptStarted{.stage = Role::Coder,
                           .attemptId = u"id-2"_s,
                           .model = u"b"_s,
                           .requestSha256 = u"fedcba9876543210"_s},
            TextDelta{.attemptId = u"id-2"_s, .text = u"code"_s},
            StageFinished{.stage = Role::Coder,
                          .attemptId = u"id-2"_s,
                          .modelAsked = u"b"_s,
                          .modelAnswered = u"b-2024"_s,
                          .finishReason = llm::FinishReason::Length,
                          .firstToken = 1500ms,
                          .total = 61s},
            RunFinished{.outcome = Outcome::Succeeded}};
}

QString errOf(const QList<EventBody> &events, ProgressPrinter::Detail detail,
              Kind kind = Kind::Pipe)
{
    PrinterFixture fixture(kind);
    ProgressPrinter printer(fixture.console(), detail);
    for (const EventBody &event : events) {
        fixture.tell(printer, event);
    }
    return kind == Kind::Pipe ? fixture.err() : fixture.out();
}

} // namespace

class ProgressPrinterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void lines_tellWhatHappened();
    void quiet_tellsOnlyWhatTheAnswerLacks();
    void quiet_tellsWhyAllModelsFailed();
    void verbose_namesTheCallAndTheRequest();
    void wait_isNamed();
    void lastFailure_isLeftToTheRunsError();
    void lastFailure_isToldWhereAllModelsFailed();
    void liveLine_followsAndGoes();
    void liveLine_isNotOnADumbTerminal();
    void colors_areOnlyAroundLines();
};

void ProgressPrinterTest::lines_tellWhatHappened()
{
    QCOMPARE(errOf(fallback(), {}),
             u"coder: asking a\n"
             "coder: rate limited (HTTP 429), asks to wait 7.0 s: slow down; next: b\n"
             "coder: asking b (attempt 2)\n"
             "coder: b (answered by b-2024) done in 1 min 1 s, first token after 1.5 s, tokens "
             "unknown, cost unknown\n"
             "coder: the answer was cut by the token limit; it is not complete\n"_s);
}

void ProgressPrinterTest::quiet_tellsOnlyWhatTheAnswerLacks()
{
    QCOMPARE(errOf(fallback(), {.isQuiet = true}),
             u"coder: the answer was cut by the token limit; it is not complete\n"_s);
}

void ProgressPrinterTest::quiet_tellsWhyAllModelsFailed()
{
    QList<EventBody> events = fallback().first(5);
    events.append(AttemptFailed{
        .attemptId = u"id-2"_s, .error = {.kind = ErrorKind::AnswerEmpty}, .action = Action::Stop});
    events.append(RunFinished{.outcome = Outcome::Failed,
                              .error = Error{.kind = ErrorKind::AllModelsFailed}});
    QCOMPARE(errOf(events, {.isQuiet = true}), u"coder: the answer was empty; giving up\n"_s);
    QCOMPARE(errOf(fallback().first(5), {.isQuiet = true}, Kind::Terminal), QString());
}

void ProgressPrinterTest::verbose_namesTheCallAndTheRequest()
{
    const QString err = errOf(fallback(), {.isVerbose = true});
    QVERIFY2(err.contains(u"call id-2, request fedcba987654"_s), qPrintable(err));
}

void ProgressPrinterTest::wait_isNamed()
{
    QList<EventBody> events = fallback().first(3);
    events.append(AttemptFailed{.attemptId = u"id-1"_s,
                                .error = {.kind = ErrorKind::ServerFailed, .httpStatus = 503},
                                .action = Action::Retry,
                                .nextModel = u"a"_s,
                                .wait = 1200ms});
    const QString err = errOf(events, {});
    QVERIFY2(err.endsWith(u"coder: server error (HTTP 503); asking it again in 1.2 s\n"_s),
             qPrintable(err));
}

void ProgressPrinterTest::lastFailure_isLeftToTheRunsError()
{
    const Error error{.kind = ErrorKind::BadKey, .httpStatus = 401};
    QList<EventBody> events = fallback().first(3);
    events.append(AttemptFailed{.attemptId = u"id-1"_s, .error = error, .action = Action::Stop});
    events.append(RunFinished{.outcome = Outcome::Failed, .error = error});
    QCOMPARE(errOf(events, {}), u"coder: asking a\n"_s);
}

void ProgressPrinterTest::lastFailure_isToldWhereAllModelsFailed()
{
    QList<EventBody> events = fallback().first(3);
    events.append(AttemptFailed{
        .attemptId = u"id-1"_s, .error = {.kind = ErrorKind::AnswerEmpty}, .action = Action::Stop});
    events.append(RunFinished{.outcome = Outcome::Failed,
                              .error = Error{.kind = ErrorKind::AllModelsFailed}});
    QCOMPARE(errOf(events, {}), u"coder: asking a\ncoder: the answer was empty; giving up\n"_s);
}

void ProgressPrinterTest::liveLine_followsAndGoes()
{
    PrinterFixture fixture(Kind::Terminal);
    ProgressPrinter printer(fixture.console(), {});
    const QList<EventBody> events = fallback();
    for (const EventBody &event : events.first(3)) {
        fixture.tell(printer, event);
    }
    QTRY_VERIFY(
        fixture.seen().contains(u"coder: a, attempt 1, waiting for the first token, 0 s"_s));
    for (const EventBody &event : events.sliced(3)) {
        fixture.tell(printer, event);
    }
    const QString out = fixture.out();
    const qsizetype last = out.lastIndexOf(u"waiting for the first token"_s);
    QVERIFY(out.indexOf(u"\r\033[K"_s, last) > last);
}

void ProgressPrinterTest::liveLine_isNotOnADumbTerminal()
{
    const QString out = errOf(fallback(), {}, Kind::DumbTerminal);
    QVERIFY2(!out.contains(u'\r') && !out.contains(u'\033'), qPrintable(out));
    QVERIFY(out.startsWith(u"coder: asking a\n"_s));
}

void ProgressPrinterTest::colors_areOnlyAroundLines()
{
    PrinterFixture fixture(Kind::Pipe, ColorMode::Always);
    ProgressPrinter printer(fixture.console(), {});
    for (const EventBody &event : fallback()) {
        fixture.tell(printer, event);
    }
    fixture.console().fail(u"red \x1b[2J\u202e"_s);
    const QString err = fixture.err();
    QVERIFY2(err.startsWith(u"coder: asking a\n\033[33mcoder: rate limited"_s), qPrintable(err));
    QVERIFY2(err.endsWith(u"\033[31mred \u241b[2J<U+202E>\033[0m\n"_s), qPrintable(err));
}

QTEST_GUILESS_MAIN(ProgressPrinterTest)
#include "tst_progressprinter.moc"
