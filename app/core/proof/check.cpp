// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/check.h"

#include "core/base/named.h"
#include "core/base/tomlreading.h"
#include "core/proof/checktoml.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

using namespace toml_reading;
using std::chrono::seconds;

constexpr int64_t longestTimeout = 24 * 60 * 60;
constexpr int64_t mostOutput = int64_t{256} * 1024 * 1024;
constexpr qsizetype mostWords = 256; //!< Of a command.

constexpr std::array kinds{Named{CheckKind::Build, "build"_L1}, Named{CheckKind::Test, "test"_L1},
                           Named{CheckKind::Lint, "lint"_L1}, Named{CheckKind::Format, "format"_L1},
                           Named{CheckKind::Custom, "custom"_L1}};

bool hasControls(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

Result<CheckKind> readKind(const Place &place)
{
    const Result<QString> name = requiredString(place, "kind");
    const auto kind = name ? checkKindFromName(*name) : std::nullopt;
    return kind ? Result<CheckKind>(*kind)
                : place.wrong("kind", u"build, test, lint, format or custom"_s);
}

Result<QStringList> readCommand(const Place &place)
{
    const auto wrong
        = place.wrong("command", u"command = [\"program\", \"argument\", …], without a shell"_s);
    const toml::array *const array = place.table.get_as<toml::array>("command");
    if (array == nullptr || array->empty() || array->size() > mostWords) {
        return wrong;
    }
    QStringList command;
    for (const toml::node &node : *array) {
        const auto word = node.value_exact<std::string>();
        if (!word || hasControls(fromStd(*word))) {
            return std::unexpected(
                invalid(place.file, lineOf(node.source()), wrong.error().expected));
        }
        command.append(fromStd(*word));
    }
    return command.constFirst().trimmed().isEmpty() ? wrong : Result<QStringList>(command);
}

bool isWithinWorkspace(const QString &path)
{
    return QDir::isRelativePath(path) && path != ".."_L1 && !path.startsWith("../"_L1)
        && !path.contains(u'\\') && !hasControls(path);
}

//! A path within the workspace; empty where it is not given, or is the workspace itself.
Result<QString> readPath(const Place &place, std::string_view key, const QString &expected)
{
    if (!place.table.contains(key)) {
        return QString();
    }
    const auto value = place.table[key].value_exact<std::string>();
    const QString path = value ? QDir::cleanPath(fromStd(*value)) : QString();
    return value && isWithinWorkspace(path) ? Result<QString>(path == "."_L1 ? QString() : path)
                                            : place.wrong(key, expected);
}

//! Its kind, where it has none of its own.
Result<QString> readName(const Place &place, CheckKind kind)
{
    if (!place.table.contains("name")) {
        return checkKindName(kind);
    }
    const Result<QString> given = requiredString(place, "name");
    return given && !hasControls(*given) ? given
                                         : place.wrong("name", u"name = \"…\", on one line"_s);
}

Result<int64_t> readNumber(const Place &place, std::string_view key, int64_t usual, int64_t largest)
{
    if (!place.table.contains(key)) {
        return usual;
    }
    const auto number = place.table[key].value_exact<int64_t>();
    return number && *number > 0 && *number <= largest
        ? Result<int64_t>(*number)
        : place.wrong(key, u"a whole number from 1 to %1"_s.arg(largest));
}

Result<Check> readCheck(const Place &place)
{
    const Check usual;
    if (const auto keys = checkKeys(place,
                                    {u"kind"_s, u"name"_s, u"command"_s, u"folder"_s, u"report"_s,
                                     u"timeout_s"_s, u"output_bytes"_s});
        !keys) {
        return std::unexpected(keys.error());
    }
    const Result<CheckKind> kind = readKind(place);
    const Result<QStringList> command = kind ? readCommand(place) : std::unexpected(kind.error());
    const Result<QString> folder = command
        ? readPath(place, "folder", u"a folder within the workspace, such as build"_s)
        : std::unexpected(command.error());
    const Result<QString> report = folder
        ? readPath(place, "report", u"a file within the workspace, such as build/junit.xml"_s)
        : std::unexpected(folder.error());
    const Result<int64_t> timeout = report
        ? readNumber(place, "timeout_s", usual.timeout.count(), longestTimeout)
        : std::unexpected(report.error());
    const Result<int64_t> limit = timeout
        ? readNumber(place, "output_bytes", usual.outputLimit, mostOutput)
        : std::unexpected(timeout.error());
    const Result<QString> name = limit ? readName(place, *kind) : std::unexpected(limit.error());
    if (!name) {
        return std::unexpected(name.error());
    }
    return Check{.kind = *kind,
                 .name = *name,
                 .command = *command,
                 .folder = *folder,
                 .report = *report,
                 .timeout = seconds(*timeout),
                 .outputLimit = *limit};
}

} // namespace

QString checkKindName(CheckKind kind)
{
    return nameIn(kinds, kind);
}

std::optional<CheckKind> checkKindFromName(QStringView name)
{
    return valueIn(kinds, name);
}

Result<QList<Check>> parseChecks(const QString &content, const QString &file)
{
    const Result<toml::table> table = parsed(content, file);
    if (!table) {
        return std::unexpected(table.error());
    }
    const Place whole{.table = *table, .file = file};
    if (const auto keys = checkKeys(whole, {u"check"_s}); !keys) {
        return std::unexpected(keys.error());
    }
    return readChecks(whole);
}

Result<QList<Check>> readChecks(const Place &place)
{
    if (!place.table.contains("check")) {
        return QList<Check>();
    }
    const toml::array *const array = place.table.get_as<toml::array>("check");
    if (array == nullptr || array->size() > mostChecks) {
        return place.wrong("check", u"at most %1 tables [[check]]"_s.arg(mostChecks));
    }
    QList<Check> checks;
    for (const toml::node &node : *array) {
        if (!node.is_table()) {
            return std::unexpected(invalid(place.file, lineOf(node.source()), u"[[check]]"_s));
        }
        const Place own{.table = *node.as_table(), .file = place.file};
        const Result<Check> check = readCheck(own);
        if (!check) {
            return std::unexpected(check.error());
        }
        if (std::ranges::contains(checks, check->name, &Check::name)) {
            return own.wrong("name", u"a name of its own for each check"_s);
        }
        checks.append(*check);
    }
    return checks;
}

bool isSound(const Check &check)
{
    const bool isPlain = !hasControls(check.name) && !check.name.isEmpty()
        && std::ranges::none_of(check.command, hasControls);
    return isPlain && !check.command.isEmpty() && check.command.size() <= mostWords
        && !check.command.constFirst().trimmed().isEmpty()
        && isWithinWorkspace(QDir::cleanPath(check.folder))
        && isWithinWorkspace(QDir::cleanPath(check.report)) && check.timeout.count() > 0
        && check.timeout.count() <= longestTimeout && check.outputLimit > 0
        && check.outputLimit <= mostOutput;
}

QString checkHash(const Check &check)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // NUL stands in no word, so that no two commands look alike.
    for (const QString &word : check.command) {
        hash.addData(word.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(check.folder.toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace roo::proof
