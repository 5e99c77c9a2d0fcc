// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/dotenv.h"

#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::config;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

int lineCount(const QByteArray &bytes)
{
    QByteArray lines = bytes;
    lines.replace("\r\n", "\n").replace('\r', '\n');
    return static_cast<int>(lines.count('\n')) + 1;
}

bool isName(const QString &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar character) {
        return (character.unicode() < 0x80 && character.isLetterOrNumber())
            || u"_.-"_s.contains(character);
    });
}

//! An error is made of our words and a line of the file: nothing of the content can be in it.
void checkError(const Error &error, const QString &fileName, int lines)
{
    static const QStringList expectations{
        u"NAME=value"_s,  u"UTF-8 text"_s,  u"a value of at most 65536 bytes"_s, u"a closing \""_s,
        u"a closing '"_s, u"a closing `"_s, u"a file of at most 1048576 bytes"_s};
    require(expectations.contains(error.expected));
    const bool tooLarge = error.expected == expectations.last();
    require(error
            == Error{.kind = ErrorKind::SyntaxInvalid,
                     .subject = fileName,
                     .expected = error.expected,
                     .line = tooLarge ? 0 : std::clamp(error.line, 1, lines)});
}

void checkEntries(const QList<DotEnvEntry> &entries, int lines)
{
    int previous = 0;
    for (const DotEnvEntry &entry : entries) {
        require(isName(entry.name));
        require(entry.line > previous && entry.line <= lines);
        require(entry.value.toUtf8().size() <= 65536);
        previous = entry.line;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString fileName = u"fuzzed.env"_s;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto entries = parseDotEnv(bytes, fileName);
    if (!entries) {
        checkError(entries.error(), fileName, lineCount(bytes));
        return 0;
    }
    checkEntries(*entries, lineCount(bytes));

    // What is understood stays understood when a line follows, and with the other line ends.
    const QByteArray longer = bytes + "\nLAST=1";
    const auto withLast = parseDotEnv(longer, fileName);
    require(longer.size() > 1'048'576
            || (withLast && withLast->first(entries->size()) == *entries
                && withLast->last().value == "1"_L1));
    if (!bytes.contains('\r') && bytes.size() < 500'000) {
        QByteArray crlf = bytes;
        require(parseDotEnv(crlf.replace("\n", "\r\n"), fileName) == entries);
    }
    return 0;
}
