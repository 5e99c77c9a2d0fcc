// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/plantab.h"

#include "gui/answers/answerview.h"
#include "gui/look/textstyle.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace roo::gui {

PlanTab::PlanTab(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_answer(new AnswerView(highlighting, this))
    , m_editor(new QPlainTextEdit(this))
    , m_continue(new QPushButton(tr("Go &On with This Plan"), this))
{
    m_pages->addWidget(m_answer);
    m_pages->addWidget(editingPage());
}

void PlanTab::follow(TextStyle &style)
{
    m_answer->follow(style);
    style.giveCodeFont(m_editor);
}

QWidget *PlanTab::editingPage()
{
    auto *const page = new QWidget(this);
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    m_editor->setAccessibleName(tr("The plan, to be edited"));
    m_editor->setTabChangesFocus(true);
    m_editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout->addWidget(m_editor, 1);
    auto *const row = new QHBoxLayout;
    auto *const discard = new QPushButton(tr("Dis&card the Edits"), page);
    row->addStretch();
    row->addWidget(discard);
    row->addWidget(m_continue);
    layout->addLayout(row);
    connect(discard, &QPushButton::clicked, this, &PlanTab::endEditing);
    connect(m_continue, &QPushButton::clicked, this,
            [this] { emit continued(m_editor->toPlainText()); });
    connect(m_editor, &QPlainTextEdit::textChanged, this,
            [this] { m_continue->setEnabled(!m_editor->toPlainText().trimmed().isEmpty()); });
    return page;
}

void PlanTab::beginEditing(const QString &plan)
{
    m_editor->setPlainText(plan);
    m_pages->setCurrentIndex(1);
    setFocusProxy(m_editor);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void PlanTab::endEditing()
{
    m_pages->setCurrentIndex(0);
    setFocusProxy(m_answer);
}

bool PlanTab::isEditing() const
{
    return m_pages->currentIndex() == 1;
}

} // namespace roo::gui
