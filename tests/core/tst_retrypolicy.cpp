// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/llm/retrypolicy.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace roo;
using namespace roo::llm;
using std::chrono::milliseconds;
using Action = Decision::Action;
using Kind = ErrorKind;

namespace {

//! One attempt of a table: which model, what it met, when on the call's clock.
FailedAttempt failed(qsizetype model, Kind kind, std::optional<milliseconds> wait = {},
                     milliseconds at = 0ms)
{
    return {.model = model, .error = {.kind = kind, .wait = wait}, .failedAt = at};
}

FailedAttempt refusedParameter(qsizetype model, const QString &name, const QString &words = {})
{
    return {.model = model,
            .error = {.kind = Kind::ParameterRefused, .detail = words, .expected = name}};
}

Decision retry(qsizetype model, milliseconds wait, const QString &dropParameter = {})
{
    return {.action = Action::Retry, .model = model, .wait = wait, .dropParameter = dropParameter};
}

Decision fallback(qsizetype model, milliseconds wait = 0ms)
{
    return {.action = Action::Fallback, .model = model, .wait = wait};
}

QByteArray printed(const Decision &decision)
{
    const char *const action = decision.action == Action::Stop ? "stop"
        : decision.action == Action::Retry                     ? "retry"
                                                               : "fallback";
    return u"%1 %2 after %3 without '%4'"_s.arg(QLatin1StringView(action))
        .arg(decision.model)
        .arg(decision.wait.count())
        .arg(decision.dropParameter)
        .toUtf8();
}

constexpr std::array retriedKinds{Kind::ServerFailed, Kind::TimedOut,    Kind::StreamBroken,
                                  Kind::StreamCut,    Kind::AnswerEmpty, Kind::ConnectionClosed};
constexpr std::array nextKinds{Kind::ContextOverflow, Kind::ModelUnknown, Kind::ContentRefused,
                               Kind::AccessDenied, Kind::AnswerTooLarge};
constexpr std::array refusedKinds{Kind::ConnectionRefused, Kind::HostNotFound};
constexpr std::array stopKinds{
    Kind::BadKey,          Kind::BudgetExceeded,  Kind::Redirected,        Kind::NotAnEndpoint,
    Kind::TlsFailed,       Kind::EncodingRefused, Kind::StageTimedOut,     Kind::Cancelled,
    Kind::Interrupted,     Kind::FileUnreadable,  Kind::FileUnwritable,    Kind::FileExists,
    Kind::FileNotUtf8,     Kind::FileTooLarge,    Kind::SyntaxInvalid,     Kind::ValueInvalid,
    Kind::ProfileUnknown,  Kind::TemplateInvalid, Kind::UrlInvalid,        Kind::KeyRefused,
    Kind::AllModelsFailed, Kind::AnswerTruncated, Kind::HistoryUnwritable, Kind::HistoryUnreadable,
    Kind::RunUnknown,      Kind::RunUnreadable,   Kind::KeyUnknown,        Kind::BudgetReached};
//! Those that are in none of the lists above.
constexpr std::array otherKinds{Kind::RateLimited, Kind::DailyLimitReached, Kind::ParameterRefused};

} // namespace

class RetryPolicyTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void next_decides_data();
    void next_decides();
    void next_followsTheFreeTier_data();
    void next_followsTheFreeTier();
    void leftOut_isPassedOver_data();
    void leftOut_isPassedOver();
    void next_followsTheKind();
    void next_knowsEveryKind();
    void pause_movesByAQuarter_data();
    void pause_movesByAQuarter();
    void limits_areThoseGiven();
    void anySequence_isBounded();
};

