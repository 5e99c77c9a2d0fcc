// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/exitcode.h"
#include "cli/wording.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using namespace roo::cli;

class WordingTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void everyKind_hasWords_data();
    void everyKind_hasWords();
    void everyKind_hasAnExitCode_data();
    void everyKind_hasAnExitCode();
    void foreignText_staysOnOneLine();
    void keyRefused_namesBothOrigins();
    void webPage_isNotRepeated();
    void timedOut_namesThePhase();
    void cure_namesTheKeysOrigin();
    void duration_isReadable_data();
    void duration_isReadable();
    void usage_isUnknownRatherThanZero_data();
    void usage_isUnknownRatherThanZero();
    void warnings_haveWords_data();
    void warnings_haveWords();
};

void WordingTest::everyKind_hasWords_data()
{
    QTest::addColumn<ErrorKind>("kind");

    const QMetaEnum kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        QTest::newRow(kinds.key(i)) << static_cast<ErrorKind>(kinds.value(i));
    }
}

void WordingTest::everyKind_hasWords()
{
    QFETCH(ErrorKind, kind);
    // The least that each kind brings with it, and all there can be.
    const QList<Error> errors{
        Error{.kind = kind, .subject = u"the subject"_s, .expected = u"the form"_s},
        Error{.kind = kind,
              .subject = u"the subject"_s,
              .detail = u"some detail"_s,
              .expected = u"what was expected"_s,
              .line = 7,
              .httpStatus = 418,
              .wait = 90s}};
    for (const Error &error : errors) {
        for (const QString &words : {wording::sentence(error), wording::brief(error)}) {
            QVERIFY(words.size() > 5);
            QVERIFY2(!words.contains(u'%') && !words.endsWith(u'.'), qPrintable(words));
            QVERIFY2(words == words.trimmed() && !words.contains(u"  "_s), qPrintable(words));
        }
        const QString cure = wording::cure(error, {.baseUrl = u"http://x"_s, .keyOrigin = {}});
        QVERIFY2(cure.isEmpty() || cure.endsWith(u'.'), qPrintable(cure));
    }
}

void WordingTest::everyKind_hasAnExitCode_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");

    const auto row = [](ErrorKind kind, int code) {
        QTest::newRow(qPrintable(errorKindName(kind))) << kind << code;
    };
    using enum ErrorKind;
    for (const ErrorKind kind : {SyntaxInvalid, ValueInvalid, ProfileUnknown, TemplateInvalid,
                                 UrlInvalid, KeyRefused, BadKey, BudgetExceeded, Redirected,
                                 NotAnEndpoint, FileUnreadable, FileNotUtf8, FileTooLarge}) {
        row(kind, 3);
    }
    for (const ErrorKind kind : {ConnectionRefused, HostNotFound, TlsFailed}) {
        row(kind, 4);
    }
    for (const ErrorKind kind :
         {AllModelsFailed, AnswerEmpty, AnswerTruncated, AnswerTooLarge, TimedOut, StageTimedOut,
          ConnectionClosed, RateLimited, DailyLimitReached, ServerFailed, StreamBroken, StreamCut,
          ModelUnknown, ContextOverflow, ContentRefused, AccessDenied, ParameterRefused}) {
        row(kind, 1);
    }
    row(BudgetReached, 8);
    row(FileUnwritable, 9);
    row(FileExists, 9);
    row(Interrupted, 130);
}

void WordingTest::everyKind_hasAnExitCode()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, code);
    QCOMPARE(static_cast<int>(exitCodeFor(Error{.kind = kind})), code);
}

void WordingTest::foreignText_staysOnOneLine()
{
    const QString foreign = u"one\ntwo\x1b[2J\u202e "_s + QString(10'000, u'x');
    const QMetaEnum kinds = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const Error error{.kind = static_cast<ErrorKind>(kinds.value(i)),
                          .subject = u"subject"_s,
                          .detail = foreign,
                          .expected = u"7"_s};
        const QString words = wording::brief(error);
        QVERIFY2(!words.contains(u'\x1b') && !words.contains(u'\n'), kinds.key(i));
        QVERIFY2(words.size() < 600, kinds.key(i));
    }
}

void WordingTest::keyRefused_namesBothOrigins()
{
    const Error error{.kind = ErrorKind::KeyRefused,
                      .subject = u"./.env:1"_s,
                      .detail = u"$LITELLM_API_KEY"_s,
                      .expected = u"--trust-env-file"_s};
    QVERIFY(wording::sentence(error).contains(u"./.env:1"_s));
    QVERIFY(wording::sentence(error).contains(u"$LITELLM_API_KEY"_s));
    QVERIFY(wording::cure(error, {}).contains(u"--trust-env-file"_s));
}

