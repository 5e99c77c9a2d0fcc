// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <utility>

namespace roo::llm {
class ChatCall;
class ProxyProbe;
} // namespace roo::llm

namespace roo::test {

//! What was signalled, as lines to compare:
//!     EventLog log;
//!     log.watch(call);
//!     QCOMPARE(log.lines(), (QStringList{u"started a"_s, u"answer Hello"_s, …}));
class EventLog final
{
public:
    void add(const QString &line) { m_lines.append(line); }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    [[nodiscard]] qsizetype count(const QString &beginning) const;
    void clear() { m_lines.clear(); }

    //! One line for each emission, made by `line` out of the signal's arguments.
    template <typename Sender, typename... Args, typename Line>
    void watch(Sender &sender, void (Sender::*signal)(Args...), Line line)
    {
        QObject::connect(&sender, signal, &m_context,
                         [this, line = std::move(line)](Args... args) { add(line(args...)); });
    }

    //! "started MODEL", "answer TEXT" and "reasoning TEXT" (pieces that follow each other joined),
    //! "failed KIND, Retry|Fallback MODEL" or "failed KIND, Stop", "finished KIND" or
    //! "finished with TEXT".
    void watch(llm::ChatCall &call);
    //! "Tcp Passed", "Http Failed NotAnEndpoint", "finished KIND" or "finished with N models".
    void watch(llm::ProxyProbe &probe);

private:
    void addText(const QString &label, const QString &text);

    QStringList m_lines;
    QObject m_context;
};

} // namespace roo::test
