// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/runinputs.h"

#include "cli/wording.h"
#include "core/base/text.h"
#include "core/edit/pathrules.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr qint64 attachmentLimit = qint64{1} * 1024 * 1024;

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

//! By its name, or by that of a folder such as .git or .ssh.
bool mayHoldSecrets(const QString &path)
{
    const QStringList names = QDir::cleanPath(path).split(u'/');
    return edit::isProtectedName(names.constLast())
        || std::ranges::any_of(names, [](const QString &name) {
               return name.startsWith(u'.') && edit::isProtectedName(name);
           });
}

//! What a person names is sent, but for what is surely a slip: secrets, and what is no text.
Parsed<QString> readAttachment(const QString &path)
{
    const auto refused = [&path](const QString &why) {
        return std::unexpected(UsageError{u"--attach: %1 %2."_s.arg(path, why)});
    };
    if (mayHoldSecrets(path) || mayHoldSecrets(QFileInfo(path).canonicalFilePath())) {
        return refused(u"may hold secrets, and is never sent"_s);
    }
    Result<QString> content = text::readUtf8File(path, attachmentLimit);
    if (!content) {
        return std::unexpected(
            UsageError{u"--attach: "_s % wording::sentence(content.error()) % u'.'});
    }
    return content->contains(QChar::Null) ? Parsed<QString>(refused(u"is no text"_s))
                                          : Parsed<QString>(*std::move(content));
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
        Parsed<QString> content = readAttachment(path);
        if (!content) {
            return std::unexpected(content.error());
        }
        result.attachments.append({.path = path, .text = *std::move(content)});
    }
    return result;
}

} // namespace roo::cli
