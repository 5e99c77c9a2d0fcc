// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/help/guidecontents.h"

#include "gui/look/clearbutton.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int pageRole = Qt::UserRole;
constexpr int anchorRole = Qt::UserRole + 1;
//! Of which it says in other languages that they are English.
constexpr auto languageNote
    = QT_TRANSLATE_NOOP("roo::gui::GuideContents", "The pages of the guide are in English.");

} // namespace

GuideContents::GuideContents(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    build();
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &GuideContents::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &GuideContents::chooseBest);
    connect(m_tree, &QTreeWidget::itemClicked, this, &GuideContents::choose);
    connect(m_tree, &QTreeWidget::itemActivated, this, &GuideContents::choose);
}

void GuideContents::build()
{
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setToolTip(tr("Leaves the pages that have these words (Ctrl+Shift+F)"));
    addClearButton(m_search, tr("Empty the search"));
    m_tree->setAccessibleName(tr("Contents of the guide"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setStretchLastSection(true);
    auto *const note = new QLabel(tr(languageNote), this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setMargin(6);
    note->setVisible(note->text() != QLatin1StringView(languageNote));
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *const field = new QHBoxLayout;
    field->setContentsMargins(6, 6, 6, 6);
    field->addWidget(m_search);
    layout->addLayout(field);
    layout->addWidget(m_tree, 1);
    layout->addWidget(note);
}

void GuideContents::fill()
{
    for (const guide::Page &page : guide::pages()) {
        auto *const item = new QTreeWidgetItem(m_tree, {page.title()});
        item->setData(0, pageRole, page.name);
        for (const guide::Heading &heading : page.headings) {
            if (heading.level == 2) {
                auto *const child = new QTreeWidgetItem(item, {heading.text});
                child->setData(0, pageRole, page.name);
                child->setData(0, anchorRole, heading.anchor);
            }
        }
    }
}

void GuideContents::select(const QString &page)
{
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *const item = m_tree->topLevelItem(row);
        const bool isWanted = item->data(0, pageRole).toString() == page;
        item->setExpanded(isWanted);
        const QTreeWidgetItem *const current = m_tree->currentItem();
        if (isWanted && (current == nullptr || current->data(0, pageRole).toString() != page)) {
            m_tree->setCurrentItem(item);
        }
    }
}

void GuideContents::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void GuideContents::search(const QString &words)
{
    m_search->setText(words);
}

QString GuideContents::searched() const
{
    return m_search->text().simplified();
}

void GuideContents::filter()
{
    const QString words = searched();
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        const guide::Page &page = guide::pages().at(row);
        const bool hasThem = guide::wordsOf(page.text).contains(words, Qt::CaseInsensitive);
        m_tree->topLevelItem(row)->setHidden(!hasThem);
    }
}

void GuideContents::choose(const QTreeWidgetItem *item)
{
    if (item != nullptr) {
        emit chosen({.page = item->data(0, pageRole).toString(),
                     .anchor = item->data(0, anchorRole).toString()});
    }
}

void GuideContents::chooseBest()
{
    QTreeWidgetItem *const item = searched().isEmpty() ? nullptr : bestItem();
    if (item != nullptr) {
        m_tree->setCurrentItem(item);
        choose(item);
    }
}

//! A title with the words says more than another heading, that more than a text, and any page more
//! than the index.
QTreeWidgetItem *GuideContents::bestItem() const
{
    const QString words = searched();
    QTreeWidgetItem *best = nullptr;
    int mostSaid = 0;
    for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::NotHidden); *it != nullptr;
         ++it) {
        const bool hasWords = (*it)->text(0).contains(words, Qt::CaseInsensitive);
        const bool isPage = (*it)->parent() == nullptr;
        const bool isIndex = isPage && m_tree->indexOfTopLevelItem(*it) == 0;
        const int said = hasWords ? (isPage ? 4 : 3) : isIndex ? 1 : isPage ? 2 : 0;
        if (said > mostSaid) {
            mostSaid = said;
            best = *it;
        }
    }
    return best;
}

QStringList GuideContents::titles() const
{
    QStringList left;
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        if (!m_tree->topLevelItem(row)->isHidden()) {
            left.append(m_tree->topLevelItem(row)->text(0));
        }
    }
    return left;
}

} // namespace roo::gui