void RetryPolicyTest::next_decides_data()
{
    QTest::addColumn<int>("models");
    QTest::addColumn<QList<FailedAttempt>>("history");
    QTest::addColumn<milliseconds>("now");
    QTest::addColumn<Decision>("decision");
    using History = QList<FailedAttempt>;
    const Decision stop;
    const auto row = [](const char *name, int models, const History &history, milliseconds now,
                        const Decision &decision) {
        QTest::newRow(name) << models << history << now << decision;
    };
    const auto server = [](qsizetype model) { return failed(model, Kind::ServerFailed); };
    const auto limited
        = [](qsizetype model, std::optional<milliseconds> wait = {}, milliseconds at = 0ms) {
              return failed(model, Kind::RateLimited, wait, at);
          };
    const auto refused = [](qsizetype model) { return failed(model, Kind::ConnectionRefused); };

    row("server: once more", 2, {server(0)}, 0ms, retry(0, 1s));
    row("server: then the next", 2, {server(0), server(0)}, 0ms, fallback(1));
    row("server: the last once more", 2, {server(0), server(0), server(1)}, 0ms, retry(1, 1s));
    row("server: through", 2, {server(0), server(0), server(1), server(1)}, 0ms, stop);
    row("server: alone", 1, {server(0), server(0)}, 0ms, stop);
    row("two reasons are two attempts", 2, {server(0), failed(0, Kind::StreamCut)}, 0ms,
        fallback(1));

    row("429: the next at once", 2, {limited(0, 5s)}, 0ms, fallback(1));
    row("429: the next at once, however long the wait", 2, {limited(0, 100s)}, 0ms, fallback(1));
    row("429: alone, after its wait", 1, {limited(0, 5s, 10s)}, 10s, retry(0, 5s));
    row("429: alone, the rest of its wait", 1, {limited(0, 5s, 10s)}, 12s, retry(0, 3s));
    row("429: alone, its wait is over", 1, {limited(0, 5s, 10s)}, 20s, retry(0, 0ms));
    row("429: alone, no wait", 1, {limited(0, 0ms, 10s)}, 10s, retry(0, 0ms));
    row("429: alone, nothing said", 1, {limited(0, {}, 10s)}, 10s, retry(0, 1s));
    row("429: alone, nothing said, long ago", 1, {limited(0, {}, 10s)}, 10500ms, retry(0, 500ms));
    row("429: alone, the longest wait", 1, {limited(0, 60s)}, 0ms, retry(0, 60s));
    row("429: alone, too long", 1, {limited(0, 60001ms)}, 0ms, stop);
    row("429: alone, twice", 1, {limited(0, 1s), limited(0, 1s)}, 0ms, stop);
    row("429: alone, then broken", 1, {limited(0, 1s), server(0)}, 0ms, stop);
    row("429: alone after a failure", 1, {server(0), limited(0, 1s)}, 0ms, stop);
    row("429: all, in order", 3, {limited(0, 30s), limited(1, 1s), limited(2, 2s)}, 5s,
        fallback(0, 25s));
    row("429: all, the second", 3,
        {limited(0, 30s), limited(1, 1s), limited(2, 2s), limited(0, 30s)}, 30s, fallback(1, 0ms));
    row("429: all, the third", 3, {limited(0), limited(1), limited(2), limited(0), limited(1)}, 1s,
        fallback(2, 0ms));
    row("429: all, through", 2, {limited(0), limited(1), limited(0), limited(1)}, 0ms, stop);
    row("429: the too long one is skipped", 2, {limited(0, 61s), limited(1, 2s)}, 0ms,
        retry(1, 2s));
    row("429: all too long", 2, {limited(0, 61s), limited(1, 61s)}, 0ms, stop);
    row("429: when others are through", 3,
        {limited(0, 9s), server(1), server(1), failed(2, Kind::ModelUnknown)}, 4s, fallback(0, 5s));
    row("429: in the retry of a failure", 2, {server(0), limited(0), limited(1, 3s)}, 0ms,
        retry(1, 3s));
    row("429: its retry fails", 2, {limited(0), limited(1), server(0)}, 1s, fallback(1));
    row("429: its retry meets a bad key", 2, {limited(0), limited(1), failed(0, Kind::BadKey)}, 1s,
        stop);
    row("429: the clock went back", 1, {limited(0, 5s, 10s)}, 9s, retry(0, 6s));

    row("refused: once more", 3, {refused(0)}, 0ms, retry(0, 1s));
    row("refused: twice", 3, {refused(0), refused(0)}, 0ms, stop);
    row("refused: two kinds", 3, {refused(0), failed(0, Kind::HostNotFound)}, 0ms, stop);
    row("refused: in the retry", 3, {server(0), refused(0)}, 0ms, fallback(1, 1s));
    row("refused: in the retry, then again", 3, {server(0), refused(0), refused(1)}, 0ms, stop);
    row("refused: in the retry of the last", 1, {server(0), refused(0)}, 0ms, stop);
    row("refused: recovered, then again", 3, {refused(0), server(0), refused(1)}, 0ms, stop);
    row("refused: in the retry, a 429 waits longer", 2, {limited(0, 8s), server(1), refused(1)},
        0ms, fallback(0, 8s));
    row("refused: in the retry, a 429 waits less", 2, {limited(0, 0ms), server(1), refused(1)}, 0ms,
        fallback(0, 1s));

    row("unknown model: the next", 2, {failed(0, Kind::ModelUnknown)}, 0ms, fallback(1));
    row("unknown model: no other", 1, {failed(0, Kind::ModelUnknown)}, 0ms, stop);
    row("overflow in the retry", 2, {server(0), failed(0, Kind::ContextOverflow)}, 0ms,
        fallback(1));

    row("parameter: without it, at once", 2, {refusedParameter(0, u"temperature"_s)}, 0ms,
        retry(0, 0ms, u"temperature"_s));
    row("parameter: of a provider", 2,
        {refusedParameter(0, u"max_tokens"_s, u"OpenAIException - x"_s)}, 0ms,
        retry(0, 0ms, u"max_tokens"_s));
    row("parameter: the next model's", 2,
        {server(0), server(0), refusedParameter(1, u"stream_options"_s)}, 0ms,
        retry(1, 0ms, u"stream_options"_s));
    row("parameter: the proxy's options", 1, {refusedParameter(0, u"disable_fallbacks"_s)}, 0ms,
        retry(0, 0ms, u"disable_fallbacks"_s));
    row("parameter: no retry left", 2, {server(0), refusedParameter(0, u"temperature"_s)}, 0ms,
        stop);
    row("parameter: no retry left, of a provider", 2,
        {server(0), refusedParameter(0, u"temperature"_s, u"OpenAIException - x"_s)}, 0ms,
        fallback(1));
    row("parameter: not named", 2, {refusedParameter(0, {})}, 0ms, stop);
    row("parameter: not named, of a provider", 2,
        {refusedParameter(0, {}, u"OpenAIException - x"_s)}, 0ms, fallback(1));
    row("parameter: needed", 2, {refusedParameter(0, u"messages"_s)}, 0ms, stop);
    row("parameter: needed, no other model", 1,
        {refusedParameter(0, u"messages"_s, u"OpenAIException - x"_s)}, 0ms, stop);
}

