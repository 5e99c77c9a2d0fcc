// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/proofevents.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace roo::gui {

//! Stands where nothing is proved: what proof is, why there is none here, and what could be run.
class CheckOffer final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckOffer)

public:
    explicit CheckOffer(QWidget *parent = nullptr);

    struct Offer
    {
        QString sentence;
        run::ChecksPlanned checks = {}; //!< That could be run; may be none.
        bool canRun = false; //!< There are changes to prove, and nothing else goes on.
    };

    void setOffer(const Offer &offer);
    [[nodiscard]] const run::ChecksPlanned &checks() const { return m_checks; }

    [[nodiscard]] QPushButton *runButton() const { return m_run; }
    [[nodiscard]] QPushButton *writeButton() const { return m_write; }
    //! What is said and listed, for tests.
    [[nodiscard]] QStringList lines() const;

signals:
    //! Whoever presses this has seen what is run.
    void runRequested(const roo::run::ChecksPlanned &checks);
    void writeRequested(const roo::run::ChecksPlanned &checks);

private:
    run::ChecksPlanned m_checks;
    QLabel *m_sentence;
    QListWidget *m_list;
    QLabel *m_sandbox;
    QPushButton *m_run;
    QPushButton *m_write;
};

} // namespace roo::gui
