// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changestab.h"

#include "gui/answers/codeview.h"
#include "gui/changes/diffview.h"
#include "gui/changes/warninglist.h"
#include "gui/look/pagescroll.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

//! Where what stands in the tab.
namespace roo::gui {

void ChangesTab::build()
{
    m_empty->setText(tr("Changes to a workspace appear here, to be looked at and applied, once the "
                        "Coder has answered."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    m_file->setAccessibleName(tr("File as it is now"));
    m_views->addWidget(m_empty);
    arrangeChange();
    m_views->addWidget(m_change);
    m_views->addWidget(m_file);
    auto *right = new QWidget(this);
    right->setLayout(m_views);
    m_views->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeChoice());
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 640});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(makeActions());
}

QWidget *ChangesTab::makeChoice()
{
    // On a small screen there is no room for all of it.
    auto *const scroll = pageScroll(this);
    auto *choice = new QWidget(scroll);
    m_total->setTextFormat(Qt::PlainText);
    m_total->setMargin(8);
    m_tree->setModel(&m_model);
    m_tree->setAccessibleName(tr("Files that change, with their changes"));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMinimumHeight(fontMetrics().height() * 6);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ChangesModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ChangesModel::Counts, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(ChangesModel::Match, QHeaderView::ResizeToContents);
    auto *refused = new QVBoxLayout(m_refusedBox);
    refused->setContentsMargins(8, 6, 8, 6);
    auto *label = new QLabel(tr("Refuse&d:"), m_refusedBox);
    label->setBuddy(m_refusedList);
    m_refusedList->setWordWrap(true);
    m_refusedList->setMinimumHeight(fontMetrics().height() * 3);
    m_refusedList->setAccessibleName(tr("Changes that were refused"));
    refused->addWidget(label);
    refused->addWidget(m_refusedList, 1);
    refused->addWidget(m_place);
    auto *lower = new QSplitter(Qt::Vertical, choice);
    lower->setChildrenCollapsible(false);
    lower->addWidget(m_tree);
    lower->addWidget(m_refusedBox);
    lower->setStretchFactor(0, 1);
    lower->setSizes({500, 150});
    auto *layout = new QVBoxLayout(choice);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *const head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 8, 0);
    head->addWidget(m_total, 1);
    head->addWidget(m_rounds);
    m_rounds->setAccessibleName(tr("Which changes are shown"));
    layout->addLayout(head);
    layout->addWidget(lower, 1);
    layout->addWidget(m_warnings);
    scroll->setWidget(choice);
    return scroll;
}

QWidget *ChangesTab::makeActions()
{
    auto *actions = new QWidget(this);
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(8, 6, 8, 6);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_undo);
    layout->addWidget(m_apply);
    return actions;
}

void ChangesTab::arrangeChange()
{
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setWordWrap(true);
    m_origin->setContentsMargins(8, 4, 8, 2);
    m_origin->setForegroundRole(QPalette::PlaceholderText);
    auto *const layout = new QVBoxLayout(m_change);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_origin);
    layout->addWidget(m_diff, 1);
}

} // namespace roo::gui
