// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/secretvalue.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo {

namespace {

constexpr qsizetype shortestRandom = 20;
constexpr qsizetype longestRandom = 1024;
constexpr qsizetype shortestHex = 32;
//! In longer values a word of four letters may come up by chance.
constexpr qsizetype longestWithWords = 64;

enum class Letter { Digit, Lower, Upper, Other };

Letter kindOf(QChar character)
{
    const char16_t unit = character.unicode();
    if (unit >= u'0' && unit <= u'9') {
        return Letter::Digit;
    }
    if (unit >= u'a' && unit <= u'z') {
        return Letter::Lower;
    }
    return unit >= u'A' && unit <= u'Z' ? Letter::Upper : Letter::Other;
}

bool isHexDigit(QChar character)
{
    const char16_t unit = character.toLower().unicode();
    return (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'f');
}

bool containsAny(const QString &text, const QStringList &pieces)
{
    return std::ranges::any_of(pieces,
                               [&text](const QString &piece) { return text.contains(piece); });
}

//! How a value is made up of digits, small and capital letters.
struct Mixture
{
    explicit Mixture(QStringView value)
    {
        qsizetype run = 0;
        Letter before = Letter::Other;
        for (const QChar character : value) {
            const Letter letter = kindOf(character);
            ++counts.at(static_cast<std::size_t>(letter));
            const bool isSwitch
                = letter != before && letter != Letter::Other && before != Letter::Other;
            switches += isSwitch ? 1 : 0;
            run = letter == before ? run + 1 : 1;
            if (letter == Letter::Lower || letter == Letter::Upper) {
                longestLetters = std::max(longestLetters, run);
            }
            before = letter;
        }
    }

    [[nodiscard]] qsizetype count(Letter letter) const
    {
        return counts.at(static_cast<std::size_t>(letter));
    }

    std::array<qsizetype, 4> counts{};
    qsizetype switches = 0; //!< From one kind to another, with nothing in between.
    qsizetype longestLetters = 0; //!< Of one case, in a row.
};

//! Digits, small and capital letters follow each other without an order, as in no word.
bool isMixed(QStringView value)
{
    const Mixture mixture(value);
    const bool hasBothCases = mixture.count(Letter::Lower) > 0 && mixture.count(Letter::Upper) > 0;
    const qsizetype longestLetters = (hasBothCases ? 8 : 14) + value.size() / 32;
    return mixture.count(Letter::Digit) > 0 && mixture.count(Letter::Digit) < value.size() * 9 / 10
        && mixture.count(Letter::Other) * 4 < value.size() && mixture.switches * 5 >= value.size()
        && mixture.longestLetters <= longestLetters;
}

bool isUuid(QStringView value)
{
    if (value.size() != 36) {
        return false;
    }
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? value.at(i) != u'-' : !isHexDigit(value.at(i))) {
            return false;
        }
    }
    return true;
}

//! A picture in base64, a public key or a hash, by its beginning.
bool isKnownToBeOpen(QStringView value)
{
    static constexpr std::array beginnings{
        "data:"_L1,   "iVBORw0KGgo"_L1, "/9j/"_L1,    "R0lGOD"_L1,  "UklGR"_L1,
        "PHN2Zy"_L1,  "AAABAA"_L1,      "AAAAB3"_L1,  "AAAAC3"_L1,  "AAAAE2"_L1,
        "sha1-"_L1,   "sha256-"_L1,     "sha384-"_L1, "sha512-"_L1, "sha1:"_L1,
        "sha256:"_L1, "sha512:"_L1,     "md5:"_L1,    "h1:"_L1};
    return isUuid(value) || value.contains("://"_L1)
        || std::ranges::any_of(beginnings, [value](QLatin1StringView beginning) {
               return value.startsWith(beginning);
           });
}

//! Words that people write where programs would draw letters by lot.
bool hasWords(QStringView value)
{
    static const QStringList words{
        u"access"_s,   u"admin"_s,   u"apikey"_s,  u"auth"_s,    u"client"_s,  u"config"_s,
        u"default"_s,  u"demo"_s,    u"develop"_s, u"environ"_s, u"fake"_s,    u"file"_s,
        u"function"_s, u"hash"_s,    u"header"_s,  u"here"_s,    u"http"_s,    u"index"_s,
        u"input"_s,    u"invalid"_s, u"local"_s,   u"mock"_s,    u"module"_s,  u"name"_s,
        u"object"_s,   u"param"_s,   u"passw"_s,   u"path"_s,    u"private"_s, u"process"_s,
        u"public"_s,   u"random"_s,  u"request"_s, u"respon"_s,  u"secret"_s,  u"server"_s,
        u"service"_s,  u"session"_s, u"setting"_s, u"some"_s,    u"stag"_s,    u"storage"_s,
        u"string"_s,   u"system"_s,  u"test"_s,    u"this"_s,    u"token"_s,   u"type"_s,
        u"user"_s,     u"value"_s,   u"version"_s, u"with"_s};
    return value.size() <= longestWithWords && containsAny(value.toString().toLower(), words);
}

