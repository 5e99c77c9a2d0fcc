// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

//! What the core says that it expected, in the language of whoever reads it. Names of fields and
//! pieces of files stay as they are.
namespace roo::gui::words {

namespace {

constexpr const char *context = "roo::gui::expectation";

constexpr std::array phrases{
    QT_TRANSLATE_NOOP("roo::gui::expectation", "http://host:4000 or https://host"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "no user name or password before the host"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "nothing from ? or # on"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a value of at most %1 bytes"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a file of at most %1 bytes"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a closing %1"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "UTF-8 text"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a key of visible ASCII characters, without blanks"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a key without control characters"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a certificate in PEM form"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "no key: keys are not kept in settings.ini"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "LITELLM_BASE_URL in the same file, or this setting elsewhere"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a whole number from %1 to %2"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "an amount from 0 to %1, such as 0.25"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "at most %1 (from %2), or this setting elsewhere"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "system, none, http://host:port or socks5://host:port"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a plain file name"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "true or false"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "text without control characters"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "first token"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "next token"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "model list"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "temperature from 0 to 2"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "max_tokens from 1 to 10000000"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "the name of a file beside it"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "rounds from 0 to %1"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "whole_files = true or false"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "at most %1 dots in a line"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "models = [\"…\"], with one name at least"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "another name: \"%1\" is reserved for measurements"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a zip file"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "the attached file %1"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a whole profile in its first event"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "stages in their order in its first event"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "run_started as its first event"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "the file that SHA256SUMS names"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a file events.jsonl in it"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a JSON object"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "run, seq and time"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a path to a file, with a name between all slashes"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a path without . and .."),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a path without ~"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "names that end with no dot, and neither begin nor end with a blank"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "a name that is no device's on Windows, such as CON"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "the name of a file"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "a path without control, bidirectional or invisible characters"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a path relative to the folder"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "a path of at most %1 bytes"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "a file that no other program trusts: not .git, .env, a key or the like"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "each file once, also in other letter cases"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "each folder in one letter case: %1"),
    QT_TRANSLATE_NOOP("roo::gui::expectation",
                      "a path that is not a folder of another file as well"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "planner"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "coder"),
    QT_TRANSLATE_NOOP("roo::gui::expectation", "reviewer"),
};

//! What stands for %1 and %2 where the text is this phrase; none where it is another.
std::optional<QStringList> valuesIn(const QString &text, const char *phrase)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf8(phrase));
    pattern.replace(u"\\%1"_s, u"(.*)"_s).replace(u"\\%2"_s, u"(.*)"_s);
    const QRegularExpressionMatch match
        = QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return match.capturedTexts().mid(1);
}

} // namespace

QString expectation(const QString &english)
{
    for (const char *const phrase : phrases) {
        if (const auto values = valuesIn(english, phrase)) {
            const QString words = QCoreApplication::translate(context, phrase);
            return values->isEmpty()  ? words
                : values->size() == 1 ? words.arg(values->constFirst())
                                      : words.arg(values->constFirst(), values->constLast());
        }
    }
    return english;
}

} // namespace roo::gui::words
