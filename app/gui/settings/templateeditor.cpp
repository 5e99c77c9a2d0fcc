// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/templateeditor.h"

#include "gui/answers/texthighlighter.h"
#include "gui/look/colours.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/signlabel.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! The text of a document, in which a blank that does not break stays one.
QString plainText(const QTextDocument &document)
{
    QString text = document.toRawText();
    for (const char16_t lineEnd : {u'\u2029', u'\ufdd0', u'\ufdd1'}) {
        text.replace(lineEnd, u'\n');
    }
    return text;
}

QString inBraces(const QStringList &names)
{
    QStringList placeholders;
    for (const QString &name : names) {
        placeholders.append(u"{{"_s % name % u"}}"_s);
    }
    return placeholders.join(u' ');
}

} // namespace

TemplateEditor::TemplateEditor(const Highlighting &highlighting, TemplateSlot slot, QWidget *parent)
    : QWidget(parent)
    , m_slot(slot)
    , m_editor(new QPlainTextEdit(this))
    , m_highlighter(
          new TextHighlighter(m_editor->document(), highlighting, TextHighlighter::Source::Answer))
    , m_insert(new QPushButton(tr("Insert Place&holder"), this))
    , m_faultRow(new QWidget(this))
    , m_faultLabel(new QLabel(m_faultRow))
{
    build();
    m_highlighter->setPalette(palette());
    connect(m_editor, &QPlainTextEdit::textChanged, this, &TemplateEditor::take);
    connect(m_insert, &QPushButton::clicked, this, &TemplateEditor::showPlaceholders);
}

void TemplateEditor::build()
{
    m_editor->setAccessibleName(templateTitle(m_slot));
    m_editor->setTabChangesFocus(true);
    m_editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // It takes what is left, and is never scrolled out of sight to have more.
    m_editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_editor->setMinimumHeight(6 * m_editor->fontMetrics().lineSpacing());
    m_insert->setAutoDefault(false);
    m_faultLabel->setTextFormat(Qt::PlainText);
    m_faultLabel->setWordWrap(true);
    auto *const go = new QPushButton(tr("&Go to Line"), m_faultRow);
    go->setAutoDefault(false);
    connect(go, &QPushButton::clicked, this, &TemplateEditor::showFault);
    auto *const row = new QHBoxLayout(m_faultRow);
    row->setContentsMargins({});
    row->addWidget(new SignLabel(Sign::Cross, m_faultRow));
    row->addWidget(m_faultLabel, 1);
    row->addWidget(go);
    m_faultRow->hide();

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_faultRow);
    layout->addWidget(placeholderRow());
}

QWidget *TemplateEditor::placeholderRow()
{
    const run::Placeholders placeholders = placeholdersOf(m_slot);
    auto *const row = new QWidget(this);
    auto *const label = new ElidedLabel(row);
    label->setLine(tr("Needs %1, may have %2.")
                       .arg(inBraces(placeholders.required), inBraces(placeholders.optional)));
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(label, 1);
    layout->addWidget(m_insert);
    return row;
}

void TemplateEditor::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    const QScopedValueRollback filling(m_isFilling, true);
    m_editor->setPlainText(text);
    m_shown = plainText(*m_editor->document());
    check();
}

void TemplateEditor::take()
{
    if (m_isFilling) {
        return;
    }
    // Colours are a change of the document, too.
    if (QString text = plainText(*m_editor->document()); text != m_shown) {
        m_shown = text;
        m_text = std::move(text);
        check();
        emit edited();
    }
}

void TemplateEditor::check()
{
    m_fault = templateFault(m_text, m_slot);
    m_faultLabel->setText(m_fault ? m_fault->brief : QString());
    m_faultRow->setVisible(m_fault.has_value());
    m_editor->setAccessibleDescription(m_faultLabel->text());
    mark();
}

//! The placeholders, and the line with the fault.
void TemplateEditor::mark()
{
    static const QRegularExpression placeholder(u"\\{\\{[^{}\\n]*\\}\\}"_s);
    QList<QTextEdit::ExtraSelection> marks;
    if (m_fault) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(m_editor->document()->findBlockByNumber(m_fault->line - 1));
        line.format.setBackground(colours::ground(colours::Tone::Bad, palette()));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(line);
    }
    for (const QRegularExpressionMatch &match : placeholder.globalMatch(m_shown)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_editor->document());
        mark.cursor.setPosition(static_cast<int>(match.capturedStart()));
        mark.cursor.setPosition(static_cast<int>(match.capturedEnd()), QTextCursor::KeepAnchor);
        mark.format.setForeground(
            colours::readable(palette().color(QPalette::Link), palette().color(QPalette::Base)));
        marks.append(mark);
    }
    m_editor->setExtraSelections(marks);
}

void TemplateEditor::showFault()
{
    if (m_fault) {
        m_editor->setTextCursor(
            QTextCursor(m_editor->document()->findBlockByNumber(m_fault->line - 1)));
    }
    m_editor->setFocus(Qt::OtherFocusReason);
}

void TemplateEditor::showPlaceholders()
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const run::Placeholders placeholders = placeholdersOf(m_slot);
    const QStringList names = placeholders.required + placeholders.optional;
    for (const QString &name : names) {
        const QString words = u"{{"_s % name % u"}}"_s;
        menu->addAction(words, this, [this, words] {
            m_editor->insertPlainText(words);
            m_editor->setFocus(Qt::OtherFocusReason);
        });
    }
    menu->popup(m_insert->mapToGlobal(QPoint(0, m_insert->height())));
}

QString TemplateEditor::faultWords() const
{
    return m_faultLabel->text();
}

void TemplateEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setPalette(palette());
        mark();
    }
}

} // namespace roo::gui