void WordingTest::webPage_isNotRepeated()
{
    const Error error{.kind = ErrorKind::NotAnEndpoint,
                      .subject = u"http://x"_s,
                      .detail = u"\n<!doctype html><p>Hi"_s,
                      .httpStatus = 404};
    QCOMPARE(wording::sentence(error),
             u"What answers at http://x is no LiteLLM endpoint (HTTP 404), but a web page"_s);
}

void WordingTest::timedOut_namesThePhase()
{
    const Error error{.kind = ErrorKind::TimedOut, .expected = u"first token"_s, .wait = 120s};
    QCOMPARE(wording::brief(error), u"no first token within 2 min"_s);
    const Error connecting{.kind = ErrorKind::TimedOut, .expected = u"connection"_s, .wait = 1s};
    QCOMPARE(exitCodeFor(connecting), ExitCode::Unreachable);
}

void WordingTest::cure_namesTheKeysOrigin()
{
    const Error error{.kind = ErrorKind::BadKey};
    QVERIFY(wording::cure(error, {.baseUrl = {}, .keyOrigin = u".env:3"_s}).contains(u".env:3"_s));
    QVERIFY(wording::cure(error, {}).contains(u"No key was sent"_s));
}

void WordingTest::duration_isReadable_data()
{
    QTest::addColumn<std::chrono::milliseconds>("time");
    QTest::addColumn<QString>("words");

    const auto row = [](std::chrono::milliseconds time, const QString &words) {
        QTest::newRow(qPrintable(words)) << time << words;
    };
    row(0ms, u"0 ms"_s);
    row(999ms, u"999 ms"_s);
    row(1000ms, u"1.0 s"_s);
    row(1240ms, u"1.2 s"_s);
    row(59'900ms, u"59.9 s"_s);
    row(59'960ms, u"1 min"_s);
    row(90s, u"1 min 30 s"_s);
    row(125s, u"2 min 5 s"_s);
    row(3600s, u"60 min"_s);
}

void WordingTest::duration_isReadable()
{
    QFETCH(std::chrono::milliseconds, time);
    QFETCH(QString, words);
    QCOMPARE(wording::duration(time), words);
}

void WordingTest::usage_isUnknownRatherThanZero_data()
{
    QTest::addColumn<int>("prompt"); // -1: not said
    QTest::addColumn<int>("completion");
    QTest::addColumn<double>("cost");
    QTest::addColumn<QString>("words");

    QTest::newRow("nothing") << -1 << -1 << -1.0 << u"tokens unknown, cost unknown"_s;
    QTest::newRow("tokens") << 9 << 2 << -1.0 << u"9 tokens in, 2 out, cost unknown"_s;
    QTest::newRow("one of them") << -1 << 2 << -1.0 << u"unknown tokens in, 2 out, cost unknown"_s;
    QTest::newRow("free") << 9 << 2 << 0.0 << u"9 tokens in, 2 out, cost $0"_s;
    QTest::newRow("cents") << 9 << 2 << 0.0123 << u"9 tokens in, 2 out, cost $0.0123"_s;
    QTest::newRow("tiny") << 9 << 2 << 0.0000231 << u"9 tokens in, 2 out, cost $0.0000231"_s;
}

void WordingTest::usage_isUnknownRatherThanZero()
{
    QFETCH(int, prompt);
    QFETCH(int, completion);
    QFETCH(double, cost);
    QFETCH(QString, words);
    llm::TokenUsage usage;
    if (prompt >= 0) {
        usage.promptTokens = prompt;
    }
    if (completion >= 0) {
        usage.completionTokens = completion;
    }
    if (cost >= 0) {
        usage.cost = cost;
    }
    QCOMPARE(wording::usage(usage), words);
}

void WordingTest::warnings_haveWords_data()
{
    QTest::addColumn<config::WarningKind>("kind");

    QTest::newRow("quotes") << config::WarningKind::QuotesDropped;
    QTest::newRow("readable") << config::WarningKind::EnvFileReadable;
    QTest::newRow("unknown name") << config::WarningKind::EnvNameUnknown;
    QTest::newRow("insecure") << config::WarningKind::InsecureConnection;
    QTest::newRow("unknown saved key") << config::WarningKind::SavedKeyUnknown;
    QTest::newRow("the folder decides") << config::WarningKind::FolderDecides;
}

void WordingTest::warnings_haveWords()
{
    QFETCH(config::WarningKind, kind);
    const config::Warning warning{.kind = kind,
                                  .origin = {.source = config::Source::WorkingFolderEnv,
                                             .name = u"LITELM_KEY"_s,
                                             .file = u"./.env"_s,
                                             .line = 3},
                                  .detail = u"nearest"_s};
    const QString words = wording::warning(warning);
    QVERIFY(words.size() > 20);
    QVERIFY2(!words.contains(u'%') && !words.endsWith(u'.'), qPrintable(words));
}

QTEST_GUILESS_MAIN(WordingTest)
#include "tst_wording.moc"
