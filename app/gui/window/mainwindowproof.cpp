// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/mainwindow.h"

#include "core/run/checksfile.h"
#include "gui/changes/changestab.h"
#include "gui/look/inlinemessage.h"
#include "gui/proof/prooftab.h"
#include "gui/proof/runproof.h"
#include "gui/review/reviewtab.h"
#include "gui/window/runpresenter.h"
#include "gui/window/runtabs.h"
#include "gui/window/windowmessages.h"
#include "gui/window/workbench.h"

#include <QStatusBar>

using namespace Qt::StringLiterals;

//! What a window does with the checks of a run.
namespace roo::gui {

void MainWindow::connectProof()
{
    ProofTab *const tab = m_tabs->proof();
    connect(tab, &ProofTab::proveRequested, this, [this] {
        m_talk->clearRun();
        m_proof->begin(m_control.run(), m_control.reference());
    });
    connect(tab, &ProofTab::allowedRequested, this, [this](const run::ChecksPlanned &checks) {
        m_proof->begin(m_control.run(), m_control.reference(), checks);
    });
    connect(tab, &ProofTab::fileRequested, this, &MainWindow::writeChecks);
    connect(tab, &ProofTab::stopRequested, m_proof, &RunProof::stop);
    connect(tab, &ProofTab::placeActivated, this, &MainWindow::showPlace);
    connect(m_proof, &RunProof::began, tab, [tab] { tab->setProving(true); });
    connect(m_proof, &RunProof::occurred, this,
            [this](const run::RunEvent &event) { m_presenter->take(event, m_proof->run()); });
    connect(m_proof, &RunProof::consentWanted, this, [this](const run::ChecksPlanned &checks) {
        m_talk->askForChecks(checks, [this](bool isGiven) { m_proof->consent(isGiven); });
    });
    ReviewTab *const review = m_tabs->findings();
    connect(review, &ReviewTab::placeActivated, this, &MainWindow::showPlace);
    connect(review, &ReviewTab::sendBackRequested, &m_control, &RunControl::sendBack);
    connect(m_proof, &RunProof::ended, this, &MainWindow::proofEnded);
}

//! The change at a place of a file; nothing where it is not among the changes.
void MainWindow::showPlace(const QString &path, int line)
{
    if (m_tabs->changes()->showPlaceIn(path, line)) {
        m_presenter->pauseFollowing();
        m_tabs->setCurrentIndex(RunTabs::Changes);
    }
}

void MainWindow::writeChecks(const run::ChecksPlanned &checks)
{
    m_bench.worker().run(
        this,
        [workspace = m_control.run().start().workspace, checks](const std::stop_token &) {
            return run::writeChecksFile(workspace, checks.checks);
        },
        [this](const Result<void> &written) {
            if (written) {
                statusBar()->showMessage(tr("Written to %1").arg(proof::checksFile), 8000);
            } else {
                m_talk->showError(written.error());
            }
        });
}

//! What has been proved is part of the run, which is read again with it; what was broken off is
//! not.
void MainWindow::proofEnded(const std::optional<Error> &error)
{
    m_tabs->proof()->setProving(false);
    m_messages->dismiss(u"consent"_s);
    if (error && error->kind != ErrorKind::Cancelled) {
        m_proofError = error;
    }
    if (!m_control.isBusy() && !m_control.reference().isEmpty()) {
        m_control.open(m_control.reference());
    }
}

} // namespace roo::gui
