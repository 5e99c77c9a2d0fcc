// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/replayer.h"
#include "core/run/session.h"
#include "core/run/storedrun.h"
#include "gui/window/continuation.h"

#include <QObject>

#include <memory>

namespace roo::run {
class App;
}

namespace roo::gui {

class Workbench;

//! The one run that a window has to do with: live, played again, or as it was kept.
class RunControl final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunControl)

public:
    enum class Activity { Idle, Loading, Running, Replaying };

    //! `bench` outlives it.
    explicit RunControl(Workbench &bench, QObject *parent = nullptr);
    ~RunControl() override;

    //! Nothing is going on, and the settings are right. What the settings say of every run is
    //! filled in.
    void start(run::RunRequest request);
    //! Ends what is going on, and keeps what has arrived.
    void stop();
    //! Shows a run: an ID, "sample" or a file.
    void open(const QString &reference);
    //! Plays it, with the pauses that it had.
    void replay(const QString &reference);
    //! Begins a new run that takes over what the shown one has finished.
    void goOn(run::Role from, const std::optional<QString> &plan = {});
    //! Begins a new run in which the Coder mends what the Reviewer has found; `findings` are places
    //! in the current ones, none: all.
    void sendBack(const QList<qsizetype> &findings);
    void consent(bool isGiven);
    //! Shows nothing.
    void clear();

    [[nodiscard]] Activity activity() const { return m_activity; }
    [[nodiscard]] bool isBusy() const { return m_activity != Activity::Idle; }
    //! What is shown, up to now.
    [[nodiscard]] const run::Run &run() const;
    //! How the shown run is found again; empty where there is none, or it is not kept.
    [[nodiscard]] const QString &reference() const { return m_reference; }

signals:
    void activityChanged();
    //! Nothing is shown any more.
    void cleared();
    //! Of a live or a played run; `run()` is folded up to it.
    void eventRecorded(const roo::run::RunEvent &event);
    //! A run that was kept; `run()` is their fold.
    void opened(const QList<roo::run::RunEvent> &events);
    void consentWanted(roo::run::ConsentFor what);
    void historyLost(const roo::Error &error);
    //! What was asked for did not begin.
    void failed(const roo::Error &error);
    //! A live run is over.
    void ended();

private:
    void setActivity(Activity activity);
    void load(const QString &reference, bool isReplay);
    void goOn(const Continuation &wish);
    void show(const run::StoredRun &stored);
    void play(const run::StoredRun &stored);
    void sessionEnded();
    void complete(run::RunRequest &request) const;

    Workbench &m_bench;
    std::shared_ptr<const run::App> m_app; //!< Before the session, which uses its client.
    std::unique_ptr<run::Session> m_session;
    std::unique_ptr<run::Replayer> m_replayer;
    run::Run m_opened;
    QString m_reference;
    Activity m_activity = Activity::Idle;
    int m_load = 0; //!< Counts; what is read for an earlier wish is thrown away.
};

} // namespace roo::gui