void RetryPolicyTest::next_decides()
{
    QFETCH(const int, models);
    QFETCH(const QList<FailedAttempt>, history);
    QFETCH(const milliseconds, now);
    QFETCH(const Decision, decision);
    // All of one name: models are told apart by their place.
    const RetryPolicy policy(QStringList(models, u"coder"_s));
    QCOMPARE(printed(policy.next(history, now, 0)), printed(decision));
}

void RetryPolicyTest::next_followsTheFreeTier_data()
{
    QTest::addColumn<QStringList>("chain");
    QTest::addColumn<QList<FailedAttempt>>("history");
    QTest::addColumn<Decision>("decision");
    using History = QList<FailedAttempt>;
    const QStringList mixed{u"a:free"_s, u"b:free"_s, u"c"_s, u"d:free"_s};
    const FailedAttempt daily = failed(0, Kind::DailyLimitReached);

    QTest::newRow("the next that is not free") << mixed << History{daily} << fallback(2);
    QTest::newRow("and no free one after it")
        << mixed << History{daily, failed(2, Kind::ServerFailed), failed(2, Kind::ServerFailed)}
        << Decision{};
    QTest::newRow("all are free") << QStringList{u"a:free"_s, u"b:free"_s} << History{daily}
                                  << Decision{};
    QTest::newRow("alone") << QStringList{u"a"_s} << History{daily} << Decision{};
    QTest::newRow("no retry of a free 429")
        << QStringList{u"a:free"_s, u"b:free"_s}
        << History{failed(0, Kind::RateLimited), failed(1, Kind::DailyLimitReached)} << Decision{};
    QTest::newRow("retry of another 429")
        << QStringList{u"a:free"_s, u"b"_s, u"c:free"_s}
        << History{failed(0, Kind::RateLimited), failed(1, Kind::RateLimited, 2s),
                   failed(2, Kind::DailyLimitReached)}
        << fallback(1, 2s);
    QTest::newRow("in the retry") << mixed << History{failed(0, Kind::StreamCut), daily}
                                  << fallback(2);
}

void RetryPolicyTest::next_followsTheFreeTier()
{
    QFETCH(const QStringList, chain);
    QFETCH(const QList<FailedAttempt>, history);
    QFETCH(const Decision, decision);
    QCOMPARE(printed(RetryPolicy(chain).next(history, 0ms, 0)), printed(decision));
}

