// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/checkoutputview.h"

#include "gui/answers/codeview.h"

#include <QLabel>
#include <QVBoxLayout>

namespace roo::gui {

namespace {

//! The end of a text, from the beginning of a line.
QString endOf(const QString &text, qsizetype limit)
{
    const QString end = text.right(limit);
    return end.sliced(end.indexOf(u'\n') + 1);
}

} // namespace

CheckOutputView::CheckOutputView(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_view(new CodeView(highlighting, TextHighlighter::Source::Code, this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setContentsMargins(8, 4, 8, 2);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_view->setNumbered(false);
    m_view->setAccessibleName(tr("Output of the check"));
    m_view->setMinimumHeight(fontMetrics().height() * 3);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_label);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    clear();
}

void CheckOutputView::follow(TextStyle &style)
{
    m_view->follow(style);
}

void CheckOutputView::setOutput(const QString &title, const QString &output, bool grows)
{
    m_title = title;
    m_grows = grows;
    m_isCut = output.size() > mostShown;
    m_plain = {};
    const QString shown = m_plain.append(m_isCut ? endOf(output, mostShown) : output);
    m_view->clear();
    if (grows) {
        m_view->append(shown);
        m_view->jumpToEnd();
    } else {
        m_view->setText(shown);
        m_view->jumpToEnd();
    }
    showTitle();
}

void CheckOutputView::append(const QString &piece)
{
    if (!m_grows) {
        return;
    }
    const QString shown = m_plain.append(piece);
    const qsizetype size = m_view->text().size() + shown.size();
    if (size <= mostShown) {
        m_view->append(shown);
        return;
    }
    // Half of it, so that this is rare.
    const QString end = endOf(m_view->text() + shown, mostShown / 2);
    m_isCut = true;
    m_view->clear();
    m_view->append(end);
    m_view->jumpToEnd();
    showTitle();
}

void CheckOutputView::finish()
{
    m_grows = false;
    m_view->finish();
}

void CheckOutputView::clear()
{
    m_title.clear();
    m_grows = false;
    m_isCut = false;
    m_view->clear();
    showTitle();
}

QString CheckOutputView::title() const
{
    return m_label->text();
}

void CheckOutputView::showTitle()
{
    m_label->setText(m_title.isEmpty() ? tr("Mark a check to see what it has printed.")
                         : m_isCut     ? tr("%1: the end of what it has printed").arg(m_title)
                                       : tr("%1: what it has printed").arg(m_title));
}

} // namespace roo::gui
