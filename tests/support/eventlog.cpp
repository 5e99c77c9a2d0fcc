// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "support/eventlog.h"

#include "core/llm/chatcall.h"
#include "core/llm/proxyprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::test {

namespace {

QString actionName(llm::Decision::Action action)
{
    switch (action) {
    case llm::Decision::Action::Retry:
        return u"Retry"_s;
    case llm::Decision::Action::Fallback:
        return u"Fallback"_s;
    case llm::Decision::Action::Stop:
        return u"Stop"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString rungName(llm::Rung rung)
{
    constexpr const char *names[] = {"Url", "Name", "Tcp", "Tls", "Http", "Key", "ModelList"};
    return QString::fromLatin1(names[std::to_underlying(rung)]);
}

QString stateName(llm::RungResult::State state)
{
    constexpr const char *names[] = {"Passed", "Failed", "Skipped"};
    return QString::fromLatin1(names[std::to_underlying(state)]);
}

} // namespace

qsizetype EventLog::count(const QString &beginning) const
{
    return std::ranges::count_if(m_lines,
                                 [&](const QString &line) { return line.startsWith(beginning); });
}

void EventLog::addText(const QString &label, const QString &text)
{
    if (text.isEmpty()) {
        return;
    }
    if (!m_lines.isEmpty() && m_lines.last().startsWith(label)) {
        m_lines.last() += text;
    } else {
        add(label + text);
    }
}

void EventLog::watch(llm::ChatCall &call)
{
    using llm::ChatCall;
    watch(call, &ChatCall::attemptStarted, [](const llm::StartedAttempt &attempt) -> QString {
        return u"started "_s + attempt.model;
    });
    QObject::connect(&call, &ChatCall::deltaReceived, &m_context,
                     [this](const QString &, const llm::ChatDelta &delta) {
                         addText(u"reasoning "_s, delta.reasoning);
                         addText(u"answer "_s, delta.answer);
                     });
    watch(call, &ChatCall::attemptFailed, [](const llm::AttemptOutcome &outcome) {
        QString line = u"failed "_s + errorKindName(outcome.error.kind) + u", "_s
            + actionName(outcome.decision.action) + u' ' + outcome.nextModel;
        return line.trimmed();
    });
    watch(call, &ChatCall::finished, [](const Result<llm::ChatReply> &result) -> QString {
        return u"finished "_s
            + (result ? u"with "_s + result->answer : errorKindName(result.error().kind));
    });
}

void EventLog::watch(llm::ProxyProbe &probe)
{
    using llm::ProxyProbe;
    watch(probe, &ProxyProbe::rungFinished, [](const llm::RungResult &rung) {
        const QString line = rungName(rung.rung) + u' ' + stateName(rung.state);
        return rung.error ? QString(line + u' ' + errorKindName(rung.error->kind)) : line;
    });
    watch(probe, &ProxyProbe::finished, [](const Result<llm::ModelList> &result) -> QString {
        return u"finished "_s
            + (result ? u"with %1 models"_s.arg(result->models.size())
                      : errorKindName(result.error().kind));
    });
}

} // namespace roo::test
