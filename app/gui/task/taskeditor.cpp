// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/taskeditor.h"

#include <QEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace roo::gui {

namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 8;

} // namespace

TaskEditor::TaskEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &TaskEditor::fitHeight);
    fitHeight();
}

int TaskEditor::heightOf(int lines) const
{
    const QMargins margins = contentsMargins();
    return static_cast<int>(
               std::ceil(fontMetrics().lineSpacing() * lines + 2 * document()->documentMargin()))
        + margins.top() + margins.bottom() + 2 * frameWidth();
}

QSize TaskEditor::sizeHint() const
{
    // The size of the layout is in lines.
    const int lines = static_cast<int>(document()->size().height());
    return {fontMetrics().averageCharWidth() * 60,
            heightOf(std::clamp(lines, fewestLines, mostLines))};
}

QSize TaskEditor::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, heightOf(fewestLines)};
}

void TaskEditor::fitHeight()
{
    if (const int wanted = sizeHint().height(); minimumHeight() != wanted) {
        setFixedHeight(wanted);
    }
}

bool TaskEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return !localFilesIn(*source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void TaskEditor::insertFromMimeData(const QMimeData *source)
{
    const QStringList files = localFilesIn(*source);
    if (files.isEmpty()) {
        QPlainTextEdit::insertFromMimeData(source);
    } else {
        emit filesDropped(files);
    }
}

void TaskEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitHeight();
    }
}

QStringList localFilesIn(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            files.append(url.toLocalFile());
        }
    }
    return files;
}

} // namespace roo::gui
