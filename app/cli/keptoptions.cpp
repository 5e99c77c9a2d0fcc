// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/keptoptions.h"

#include <QRegularExpression>

#include <chrono>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

std::unexpected<UsageError> usage(const QString &message)
{
    return std::unexpected(UsageError{message});
}

QString valueOf(const QCommandLineParser &parser, const QString &name)
{
    return parser.optionNames().contains(name) ? parser.value(name) : QString();
}

bool isGiven(const QCommandLineParser &parser, const QString &name)
{
    return parser.optionNames().contains(name);
}

Parsed<std::optional<QDateTime>> moment(const QCommandLineParser &parser, const QString &name,
                                        const QDateTime &now)
{
    if (!isGiven(parser, name)) {
        return std::nullopt;
    }
    const auto parsed = parseMoment(parser.value(name), now);
    if (!parsed) {
        return usage(
            u"--%1 %2: expected a date (2026-11-20), a date and a time "
            "(2026-11-20T15:00) or an age (90m, 12h, 7d, 2w)."_s.arg(name, parser.value(name)));
    }
    return parsed;
}

Parsed<std::optional<run::Role>> role(const QCommandLineParser &parser, const QString &name)
{
    if (!isGiven(parser, name)) {
        return std::nullopt;
    }
    const auto found = run::roleFromName(parser.value(name));
    if (!found) {
        return usage(
            u"--%1 %2: expected planner, coder or reviewer."_s.arg(name, parser.value(name)));
    }
    return found;
}

Parsed<void> readHistoryOptions(const QCommandLineParser &parser, KeptOptions &options)
{
    options.deletes = !options.runs.isEmpty() && options.runs.constFirst() == "delete"_L1;
    if (!options.deletes && !options.runs.isEmpty()) {
        return usage(u"history takes no argument but delete: \"%1\". To look for text, use "
                     "--search."_s.arg(options.runs.constFirst()));
    }
    if (options.deletes) {
        options.runs.removeFirst();
    }
    for (const QString &name : {u"search"_s, u"since"_s, u"limit"_s, u"ids"_s}) {
        if (options.deletes && isGiven(parser, name)) {
            return usage(u"--%1 is nothing for history delete: name runs, or an age with "
                         "--older-than."_s.arg(name));
        }
    }
    if (options.deletes && options.runs.isEmpty() == !options.before) {
        return usage(u"history delete: name runs, or an age with --older-than."_s);
    }
    if (!options.deletes && (options.before || options.isConfirmed)) {
        return usage(u"--older-than and --yes belong to history delete."_s);
    }
    if (isGiven(parser, u"limit"_s)) {
        bool isNumber = false;
        options.limit = parser.value(u"limit"_s).toLongLong(&isNumber);
        if (!isNumber || options.limit < 0) {
            return usage(u"--limit %1: expected a whole number; 0 is no limit."_s.arg(
                parser.value(u"limit"_s)));
        }
    }
    return {};
}

Parsed<void> checkRuns(const KeptOptions &options, CommandName command)
{
    const qsizetype wanted = command == CommandName::Compare ? 2 : 1;
    if (options.runs.size() < wanted) {
        return usage(command == CommandName::Compare
                         ? u"Two runs are wanted: their IDs, or the beginnings of these, or last."_s
                         : u"RUN is missing: its ID, the beginning of it, or last."_s);
    }
    if (options.runs.size() > wanted) {
        return usage(u"More runs than %1: \"%2\"."_s.arg(wanted).arg(options.runs.at(wanted)));
    }
    return {};
}

Parsed<void> checkFormat(const KeptOptions &options)
{
    const QStringList formats{u"md"_s, u"html"_s, u"json"_s, u"zip"_s};
    if (!formats.contains(options.format)) {
        return usage(options.format.isEmpty()
                         ? u"--format is missing: md, html, json or zip."_s
                         : u"--format %1: expected md, html, json or zip."_s.arg(options.format));
    }
    return {};
}

} // namespace

std::optional<QDateTime> parseMoment(const QString &text, const QDateTime &now)
{
    static const QRegularExpression age(u"\\A([0-9]{1,6})([mhdw])\\z"_s);
    if (const auto match = age.match(text.trimmed()); match.hasMatch()) {
        using namespace std::chrono;
        const qint64 count = match.captured(1).toLongLong();
        const QChar unit = match.captured(2).front();
        const seconds length = unit == u'm' ? seconds(minutes(1))
            : unit == u'h'                  ? seconds(hours(1))
            : unit == u'd'                  ? seconds(days(1))
                                            : seconds(weeks(1));
        return now.addSecs(-count * length.count());
    }
    const QDateTime moment = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    return moment.isValid() ? std::optional(moment) : std::nullopt;
}

Parsed<KeptOptions> parseKeptOptions(const QCommandLineParser &parser, CommandName command,
                                     const QDateTime &now)
{
    const auto since = moment(parser, u"since"_s, now);
    const auto before = moment(parser, u"older-than"_s, now);
    const auto from = role(parser, u"from"_s);
    const auto stage = role(parser, u"stage"_s);
    for (const UsageError *error :
         {since ? nullptr : &since.error(), before ? nullptr : &before.error(),
          from ? nullptr : &from.error(), stage ? nullptr : &stage.error()}) {
        if (error != nullptr) {
            return std::unexpected(*error);
        }
    }
    KeptOptions options{.runs = parser.positionalArguments(),
                        .search = valueOf(parser, u"search"_s),
                        .since = *since,
                        .before = *before,
                        .isIdsOnly = isGiven(parser, u"ids"_s),
                        .isConfirmed = isGiven(parser, u"yes"_s),
                        .showsRequests = isGiven(parser, u"requests"_s),
                        .isFast = isGiven(parser, u"fast"_s),
                        .stage = *from ? *from : *stage,
                        .format = valueOf(parser, u"format"_s),
                        .outputFile = valueOf(parser, u"output"_s)};
    Parsed<void> checked = command == CommandName::History ? readHistoryOptions(parser, options)
                                                           : checkRuns(options, command);
    if (checked && command == CommandName::Export) {
        checked = checkFormat(options);
    }
    return checked ? Parsed<KeptOptions>(options) : std::unexpected(checked.error());
}

} // namespace roo::cli
