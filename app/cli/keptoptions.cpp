// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/keptoptions.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

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

//! An empty name is a variable of a shell that was not set.
Parsed<void> checkNames(const QStringList &runs)
{
    const bool isOneEmpty
        = std::ranges::any_of(runs, [](const QString &name) { return name.trimmed().isEmpty(); });
    return isOneEmpty ? Parsed<void>(usage(u"RUN is empty."_s)) : Parsed<void>();
}

//! Nothing that is said is left out of account: who deletes might have meant it.
Parsed<void> checkHistoryUse(const QCommandLineParser &parser, const KeptOptions &options)
{
    for (const OptionSpec &option : optionSpecs()) {
        const bool isSaid = option.belongsTo(CommandName::History) && isGiven(parser, option.name);
        if (isSaid && options.deletes && !isFor(option, HistoryUse::Delete)) {
            return usage(u"--%1 is nothing for history delete: name runs, or an age with "
                         "--older-than."_s.arg(option.name));
        }
        if (isSaid && !options.deletes && !isFor(option, HistoryUse::List)) {
            return usage(u"--%1 belongs to history delete."_s.arg(option.name));
        }
    }
    if (options.deletes && options.runs.isEmpty() && !options.before) {
        return usage(u"history delete: name runs, each %1, or an age with --older-than."_s.arg(
            keptRunNames));
    }
    if (options.deletes && !options.runs.isEmpty() && options.before) {
        return usage(u"history delete: runs are named, and an age with --older-than; it takes one "
                     "or the other, not both."_s);
    }
    if (options.isIdsOnly && isGiven(parser, u"json"_s)) {
        return usage(u"--ids and --json exclude each other."_s);
    }
    return checkNames(options.runs);
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
    if (const auto checked = checkHistoryUse(parser, options); !checked) {
        return checked;
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
    if (options.runs.size() < wanted && command != CommandName::Prove) {
        return usage(command == CommandName::Compare
                         ? u"Two runs are wanted, each %1."_s.arg(runNames)
                         : u"RUN is missing: %1."_s.arg(command == CommandName::Undo ? keptRunNames
                                                                                     : runNames));
    }
    if (options.runs.size() > wanted) {
        return usage(u"More runs than %1: \"%2\"."_s.arg(wanted).arg(options.runs.at(wanted)));
    }
    return checkNames(options.runs);
}

//! The format that a file's name shows; empty: none.
QString formatOf(const QString &file)
{
    static const QHash<QString, QString> formats{{u"md"_s, u"md"_s},       {u"markdown"_s, u"md"_s},
                                                 {u"html"_s, u"html"_s},   {u"htm"_s, u"html"_s},
                                                 {u"json"_s, u"json"_s},   {u"zip"_s, u"zip"_s},
                                                 {u"patch"_s, u"patch"_s}, {u"diff"_s, u"patch"_s}};
    return formats.value(QFileInfo(file).suffix().toLower());
}

Parsed<void> readFormat(KeptOptions &options)
{
    const QStringList formats{u"md"_s, u"html"_s, u"json"_s, u"patch"_s, u"zip"_s};
    if (options.format.isEmpty()) {
        options.format = formatOf(options.outputFile);
    } else if (!formats.contains(options.format)) {
        return usage(u"--format %1: expected md, html, json, patch or zip."_s.arg(options.format));
    }
    if (options.format.isEmpty()) {
        return usage(
            u"The format is missing: say --format md, html, json, patch or zip, or name a file "
            "that shows it, such as --output run.html."_s);
    }
    return {};
}

//! The number of a round of a run.
Parsed<std::optional<int>> roundIn(const QCommandLineParser &parser)
{
    if (!isGiven(parser, u"round"_s)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int round = parser.value(u"round"_s).toInt(&isNumber);
    if (!isNumber || round < 1) {
        return usage(
            u"--round %1: expected the number of a round, from 1."_s.arg(parser.value(u"round"_s)));
    }
    return round;
}

//! Findings as they are numbered, or all of them.
Parsed<std::optional<QList<qsizetype>>> findingsIn(const QCommandLineParser &parser)
{
    if (!isGiven(parser, u"findings"_s)) {
        return std::nullopt;
    }
    const QString value = parser.value(u"findings"_s).trimmed();
    QList<qsizetype> findings;
    const QStringList numbers = value == "all"_L1 ? QStringList() : value.split(u',');
    for (const QString &number : numbers) {
        bool isNumber = false;
        const qsizetype finding = number.trimmed().toLongLong(&isNumber);
        if (!isNumber || finding < 1) {
            return usage(
                u"--findings %1: expected all, or numbers of findings, from 1, with commas "
                "between."_s.arg(value));
        }
        findings.append(finding - 1);
    }
    return findings;
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
    const auto round = roundIn(parser);
    const auto findings = findingsIn(parser);
    for (const UsageError *error :
         {since ? nullptr : &since.error(), before ? nullptr : &before.error(),
          from ? nullptr : &from.error(), stage ? nullptr : &stage.error(),
          round ? nullptr : &round.error(), findings ? nullptr : &findings.error()}) {
        if (error != nullptr) {
            return std::unexpected(*error);
        }
    }
    KeptOptions options{.runs = parser.positionalArguments(),
                        .search = valueOf(parser, u"search"_s),
                        .since = *since,
                        .before = *before,
                        .isIdsOnly = isGiven(parser, u"ids"_s),
                        .isAll = isGiven(parser, u"all"_s),
                        .isConfirmed = isGiven(parser, u"yes"_s),
                        .showsRequests = isGiven(parser, u"requests"_s),
                        .isFast = isGiven(parser, u"fast"_s),
                        .stage = *from ? *from : *stage,
                        .round = *round,
                        .findings = *findings,
                        .format = valueOf(parser, u"format"_s),
                        .outputFile = valueOf(parser, u"output"_s)};
    Parsed<void> checked = command == CommandName::History ? readHistoryOptions(parser, options)
                                                           : checkRuns(options, command);
    if (checked && command == CommandName::Export) {
        checked = readFormat(options);
    }
    if (checked && options.findings && options.stage) {
        checked = usage(u"--findings begins with the Coder: --from says where else to begin."_s);
    }
    return checked ? Parsed<KeptOptions>(options) : std::unexpected(checked.error());
}

} // namespace roo::cli
