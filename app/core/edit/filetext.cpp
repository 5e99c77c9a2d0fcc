// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/filetext.h"

#include "core/base/text.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr qsizetype nulSearch = qsizetype{8} * 1024;
constexpr auto byteOrderMark = "\xef\xbb\xbf";

QChar plain(QChar character)
{
    switch (character.unicode()) {
    case 0x2018: // quotation marks
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032: // prime
        return u'\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
        return u'"';
    case 0x2010: // hyphens and dashes
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: // minus
        return u'-';
    case 0x00a0: // no-break spaces
    case 0x2007:
    case 0x202f:
        return u' ';
    default:
        return character;
    }
}

} // namespace

QString foldedTypography(QStringView text)
{
    QString folded = text.toString();
    for (QChar &character : folded) {
        character = plain(character);
    }
    return folded;
}

QString bareLine(QStringView line)
{
    return foldedTypography(line).trimmed();
}

std::expected<FileText, TextFault> FileText::read(const QByteArray &bytes)
{
    if (bytes.size() > largestText) {
        return std::unexpected(TextFault::TooLarge);
    }
    const bool hasMark = bytes.startsWith(byteOrderMark);
    std::optional<QString> text = text::decodeUtf8(bytes);
    if (!text || QByteArrayView(bytes).first(std::min(bytes.size(), nulSearch)).contains('\0')) {
        return std::unexpected(TextFault::NoText);
    }
    return FileText(*std::move(text), hasMark);
}

FileText::FileText(QString text, bool hasMark)
    : m_text(std::move(text))
    , m_hasMark(hasMark)
{
    split();
}

// The lines look into the text, which is shared with the copy.
FileText::FileText(const FileText &other) = default;
FileText::FileText(FileText &&other) noexcept = default;

void FileText::split()
{
    const QStringView text(m_text);
    // A carriage return by itself ends a line only where there are no line feeds at all.
    const QChar last = text.contains(u'\n') ? u'\n' : u'\r';
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype found = text.indexOf(last, from);
        const qsizetype next = found < 0 ? text.size() : found + 1;
        const bool isPair = last == u'\n' && found > from && text[found - 1] == u'\r';
        const qsizetype end = found < 0 ? text.size() : isPair ? found - 1 : found;
        m_lines.append(
            {.text = text.sliced(from, end - from), .ending = text.sliced(end, next - end)});
        from = next;
    }
}

QString FileText::endingAt(qsizetype line) const
{
    if (line >= 0 && line < m_lines.size() && !m_lines.at(line).ending.isEmpty()) {
        return m_lines.at(line).ending.toString();
    }
    const bool hasFirst = !m_lines.isEmpty() && !m_lines.constFirst().ending.isEmpty();
    return hasFirst ? m_lines.constFirst().ending.toString() : u"\n"_s;
}

QList<qsizetype> FileText::linesLike(const QString &bare) const
{
    if (m_index.isEmpty()) {
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            m_index[bareLine(m_lines.at(i).text)].append(i);
        }
    }
    return m_index.value(bare);
}

} // namespace roo::edit
