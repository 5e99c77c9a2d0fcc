// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/secretscan.h"

#include "core/base/secretrules.h"
#include "core/base/secretvalue.h"
#include "core/base/text.h"

#include <QCryptographicHash>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace roo {

namespace {

//! How far behind its first line a private key is looked for.
constexpr qsizetype privateKeyWindow = 4096;
constexpr qsizetype longestName = 64;
//! What is shown of a secret.
constexpr qsizetype mostShown = 4;

bool isLetterOrDigit(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'z')
        || (unit >= u'A' && unit <= u'Z');
}

bool isNamePart(QChar character)
{
    return isLetterOrDigit(character) || character == u'_' || character == u'-'
        || character == u'.';
}

//! At most a quarter, and nothing that a terminal would take for a command.
QString maskedForm(QStringView secret)
{
    QString shown;
    for (const QChar character : secret.first(std::min(mostShown, secret.size() / 4))) {
        if (character.unicode() <= u' ' || character.unicode() > u'~') {
            break;
        }
        shown += character;
    }
    return shown % u'…';
}

//! One pass for each rule over a text without half surrogate pairs.
class Scan final
{
    Q_DISABLE_COPY_MOVE(Scan)

public:
    explicit Scan(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] QList<SecretFinding> run()
    {
        takePrivateKeys();
        for (const KeyRule &rule : keyRules()) {
            takeKeys(rule);
        }
        takeUrls();
        takeAssignments();
        return findings();
    }

private:
    struct Place
    {
        qsizetype end = 0;
        QLatin1StringView kind;
        QString masked;
        QByteArray digest;
    };

    //! Calls `take` with each match, which returns where to go on; false: enough are found.
    template <typename Take>
    void each(const QRegularExpression &pattern, Take take)
    {
        m_taken = 0;
        // The text was checked once; to do so again for each match would take quadratic time.
        for (qsizetype at = 0; at < m_text.size() && m_taken < mostSecretFindings;) {
            const QRegularExpressionMatch match
                = pattern.matchView(m_text, at, QRegularExpression::NormalMatch,
                                    QRegularExpression::DontCheckSubjectStringMatchOption);
            if (!match.hasMatch()) {
                return;
            }
            at = take(match);
        }
    }