void RetryPolicyTest::leftOut_isPassedOver_data()
{
    QTest::addColumn<QList<int>>("leftOut");
    QTest::addColumn<QList<FailedAttempt>>("history");
    QTest::addColumn<Decision>("decision");
    using History = QList<FailedAttempt>;
    const auto limited = [](qsizetype model) { return failed(model, Kind::RateLimited, 2s); };
    const auto server = [](qsizetype model) { return failed(model, Kind::ServerFailed); };
    const auto refused = [](qsizetype model) { return failed(model, Kind::ConnectionRefused); };
    const auto row
        = [](const char *name, const QList<int> &leftOut, const History &history,
             const Decision &decision) { QTest::newRow(name) << leftOut << history << decision; };
    row("nothing yet", {}, {}, fallback(0));
    row("the first", {0}, {}, fallback(1));
    row("all but the last", {0, 1}, {}, fallback(2));
    row("all", {0, 1, 2}, {}, Decision{});
    row("instead of the retry", {0}, {server(0)}, fallback(1));
    row("the next but one", {1}, {limited(0)}, fallback(2));
    row("no other: back to the rate limit", {1, 2}, {limited(0)}, retry(0, 2s));
    row("no other, nor that", {0, 1, 2}, {limited(0)}, Decision{});
    row("the second rate limit", {0}, {limited(0), limited(1), limited(2)}, fallback(1, 2s));
    row("refused, and its model too", {0}, {refused(0)}, fallback(1, 1s));
    row("parameter", {0}, {refusedParameter(0, u"temperature"_s, u"OpenrouterException"_s)},
        fallback(1));
}

void RetryPolicyTest::leftOut_isPassedOver()
{
    QFETCH(const QList<int>, leftOut);
    QFETCH(const QList<FailedAttempt>, history);
    QFETCH(const Decision, decision);
    RetryPolicy policy({u"a"_s, u"b"_s, u"c"_s});
    for (const int model : leftOut) {
        policy.leaveOut(model);
    }
    QCOMPARE(printed(policy.next(history, 0ms, 0)), printed(decision));
}

void RetryPolicyTest::next_followsTheKind()
{
    const RetryPolicy policy({u"a"_s, u"b"_s});
    const auto first
        = [&policy](Kind kind) { return printed(policy.next({failed(0, kind)}, 0ms, 0)); };
    for (const Kind kind : retriedKinds) {
        QCOMPARE(first(kind), printed(retry(0, 1s)));
        QCOMPARE(printed(policy.next({failed(0, kind), failed(0, kind)}, 0ms, 0)),
                 printed(fallback(1)));
    }
    for (const Kind kind : refusedKinds) {
        QCOMPARE(first(kind), printed(retry(0, 1s)));
        QCOMPARE(printed(policy.next({failed(0, kind), failed(0, kind)}, 0ms, 0)),
                 printed(Decision{}));
    }
    for (const Kind kind : nextKinds) {
        QCOMPARE(first(kind), printed(fallback(1)));
    }
    for (const Kind kind : stopKinds) {
        QCOMPARE(first(kind), printed(Decision{}));
    }
}

void RetryPolicyTest::next_knowsEveryKind()
{
    // A kind that is added to ErrorKind and to none of the lists is found here.
    const std::size_t listed = retriedKinds.size() + nextKinds.size() + refusedKinds.size()
        + stopKinds.size() + otherKinds.size();
    QCOMPARE(listed, static_cast<std::size_t>(Kind::RunUnreadable) + 1);
}

void RetryPolicyTest::pause_movesByAQuarter_data()
{
    QTest::addColumn<double>("jitter");
    QTest::addColumn<milliseconds>("wait");
    QTest::newRow("shortest") << -1.0 << 750ms;
    QTest::newRow("shorter") << -0.5 << 875ms;
    QTest::newRow("middle") << 0.0 << 1000ms;
    QTest::newRow("longest") << 1.0 << 1250ms;
    QTest::newRow("out of range") << 7.0 << 1250ms;
}

