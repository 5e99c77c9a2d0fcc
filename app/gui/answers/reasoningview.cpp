// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/reasoningview.h"

#include "gui/answers/codeview.h"
#include "gui/look/flatbutton.h"

#include <QFrame>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace roo::gui {

ReasoningView::ReasoningView(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_button(
          flatButton(tr("Reasoning"), tr("Show what the model thought before it answered"), parent))
    , m_title(new QLabel(this))
    , m_view(new CodeView(highlighting, TextHighlighter::Source::Code, this))
{
    m_button->setCheckable(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(8, 4, 8, 2);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_view->setAccessibleName(tr("Reasoning of the model"));
    m_view->setWordWrap(true);
    m_view->setNumbered(false);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_view, 1);
    auto *const line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    layout->addWidget(line);
    connect(m_button, &QToolButton::toggled, this, &ReasoningView::refresh);
    refresh();
}

void ReasoningView::follow(TextStyle &style)
{
    m_view->follow(style, false);
}

void ReasoningView::clear()
{
    m_length = 0;
    m_view->clear();
    refresh();
}

void ReasoningView::append(const QString &delta)
{
    const qsizetype room = std::max<qsizetype>(0, mostShown - m_length);
    if (room > 0) {
        m_view->append(delta.first(std::min(room, delta.size())));
    }
    m_length += delta.size();
    refresh();
}

void ReasoningView::setText(const QString &text)
{
    clear();
    if (!text.isEmpty()) {
        append(text);
        m_view->finish();
    }
}

const QString &ReasoningView::text() const
{
    return m_view->text();
}

void ReasoningView::refresh()
{
    m_title->setText(m_length > mostShown
                         ? tr("What the model thought before it answered; it is no part of the "
                              "answer. Only its beginning is shown.")
                         : tr("What the model thought before it answered; it is no part of the "
                              "answer."));
    m_button->setVisible(!isEmpty());
    setVisible(!isEmpty() && m_button->isChecked());
}

} // namespace roo::gui
