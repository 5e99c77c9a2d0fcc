// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/historycommand.h"

#include "core/run/runsearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr int wideTerminal = 100;

run::RunQuery queryOf(const KeptOptions &options)
{
    return {.text = options.search, .since = options.since};
}

//! Where and when people are.
QString localTime(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

//! What every list of runs begins with.
struct Columns
{
    QString run;
    QString started;
    QString status;
};

const Columns headings{.run = u"RUN"_s, .started = u"STARTED"_s, .status = u"STATUS"_s};

Columns columnsOf(const run::RunSummary &run)
{
    return {.run = run.id.right(run::shortIdLength),
            .started = localTime(run.startedAt),
            .status = run::runStatusName(run.status)};
}

QString beginning(const Columns &columns)
{
    return columns.run.leftJustified(run::shortIdLength) % u"  "_s
        % columns.started.leftJustified(16) % u"  "_s % columns.status.leftJustified(11);
}

//! Whatever its end was: its changes are in the folder, or were.
QString editsMark(run::EditsState state)
{
    switch (state) {
    case run::EditsState::None:
    case run::EditsState::Planned:
        return {};
    case run::EditsState::Applied:
        return u"(changes applied) "_s;
    case run::EditsState::Reverted:
        return u"(changes reverted) "_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString taskOf(const run::RunSummary &run, qsizetype room)
{
    const QString parent = run.parentRun.isEmpty()
        ? QString()
        : u"(goes on with %1) "_s.arg(run.parentRun.right(run::shortIdLength));
    return text::oneLine(QString(editsMark(run.edits) % parent % run.task), room);
}

} // namespace

void HistoryCommand::start()
{
    if (!store()) {
        console().note(u"No runs are kept: there is no home folder."_s);
        finishLater(ExitCode::Done);
        return;
    }
    if (const Result<void> checked = store()->checkFolder(); !checked) {
        failWith(checked.error());
        return;
    }
    inBackground([store = *store()](const std::stop_token &stop) { return store.summaries(stop); },
                 [this](const QList<run::RunSummary> &runs) { list(runs); });
}

bool HistoryCommand::isFull() const
{
    return options().limit > 0 && m_shown >= options().limit;
}

void HistoryCommand::list(const QList<run::RunSummary> &runs)
{
    const run::RunQuery query = queryOf(options());
    QList<run::RunSummary> others;
    for (const run::RunSummary &run : runs) {
        if (run.isMeasurement() && !options().isAll) {
            m_measurements += run::matches(run, query) ? 1 : 0;
        } else if (!run::matches(run, query)) {
            if (run::isInTime(run, query)) {
                others.append(run);
            }
        } else if (isFull()) {
            ++m_left;
        } else {
            print(run, false);
        }
    }
    m_isCut = isFull() && !query.words().isEmpty() && !others.isEmpty();
    if (query.words().isEmpty() || isFull() || others.isEmpty()) {
        ended();
    } else {
        searchAnswers(others);
    }
}

void HistoryCommand::searchAnswers(const QList<run::RunSummary> &runs)
{
    const qsizetype room = options().limit > 0 ? options().limit - m_shown : runs.size();
    inBackground(
        [this, runs, room, store = *store(),
         words = queryOf(options()).words()](const std::stop_token &stop) {
            qsizetype left = room;
            run::searchAnswers(
                store, runs, words,
                [this, &left](const run::RunSummary &run) {
                    // We wait for the worker before we go.
                    QMetaObject::invokeMethod(
                        this, [this, run] { print(run, true); }, Qt::QueuedConnection);
                    return --left > 0;
                },
                stop);
            return true;
        },
        [this](bool) {
            m_isCut = isFull();
            ended();
        });
}

void HistoryCommand::print(const run::RunSummary &run, bool isInAnswers)
{
    ++m_shown;
    if (common().isJson) {
        QJsonObject json = run::summaryToJson(run);
        if (!options().search.isEmpty()) {
            json.insert("found_in"_L1, isInAnswers ? "answers"_L1 : "summary"_L1);
        }
        printText(jsonLine(json));
    } else if (options().isIdsOnly) {
        printText(run.id % u'\n');
    } else {
        printRow(run, isInAnswers);
    }
}

void HistoryCommand::printRow(const run::RunSummary &run, bool isInAnswers)
{
    const int width = console().outputColumns();
    const bool isWide = width == 0 || width >= wideTerminal;
    // People read short IDs, under headings; scripts and completions cut the first word off a line.
    const bool isForPeople = console().answersGoToTerminal();
    Columns columns = columnsOf(run);
    columns.run = isForPeople ? columns.run : run.id;
    const auto line
        = [&](const Columns &first, const QString &time, const QString &profile) -> QString {
        return beginning(first) % u"  "_s % time.rightJustified(9) % u"  "_s
            % (isWide ? QString(text::oneLine(profile, 16).leftJustified(10) % u"  "_s) : u""_s);
    };
    if (m_shown == 1 && isForPeople) {
        printText(line(headings, u"TIME"_s, u"PROFILE"_s) % u"TASK\n"_s);
    }
    const QString start
        = line(columns, run.duration ? wording::duration(*run.duration) : u"-"_s, run.profile);
    const QString place = isInAnswers ? u"(in the answers) "_s : u""_s;
    const qsizetype room = (width == 0 ? 300 : width) - start.size() - place.size();
    printText(start % place % taskOf(run, std::max<qsizetype>(16, room)) % u'\n');
}

void HistoryCommand::ended()
{
    if (m_shown == 0 && !common().isQuiet) {
        console().note(options().search.isEmpty() && !options().since && m_measurements == 0
                           ? u"No runs are kept in %1 yet."_s.arg(store()->folder())
                           : u"No run was found."_s);
    } else if (m_left > 0 && !common().isQuiet) {
        console().note(u"%1 more; --limit 0 shows all."_s.arg(m_left));
    } else if (m_isCut && !common().isQuiet) {
        console().note(u"Not all answers were searched; --limit 0 searches all."_s);
    }
    const bool isForPrograms = common().isJson || options().isIdsOnly;
    if (m_measurements > 0 && !common().isQuiet && !isForPrograms) {
        console().note(m_measurements == 1
                           ? u"A run of conformance is not among them; --all has it."_s
                           : u"%1 runs of conformance are not among them; --all has them."_s.arg(
                                 m_measurements));
    }
    emit finished(ExitCode::Done);
}

HistoryDeleteCommand::HistoryDeleteCommand(Console &console, const Invocation &invocation)
    : KeptCommand(console, invocation)
    , m_question(console)
{
    connect(&m_question, &Question::answered, this, [this](bool isYes) {
        if (isYes) {
            remove();
        } else {
            this->console().note(u"Nothing was deleted."_s);
            emit finished(ExitCode::Done);
        }
    });
}

void HistoryDeleteCommand::start()
{
    if (!store()) {
        failWith({.kind = ErrorKind::RunUnknown, .subject = options().runs.value(0)});
        return;
    }
    inBackground([store = *store(), options = options()](
                     const std::stop_token &stop) { return choose(store, options, stop); },
                 [this](const Result<QList<Doomed>> &runs) {
                     if (runs) {
                         confirm(*runs);
                     } else {
                         failWith(runs.error());
                     }
                 });
}

Result<QList<HistoryDeleteCommand::Doomed>>
HistoryDeleteCommand::choose(const run::RunStore &store, const KeptOptions &options,
                             const std::stop_token &stop)
{
    if (const Result<void> checked = store.checkFolder(); !checked) {
        return std::unexpected(checked.error());
    }
    QStringList ids;
    for (const QString &reference : options.runs) {
        const Result<QString> id = store.resolve(reference);
        if (!id) {
            return std::unexpected(id.error());
        }
        ids.append(*id);
    }
    ids.removeDuplicates();
    QList<Doomed> runs;
    for (const QString &id : std::as_const(ids)) {
        const auto nothing = run::RunSummary{.id = id};
        runs.append({.run = store.summary(id).value_or(nothing), .size = store.size(id)});
    }
    const QList<run::RunSummary> all
        = options.before ? store.summaries(stop) : QList<run::RunSummary>();
    for (const run::RunSummary &run : all) {
        if (run.startedAt < *options.before && run.status != run::RunStatus::Running) {
            runs.append({.run = run, .size = store.size(run.id)});
        }
    }
    return runs;
}

void HistoryDeleteCommand::confirm(const QList<Doomed> &runs)
{
    m_runs = runs;
    if (runs.isEmpty()) {
        console().note(u"No run is from before %1."_s.arg(localTime(*options().before)));
        emit finished(ExitCode::Done);
        return;
    }
    if (!common().isQuiet) {
        printDoomed();
    }
    const QString what = whatIsDeleted();
    if (options().isConfirmed) {
        remove();
    } else if (Question::canBeAsked()) {
        m_question.ask(u"Delete %1 for good?"_s.arg(what));
    } else {
        console().fail(wording::fromProgram(
            u"%1 would be deleted: say --yes where nobody can be asked."_s.arg(what)));
        emit finished(ExitCode::Usage);
    }
}

void HistoryDeleteCommand::printDoomed() const
{
    for (const Doomed &doomed : m_runs) {
        const QString start = beginning(columnsOf(doomed.run)) % u"  "_s
            % wording::size(doomed.size).rightJustified(9) % u"  "_s;
        console().note(start % taskOf(doomed.run, 60));
    }
}

//! "3 runs, 1.2 MiB, all from before 2026-11-01 00:00"
QString HistoryDeleteCommand::whatIsDeleted() const
{
    qint64 bytes = 0;
    for (const Doomed &doomed : m_runs) {
        bytes += doomed.size;
    }
    const QString count
        = QString::number(m_runs.size()) % (m_runs.size() == 1 ? u" run"_s : u" runs"_s);
    return count % u", "_s % wording::size(bytes)
        % (options().before ? u", begun before "_s % localTime(*options().before) : QString());
}

//! What has gone is said also when it was not all.
void HistoryDeleteCommand::cancel(ErrorKind why)
{
    if (m_isRemoving) {
        m_removal.request_stop();
    } else {
        KeptCommand::cancel(why);
    }
}

void HistoryDeleteCommand::remove()
{
    QStringList ids;
    for (const Doomed &doomed : std::as_const(m_runs)) {
        ids.append(doomed.run.id);
    }
    using Outcome = QPair<qsizetype, QList<Error>>; // how many went, and why others did not
    m_isRemoving = true;
    inBackground(
        [store = *store(), ids, stop = m_removal.get_token()](const std::stop_token &) {
            Outcome outcome;
            for (const QString &id : ids) {
                if (stop.stop_requested()) {
                    break;
                }
                if (const Result<void> removed = store.remove(id); !removed) {
                    outcome.second.append(removed.error());
                } else {
                    ++outcome.first;
                }
            }
            return outcome;
        },
        [this](const Outcome &outcome) { removed(outcome.first, outcome.second); });
}

void HistoryDeleteCommand::removed(qsizetype count, const QList<Error> &errors)
{
    for (const Error &error : errors) {
        report(error);
    }
    if (!common().isQuiet) {
        console().note(u"Deleted %1 of %2"_s.arg(count).arg(m_runs.size()));
    }
    emit finished(errors.isEmpty() ? ExitCode::Done : exitCodeFor(errors.constFirst()));
}

} // namespace roo::cli
