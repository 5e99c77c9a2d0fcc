// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/fence.h"

#include <QList>
#include <QString>

#include <optional>

namespace roo::gui {

//! A part of a Markdown text that means the same by itself.
struct MarkdownPiece
{
    enum class Kind {
        Prose, //!< Whole blocks: to be rendered.
        Plain, //!< Too long to be rendered: to be shown as it is.
        FenceBegin, //!< What stands behind the fence.
        Code, //!< A line of code, without its line feed.
        FenceEnd
    };

    Kind kind = Kind::Prose;
    QString text = {};

    friend bool operator==(const MarkdownPiece &, const MarkdownPiece &) = default;
};

//! Cuts a text that is still being written into pieces that can be shown for good. Lists, tables,
//! quotes and paragraphs stay whole; code in a fence at the margin comes line by line.
class MarkdownSplitter final
{
public:
    //! Of prose without a place to cut, and of all that is rendered.
    static constexpr qsizetype longestProse = qsizetype{16} * 1024;
    static constexpr qsizetype mostRendered = qsizetype{256} * 1024;
    //! Of a table; laying it out takes long.
    static constexpr qsizetype mostRows = 30;

    [[nodiscard]] QList<MarkdownPiece> append(QStringView text);
    [[nodiscard]] QList<MarkdownPiece> finish();
    //! The end that is in no piece yet.
    [[nodiscard]] QString tail() const { return m_prose + m_line; }
    [[nodiscard]] bool isInFence() const { return m_fence.has_value(); }

private:
    [[nodiscard]] bool beginsBlock(QStringView line) const;
    void takeLine(QList<MarkdownPiece> &pieces);
    void takeFenceLine(QStringView line, const text::Fence &fence, QList<MarkdownPiece> &pieces);
    void takeProse(QStringView line, QList<MarkdownPiece> &pieces);
    void cut(QList<MarkdownPiece> &pieces);

    QString m_line; //!< The one that is not complete.
    QString m_prose; //!< Complete lines that may belong to what follows.
    std::optional<text::Fence> m_fence; //!< That is open, at the margin; without its info.
    std::optional<text::Fence> m_innerFence; //!< Within a list or a quote; likewise.
    qsizetype m_rendered = 0;
    qsizetype m_rows = 0; //!< Of tables in `m_prose`.
    bool m_isAfterBlank = true;
    bool m_hasList = false; //!< In `m_prose`.
};

} // namespace roo::gui
