// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/wildcard.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <optional>

namespace roo::edit {

namespace {

constexpr bool isBetween(uchar byte, uchar first, uchar last)
{
    return first <= byte && byte <= last;
}

constexpr bool isUpper(uchar byte)
{
    return isBetween(byte, 'A', 'Z');
}
constexpr bool isLower(uchar byte)
{
    return isBetween(byte, 'a', 'z');
}
constexpr bool isDigit(uchar byte)
{
    return isBetween(byte, '0', '9');
}
constexpr bool isAlpha(uchar byte)
{
    return isUpper(byte) || isLower(byte);
}
constexpr bool isAlnum(uchar byte)
{
    return isAlpha(byte) || isDigit(byte);
}
constexpr bool isGraph(uchar byte)
{
    return isBetween(byte, '!', '~');
}

//! A named class of POSIX, of ASCII whatever the locale is.
struct NamedSet
{
    QByteArrayView name;
    bool (*has)(uchar byte);
};

constexpr std::array namedSets{
    NamedSet{"alnum", &isAlnum},
    NamedSet{"alpha", &isAlpha},
    NamedSet{"blank", [](uchar byte) { return byte == ' ' || byte == '\t'; }},
    NamedSet{"cntrl", [](uchar byte) { return byte < ' ' || byte == 0x7f; }},
    NamedSet{"digit", &isDigit},
    NamedSet{"graph", &isGraph},
    NamedSet{"lower", &isLower},
    NamedSet{"print", [](uchar byte) { return isBetween(byte, ' ', '~'); }},
    NamedSet{"punct", [](uchar byte) { return isGraph(byte) && !isAlnum(byte); }},
    NamedSet{"space", [](uchar byte) { return byte == ' ' || isBetween(byte, '\t', '\r'); }},
    NamedSet{"upper", &isUpper},
    NamedSet{"xdigit",
             [](uchar byte) {
                 return isDigit(byte) || isBetween(byte, 'a', 'f') || isBetween(byte, 'A', 'F');
             }},
};

} // namespace

//! Takes a pattern apart.
class Wildcard::Reader final
{
public:
    Reader(QByteArrayView pattern, Wildcard &into)
        : m_pattern(pattern)
        , m_into(into)
    {
    }

    //! False: the pattern is broken.
    [[nodiscard]] bool read()
    {
        while (m_at < m_pattern.size()) {
            const char byte = m_pattern.at(m_at++);
            if (byte == '*') {
                readAsterisks();
            } else if (byte == '?') {
                m_into.m_tokens.append({.kind = Token::Kind::One});
            } else if (byte == '[') {
                if (!readSet()) {
                    return false;
                }
            } else if (byte != '\\') {
                append(byte);
            } else if (m_at < m_pattern.size()) {
                append(m_pattern.at(m_at++));
            } else {
                return false;
            }
        }
        return true;
    }

private:
    void append(char byte)
    {
        m_into.m_tokens.append({.kind = Token::Kind::Byte, .byte = static_cast<uchar>(byte)});
    }

    [[nodiscard]] QByteArrayView rest() const { return m_pattern.sliced(m_at); }

    //! After the first one. Several mean more than one only where slashes or ends are around them.
    void readAsterisks()
    {
        const qsizetype before = m_at - 2;
        const bool isDouble = rest().startsWith('*');
        while (rest().startsWith('*')) {
            ++m_at;
        }
        const bool isAtSlash = before < 0 || m_pattern.at(before) == '/';
        auto kind = Token::Kind::Some;
        if (isDouble && isAtSlash && rest().startsWith('/')) {
            kind = Token::Kind::Folders;
            ++m_at;
        } else if (isDouble && isAtSlash && (rest().isEmpty() || rest().startsWith("\\/"))) {
            kind = Token::Kind::All;
        }
        m_into.m_tokens.append({.kind = kind});
    }

    //! The next byte of a set, whatever it means elsewhere.
    [[nodiscard]] std::optional<uchar> readMember()
    {
        if (rest().startsWith('\\')) {
            ++m_at;
        }
        if (m_at == m_pattern.size()) {
            return {};
        }
        return static_cast<uchar>(m_pattern.at(m_at++));
    }

    //! After the bracket. A ']' that comes first is a member, so is a '-' that makes no range.
    [[nodiscard]] bool readSet()
    {
        Set set;
        const bool isNegated = rest().startsWith('!') || rest().startsWith('^');
        m_at += isNegated ? 1 : 0;
        std::optional<uchar> previous; // what a range may begin with
        bool isFirst = true;
        for (; isFirst || !rest().startsWith(']'); isFirst = false) {
            if (rest().startsWith("[:")) {
                if (const std::optional<bool> isKnown = readNamedSet(set)) {
                    if (!*isKnown) {
                        return false;
                    }
                    previous.reset();
                    continue;
                }
            }
            const bool isRange
                = previous && rest().startsWith('-') && rest().size() > 1 && rest().at(1) != ']';
            m_at += isRange ? 1 : 0;
            const std::optional<uchar> member = readMember();
            if (!member) {
                return false;
            }
            for (unsigned byte = isRange ? *previous : *member; byte <= *member; ++byte) {
                set.set(byte);
            }
            previous = isRange ? std::nullopt : member;
        }
        ++m_at;
        set = isNegated ? ~set : set;
        set.reset('/');
        m_into.m_tokens.append({.kind = Token::Kind::Set, .set = m_into.m_sets.size()});
        m_into.m_sets.append(set);
        return true;
    }

