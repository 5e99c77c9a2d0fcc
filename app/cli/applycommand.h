// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/keptcommand.h"
#include "cli/question.h"
#include "core/run/recorder.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace roo::cli {

//! Shows what a run's changes, or those of an answer from standard input, do to a folder, and
//! writes them after a yes.
class ApplyCommand final : public KeptCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplyCommand)

public:
    //! `answer` is what standard input held, where the run is "-".
    ApplyCommand(Console &console, const Invocation &invocation, const QString &answer);

    void start() override;
    void cancel(ErrorKind why) override;
    [[nodiscard]] bool isUnstoppable() const override { return m_isWriting; }

private:
    //! The changes as they are shown, made where that takes its time.
    struct Made
    {
        run::Application application;
        ShownChanges shown;
        QJsonObject json; //!< Of the changes; empty where the diff is shown.
    };

    void show(const Made &made);
    void decide();
    [[nodiscard]] bool mayAsk() const;
    void refuseObjected();
    void write();
    void written(const Result<run::Applied> &applied);
    //! With what stands in the way; nothing of it is said to people.
    void end(const std::optional<Error> &error);

    EditOptions m_edits;
    QString m_answer;
    bool m_keepsHistory = true;
    bool m_isWriting = false; //!< It comes to its end, whatever happens.
    std::optional<run::Application> m_application; //!< When it is known.
    QJsonObject m_json;
    std::optional<run::EditsApplied> m_applied;
    Question m_question;
};

} // namespace roo::cli
