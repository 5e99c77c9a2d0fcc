// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/transaction.h"
#include "core/run/run.h"
#include "gui/look/inlinemessage.h"
#include "gui/proxy/proxyinstallation.h"

#include <QObject>

namespace roo::gui {

class ProxyMessages;
class RunControl;
class Workbench;

//! What a window says about its connection, its run and its history, and the buttons to do
//! something about it.
class WindowMessages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowMessages)

public:
    //! All outlive it.
    WindowMessages(Workbench &bench, RunControl &control, MessageArea *area);

    //! The connection, as it is now.
    void showConnection();
    //! How a proxy of our own would be started, with a button that does it.
    void offerProxy(ServedModels models);
    //! What a run came to; nothing where it succeeded.
    void showOutcome(const run::Run &run);
    void showError(const Error &error);
    void askForConsent(const run::Run &run, run::ConsentFor what);
    //! Whether these commands may run; `answer` is called once.
    void askForChecks(const run::ChecksPlanned &planned,
                      const std::function<void(bool isGiven)> &answer);
    //! That a limit of what may be spent is near, or that requests wait.
    void showBudget(const run::BudgetReached &event);
    void showHistoryLoss(const Error &error);
    void showSampleNote();
    //! That a run is not in the history any more, with the way back.
    void showDeleted(const QString &task, const std::function<void()> &undo);
    //! That a plan is done, and waits.
    void showPlanDone();
    void askAboutOverwriting(const QString &files, const std::function<void()> &undo);
    //! What speaks against changes that were to be applied; `apply` does so all the same.
    void askAboutObjections(const QStringList &objections, const std::function<void()> &apply);
    void showRecovered(const QList<edit::Recovered> &folders);
    //! Files of an answer that are not written; none: it names no files at all.
    void showLeftOut(const QStringList &files);
    //! That a key is not where it was wanted.
    void showKeyLoss(const Error &error);
    void clearRun();

signals:
    //! `page` is the object name of one; empty: the one that was looked at last.
    void settingsRequested(const QString &page);
    void sampleRequested();
    void profileWanted(const QString &name);
    void goOnRequested(roo::run::Role from);
    void planEditRequested();
    void logRequested();

private:
    void askForSecrets(const run::Run &run);
    //! `message` under the run's name; what is said of the connection need not be said twice.
    void showOfRun(const Message &message);
    [[nodiscard]] bool isSaid(const QString &name, const QString &text) const;
    [[nodiscard]] Message::Button settingsButton(const Error &error);
    [[nodiscard]] QList<Message::Button> proxyButtons();
    [[nodiscard]] QList<Message::Button> remedies(const Error &error, const run::Run &run);

    Workbench &m_bench;
    RunControl &m_control;
    MessageArea *m_area = nullptr;
    ProxyMessages *m_proxy = nullptr;
    bool m_isLeftToRun = false; //!< The message of the run says what is wrong with the connection.
};

} // namespace roo::gui
