// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/runinputs.h"

#include "cli/wording.h"
#include "core/run/attachmentfile.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

Parsed<void> readContext(CommandName command, const RunOptions &options, RunInputs &result)
{
    const auto readInto = [](const std::optional<QString> &argument, const QString &what,
                             QString &target) -> Parsed<void> {
        if (!argument) {
            return {};
        }
        Parsed<QString> content = readText(*argument, what);
        if (!content) {
            return std::unexpected(content.error());
        }
        target = *std::move(content);
        return {};
    };
    QString context;
    if (const auto read = readInto(options.context, u"--context"_s, context); !read) {
        return read;
    }
    if (const auto read = readInto(options.plan, u"--plan"_s, result.plan); !read) {
        return read;
    }
    if (const auto read = readInto(options.code, u"--code"_s, result.code); !read) {
        return read;
    }
    if (!options.context) {
        return {};
    }
    if (command == CommandName::Code) {
        result.plan = context;
        return {};
    }
    const Parsed<PlanAndCode> parts = splitContext(context);
    if (!parts) {
        return std::unexpected(parts.error());
    }
    result.plan = parts->plan;
    result.code = parts->code;
    return {};
}

UsageError attachmentError(const QString &path, const run::AttachmentRefusal &refusal)
{
    using Kind = run::AttachmentRefusal::Kind;
    switch (refusal.kind) {
    case Kind::Secret:
        return {u"--attach: %1 may hold secrets, and is never sent."_s.arg(path)};
    case Kind::NoText:
        return {u"--attach: %1 is no text."_s.arg(path)};
    case Kind::Folder:
    case Kind::File:
        return {u"--attach: "_s % wording::sentence(refusal.error) % u'.'};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

Parsed<RunInputs> readRunInputs(CommandName command, const RunOptions &options)
{
    RunInputs result;
    Parsed<QString> task = readText(options.task, u"TASK"_s);
    if (!task) {
        return std::unexpected(task.error());
    }
    result.task = *std::move(task);
    if (const auto read = readContext(command, options, result); !read) {
        return std::unexpected(read.error());
    }
    for (const QString &path : options.attachments) {
        auto attachment = run::readAttachment(path);
        if (!attachment) {
            return std::unexpected(attachmentError(path, attachment.error()));
        }
        result.attachments.append(*std::move(attachment));
    }
    return result;
}

} // namespace roo::cli
