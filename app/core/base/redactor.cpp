// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/redactor.h"

#include "core/base/text.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo {

namespace {

constexpr qsizetype shortestSecret = 4;
constexpr qsizetype longestPattern = 96; // bytes, in whole groups of base64

struct KeyPattern
{
    QRegularExpression pattern;
    QString replacement;
};

//! `%2F` in either case, also when it was encoded again (`%252F`).
QString percentEncoded(const QByteArray &bytes)
{
    QString pattern;
    for (const char byte : bytes) {
        pattern += "%(?:25){0,3}"_L1 + QString::fromLatin1(QByteArray(1, byte).toHex());
    }
    return pattern;
}

//! One character as it may stand in plain text, in JSON, in JSON inside JSON, or in a URL.
QString characterPattern(char32_t character)
{
    const QString text = QString::fromUcs4(&character, 1);
    QString escaped;
    for (const QChar unit : text) {
        escaped += "\\\\{1,4}u"_L1 + QString::number(unit.unicode(), 16).rightJustified(4, u'0');
    }
    QString literal = QRegularExpression::escape(text);
    if (character == U'"' || character == U'/' || character == U'\\') {
        literal.prepend("\\\\{0,4}"_L1);
    }
    return "(?:"_L1 + literal + "|(?i:"_L1 + percentEncoded(text.toUtf8()) + u'|' + escaped
        + "))"_L1;
}

QString textPattern(const QString &text)
{
    QString pattern;
    const auto characters = text.toUcs4();
    for (const char32_t character : characters) {
        pattern += characterPattern(character);
    }
    return pattern;
}

//! The characters that `bytes` are sure to give in a base64 text in which `offset` bytes of the
//! same group of three precede them; the characters shared with neighbours are left out.
QString base64Pattern(const QByteArray &bytes, qsizetype offset)
{
    const QByteArray padded = QByteArray(offset, '\0') + bytes;
    const qsizetype first = (offset * 8 + 5) / 6;
    const qsizetype end = padded.size() * 8 / 6;
    QString pattern;
    const QByteArray certain = padded.toBase64().sliced(first, end - first);
    for (const char character : certain) {
        switch (character) {
        case '+':
            pattern += "(?:"_L1 + characterPattern(U'+') + "|-)"_L1;
            break;
        case '/':
            pattern += "(?:"_L1 + characterPattern(U'/') + "|_)"_L1;
            break;
        default:
            pattern += QLatin1Char(character);
        }
    }
    return pattern;
}

//! What looks like a key. Possessive and bounded quantifiers keep hostile text linear.
const std::array<KeyPattern, 5> &keyPatterns()
{
    using Option = QRegularExpression::PatternOption;
    static const std::array<KeyPattern, 5> patterns{
        // https://user:password@host
        KeyPattern{QRegularExpression(uR"((:(?:\\{0,4}/){2})[^\s/?#"'<>]{1,512}@)"_s),
                   u"\\1***@"_s},
        // api_key=…, "x-api-key": "…", API key provided: …, Authorization: Basic …
        KeyPattern{
            QRegularExpression(
                uR"(((?:api[-_ ]?key|subscription-key|authorization))"
                uR"((?: (?:provided|passed in|passed))?["'\\]{0,8}+\s{0,8}+(?:[:=]|%3d|%3a))"
                uR"((?:\s|%20){0,8}+["'\\]{0,8}+(?:(?:basic|bearer|token)(?:\s|%20|\+){1,8}+)?+))"
                uR"([^\s"'\\,;&<>]++)"_s,
                Option::CaseInsensitiveOption),
            u"\\1***"_s},
        KeyPattern{QRegularExpression(uR"((\bbearer(?:\s|%20|\+){1,8}+)[^\s"'\\,;&<>]{6,}+)"_s,
                                      Option::CaseInsensitiveOption),
                   u"\\1***"_s},
        // sk-…, also behind an escape such as %20 or \n, but not in "risk-assessment"
        KeyPattern{QRegularExpression(uR"((?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrt])))"
                                      uR"(sk-[A-Za-z0-9_-]{8,}+)"_s),
                   u"***"_s},
        // JSON web tokens
        KeyPattern{QRegularExpression(uR"((?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}+)"
                                      uR"(\.[A-Za-z0-9_-]{5,}+(?:\.[A-Za-z0-9_-]*+)?+)"_s),
                   u"***"_s},
    };
    return patterns;
}

} // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

Secret::~Secret()
{
    if (!m_bytes.isDetached()) {
        return; // Somebody else still needs them.
    }
    volatile char *bytes = m_bytes.data();
    std::fill(bytes, bytes + m_bytes.size(), '\0');
}

void Redactor::addSecret(const Secret &secret)
{
    if (secret.reveal().size() < shortestSecret) {
        return;
    }
    // A pattern over all of a long key, such as a token of two kilobytes, is more than the matcher
    // takes. The beginning tells it apart as well, and what hangs on to it goes, too.
    const QByteArray bytes = secret.reveal().left(longestPattern);
    const bool isWhole = bytes.size() == secret.reveal().size();
    const QStringList forms{textPattern(QString::fromUtf8(bytes)), base64Pattern(bytes, 0),
                            base64Pattern(bytes, 1), base64Pattern(bytes, 2)};
    QRegularExpression pattern(u"(?:"_s + forms.join(u'|') + u')'
                               + (isWhole ? u""_s : uR"([^\s"'<>,;]*+)"_s));
    Q_ASSERT(pattern.isValid());
    m_secrets.append(pattern);
}

QString Redactor::redact(const QString &text) const
{
    // QRegularExpression matches nothing at all in a text with half a surrogate pair.
    QString redacted = text::withoutHalfPairs(text);
    for (const QRegularExpression &secret : m_secrets) {
        redacted.replace(secret, u"***"_s);
    }
    for (const KeyPattern &key : keyPatterns()) {
        redacted.replace(key.pattern, key.replacement);
    }
    return redacted;
}

Error Redactor::redact(Error error) const
{
    error.subject = redact(error.subject);
    error.detail = redact(error.detail);
    error.expected = redact(error.expected);
    return error;
}

} // namespace roo