    //! [:name:]; false: there is none of this name, or no end; empty: the bracket is a mere member.
    [[nodiscard]] std::optional<bool> readNamedSet(Set &set)
    {
        const QByteArrayView inner = rest().sliced(2);
        const qsizetype end = inner.indexOf(']');
        if (end < 0) {
            return false;
        }
        if (end == 0 || inner.at(end - 1) != ':') {
            return {};
        }
        const auto *const named
            = std::ranges::find(namedSets, inner.first(end - 1), &NamedSet::name);
        if (named == namedSets.end()) {
            return false;
        }
        for (unsigned byte = 0; byte < set.size(); ++byte) {
            if (named->has(static_cast<uchar>(byte))) {
                set.set(byte);
            }
        }
        m_at += 2 + end + 1;
        return true;
    }

    QByteArrayView m_pattern;
    Wildcard &m_into;
    qsizetype m_at = 0;
};

//! The places in a text up to which a beginning of the pattern matches, all at once: so no pattern
//! makes a match go back and try again.
class Wildcard::Reached final
{
public:
    explicit Reached(QByteArrayView text)
        : m_text(text)
        , m_places(text.size() + 1, false)
    {
        m_places[0] = true;
    }

    [[nodiscard]] bool isEmpty() const { return m_low > m_high; }
    [[nodiscard]] bool hasEnd() const { return m_places.back(); }

    //! One byte that is accepted.
    template <typename Accepts>
    void step(Accepts accepts)
    {
        const qsizetype last = std::min(m_high, m_text.size() - 1);
        const qsizetype first = m_low;
        m_low = m_places.size();
        m_high = -1;
        bool wasPlace = false;
        for (qsizetype i = first; i <= last; ++i) {
            const bool isPlace = m_places.at(i) && accepts(m_text.at(i));
            m_places[i] = wasPlace;
            note(i, wasPlace);
            wasPlace = isPlace;
        }
        m_places[last + 1] = wasPlace;
        note(last + 1, wasPlace);
    }

    void stepOverSome()
    {
        for (qsizetype i = m_low; i < m_text.size() && i <= m_high; ++i) {
            if (m_places.at(i) && m_text.at(i) != '/') {
                m_places[i + 1] = true;
                note(i + 1, true);
            }
        }
    }

    void stepOverFolders()
    {
        for (qsizetype i = m_low; i < m_text.size(); ++i) {
            if (m_text.at(i) == '/') {
                m_places[i + 1] = true;
                note(i + 1, true);
            }
        }
    }

    void stepOverAll()
    {
        std::fill(m_places.begin() + m_low, m_places.end(), true);
        m_high = m_text.size();
    }

private:
    void note(qsizetype place, bool isPlace)
    {
        if (isPlace) {
            m_low = std::min(m_low, place);
            m_high = std::max(m_high, place);
        }
    }

    QByteArrayView m_text;
    QVarLengthArray<bool, 256> m_places;
    qsizetype m_low = 0; //!< No place is below it, and none above the other.
    qsizetype m_high = 0;
};

Wildcard::Wildcard(QByteArrayView pattern)
{
    m_isBroken = !Reader(pattern, *this).read();
    const auto isByte = [](const Token &token) { return token.kind == Token::Kind::Byte; };
    if (std::ranges::all_of(m_tokens, isByte)) {
        for (const Token &token : std::as_const(m_tokens)) {
            m_literal.append(static_cast<char>(token.byte));
        }
        m_tokens.clear();
    }
    m_shortest = std::ranges::count_if(m_tokens, [](const Token &token) {
        return token.kind == Token::Kind::Byte || token.kind == Token::Kind::One
            || token.kind == Token::Kind::Set;
    });
}

bool Wildcard::accepts(const Token &token, char byte) const
{
    switch (token.kind) {
    case Token::Kind::Byte:
        return static_cast<uchar>(byte) == token.byte;
    case Token::Kind::One:
        return byte != '/';
    case Token::Kind::Set:
        return m_sets.at(token.set).test(static_cast<uchar>(byte));
    case Token::Kind::Some:
    case Token::Kind::Folders:
    case Token::Kind::All:
        break;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool Wildcard::matches(QByteArrayView text) const
{
    if (m_isBroken || m_shortest > text.size()) {
        return false;
    }
    if (m_tokens.isEmpty()) {
        return text == m_literal;
    }
    Reached reached(text);
    for (const Token &token : m_tokens) {
        switch (token.kind) {
        case Token::Kind::Byte:
        case Token::Kind::One:
        case Token::Kind::Set:
            reached.step([&](char byte) { return accepts(token, byte); });
            break;
        case Token::Kind::Some:
            reached.stepOverSome();
            break;
        case Token::Kind::Folders:
            reached.stepOverFolders();
            break;
        case Token::Kind::All:
            reached.stepOverAll();
            break;
        }
        if (reached.isEmpty()) {
            return false;
        }
    }
    return reached.hasEnd();
}

} // namespace roo::edit
