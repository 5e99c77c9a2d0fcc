// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/historycommand.h"

#include "core/base/text.h"
#include "core/run/runsearch.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr int wideTerminal = 100;

run::RunQuery queryOf(const KeptOptions &options)
{
    return {.text = options.search, .since = options.since};
}

} // namespace

void HistoryCommand::start()
{
    if (!store()) {
        console().note(u"No runs are kept: there is no home folder."_s);
        finishLater(ExitCode::Done);
        return;
    }
    const QFileInfo folder(store()->folder());
    if (folder.exists() && !folder.isReadable()) {
        report({.kind = ErrorKind::FileUnreadable, .subject = folder.filePath()});
        finishLater(ExitCode::Configuration);
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
        if (!run::matches(run, query)) {
            if (run::isInTime(run, query)) {
                others.append(run);
            }
        } else if (isFull()) {
            ++m_left;
        } else {
            print(run, false);
        }
    }
    if (query.words().isEmpty() || isFull() || others.isEmpty()) {
        ended();
    } else {
        searchAnswers(others);
    }
}

void HistoryCommand::searchAnswers(const QList<run::RunSummary> &runs)
{
    inBackground(
        [this, runs, store = *store(),
         words = queryOf(options()).words()](const std::stop_token &stop) {
            run::searchAnswers(
                store, runs, words,
                [this](const run::RunSummary &run) {
                    // We wait for the worker before we go.
                    QMetaObject::invokeMethod(
                        this, [this, run] { print(run, true); }, Qt::QueuedConnection);
                },
                stop);
            return true;
        },
        [this](bool) { ended(); });
}

void HistoryCommand::print(const run::RunSummary &run, bool isInAnswers)
{
    if (isFull()) {
        worker().stop();
        return;
    }
    ++m_shown;
    if (common().isJson) {
        QJsonObject json = run::summaryToJson(run);
        if (!options().search.isEmpty()) {
            json.insert("found_in"_L1, isInAnswers ? "answers"_L1 : "summary"_L1);
        }
        printJson(json);
        return;
    }
    if (options().isIdsOnly) {
        printText(run.id % u'\n');
        return;
    }
    const int width = console().outputColumns();
    const QString time = run.duration ? wording::duration(*run.duration) : u"-"_s;
    QString line = run.id % u"  "_s % run::runStatusName(run.status).leftJustified(11) % u"  "_s
        % time.rightJustified(9) % u"  "_s;
    if (width == 0 || width >= wideTerminal) {
        line += text::oneLine(run.profile, 16).leftJustified(10) % u"  "_s;
    }
    line += isInAnswers ? u"(in the answers) "_s : u""_s;
    line += text::oneLine(run.task,
                          std::max<qsizetype>(16, (width == 0 ? 300 : width) - line.size()));
    printText(line % u'\n');
}

void HistoryCommand::ended()
{
    if (m_shown == 0 && !common().isQuiet) {
        console().note(options().search.isEmpty() && !options().since
                           ? u"No runs are kept in %1 yet."_s.arg(store()->folder())
                           : u"No run was found."_s);
    } else if (m_left > 0 && !common().isQuiet) {
        console().note(u"%1 more; --limit 0 shows all."_s.arg(m_left));
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
    inBackground([store = *store(),
                  options = options()](const std::stop_token &) { return choose(store, options); },
                 [this](const Result<QList<Doomed>> &runs) {
                     if (runs) {
                         confirm(*runs);
                     } else {
                         failWith(runs.error());
                     }
                 });
}

Result<QList<HistoryDeleteCommand::Doomed>> HistoryDeleteCommand::choose(const run::RunStore &store,
                                                                         const KeptOptions &options)
{
    QStringList ids;
    for (const QString &reference : options.runs) {
        const Result<QString> id = store.resolve(reference);
        if (!id) {
            return std::unexpected(id.error());
        }
        ids.append(*id);
    }
    if (options.before) {
        const QList<run::RunSummary> all = store.summaries();
        for (const run::RunSummary &run : all) {
            if (run.startedAt < *options.before && run.status != run::RunStatus::Running) {
                ids.append(run.id);
            }
        }
    }
    ids.removeDuplicates();
    QList<Doomed> runs;
    for (const QString &id : std::as_const(ids)) {
        runs.append({.id = id, .size = store.size(id)});
    }
    return runs;
}

void HistoryDeleteCommand::confirm(const QList<Doomed> &runs)
{
    m_runs = runs;
    if (runs.isEmpty()) {
        console().note(u"No run is that old."_s);
        emit finished(ExitCode::Done);
        return;
    }
    qint64 bytes = 0;
    for (const Doomed &run : runs) {
        bytes += run.size;
        if (!common().isQuiet) {
            console().note(u"%1  %2"_s.arg(run.id, wording::size(run.size)));
        }
    }
    const QString what
        = u"%1 %2, %3"_s.arg(QString::number(runs.size()), runs.size() == 1 ? u"run"_s : u"runs"_s,
                             wording::size(bytes));
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

void HistoryDeleteCommand::remove()
{
    QStringList ids;
    for (const Doomed &run : std::as_const(m_runs)) {
        ids.append(run.id);
    }
    using Outcome = QPair<qsizetype, QList<Error>>; // how many went, and why others did not
    inBackground(
        [store = *store(), ids](const std::stop_token &stop) {
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
