// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checkresultjson.h"

#include "core/base/json.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using proof::CheckResult;
using proof::Problem;
using proof::TestCounts;

//! Reads members, and remembers whether one was not what it should be.
class Reading final
{
public:
    explicit Reading(const QJsonObject &json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool isFine() const { return m_isFine; }

    [[nodiscard]] QString text(QLatin1StringView name)
    {
        const QJsonValue value = m_json[name];
        require(value.isUndefined() || value.isString());
        return value.toString();
    }
    [[nodiscard]] bool flag(QLatin1StringView name)
    {
        const QJsonValue value = m_json[name];
        require(value.isUndefined() || value.isBool());
        return value.toBool();
    }
    //! A whole number; required.
    [[nodiscard]] qint64 number(QLatin1StringView name, qint64 least, qint64 most)
    {
        const QJsonValue value = m_json[name];
        const qint64 number = value.toInteger(least - 1);
        const bool isWhole = value.isDouble() && std::trunc(value.toDouble()) == value.toDouble();
        require(isWhole && number >= least && number <= most);
        return number;
    }
    //! Calls `read` where the member is there.
    template <typename Value, typename Read>
    [[nodiscard]] std::optional<Value> ifThere(QLatin1StringView name, Read read)
    {
        return m_json.contains(name) ? std::optional<Value>(read()) : std::nullopt;
    }
    [[nodiscard]] QJsonObject object(QLatin1StringView name)
    {
        require(m_json[name].isObject());
        return m_json[name].toObject();
    }
    void require(bool condition) { m_isFine = m_isFine && condition; }

private:
    const QJsonObject &m_json;
    bool m_isFine = true;
};

constexpr int largestInt = std::numeric_limits<int>::max();
//! What a number in JSON can hold exactly.
constexpr qint64 largestNumber = qint64{1} << 53;

QJsonObject testsToJson(const TestCounts &tests)
{
    return {
        {u"passed"_s, tests.passed}, {u"failed"_s, tests.failed}, {u"skipped"_s, tests.skipped}};
}

TestCounts testsFrom(Reading &whole)
{
    const QJsonObject json = whole.object("tests"_L1);
    Reading reading(json);
    const TestCounts tests{.passed = reading.number("passed"_L1, 0, largestNumber),
                           .failed = reading.number("failed"_L1, 0, largestNumber),
                           .skipped = reading.number("skipped"_L1, 0, largestNumber)};
    whole.require(reading.isFine());
    return tests;
}

QJsonObject problemToJson(const Problem &problem)
{
    return {{u"file"_s, problem.file}, {u"line"_s, problem.line}, {u"text"_s, problem.text}};
}

Problem problemFrom(Reading &whole)
{
    const QJsonObject json = whole.object("problem"_L1);
    Reading reading(json);
    Problem problem{.file = reading.text("file"_L1),
                    .line = static_cast<int>(reading.number("line"_L1, 1, largestInt)),
                    .text = reading.text("text"_L1)};
    whole.require(reading.isFine() && !problem.file.isEmpty());
    return problem;
}

} // namespace

QJsonObject checkResultToJson(const CheckResult &result)
{
    QJsonObject json{{u"name"_s, result.name},
                     {u"verdict"_s, proof::checkVerdictName(result.verdict)},
                     {u"duration_ms"_s, qint64{result.duration.count()}}};
    json::insertIfAny(json, u"reason", result.reason);
    json::insertIfSet(json, u"exit_code", result.exitCode);
    json::insertIfSet(json, u"tests", result.tests.transform(&testsToJson));
    json::insertIfSet(json, u"problem", result.problem.transform(&problemToJson));
    json::insertIfAny(json, u"tree", result.tree);
    if (result.isFlaky) {
        json.insert(u"flaky"_s, true);
    }
    if (result.isOutputCut) {
        json.insert(u"output_cut"_s, true);
    }
    return json;
}

std::optional<CheckResult> checkResultFromJson(const QJsonObject &json)
{
    Reading reading(json);
    const auto verdict = proof::checkVerdictFromName(reading.text("verdict"_L1));
    const auto exitCode = [&reading] {
        return static_cast<int>(reading.number("exit_code"_L1, -largestInt, largestInt));
    };
    CheckResult result{
        .name = reading.text("name"_L1),
        .verdict = verdict.value_or(proof::CheckVerdict::Skipped),
        .reason = reading.text("reason"_L1),
        .exitCode = reading.ifThere<int>("exit_code"_L1, exitCode),
        .tests = reading.ifThere<TestCounts>("tests"_L1, [&] { return testsFrom(reading); }),
        .problem = reading.ifThere<Problem>("problem"_L1, [&] { return problemFrom(reading); }),
        .duration = std::chrono::milliseconds(reading.number("duration_ms"_L1, 0, largestNumber)),
        .isFlaky = reading.flag("flaky"_L1),
        .isOutputCut = reading.flag("output_cut"_L1),
        .tree = reading.text("tree"_L1)};
    return reading.isFine() && verdict && !result.name.isEmpty() ? std::optional(result)
                                                                 : std::nullopt;
}

} // namespace roo::run
