// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <expected>

namespace roo::edit {

//! Why a file's bytes are no text that may be edited.
enum class TextFault { TooLarge, NoText };

//! More than this is not edited.
inline constexpr qsizetype largestText = qsizetype{4} * 1024 * 1024;

//! A text file taken apart into lines, in such a way that putting the lines together gives every
//! byte back: a byte-order mark, mixed line endings and a missing last line feed stay.
class FileText final
{
public:
    struct Line
    {
        QStringView text; //!< Without its ending; into the text.
        QStringView
            ending; //!< "\n", "\r\n", in a file without line feeds "\r", or empty at its end.
    };

    //! Strict UTF-8, without a NUL in the first 8 KiB, at most `largestText`.
    [[nodiscard]] static std::expected<FileText, TextFault> read(const QByteArray &bytes);

    FileText(const FileText &other);
    FileText(FileText &&other) noexcept;
    FileText &operator=(const FileText &) = delete;
    FileText &operator=(FileText &&) = delete;
    ~FileText() = default;

    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    [[nodiscard]] bool hasMark() const { return m_hasMark; }
    //! The whole text, without the mark.
    [[nodiscard]] const QString &text() const { return m_text; }
    //! What new lines at this place end with: the line's own ending, else that of the file's first
    //! line, else "\n".
    [[nodiscard]] QString endingAt(qsizetype line) const;

    //! The lines whose text, without blanks around it and with typography folded, is this: wherever
    //! an anchor with such a line can match at all.
    [[nodiscard]] QList<qsizetype> linesLike(const QString &bare) const;

private:
    FileText(QString text, bool hasMark);
    void split();

    QString m_text;
    bool m_hasMark = false;
    QList<Line> m_lines;
    mutable QHash<QString, QList<qsizetype>> m_index; //!< By bare text; made when first asked for.
};

//! Typographic quotes, dashes and no-break spaces as their plain forms; of the same length.
[[nodiscard]] QString foldedTypography(QStringView text);
//! Without blanks around it, and folded.
[[nodiscard]] QString bareLine(QStringView line);

} // namespace roo::edit
