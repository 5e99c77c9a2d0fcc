// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "gui/window/statusline.h"

#include <QObject>

#include <optional>

namespace roo::gui {

class AttemptModel;
class RunTabs;
class StageStrip;

//! Where a run is shown.
struct RunViews
{
    StageStrip *strip = nullptr;
    RunTabs *tabs = nullptr;
    AttemptModel *attempts = nullptr;
};

//! From the events of a run to what is seen of it: the only class that knows both. It shows a run
//! that is opened just as it was left when it was live.
class RunPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPresenter)

public:
    //! The views outlive it.
    RunPresenter(const RunViews &views, QObject *parent = nullptr);

    //! Nothing is shown.
    void clear();
    //! A run that was kept; `run` is the fold of `events`.
    void open(const QList<run::RunEvent> &events, const run::Run &run);
    //! What has just happened. `run` is folded up to it; an event that is not the last one in it is
    //! a late one of another run, and changes nothing.
    void take(const run::RunEvent &event, const run::Run &run);

    //! Whether a stage is brought to the front when it begins.
    void setFollowing(bool isFollowing) { m_isFollowing = isFollowing; }
    //! Somebody looks at something else: until the next run nothing is brought to the front.
    void pauseFollowing() { m_isPaused = true; }

signals:
    //! A change of state worth a word to whoever cannot see it.
    void announced(const QString &words);
    //! The tokens and the cost of all stages so far; empty while none is done.
    void usageChanged(const std::optional<roo::llm::TokenUsage> &usage);
    //! Which check of the run under way has begun; one without a name: none runs.
    void checkingChanged(const roo::gui::RunningCheck &check);

private:
    void stageStarted(run::Role role);
    void attemptChanged(run::Role role, const run::Run &run);
    void deltaReceived(const run::TextDelta &delta, const run::Run &run);
    void showWhetherEmpty(run::Role role, bool isEmpty);
    void showTexts(const run::Run &run);
    void showStatus(const run::Run &run);
    void showChanges(const run::Run &run);
    void showProof(const run::RunEvent &event, const run::Run &run);
    void showChecking(const run::Run &run);
    void showUsage(const run::Run &run);
    void announceStage(run::Role role, const run::Run &run);
    //! Calls `act` with the view of the stage's answer: they have the same functions.
    template <typename Act>
    void withView(run::Role role, Act act);
    void finishLast(const run::Run &run);

    RunViews m_views;
    bool m_isFollowing = true;
    bool m_isPaused = false;
    QDateTime m_checkSince; //!< When the check that runs has begun.
};

//! The tokens and the cost of all stages of a run; empty while no stage is done.
[[nodiscard]] std::optional<llm::TokenUsage> usageOf(const run::Run &run);

} // namespace roo::gui
