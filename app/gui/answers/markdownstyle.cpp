// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/markdownstyle.h"

#include "gui/answers/markdownsplitter.h"
#include "gui/look/colours.h"

#include <QPalette>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextList>
#include <QTextTable>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui::markdownstyle {

namespace {

using colours::Tone;

constexpr int frontMatter = 0x100000; // of Qt 6.8; it has no name in the public enumeration
constexpr int lineHeight = 120; // percent
constexpr int captionProperty = QTextFormat::UserProperty + 1;
constexpr int codeFrameProperty = QTextFormat::UserProperty + 2;

QColor codeGround(const QPalette &palette)
{
    return colours::ground(Tone::Quiet, palette);
}

bool isCode(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)
        || block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

//! Once for each table, at its first cell.
void styleTable(QTextTable &table, const QTextBlock &block, const QPalette &palette)
{
    if (!block.contains(table.firstPosition())) {
        return;
    }
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setCellPadding(5);
    format.setCellSpacing(0);
    format.setTopMargin(6);
    format.setBottomMargin(10);
    table.setFormat(format);
    QTextTableCellFormat lines;
    lines.setBorder(1);
    lines.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    lines.setBorderBrush(
        colours::blended(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.25));
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            QTextCharFormat merged = cell.format();
            merged.merge(lines);
            cell.setFormat(merged);
        }
    }
}

void styleCode(const QTextBlock &block, const QPalette &palette)
{
    QTextCursor cursor(block);
    QTextFrame *frame = cursor.currentFrame();
    if (frame->frameFormat().hasProperty(codeFrameProperty)) {
        if (frame->frameFormat().background().color() != codeGround(palette)) {
            frame->setFrameFormat(codeFrame(palette));
        }
        if (block.blockFormat().hasProperty(captionProperty)) {
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(captionCharacters(palette));
        }
        return;
    }
    // Within a list it is no frame.
    QTextBlockFormat format;
    format.setBackground(codeGround(palette));
    format.setLayoutDirection(Qt::LeftToRight);
    format.setNonBreakableLines(true);
    cursor.mergeBlockFormat(format);
}

void styleText(const QTextBlock &block)
{
    const bool isHeading = block.blockFormat().headingLevel() > 0;
    QTextBlockFormat format;
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(isHeading && block.blockNumber() > 0 ? 14 : 0);
    format.setBottomMargin(block.textList() != nullptr ? 3 : 8);
    QTextCursor(block).mergeBlockFormat(format);
}

void styleLinks(const QTextBlock &block, const QColor &colour)
{
    QList<std::pair<int, int>> links;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (it.fragment().charFormat().isAnchor()) {
            links.append({it.fragment().position(), it.fragment().length()});
        }
    }
    for (const auto &[position, length] : std::as_const(links)) {
        QTextCursor cursor(block);
        cursor.setPosition(position);
        cursor.setPosition(position + length, QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setForeground(colour);
        format.setFontUnderline(true);
        cursor.mergeCharFormat(format);
    }
}

} // namespace

QTextDocument::MarkdownFeatures safeFeatures()
{
    const int github = static_cast<int>(QTextDocument::MarkdownDialectGitHub);
    return QTextDocument::MarkdownFeatures::fromInt(github & ~frontMatter)
        | QTextDocument::MarkdownNoHTML;
}

void nameImages(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QList<std::pair<int, QString>> found;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.isImageFormat()) {
                const QString alt = format.property(QTextFormat::ImageAltText).toString();
                const QString name = format.toImageFormat().name();
                for (int i = 0; i < it.fragment().length(); ++i) {
                    found.prepend({it.fragment().position() + i,
                                   alt.isEmpty() ? name : QString(alt % u" ("_s % name % u')')});
                }
            }
        }
        for (const auto &[position, words] : std::as_const(found)) {
            QTextCursor cursor(&document);
            cursor.setPosition(position);
            cursor.deleteChar();
            cursor.insertText(words, QTextCharFormat());
        }
    }
}

QString withCaptions(const QString &markdown)
{
    static const QRegularExpression fence(u"^([ \\t>]+)(`{3,}|~{3,})[ \\t]*([^`\\n]*)$"_s);
    QString result;
    QString open;
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = fence.match(line);
        const QString info = match.captured(3).trimmed();
        if (match.hasMatch() && open.isEmpty()) {
            open = match.captured(2);
            if (!info.isEmpty()) {
                const QString &indent = match.captured(1);
                result += indent % u'\n' % indent % u'`' % info % u"`\n"_s % indent % u'\n';
            }
        } else if (match.hasMatch() && info.isEmpty() && match.captured(2).startsWith(open)) {
            open.clear();
        }
        result += line % u'\n';
    }
    result.chop(1);
    return result;
}

QString linkDefinitionsIn(const QString &text)
{
    static const QRegularExpression definition(u"^ {0,3}\\[[^\\]\\n]+\\]:[ \\t]*\\S.*$"_s,
                                               QRegularExpression::MultilineOption);
    QString definitions;
    for (auto it = definition.globalMatch(text);
         it.hasNext() && definitions.size() < MarkdownSplitter::longestProse;) {
        definitions += u'\n' % it.next().captured() % u'\n';
    }
    return definitions;
}

QTextFrameFormat codeFrame(const QPalette &palette)
{
    QTextFrameFormat format;
    format.setBackground(codeGround(palette));
    format.setPadding(8);
    format.setTopMargin(4);
    format.setBottomMargin(10);
    format.setProperty(codeFrameProperty, true);
    return format;
}

QTextBlockFormat codeLine(const QString &language)
{
    QTextBlockFormat format;
    format.setNonBreakableLines(true);
    format.setLayoutDirection(Qt::LeftToRight);
    format.setProperty(QTextFormat::BlockCodeFence, u"`"_s);
    format.setProperty(QTextFormat::BlockCodeLanguage, language);
    return format;
}

QTextBlockFormat captionLine()
{
    QTextBlockFormat format = codeLine({});
    format.clearProperty(QTextFormat::BlockCodeLanguage);
    format.setBottomMargin(4);
    format.setProperty(captionProperty, true);
    return format;
}

QTextCharFormat codeCharacters(const QStringList &families)
{
    QTextCharFormat format;
    format.setFontFamilies(families);
    format.setFontFixedPitch(true);
    return format;
}

QTextCharFormat captionCharacters(const QPalette &palette)
{
    QTextCharFormat format;
    format.setForeground(colours::text(Tone::Quiet, codeGround(palette)));
    return format;
}

void apply(QTextDocument &document, const QPalette &palette)
{
    QTextCursor whole(&document);
    whole.beginEditBlock();
    const QColor link
        = colours::readable(palette.color(QPalette::Link), palette.color(QPalette::Base));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (isCode(block)) {
            styleCode(block, palette);
        } else if (QTextTable *table = QTextCursor(block).currentTable()) {
            styleTable(*table, block, palette);
        } else {
            styleText(block);
        }
        styleLinks(block, link);
    }
    whole.endEditBlock();
}

void setCodeFamilies(QTextDocument &document, const QStringList &families)
{
    const QTextCharFormat characters = codeCharacters(families);
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QList<std::pair<int, int>> pieces;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.fontFixedPitch() && format.fontFamilies().toStringList() != families) {
                pieces.append({it.fragment().position(), it.fragment().length()});
            }
        }
        for (const auto &[position, length] : std::as_const(pieces)) {
            cursor.setPosition(position);
            cursor.setPosition(position + length, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(characters);
        }
    }
    cursor.endEditBlock();
}

} // namespace roo::gui::markdownstyle
