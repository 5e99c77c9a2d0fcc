// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/mentions.h"

#include "core/edit/pathrules.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! Punctuation that follows names, and what is wrapped around them.
constexpr QStringView punctuation = u".,;:!?…";
constexpr QStringView quotes = u"`\"'“”„‘’«»*,;:!?…";
constexpr QStringView wrappers = u"`\"'“”„‘’«»*,;:!?…<>(){}[]";

bool isIn(QStringView set, QChar character)
{
    return set.contains(character);
}

//! Without blanks between words, a name ends where another script begins.
bool isOfScriptWithoutBlanks(QChar character)
{
    switch (character.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

//! What most names of files are made of.
bool isPathLetter(QChar character)
{
    return character.isLetterOrNumber() || character.isMark() || character.isSurrogate()
        || isIn(u"_-.~/\\+@$%", character);
}

bool isNarrowPathLetter(QChar character)
{
    return isPathLetter(character) && !isOfScriptWithoutBlanks(character);
}

//! Calls `take` with each run of characters of which `isInside` is true.
template <typename Inside, typename Take>
void forEachRun(QStringView text, Inside isInside, Take take)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto *const start = std::find_if(text.begin() + at, text.end(), isInside);
        const auto *const end = std::find_if_not(start, text.end(), isInside);
        if (start != end) {
            take(start - text.begin(), QStringView(start, end));
        }
        at = end - text.begin();
    }
}

QStringView trimmed(QStringView text, QStringView set)
{
    while (!text.isEmpty() && isIn(set, text.front())) {
        text = text.sliced(1);
    }
    // A full stop is only one behind a name.
    while (!text.isEmpty() && (isIn(set, text.back()) || text.back() == u'.')) {
        text.chop(1);
    }
    return text;
}

QStringView trimmedAtEnd(QStringView text)
{
    while (!text.isEmpty() && isIn(punctuation, text.back())) {
        text.chop(1);
    }
    return text;
}

//! Without ":12", ":12-20", ":12:5" or "#L12-L20" behind it.
QStringView withoutLines(QStringView text)
{
    qsizetype end = text.size();
    bool hasDigit = false;
    while (end > 0 && (text.at(end - 1).isDigit() || isIn(u":#-,L", text.at(end - 1)))) {
        --end;
        hasDigit = hasDigit || text.at(end).isDigit();
        if (hasDigit && isIn(u":#", text.at(end))) {
            text = text.first(end);
            hasDigit = false;
        }
    }
    return text;
}

class Line final
{
    Q_DISABLE_COPY_MOVE(Line)

public:
    explicit Line(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] QList<Mention> mentions()
    {
        takeQuoted();
        forEachRun(
            m_text, [](QChar character) { return !character.isSpace(); },
            [this](qsizetype at, QStringView run) { takeRun(at, run); });
        std::ranges::stable_sort(m_found, {}, &Found::at);
        QList<Mention> mentions;
        for (Found &found : m_found) {
            mentions.append(std::move(found.mention));
        }
        return mentions;
    }

private:
    struct Found
    {
        qsizetype at = 0;
        Mention mention;
    };

    //! Whatever stands between two marks of a kind, for nobody knows which of them opens.
    void takeQuoted()
    {
        static constexpr std::array kinds{QStringView(u"`"),  QStringView(u"\""),
                                          QStringView(u"'"),  QStringView(u"“”„"),
                                          QStringView(u"‘’"), QStringView(u"«»")};
        for (const QStringView kind : kinds) {
            qsizetype last = -1;
            for (qsizetype i = 0; i < m_text.size(); ++i) {
                if (!isIn(kind, m_text.at(i))) {
                    continue;
                }
                if (last >= 0) {
                    add(last + 1, m_text.sliced(last + 1, i - last - 1), true);
                }
                last = i;
            }
        }
    }

    //! Between two blanks: all of it, without what is wrapped around it, and the words in it.
    void takeRun(qsizetype at, QStringView run)
    {
        const bool isPlain = std::ranges::all_of(run, &isPathLetter);
        if (!isPlain) {
            add(at, run, false);
            add(at, trimmed(run, wrappers), false);
            add(at, withoutLines(trimmed(run, quotes)), false);
        }
        forEachRun(run, &isPathLetter, [this, at](qsizetype start, QStringView word) {
            add(at + start, word, false);
            if (std::ranges::any_of(word, &isOfScriptWithoutBlanks)) {
                forEachRun(word, &isNarrowPathLetter, [&](qsizetype inner, QStringView part) {
                    add(at + start + inner, part, false);
                });
            }
        });
    }

    void add(qsizetype at, QStringView text, bool isQuoted)
    {
        // So many more for what may be around a name.
        if (text.isEmpty() || text.size() > longestPath + 32) {
            return;
        }
        const QStringView withoutStop = trimmedAtEnd(withoutLines(trimmedAtEnd(text)));
        addName(at, text, isQuoted);
        addName(at, withoutStop, isQuoted);
        addName(at, trimmed(withoutStop, u"_"), isQuoted); // __src/a.py__
        if (withoutStop.startsWith(u'@')) {
            addName(at, withoutStop.sliced(1), isQuoted);
        }
    }

    void addName(qsizetype at, QStringView text, bool isQuoted)
    {
        QString name
            = text.toString().replace(u'\\', u'/').normalized(QString::NormalizationForm_C);
        while (name.startsWith("./"_L1)) {
            name.remove(0, 2);
        }
        const Mention mention{.name = name, .isQuoted = isQuoted};
        const bool isKnown = !m_found.isEmpty() && m_found.constLast().mention == mention;
        if (!name.isEmpty() && name.size() <= longestPath && !isKnown) {
            m_found.append({.at = at, .mention = mention});
        }
    }

    QStringView m_text;
    QList<Found> m_found;
};

} // namespace

QList<Mention> mentionsIn(QStringView line)
{
    return Line(line).mentions();
}

} // namespace roo::edit