void RetryPolicyTest::pause_movesByAQuarter()
{
    QFETCH(const double, jitter);
    QFETCH(const milliseconds, wait);
    const RetryPolicy policy({u"a"_s});
    QCOMPARE(policy.next({failed(0, Kind::ServerFailed)}, 0ms, jitter).wait, wait);
    QCOMPARE(policy.next({failed(0, Kind::RateLimited)}, 0ms, jitter).wait, wait);
    // What the server asked for is waited in full and not longer.
    QCOMPARE(policy.next({failed(0, Kind::RateLimited, 3s)}, 0ms, jitter).wait, 3000ms);
}

void RetryPolicyTest::limits_areThoseGiven()
{
    const RetryPolicy policy({u"a"_s}, {.pause = 20ms, .longestWait = 40ms});
    QCOMPARE(policy.next({failed(0, Kind::TimedOut)}, 0ms, 1).wait, 25ms);
    QCOMPARE(policy.next({failed(0, Kind::RateLimited, 40ms)}, 0ms, 1).wait, 40ms);
    QCOMPARE(policy.next({failed(0, Kind::RateLimited, 41ms)}, 0ms, 1).action, Action::Stop);
}

namespace {

//! What a simulated call met at every step, until the policy stopped it.
class Simulation final
{
public:
    explicit Simulation(quint32 seed)
        : m_random(seed)
    {
        const int length = m_random.bounded(1, 6);
        for (int i = 0; i < length; ++i) {
            m_chain += m_random.bounded(2) == 0 ? u"a"_s : u"b:free"_s;
        }
    }

    //! Empty, or the rule that was broken.
    QByteArray run()
    {
        const RetryPolicy policy(m_chain);
        qsizetype model = 0;
        for (qsizetype attempt = 0; attempt < 2 * m_chain.size(); ++attempt) {
            m_history += randomFailure(model);
            const Decision decision
                = policy.next(m_history, m_now, m_random.generateDouble() * 2 - 1);
            if (decision.action == Action::Stop) {
                return {};
            }
            if (const QByteArray broken = check(decision); !broken.isEmpty()) {
                return broken;
            }
            model = decision.model;
            m_now += decision.wait;
        }
        return "more than twice the chain";
    }

private:
    FailedAttempt randomFailure(qsizetype model)
    {
        static constexpr std::array kinds{
            Kind::ServerFailed, Kind::TimedOut,         Kind::StreamCut,    Kind::ConnectionClosed,
            Kind::RateLimited,  Kind::RateLimited,      Kind::RateLimited,  Kind::ModelUnknown,
            Kind::AccessDenied, Kind::ParameterRefused, Kind::HostNotFound, Kind::DailyLimitReached,
            Kind::BadKey};
        FailedAttempt attempt = failed(model, kinds.at(m_random.bounded(quint32(kinds.size()))));
        m_now += milliseconds(m_random.bounded(5000));
        attempt.failedAt = m_now;
        if (m_random.bounded(2) == 0) {
            attempt.error.wait = milliseconds(m_random.bounded(90'000));
        }
        if (m_random.bounded(2) == 0) {
            attempt.error.expected = u"temperature"_s;
        }
        return attempt;
    }

    QByteArray check(const Decision &decision) const
    {
        const FailedAttempt &last = m_history.constLast();
        const auto attempts = std::ranges::count(m_history, decision.model, &FailedAttempt::model);
        if (decision.model < 0 || decision.model >= m_chain.size()) {
            return "no such model";
        }
        if (attempts > 1) {
            return "a third attempt at one model";
        }
        if ((decision.action == Action::Retry) != (decision.model == last.model)) {
            return "a retry is not the same model, or a fallback is";
        }
        if (decision.wait < 0ms || decision.wait > 60s) {
            return "a wait out of bounds";
        }
        if (last.error.kind == Kind::BadKey) {
            return "went on after a bad key";
        }
        if (decision.action == Action::Retry
            && (last.error.kind == Kind::ModelUnknown || last.error.kind == Kind::AccessDenied)) {
            return "a retry that cannot help";
        }
        return {};
    }

    QRandomGenerator m_random;
    QStringList m_chain;
    QList<FailedAttempt> m_history;
    milliseconds m_now{0};
};

} // namespace

void RetryPolicyTest::anySequence_isBounded()
{
    constexpr quint32 firstSeed = 20261122;
    for (quint32 seed = firstSeed; seed < firstSeed + 20'000; ++seed) {
        const QByteArray broken = Simulation(seed).run();
        const QByteArray story = "seed " + QByteArray::number(seed) + ": " + broken;
        QVERIFY2(broken.isEmpty(), story.constData());
    }
}

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
