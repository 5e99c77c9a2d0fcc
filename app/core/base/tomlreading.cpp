// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/tomlreading.h"

#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo::toml_reading {

QString fromStd(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

int lineOf(const toml::source_region &source)
{
    return std::max(static_cast<int>(source.begin.line), 1);
}

Error invalid(const QString &file, int line, const QString &expected)
{
    return {.kind = ErrorKind::SyntaxInvalid, .subject = file, .expected = expected, .line = line};
}

std::unexpected<Error> Place::wrong(std::string_view key, const QString &expected) const
{
    const toml::node *const node = table.get(key);
    const toml::source_region &source = node != nullptr ? node->source() : table.source();
    return std::unexpected(invalid(file, lineOf(source), expected));
}

Result<void> checkKeys(const Place &place, const QStringList &known)
{
    std::optional<Error> first;
    for (const auto &[key, node] : place.table) {
        const QString name = fromStd(key.str());
        const int line = lineOf(key.source());
        if (!known.contains(name) && (!first || line < first->line)) {
            const QStringList alike = text::lookAlikes(name, known, 1);
            first = Error{.kind = ErrorKind::KeyUnknown,
                          .subject = place.file,
                          .detail = name,
                          .expected = alike.isEmpty() ? known.join(u", ") : alike.constFirst(),
                          .line = line};
        }
    }
    return first ? Result<void>(std::unexpected(*first)) : Result<void>();
}

Result<QString> requiredString(const Place &place, std::string_view key)
{
    const auto value = place.table[key].value_exact<std::string>();
    const QString text = value ? fromStd(*value).trimmed() : QString();
    return text.isEmpty() ? place.wrong(key, fromStd(key) % u" = \"…\""_s) : Result<QString>(text);
}

namespace {

//! A key of many parts makes as many tables in each other, and too many break the stack. No key
//! goes over a line's end, so dots can be counted without understanding them.
Result<void> checkDepth(const QString &content, const QString &file)
{
    constexpr qsizetype mostDots = 32;
    int line = 0;
    const QList<QStringView> lines = QStringView(content).split(u'\n');
    for (const QStringView text : lines) {
        ++line;
        if (text.count(u'.') > mostDots) {
            return std::unexpected(
                invalid(file, line, u"at most %1 dots in a line"_s.arg(mostDots)));
        }
    }
    return {};
}

} // namespace

Result<toml::table> parsed(const QString &content, const QString &file)
{
    if (const Result<void> checked = checkDepth(content, file); !checked) {
        return std::unexpected(checked.error());
    }
    try {
        return toml::parse(content.toStdString());
    } catch (const toml::parse_error &error) {
        // The parser's words name keys and single characters, but numbers they repeat whole.
        static const QRegularExpression number(u"'[^']*' (?=is not |could not |exceeds )"_s);
        Error invalidToml = invalid(file, lineOf(error.source()), u"TOML"_s);
        invalidToml.detail = fromStd(error.description()).remove(number);
        return std::unexpected(invalidToml);
    }
}

} // namespace roo::toml_reading
