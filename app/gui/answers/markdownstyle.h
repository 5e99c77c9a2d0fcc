// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QTextDocument>
#include <QTextFormat>

class QPalette;

//! How rendered Markdown looks, and what of it is made harmless before it is seen.
namespace roo::gui::markdownstyle {

//! GitHub's Markdown without HTML, and without the front matter that Qt would hide.
[[nodiscard]] QTextDocument::MarkdownFeatures safeFeatures();

//! Images become their description and address: nobody asks for them.
void nameImages(QTextDocument &document);

//! What stands behind a fence within a list shows, too.
[[nodiscard]] QString withCaptions(const QString &markdown);

//! "[name]: address" lines, each as a paragraph of its own; they count wherever they stand.
[[nodiscard]] QString linkDefinitionsIn(const QString &text);

//! A box of code, a line in it, and the line with the words behind the fence.
[[nodiscard]] QTextFrameFormat codeFrame(const QPalette &palette);
[[nodiscard]] QTextBlockFormat codeLine(const QString &language);
[[nodiscard]] QTextBlockFormat captionLine();
[[nodiscard]] QTextCharFormat codeCharacters(const QStringList &families);
//! Besides those of code.
[[nodiscard]] QTextCharFormat captionCharacters(const QPalette &palette);

//! Spaces, tables, code and links. It may be done again for another palette.
void apply(QTextDocument &document, const QPalette &palette);
//! Gives all code of the document this font.
void setCodeFamilies(QTextDocument &document, const QStringList &families);

} // namespace roo::gui::markdownstyle
