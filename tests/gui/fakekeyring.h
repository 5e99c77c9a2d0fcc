// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/keyring.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <utility>

namespace roo::test {

//! A keyring that does what a test says.
class FakeKeyring final : public gui::Keyring
{
public:
    //! Hesitant: what was asked waits for `answerAll`.
    enum class Mood { Willing, Refusing, Silent, Hesitant };

    //! What it holds and how it feels; outlives it.
    struct State
    {
        QHash<QString, QByteArray> secrets;
        Mood mood = Mood::Willing;
        int questions = 0;
        QList<std::function<void()>> waiting;

        void answerAll(Mood inMood)
        {
            mood = inMood;
            const auto answers = std::exchange(waiting, {});
            for (const auto &each : answers) {
                each();
            }
        }
    };

    explicit FakeKeyring(State &state)
        : m_state(state)
    {
    }

    [[nodiscard]] bool isAvailable() const override { return true; }

    void read(const QString &name, const Read &done) override
    {
        ++m_state.questions;
        answer([this, name, done] {
            if (m_state.mood == Mood::Refusing) {
                done(std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                           .subject = QStringLiteral("the system keyring"),
                                           .detail = QStringLiteral("locked")}));
            } else {
                done(Secret(m_state.secrets.value(name)));
            }
        });
    }

    void write(const QString &name, const Secret &secret, const Done &done) override
    {
        answer([this, name, secret, done] {
            if (m_state.mood == Mood::Refusing) {
                done(refusal());
            } else {
                m_state.secrets.insert(name, secret.reveal());
                done({});
            }
        });
    }

    void remove(const QString &name, const Done &done) override
    {
        answer([this, name, done] {
            if (m_state.mood == Mood::Refusing) {
                done(refusal());
            } else {
                m_state.secrets.remove(name);
                done({});
            }
        });
    }

private:
    template <typename Answer>
    void answer(Answer then)
    {
        if (m_state.mood == Mood::Hesitant) {
            m_state.waiting.append(then);
        } else if (m_state.mood != Mood::Silent) {
            QTimer::singleShot(0, this, then);
        }
    }
    static Result<void> refusal()
    {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = QStringLiteral("the system keyring"),
                                     .detail = QStringLiteral("locked")});
    }

    State &m_state;
};

} // namespace roo::test
