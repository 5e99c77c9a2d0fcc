// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QMetaEnum>
#include <QTest>
#include <QThread>

#include <chrono>
#include <cstdio>
#include <utility>

namespace roo::test {

//! An application that knows how long each event kept it from the next: its longest is the pause
//! that somebody at the window would have felt.
class Watchdog final : public QApplication
{
public:
    //! Beyond this a pause is a hang, on the slowest machine too.
    static constexpr std::chrono::seconds hang{5};

    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Other threads have event loops of their own, which nobody waits for.
        if (QThread::currentThread() != thread() || m_isInEvent) {
            return QApplication::notify(receiver, event);
        }
        // Beforehand: the event may be the receiver's last.
        const Where where{.receiver = receiver->metaObject(),
                          .parent = receiver->parent() != nullptr ? receiver->parent()->metaObject()
                                                                  : nullptr,
                          .event = event->type()};
        m_isInEvent = true;
        QElapsedTimer clock;
        clock.start();
        const bool result = QApplication::notify(receiver, event);
        m_isInEvent = false;
        if (const auto taken = clock.durationElapsed(); taken > m_longest) {
            m_longest = taken;
            m_where = describe(where);
        }
        return result;
    }

    [[nodiscard]] std::chrono::nanoseconds longest() const { return m_longest; }
    //! The longest pause in words, and begins anew.
    [[nodiscard]] QByteArray takeReport()
    {
        const double milliseconds
            = std::chrono::duration<double, std::milli>(std::exchange(m_longest, {})).count();
        return QByteArray::number(milliseconds, 'f', 1) + " ms"
            + (m_where.isEmpty() ? QByteArray() : " (" + m_where + ')');
    }

private:
    struct Where
    {
        const QMetaObject *receiver;
        const QMetaObject *parent;
        QEvent::Type event;
    };

    [[nodiscard]] static QByteArray describe(const Where &where)
    {
        const char *const event = QMetaEnum::fromType<QEvent::Type>().valueToKey(where.event);
        QByteArray words = QByteArray(event != nullptr ? event : "an event") + " for "
            + where.receiver->className();
        if (where.parent != nullptr) {
            words += QByteArray(" in ") + where.parent->className();
        }
        if (const char *const test = QTest::currentTestFunction()) {
            words += QByteArray(", ") + test;
        }
        return words;
    }

    std::chrono::nanoseconds m_longest{0};
    QByteArray m_where;
    bool m_isInEvent = false;
};

//! Runs the tests of an object and says which pause was the longest; a hang fails them.
inline int runWatched(Watchdog &watchdog, QObject &test, int argc, char **argv)
{
    const int failures = QTest::qExec(&test, argc, argv);
    const bool hung = watchdog.longest() > Watchdog::hang;
    std::printf("%s: %s\n", hung ? "a pause that is a hang" : "longest pause",
                watchdog.takeReport().constData());
    return failures == 0 && hung ? 1 : failures;
}

} // namespace roo::test
