// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

#include <bitset>

namespace roo::edit {

//! A pattern of an ignore file, as gitignore(5) describes them: `*` and `?` and `[…]` match no
//! slash, `**` between slashes matches any number of folders. Bytes are compared, as git does. The
//! work of a match is bounded by the length of the pattern times that of the text.
class Wildcard final
{
public:
    //! A pattern that is broken, such as "[a", matches nothing.
    explicit Wildcard(QByteArrayView pattern);

    [[nodiscard]] bool matches(QByteArrayView text) const;

private:
    struct Token
    {
        enum class Kind : quint8 {
            Byte,
            One, //!< ?
            Set, //!< […]
            Some, //!< *, any bytes but slashes
            Folders, //!< **/, none as well
            All //!< ** at the end
        };

        Kind kind = Kind::Byte;
        uchar byte = 0;
        qsizetype set = 0; //!< Which one.
    };

    using Set = std::bitset<256>;

    class Reader;
    class Reached;

    [[nodiscard]] bool accepts(const Token &token, char byte) const;

    QByteArray m_literal; //!< All of the pattern, where it has no wildcards.
    QList<Token> m_tokens;
    QList<Set> m_sets;
    qsizetype m_shortest = 0; //!< No shorter text matches.
    bool m_isBroken = false;
};

} // namespace roo::edit
