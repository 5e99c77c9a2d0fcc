// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/emptypage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace roo::gui {

EmptyPage::EmptyPage(const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(sentence, this))
    , m_button(new QPushButton(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    const int gap = fontMetrics().height();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    layout->setSpacing(gap);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_button, &QPushButton::clicked, this, &EmptyPage::pressed);
    setButton({});
}

void EmptyPage::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void EmptyPage::setButton(const QString &label)
{
    m_button->setText(label);
    m_button->setVisible(!label.isEmpty());
    setFocusProxy(label.isEmpty() ? nullptr : m_button);
}

} // namespace roo::gui