    //! Unless a better rule has found something there.
    void add(qsizetype start, qsizetype end, QLatin1StringView kind, QStringView secret)
    {
        const auto next = m_places.lowerBound(start);
        const bool isBeforeNext = next == m_places.end() || end <= next.key();
        const bool isAfterLast = next == m_places.begin() || std::prev(next)->end <= start;
        if (isBeforeNext && isAfterLast) {
            m_places.insert(
                start,
                {.end = end,
                 .kind = kind,
                 .masked = maskedForm(secret),
                 .digest = QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256)});
            ++m_taken;
        }
    }

    //! A key begins after anything but a letter or digit, and after an escape such as \n or %20.
    [[nodiscard]] bool isStart(qsizetype at) const
    {
        if (at == 0 || !(isLetterOrDigit(m_text.at(at - 1)) || m_text.at(at - 1) == u'_')) {
            return true;
        }
        const auto before = [this, at](qsizetype count) {
            return at >= count ? m_text.sliced(at - count, count) : QStringView();
        };
        const QStringView two = before(2);
        return (two.startsWith(u'\\') && u"nrtbf"_s.contains(two.back()))
            || before(3).startsWith(u'%') || before(6).startsWith("\\u"_L1);
    }

    void takeKeys(const KeyRule &rule)
    {
        each(rule.pattern, [&](const QRegularExpressionMatch &match) {
            const QStringView key = match.capturedView(match.lastCapturedIndex());
            const qsizetype end = match.capturedEnd();
            const bool isEnd = end == m_text.size() || !isLetterOrDigit(m_text.at(end));
            if (isEnd && key.size() <= rule.longest && isStart(match.capturedStart())
                && rule.isReal(key)) {
                add(match.capturedStart(), end, rule.kind, match.capturedView());
            }
            return end;
        });
    }

    void takePrivateKeys()
    {
        each(privateKeyPattern(), [this](const QRegularExpressionMatch &match) {
            const qsizetype start = match.capturedEnd();
            QStringView body
                = m_text.sliced(start, std::min(privateKeyWindow, m_text.size() - start));
            if (const qsizetype end = body.indexOf("-----"_L1); end >= 0) {
                body.truncate(end);
            }
            if (const QString key = keyIn(body); !key.isEmpty()) {
                add(match.capturedStart(), start + body.size(), "private-key"_L1, key);
            }
            return start;
        });
    }

    //! The base64 below the first line of a private key, wherever lines break and however they are
    //! escaped; empty where there is none worth the name.
    [[nodiscard]] static QString keyIn(QStringView body)
    {
        static const QRegularExpression line(
            uR"((?:\\{1,4}[nrt]){0,4}+([A-Za-z0-9+/]{20,}+={0,2}+))"_s);
        QString key;
        for (const QRegularExpressionMatch &match : line.globalMatchView(body)) {
            key += match.capturedView(1);
        }
        return key.size() >= 60 && entropyOf(key) >= 4.0 && !isPlaceholderKey(key) ? key
                                                                                   : QString();
    }

    [[nodiscard]] static bool isPlaceholderKey(const QString &key)
    {
        return key.contains("EXAMPLE"_L1, Qt::CaseInsensitive)
            || std::ranges::none_of(key, [](QChar character) { return character.isDigit(); });
    }

    void takeUrls()
    {
        each(urlPattern(), [this](const QRegularExpressionMatch &match) {
            const QStringView password = match.capturedView(2);
            if (!isExampleUrl(match.capturedView(1), password, match.capturedView(3))) {
                add(match.capturedStart(2), match.capturedEnd(2), "url-password"_L1, password);
            }
            return match.capturedEnd(2);
        });
    }

    void takeAssignments()
    {
        each(assignmentPattern(), [this](const QRegularExpressionMatch &match) {
            const int group = match.lastCapturedIndex();
            const QStringView value = match.capturedView(group);
            const QStringView name = nameAround(match.capturedStart());
            if (looksRandom(value) && namesSecret(name)) {
                const bool isAws = name.contains("aws"_L1, Qt::CaseInsensitive)
                    && name.contains("secret"_L1, Qt::CaseInsensitive);
                add(match.capturedStart(group), match.capturedEnd(group),
                    isAws ? "aws-secret-key"_L1 : "assigned-secret"_L1, value);
            }
            // Another name may stand in what was quoted.
            return match.capturedStart(group);
        });
    }

    //! All of the name of which a part is at `at`.
    [[nodiscard]] QStringView nameAround(qsizetype at) const
    {
        qsizetype start = at;
        while (start > 0 && at - start < longestName && isNamePart(m_text.at(start - 1))) {
            --start;
        }
        if (start > 0 && start < at && m_text.at(start - 1) == u'\\') {
            ++start; // the n of \n
        }
        qsizetype end = at;
        while (end < m_text.size() && end - at < longestName && isNamePart(m_text.at(end))) {
            ++end;
        }
        return m_text.sliced(start, end - start);
    }

    [[nodiscard]] QList<SecretFinding> findings() const
    {
        QList<SecretFinding> found;
        qsizetype at = 0;
        qsizetype line = 1;
        for (auto place = m_places.cbegin();
             place != m_places.cend() && found.size() < mostSecretFindings; ++place) {
            line += m_text.sliced(at, place.key() - at).count(u'\n');
            at = place.key();
            found.append({.kind = place->kind,
                          .line = static_cast<int>(line),
                          .masked = place->masked,
                          .digest = place->digest});
        }
        return found;
    }

    QStringView m_text;
    QMap<qsizetype, Place> m_places; //!< By where they start.
    qsizetype m_taken = 0; //!< By the rule at work.
};

} // namespace

QList<SecretFinding> findSecrets(QStringView text)
{
    if (text.isValidUtf16()) {
        return Scan(text).run();
    }
    // No regular expression matches in a text with half a surrogate pair.
    const QString whole = text::withoutHalfPairs(text.toString());
    return Scan(whole).run();
}

} // namespace roo
