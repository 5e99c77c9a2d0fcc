// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <functional>

//! Foreign Markdown for reading: CommonMark with tables, strikethrough and task lists. (md4c reads
//! it.)
namespace roo::markdown {

//! Foreign text as the text of an HTML element or attribute: escaped, and printable.
[[nodiscard]] QString htmlText(QStringView text);

//! Code to safe HTML markup: it escapes whatever it passes on. `language` is the first word behind
//! the fence, or empty.
using CodeRenderer = std::function<QString(const QString &code, const QString &language)>;

struct HtmlOptions
{
    int headingShift = 0; //!< 2 makes an h3 of "# …"; there is nothing below h6.
    CodeRenderer code; //!< Fills <pre><code>.
};

//! A piece of an HTML body that loads nothing, runs nothing and hides no address.
//! - HTML in the text is text. An image is its description and its address.
//! - What leads to the web or to a mail address is a link; whatever leads elsewhere is text. The
//!   address stands behind the text where it is not the text itself.
//! - Classes: "caption" (the words behind a fence, before its <pre>), "address", "task" (an item),
//!   "left", "center" and "right" (a cell), "text" (see below).
//! - A text that cannot be read as Markdown within bounds (half a million characters, a hundred
//!   quotes and lists opened on one line, thirty times its own length) is shown as it is, in one
//!   <div class="text">; its line feeds count.
//! - As in all Markdown, the definition of a link that nothing refers to does not show, nor do
//! cells
//!   behind a table's last column.
[[nodiscard]] QString toHtml(QStringView markdown, const HtmlOptions &options);

} // namespace roo::markdown
