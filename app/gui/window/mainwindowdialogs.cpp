// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/mainwindow.h"

#include "gui/settings/settingsdialog.h"

#include <QMessageBox>
#include <QPushButton>

//! What a window shows and asks before itself.
namespace roo::gui {

void MainWindow::openSettings(const QString &page)
{
    if (!m_settings) {
        m_settings = new SettingsDialog(m_bench, this);
        connect(m_settings, &SettingsDialog::guideRequested, this, &MainWindow::guideRequested);
        m_settings->show();
    }
    m_settings->showPage(page);
    m_settings->raise();
    m_settings->activateWindow();
}

void MainWindow::showAbout()
{
    auto *const box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Roo Harness"));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setText(tr("Roo Harness %1").arg(QStringLiteral(ROO_VERSION)));
    box->setInformativeText(
        tr("One task, three model calls: Planner, Coder, Reviewer, over a LiteLLM "
           "proxy; kept, compared, and checked.\nMIT licence."));
    box->open();
}

//! Once, and without waiting within: the run goes on meanwhile.
void MainWindow::askBeforeClosing()
{
    auto *const box = new QMessageBox(QMessageBox::Question, tr("Roo Harness"),
                                      tr("A run is on. Stop it and close the window?"),
                                      QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What has arrived is kept."));
    QPushButton *const stop = box->addButton(tr("&Stop and Close"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [this, stop](const QAbstractButton *pressed) {
        if (pressed == stop) {
            m_isClosing = true;
            m_control.isBusy() ? m_control.stop() : static_cast<void>(close());
        }
    });
    box->open();
}

} // namespace roo::gui
