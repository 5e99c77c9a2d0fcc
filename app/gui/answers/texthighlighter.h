// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>

#include <QHash>
#include <QPalette>
#include <QSyntaxHighlighter>
#include <QTimer>

namespace roo::gui {

class Highlighting;

//! Colours a document a few lines at a time, so that nobody waits for it: neither for a long text,
//! nor for the comment that opens at its top, nor for another theme.
class TextHighlighter final : public QSyntaxHighlighter,
                              public KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextHighlighter)

public:
    enum class Source {
        Code, //!< All of it is in one language.
        Answer, //!< Markdown as it was written; what is in fences is code.
        Rendered //!< Blocks say by their format in which language they are.
    };

    //! The highlighting outlives it.
    TextHighlighter(QTextDocument *document, const Highlighting &highlighting, Source source);
    ~TextHighlighter() override;

    //! `Source::Code`.
    void setLanguage(const QString &fileName, const QString &fence);
    //! The last line is unfinished, and not looked at.
    void setGrowing(bool isGrowing);
    //! Colours what is there anew.
    void setPalette(const QPalette &palette);
    //! Nothing is left to do.
    [[nodiscard]] bool isIdle() const { return !m_timer.isActive(); }

    //! Lines beyond this one stay plain.
    static constexpr int mostLines = 20'000;
    //! The user state of a block that is a part of a long line, and stays plain.
    static constexpr int partOfLongLine = 1;

protected:
    void highlightBlock(const QString &text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    class BlockState;

    void highlightAll();
    void work();
    void highlightInFence(const QString &text, const BlockState &before, BlockState &state);
    void highlightLineIn(const KSyntaxHighlighting::Definition &language, const QString &text,
                         const BlockState &before, BlockState &state);
    [[nodiscard]] KSyntaxHighlighting::Definition languageOf(const QString &fence);
    [[nodiscard]] QTextCharFormat formatOf(const KSyntaxHighlighting::Format &format);

    const Highlighting &m_highlighting;
    Source m_source;
    KSyntaxHighlighting::Definition m_language; //!< `Source::Code`
    QString m_fileName;
    QString m_fence;
    QHash<QString, KSyntaxHighlighting::Definition> m_languages; //!< By what is behind a fence.
    QHash<quint64, QTextCharFormat> m_formats; //!< Of this theme.
    QPalette m_palette;
    QTimer m_timer;
    int m_next = 0; //!< The first block to look at,
    int m_last = -1; //!< and the last one that has to be.
    bool m_isGrowing = false;
    bool m_isWorking = false;
    bool m_hasStateChanged = false;
};

} // namespace roo::gui
