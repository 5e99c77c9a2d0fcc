// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/settingsdialog.h"

#include "gui/look/inlinemessage.h"
#include "gui/settings/appearancepage.h"
#include "gui/settings/budgetspage.h"
#include "gui/settings/connectionpage.h"
#include "gui/settings/historypage.h"
#include "gui/settings/profilespage.h"
#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHash>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

SettingsDialog::SettingsDialog(Workbench &bench, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
    , m_tabs(new QTabWidget(this))
    , m_messages(new MessageArea(this))
    , m_buttons(new QDialogButtonBox(
          QDialogButtonBox::Ok | QDialogButtonBox::Apply | QDialogButtonBox::Cancel
              | QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Help,
          this))
{
    build();
    addPage(new ConnectionPage(bench, this));
    addPage(new ProfilesPage(bench, this));
    addPage(new AppearancePage(bench, this));
    addPage(new BudgetsPage(bench, this));
    addPage(new HistoryPage(bench, this));
    showPage(bench.memory().settingsPage());
    connect(&bench, &Workbench::assembled, this, &SettingsDialog::reloadUnchanged);
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this] { m_bench.memory().setSettingsPage(currentPage()->objectName()); });
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::build()
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tabs->setAccessibleName(tr("Pages of the settings"));
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_messages);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this,
            &SettingsDialog::apply);
    QPushButton *const restore = m_buttons->button(QDialogButtonBox::RestoreDefaults);
    restore->setToolTip(tr("Puts the defaults into this page, to be applied"));
    connect(restore, &QPushButton::clicked, this, [this] { currentPage()->restoreDefaults(); });
    addHelp();
    resize(760, 620);
}

void SettingsDialog::addHelp()
{
    const QPushButton *const button = m_buttons->button(QDialogButtonBox::Help);
    auto *const help = new QAction(button->text(), this);
    help->setShortcuts(QKeySequence::HelpContents);
    addAction(help);
    connect(m_buttons, &QDialogButtonBox::helpRequested, help, &QAction::trigger);
    connect(help, &QAction::triggered, this, [this] {
        static const QHash<QString, QString> pages{{u"profiles"_s, u"profiles"_s},
                                                   {u"appearance"_s, u"window"_s},
                                                   {u"budgets"_s, u"models"_s},
                                                   {u"history"_s, u"privacy"_s}};
        emit guideRequested(pages.value(currentPage()->objectName(), u"settings"_s));
    });
}

void SettingsDialog::addPage(SettingsPage *page)
{
    auto *const scroller = new QScrollArea(m_tabs);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setWidget(page);
    m_pages.append(page);
    page->reload();
    connect(page, &SettingsPage::edited, this, &SettingsDialog::refresh);
    connect(page, &SettingsPage::told, m_messages,
            [this](const Message &message) { m_messages->show(u"told"_s, message); });
    m_tabs->addTab(scroller, page->title());
    refresh();
}

void SettingsDialog::showPage(const QString &name)
{
    const auto found = std::ranges::find(m_pages, name, &QObject::objectName);
    if (found != m_pages.end()) {
        m_tabs->setCurrentIndex(static_cast<int>(found - m_pages.begin()));
    }
}

SettingsPage *SettingsDialog::currentPage() const
{
    return m_pages.at(m_tabs->currentIndex());
}

bool SettingsDialog::isChanged() const
{
    return std::ranges::any_of(m_pages, &SettingsPage::isChanged);
}

QString SettingsDialog::obstacle() const
{
    for (const SettingsPage *const page : m_pages) {
        const QString reason = page->isChanged() ? page->obstacle() : QString();
        if (!reason.isEmpty()) {
            return page == currentPage()
                ? reason
                : tr("%1 – %2", "page of the settings, what is wrong there")
                      .arg(page->title(), reason);
        }
    }
    return {};
}

void SettingsDialog::refresh()
{
    const QString reason = obstacle();
    m_buttons->button(QDialogButtonBox::Apply)->setEnabled(isChanged() && reason.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(reason.isEmpty());
    m_messages->dismiss(u"failure"_s);
    const InlineMessage *const shown = m_messages->message(u"obstacle"_s);
    if (reason.isEmpty()) {
        m_messages->dismiss(u"obstacle"_s);
    } else if (shown == nullptr || shown->message().text != reason) {
        m_messages->show(u"obstacle"_s,
                         {.kind = Message::Kind::Warning,
                          .text = reason,
                          .detail = {},
                          .buttons = {},
                          .isClosable = false});
    }
}

void SettingsDialog::reloadUnchanged()
{
    for (SettingsPage *const page : std::as_const(m_pages)) {
        if (!page->isChanged()) {
            page->reload();
        }
    }
    refresh();
}

bool SettingsDialog::apply()
{
    m_messages->dismiss(u"told"_s);
    bool wasAsked = false;
    std::optional<std::pair<const SettingsPage *, Error>> failure;
    for (SettingsPage *const page : std::as_const(m_pages)) {
        if (!failure && page->isChanged()) {
            wasAsked = true;
            if (const Result<void> applied = page->apply(); !applied) {
                failure = {page, applied.error()};
            }
        }
    }
    // Also where it failed: some of the page may be written.
    if (wasAsked) {
        m_bench.assemble();
    }
    refresh();
    if (failure) {
        tellFailure(*failure->first, failure->second);
    }
    return !failure;
}

void SettingsDialog::tellFailure(const SettingsPage &page, const Error &error)
{
    showPage(page.objectName());
    QStringList open;
    for (const SettingsPage *const each : std::as_const(m_pages)) {
        if (each->isChanged()) {
            open.append(each->title());
        }
    }
    m_messages->show(
        u"failure"_s,
        {.kind = Message::Kind::Error,
         .text = words::sentence(error) % u'.',
         .detail
         = tr("Not all is saved yet: %1. What you typed is still here.").arg(open.join(u", "_s)),
         .buttons = {}});
}

void SettingsDialog::accept()
{
    if (obstacle().isEmpty() && apply()) {
        QDialog::accept();
    }
}

void SettingsDialog::reject()
{
    if (isChanged() && !m_isDiscarding) {
        askBeforeDiscarding();
        return;
    }
    QDialog::reject();
}

void SettingsDialog::askBeforeDiscarding()
{
    if (findChild<QMessageBox *>() != nullptr) {
        return;
    }
    auto *const box = new QMessageBox(QMessageBox::Question, windowTitle(),
                                      tr("Discard what you have changed in the settings?"),
                                      QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *const discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton *const stay = box->addButton(tr("&Keep Editing"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, discard](const QAbstractButton *pressed) {
                if (pressed == discard) {
                    m_isDiscarding = true;
                    reject();
                }
            });
    box->open();
}

} // namespace roo::gui
