// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/dotenv.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

constexpr qsizetype fileLimit = 1'048'576;
constexpr qsizetype valueLimit = 65'536;

//! What JavaScript's \s takes for a blank, since the grammar is defined by a regular expression.
bool isBlank(QChar character)
{
    return character == QChar::ByteOrderMark || (character.isSpace() && character != u'\u0085');
}

bool isNameCharacter(QChar character)
{
    return (character.unicode() < 0x80 && character.isLetterOrNumber()) || character == u'_'
        || character == u'.' || character == u'-';
}

bool isQuote(QChar character)
{
    return character == u'"' || character == u'\'' || character == u'`';
}

QStringView trimmed(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

class Parser final
{
public:
    Parser(const QString &text, const QString &fileName)
        : m_text(text)
        , m_fileName(fileName)
    {
    }

    [[nodiscard]] Result<QList<DotEnvEntry>> parse()
    {
        QList<DotEnvEntry> entries;
        while (m_at < m_text.size()) {
            skipBlanks();
            if (m_at < m_text.size() && current() != u'\n' && current() != u'#') {
                auto entry = assignment();
                if (!entry) {
                    return std::unexpected(entry.error());
                }
                entries.append(*std::move(entry));
            }
            nextLine();
        }
        return entries;
    }

private:
    [[nodiscard]] QChar current() const { return m_at < m_text.size() ? m_text[m_at] : u'\n'; }
    [[nodiscard]] std::unexpected<Error> invalid(const QString &expected) const
    {
        return std::unexpected(Error{.kind = ErrorKind::SyntaxInvalid,
                                     .subject = m_fileName,
                                     .expected = expected,
                                     .line = m_line});
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && current() != u'\n' && isBlank(current())) {
            ++m_at;
        }
    }
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        return end < 0 ? m_text.size() : end;
    }
    //! Goes behind the end of this line, and counts the lines of a value that lie behind.
    void nextLine()
    {
        const qsizetype next = std::min(lineEnd(m_at) + 1, m_text.size());
        m_line += static_cast<int>(
            QStringView(m_text).sliced(m_counted, next - m_counted).count(u'\n'));
        m_counted = next;
        m_at = next;
    }
    [[nodiscard]] QString takeName()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isNameCharacter(current())) {
            ++m_at;
        }
        return m_text.sliced(start, m_at - start);
    }

    [[nodiscard]] Result<DotEnvEntry> assignment()
    {
        QString name = takeName();
        if (const qsizetype nameEnd = m_at; name == "export"_L1 && isBlank(current())) {
            skipBlanks();
            if (isNameCharacter(current())) {
                name = takeName();
            } else {
                m_at = nameEnd; // A variable of that name.
            }
        }
        const bool colon = current() == u':' && m_at + 1 < m_text.size()
            && m_text[m_at + 1] != u'\n' && isBlank(m_text[m_at + 1]);
        if (!colon) {
            skipBlanks();
        }
        if (name.isEmpty() || (!colon && current() != u'=')) {
            return invalid(u"NAME=value"_s);
        }
        ++m_at;
        skipBlanks();
        const auto value = isQuote(current()) ? quotedValue() : Result<QString>(unquotedValue());
        if (!value) {
            return std::unexpected(value.error());
        }
        if (value->toUtf8().size() > valueLimit) {
            return invalid(u"a value of at most 65536 bytes"_s);
        }
        return DotEnvEntry{.name = name, .value = *value, .line = m_line};
    }

    //! Whether only blanks or a comment follow on this line.
    [[nodiscard]] bool endsValue(qsizetype from) const
    {
        while (from < m_text.size() && m_text[from] != u'\n' && isBlank(m_text[from])) {
            ++from;
        }
        return from == m_text.size() || m_text[from] == u'\n' || m_text[from] == u'#';
    }

    [[nodiscard]] Result<QString> quotedValue()
    {
        const QChar quote = current();
        const qsizetype start = m_at + 1;
        // A quote behind a backslash ends the value only where no later one does.
        qsizetype end = -1;
        qsizetype candidate = start - 1;
        do {
            candidate = m_text.indexOf(quote, candidate + 1);
            if (candidate >= 0 && endsValue(candidate + 1)) {
                end = candidate;
            }
        } while (candidate >= 0 && m_text[candidate - 1] == u'\\');
        if (end < 0) {
            if (candidate < 0 || candidate > lineEnd(start)) {
                return invalid(u"a closing "_s + quote);
            }
            return unquotedValue(); // "a" b: no quoted value at all, the quotes are data.
        }
        m_at = end + 1;
        return expanded(m_text.sliced(start, end - start), quote);
    }

    [[nodiscard]] QString unquotedValue()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && current() != u'\n' && current() != u'#') {
            ++m_at;
        }
        QStringView value = trimmed(QStringView(m_text).sliced(start, m_at - start));
        const QChar first = value.isEmpty() ? QChar() : value.front();
        if (value.size() >= 2 && isQuote(first) && value.back() == first) {
            value = value.sliced(1).chopped(1);
        }
        return expanded(value.toString(), first);
    }

    [[nodiscard]] static QString expanded(QString value, QChar quote)
    {
        if (quote == u'"') {
            value.replace("\\n"_L1, "\n"_L1).replace("\\r"_L1, "\r"_L1);
        }
        return value;
    }

    const QString m_text;
    const QString m_fileName;
    qsizetype m_at = 0;
    qsizetype m_counted = 0; //!< Up to here line feeds are in m_line.
    int m_line = 1;
};

Error fileTooLarge(const QString &fileName)
{
    return {.kind = ErrorKind::SyntaxInvalid,
            .subject = fileName,
            .expected = u"a file of at most 1048576 bytes"_s};
}

//! The line of the first byte that is no text, from 1; empty where all are.
std::optional<int> firstBrokenLine(QByteArrayView bytes)
{
    int line = 1;
    for (;;) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView content = end < 0 ? bytes : bytes.first(end);
        if (!content.isValidUtf8() || content.contains('\0')) {
            return line;
        }
        if (end < 0) {
            return std::nullopt;
        }
        bytes = bytes.sliced(end + 1);
        ++line;
    }
}

} // namespace

Result<QList<DotEnvEntry>> parseDotEnv(QByteArrayView bytes, const QString &fileName)
{
    if (bytes.size() > fileLimit) {
        return std::unexpected(fileTooLarge(fileName));
    }
    const QByteArray lines = bytes.toByteArray().replace("\r\n", "\n").replace('\r', '\n');
    if (const auto line = firstBrokenLine(lines)) {
        return std::unexpected(Error{.kind = ErrorKind::SyntaxInvalid,
                                     .subject = fileName,
                                     .expected = u"UTF-8 text"_s,
                                     .line = *line});
    }
    return Parser(QString::fromUtf8(lines), fileName).parse();
}

Result<QList<DotEnvEntry>> readDotEnv(const QString &fileName)
{
    const auto bytes = text::readFile(fileName, fileLimit);
    if (bytes) {
        return parseDotEnv(*bytes, fileName);
    }
    if (bytes.error().kind == ErrorKind::FileTooLarge) {
        return std::unexpected(fileTooLarge(fileName));
    }
    return std::unexpected(bytes.error());
}

} // namespace roo::config
