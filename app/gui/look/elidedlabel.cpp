// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/elidedlabel.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setLine(const QString &line)
{
    if (line != text()) {
        setText(line);
        updateGeometry();
        setToolTip(line.isEmpty() ? QString() : plainToolTip(line));
    }
}

QSize ElidedLabel::sizeHint() const
{
    return {std::min(fontMetrics().horizontalAdvance(text()), 600), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString line = fontMetrics().elidedText(text(), m_mode, width());
    style()->drawItemText(&painter, rect(), static_cast<int>(alignment() | Qt::TextSingleLine),
                          palette(), isEnabled(), line, foregroundRole());
}

QString plainToolTip(const QString &text)
{
    return u"<qt>"_s % text.toHtmlEscaped().replace(u'\n', u"<br>"_s) % u"</qt>"_s;
}

} // namespace roo::gui
