// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/recorder.h"
#include "gui/changes/changestab.h"

#include <QObject>

namespace roo::gui {

class Workbench;

//! Writes the changes of a run that was kept into its workspace, and takes them back.
class ChangeApplication final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeApplication)

public:
    //! `bench` outlives it.
    explicit ChangeApplication(Workbench &bench, QObject *parent = nullptr);

    //! Writes what is wanted of the changes of the run that is shown. While something is being
    //! written nothing else is begun.
    void apply(const QString &reference, const run::Run &shown, const ChangeSelection &wanted);
    //! Takes back what the run applied last, unless something would be lost by it.
    void undo(const QString &runId);
    //! Takes it back, with the losses that the plan names.
    void takeBack(const run::UndoPlan &plan);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

signals:
    void applied(const QString &runId, const roo::run::Applied &what);
    //! Nothing is written: what is wanted agrees to less than what speaks against it, which is
    //! this; see ApprovalGiven.
    void objected(const QStringList &objections, const roo::gui::ChangeSelection &wanted);
    void undone(const QString &runId, const roo::run::TakenBack &what);
    //! Nothing is taken back: the plan names files that have been changed since.
    void overwritingWanted(const roo::run::UndoPlan &plan);
    void failed(const roo::Error &error);

private:
    struct Order
    {
        run::ApplicationRequest request;
        run::Run shown;
        ChangeSelection wanted;
    };
    struct Outcome
    {
        QString runId;
        run::Applied what;
        QStringList objections = {}; //!< Not empty: nothing is written.
    };

    [[nodiscard]] static Result<Outcome> carryOut(const Order &order, const std::stop_token &stop);
    void carriedOut(const Result<Outcome> &outcome, const ChangeSelection &wanted);

    Workbench &m_bench;
    bool m_isBusy = false;
};

} // namespace roo::gui