//! "clientSecret_v2" → client, secret, v2
QStringList wordsOf(QStringView name)
{
    QStringList words;
    QString word;
    Letter before = Letter::Other;
    const auto finish = [&] {
        if (!word.isEmpty()) {
            words.append(std::exchange(word, {}));
        }
    };
    for (const QChar character : name) {
        const Letter letter = kindOf(character);
        if (letter == Letter::Other || (letter == Letter::Upper && before == Letter::Lower)) {
            finish();
        }
        if (letter != Letter::Other) {
            word += character.toLower();
        }
        before = letter;
    }
    finish();
    return words;
}

bool isSecretWord(QStringView word)
{
    static constexpr std::array endings{"key"_L1,        "secret"_L1,      "token"_L1,
                                        "password"_L1,   "passwd"_L1,      "passphrase"_L1,
                                        "credential"_L1, "credentials"_L1, "pwd"_L1};
    while (!word.isEmpty() && kindOf(word.back()) == Letter::Digit) {
        word.chop(1);
    }
    return word == "auth"_L1 || word == "authorization"_L1
        || std::ranges::any_of(endings,
                               [word](QLatin1StringView ending) { return word.endsWith(ending); });
}

} // namespace

double entropyOf(QStringView value)
{
    std::array<qsizetype, 256> counts{};
    for (const QChar character : value) {
        ++counts.at(character.unicode() & 0xff);
    }
    double bits = 0;
    const auto size = static_cast<double>(value.size());
    for (const qsizetype count : counts) {
        if (count > 0) {
            const double share = static_cast<double>(count) / size;
            bits -= share * std::log2(share);
        }
    }
    return bits;
}

bool isPlaceholder(QStringView value)
{
    static const QStringList pieces{u"example"_s,   u"placeholder"_s, u"changeme"_s, u"change-me"_s,
                                    u"change_me"_s, u"your-"_s,       u"your_"_s,    u"yourkey"_s,
                                    u"yourtoken"_s, u"xxxx"_s,        u"dummy"_s,    u"redacted"_s,
                                    u"12345"_s,     u"abcdef"_s,      u"deadbeef"_s, u"..."_s,
                                    u"…"_s,         u"**"_s,          u"${"_s,       u"$("_s,
                                    u"{{"_s,        u"%s"_s,          u"%("_s};
    if (value.startsWith(u'$') || value.startsWith(u'{') || value.startsWith(u'<')) {
        return true;
    }
    qsizetype run = 0;
    QChar before;
    for (const QChar character : value) {
        run = character == before ? run + 1 : 1;
        before = character;
        if (run >= 6) {
            return true;
        }
    }
    return containsAny(value.toString().toLower(), pieces);
}

bool hasRandomLetters(QStringView value)
{
    const Mixture mixture(value);
    return value.size() >= shortestRandom && entropyOf(value) >= 4.0
        && mixture.switches * 10 >= value.size() * 3 && mixture.longestLetters <= 9
        && !isPlaceholder(value) && !hasWords(value);
}

bool looksRandom(QStringView value)
{
    if (value.size() < shortestRandom || value.size() > longestRandom || isKnownToBeOpen(value)) {
        return false;
    }
    const double entropy = entropyOf(value);
    const bool isHex = std::ranges::all_of(value, isHexDigit);
    const bool isVaried = isHex ? value.size() >= shortestHex && entropy >= 3.0 : entropy >= 3.4;
    return isVaried && isMixed(value) && !isPlaceholder(value) && !hasWords(value);
}

bool namesSecret(QStringView name)
{
    static const QSet<QString> open{
        u"public"_s, u"pub"_s,         u"publishable"_s, u"pubkey"_s,       u"sha"_s,
        u"sha1"_s,   u"sha256"_s,      u"sha384"_s,      u"sha512"_s,       u"md5"_s,
        u"hash"_s,   u"hashed"_s,      u"checksum"_s,    u"digest"_s,       u"integrity"_s,
        u"commit"_s, u"etag"_s,        u"revision"_s,    u"fingerprint"_s,  u"thumbprint"_s,
        u"page"_s,   u"next"_s,        u"cursor"_s,      u"continuation"_s, u"pagination"_s,
        u"cache"_s,  u"primary"_s,     u"foreign"_s,     u"sort"_s,         u"partition"_s,
        u"site"_s,   u"idempotency"_s, u"object"_s,      u"row"_s};
    static const QSet<QString> endings{
        u"id"_s,  u"ids"_s,  u"name"_s,   u"path"_s,    u"file"_s,   u"url"_s,
        u"uri"_s, u"type"_s, u"length"_s, u"size"_s,    u"count"_s,  u"prefix"_s,
        u"arn"_s, u"env"_s,  u"suffix"_s, u"version"_s, u"format"_s, u"label"_s};
    const QStringList words = wordsOf(name);
    return !words.isEmpty() && !endings.contains(words.constLast())
        && std::ranges::any_of(words, isSecretWord)
        && std::ranges::none_of(words, [](const QString &word) { return open.contains(word); });
}

} // namespace roo
