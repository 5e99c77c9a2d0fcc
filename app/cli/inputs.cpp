// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/inputs.h"

#include "cli/wording.h"
#include "core/base/text.h"

#include <QFile>
#include <QRegularExpression>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qint64 limit = qint64{4} * 1024 * 1024;

Result<QByteArray> readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QFile::ReadOnly)) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                     .subject = u"standard input"_s,
                                     .detail = input.errorString()});
    }
    // A pipe gives what it has at the moment; only nothing at all is its end.
    QByteArray bytes;
    for (;;) {
        const QByteArray block = input.read(limit + 1 - bytes.size());
        if (input.error() != QFile::NoError) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                         .subject = u"standard input"_s,
                                         .detail = input.errorString()});
        }
        if (block.isEmpty()) {
            break;
        }
        bytes += block;
    }
    if (bytes.size() > limit) {
        return std::unexpected(Error{.kind = ErrorKind::FileTooLarge,
                                     .subject = u"standard input"_s,
                                     .expected = QString::number(limit)});
    }
    return bytes;
}

Result<QString> readSource(const QString &argument)
{
    if (argument.startsWith(u'@')) {
        return text::readUtf8File(argument.sliced(1), limit);
    }
    const Result<QByteArray> bytes
        = argument == "-"_L1 ? readStandardInput() : Result<QByteArray>(argument.toUtf8());
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if (bytes->size() > limit) {
        return std::unexpected(Error{.kind = ErrorKind::FileTooLarge,
                                     .subject = u"the text"_s,
                                     .expected = QString::number(limit)});
    }
    const std::optional<QString> decoded = text::decodeUtf8(*bytes);
    if (!decoded) {
        return std::unexpected(
            Error{.kind = ErrorKind::FileNotUtf8, .subject = u"standard input"_s});
    }
    return *decoded;
}

} // namespace

Parsed<QString> readText(const QString &argument, const QString &what)
{
    if (argument == "@"_L1) {
        return std::unexpected(UsageError{what % u": the name of the file is missing after @."_s});
    }
    const Result<QString> content = readSource(argument);
    if (!content) {
        return std::unexpected(
            UsageError{what % u": "_s % wording::sentence(content.error()) % u'.'});
    }
    if (content->trimmed().isEmpty()) {
        return std::unexpected(UsageError{what % u" is empty."_s});
    }
    return *content;
}

Parsed<PlanAndCode> splitContext(const QString &context)
{
    static const QRegularExpression planMarker(u"\\A\\s*PLAN:[ \\t]*(?:(?:\\r?\\n)+|(?:\\\\n)+)"_s);
    static const QRegularExpression realCode(u"(?:\\r?\\n)+CODE:[ \\t]*(?:\\r?\\n)+"_s);
    static const QRegularExpression literalCode(u"(?:\\\\n)+CODE:[ \\t]*(?:\\\\n)+"_s);

    const QRegularExpressionMatch plan = planMarker.match(context);
    QRegularExpressionMatch code = realCode.match(context, plan.capturedEnd());
    if (!code.hasMatch()) {
        code = literalCode.match(context, plan.capturedEnd());
    }
    if (!plan.hasMatch() || !code.hasMatch()) {
        return std::unexpected(UsageError{
            u"--context must have the form \"PLAN:\\n…\\n\\nCODE:\\n…\"; --plan and --code take "
            "the two apart."_s});
    }
    const PlanAndCode parts{
        .plan = context.sliced(plan.capturedEnd(), code.capturedStart() - plan.capturedEnd()),
        .code = context.sliced(code.capturedEnd())};
    if (parts.plan.trimmed().isEmpty() || parts.code.trimmed().isEmpty()) {
        return std::unexpected(UsageError{u"--context: the plan or the code is empty."_s});
    }
    return parts;
}

} // namespace roo::cli
