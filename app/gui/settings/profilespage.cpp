// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/profilespage.h"

#include "gui/look/elidedlabel.h"
#include "gui/settings/profiledelegate.h"
#include "gui/settings/profileeditor.h"
#include "gui/settings/profiletemplates.h"
#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

ProfilesPage::ProfilesPage(Workbench &bench, QWidget *parent)
    : SettingsPage(parent)
    , m_bench(bench)
    , m_drafts(run::userProfilesIn(bench.folders()))
    , m_list(new QListWidget(this))
    , m_duplicate(new QPushButton(tr("D&uplicate"), this))
    , m_rename(new QPushButton(tr("Rename"), this))
    , m_remove(new QPushButton(this))
    , m_pages(new QStackedWidget(this))
    , m_editor(new ProfileEditor(bench.highlighting(), this))
    , m_fault(new QLabel(this))
{
    setObjectName("profiles"_L1);
    m_pages->addWidget(m_editor);
    m_pages->addWidget(faultSide());
    auto *const splitter = new QSplitter(this);
    splitter->addWidget(listSide());
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({fontMetrics().averageCharWidth() * 24, 1'000});
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    connect(m_list, &QListWidget::currentRowChanged, this, &ProfilesPage::showCurrent);
    connect(m_duplicate, &QPushButton::clicked, this, &ProfilesPage::duplicateCurrent);
    connect(m_rename, &QPushButton::clicked, m_editor, &ProfileEditor::focusName);
    connect(m_remove, &QPushButton::clicked, this, &ProfilesPage::removeCurrent);
    connect(m_editor, &ProfileEditor::edited, this, &ProfilesPage::takeEdits);
    connect(&bench.connection(), &ConnectionWatch::changed, this, &ProfilesPage::refreshOffer);
    refreshOffer();
    reload();
}

QWidget *ProfilesPage::listSide()
{
    auto *const side = new QWidget(this);
    auto *const label = new QLabel(tr("&Profiles:"), side);
    label->setBuddy(m_list);
    m_list->setAccessibleName(tr("Profiles"));
    m_list->setItemDelegate(new ProfileDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->addWidget(label);
    layout->addWidget(m_list, 1);
    for (QPushButton *const button : {m_duplicate, m_rename, m_remove}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    return side;
}

QWidget *ProfilesPage::faultSide()
{
    auto *const side = new QWidget(this);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *const layout = new QVBoxLayout(side);
    layout->addWidget(m_fault);
    layout->addStretch();
    return side;
}

QString ProfilesPage::title() const
{
    return tr("Profiles");
}

bool ProfilesPage::isChanged() const
{
    return m_drafts.isChanged();
}

QString ProfilesPage::obstacle() const
{
    return m_drafts.obstacle();
}

Result<void> ProfilesPage::apply()
{
    const int row = m_list->currentRow();
    const QString current = row < 0 ? QString() : m_drafts.at(row).name;
    Result<void> applied = m_drafts.apply();
    fillList(std::max<qsizetype>(m_drafts.indexOf(current), 0));
    emit edited();
    return applied;
}

void ProfilesPage::reload()
{
    const int row = m_list->currentRow();
    const QString configured = m_bench.app() ? m_bench.app()->settings().profile.value : QString();
    const QString current = row < 0 ? configured : m_drafts.at(row).name;
    m_drafts.load();
    fillList(std::max<qsizetype>(m_drafts.indexOf(current), 0));
    emit edited();
}

void ProfilesPage::restoreDefaults()
{
    for (qsizetype i = 0; i < m_drafts.size(); ++i) {
        if (m_drafts.at(i).isBuiltIn() && !m_drafts.at(i).isAsBuiltIn()) {
            m_drafts.reset(i);
        }
    }
    showCurrent();
    emit edited();
}

void ProfilesPage::showProfile(const QString &name)
{
    if (const qsizetype index = m_drafts.indexOf(name); index >= 0) {
        m_list->setCurrentRow(static_cast<int>(index));
    }
}

void ProfilesPage::duplicateCurrent()
{
    const int row = m_list->currentRow();
    if (row >= 0 && m_drafts.at(row).profile) {
        fillList(m_drafts.duplicate(row));
        m_editor->focusName();
        emit edited();
    }
}

void ProfilesPage::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0) {
        return;
    }
    const ProfileDraft &draft = m_drafts.at(row);
    if (!draft.isBuiltIn()) {
        m_drafts.setRemoved(row, !draft.isRemoved);
    } else if (draft.canUndoReset()) {
        m_drafts.undoReset(row);
    } else {
        m_drafts.reset(row);
    }
    showCurrent();
    emit edited();
}

void ProfilesPage::fillList(qsizetype current)
{
    {
        const QScopedValueRollback filling(m_isFilling, true);
        m_list->clear();
        for (qsizetype i = 0; i < m_drafts.size(); ++i) {
            m_list->addItem(new QListWidgetItem);
        }
        m_list->setCurrentRow(static_cast<int>(current));
    }
    showCurrent();
}

void ProfilesPage::showCurrent()
{
    const int row = m_list->currentRow();
    if (m_isFilling || row < 0) {
        return;
    }
    const ProfileDraft &draft = m_drafts.at(row);
    if (draft.profile) {
        m_editor->setDraft(draft);
        m_editor->setEnabled(!draft.isRemoved);
        m_pages->setCurrentIndex(0);
    } else {
        m_fault->setText(draft.fault ? words::sentence(*draft.fault) : QString());
        m_pages->setCurrentIndex(1);
    }
    refresh();
}

void ProfilesPage::takeEdits()
{
    const int row = m_list->currentRow();
    if (row < 0) {
        return;
    }
    const run::Profile profile = m_editor->profile();
    m_drafts.rename(row, profile.name);
    m_drafts.edit(row, profile);
    m_drafts.keepWholeFiles(row, m_editor->unusedWholeFiles());
    refresh();
    emit edited();
}

void ProfilesPage::refresh()
{
    for (int row = 0; row < m_list->count(); ++row) {
        const ProfileDraft &draft = m_drafts.at(row);
        QListWidgetItem &item = *m_list->item(row);
        const QString state = stateOf(draft);
        item.setText(draft.name);
        item.setData(ProfileDelegate::stateRole, state);
        item.setData(Qt::AccessibleTextRole, QString(draft.name % u", "_s % state));
        item.setToolTip(plainToolTip(draft.profile ? draft.profile->description : state));
        const bool hasFault
            = !draft.profile || profileFault(*draft.profile) || !m_drafts.nameFault(row).isEmpty();
        item.setData(ProfileDelegate::hasFaultRole, hasFault && !draft.isRemoved);
        QFont font = m_list->font();
        font.setStrikeOut(draft.isRemoved);
        font.setBold(draft.isChanged());
        item.setFont(font);
    }
    const int current = m_list->currentRow();
    if (current < 0) {
        return;
    }
    const ProfileDraft &draft = m_drafts.at(current);
    m_editor->setNameFault(draft.isRemoved ? QString() : m_drafts.nameFault(current));
    m_duplicate->setEnabled(draft.profile.has_value());
    m_rename->setEnabled(draft.profile && !draft.isBuiltIn() && !draft.isRemoved);
    m_remove->setText(!draft.isBuiltIn() ? draft.isRemoved ? tr("Do Not De&lete") : tr("De&lete")
                          : draft.canUndoReset() ? tr("Do Not R&eset")
                                                 : tr("R&eset"));
    m_remove->setEnabled(!draft.isBuiltIn() || !draft.isAsBuiltIn() || draft.canUndoReset());
}

QString ProfilesPage::stateOf(const ProfileDraft &draft) const
{
    if (draft.isRemoved) {
        return tr("will be deleted");
    }
    if (!draft.profile) {
        return tr("cannot be read");
    }
    if (draft.storedName.isEmpty()) {
        return tr("new");
    }
    if (draft.canUndoReset()) {
        return tr("will be reset");
    }
    if (draft.isChanged()) {
        return tr("changed");
    }
    if (!draft.isBuiltIn()) {
        return tr("your own");
    }
    return draft.isAsBuiltIn() ? tr("built in") : tr("built in, changed");
}

void ProfilesPage::refreshOffer()
{
    const ConnectionWatch &connection = m_bench.connection();
    ModelOffer offer{.models = connection.models()};
    switch (connection.state()) {
    case ConnectionWatch::State::Reachable:
        offer.isKnown = true;
        break;
    case ConnectionWatch::State::Asking:
        offer.reason = tr("The proxy is being asked which models it offers.");
        break;
    case ConnectionWatch::State::Unknown:
    case ConnectionWatch::State::Unreachable:
        offer.reason = connection.error() ? tr("Which models the proxy offers is not known: %1")
                                                .arg(words::brief(*connection.error()))
                                          : tr("Which models the proxy offers is not known.");
        break;
    }
    m_editor->setOffer(offer);
}

} // namespace roo::gui
