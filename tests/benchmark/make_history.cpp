// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Fills a runs folder by the program's own store: 10,000 runs with 8.4 KB of answers each.
//     bench_history FOLDER [RUNS]
// The task of every run has its number; "quarterly" is in the newest hundred tasks. In the
// answers of every 100th run, and nowhere else, there is "marzipan"; "nougat" only in the first's.

#include "core/run/runstore.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

constexpr int piecesOfAnswer = 7;

//! 400 bytes, of which the first word may be an odd one.
QString piece(int run, int number, const QString &oddWord)
{
    QString text = u"%1. Step %2 of run %3 "_s.arg(number).arg(number * 7).arg(run);
    text += oddWord;
    static const QStringList words{u"handler"_s, u"router"_s,  u"returns"_s, u"the"_s,
                                   u"list"_s,    u"of"_s,      u"orders"_s,  u"as"_s,
                                   u"JSON"_s,    u"checked"_s, u"by"_s,      u"`test_api.py`"_s};
    for (int i = run + number; text.size() < 399; i += 5) {
        text += u' ' % words.at(i % words.size());
    }
    return text.first(399) % u'\n';
}

class Writer final
{
public:
    Writer(RunJournal &journal, const QDateTime &time)
        : m_journal(journal)
        , m_time(time)
    {
    }

    bool write(const EventBody &body)
    {
        m_time = m_time.addMSecs(40);
        const RunEvent event{
            .runId = m_journal.runId(), .sequence = ++m_sequence, .time = m_time, .body = body};
        m_run.fold(event);
        return m_journal.append(event).has_value();
    }

    bool finish() { return write(RunFinished{}) && m_journal.finish(m_run).has_value(); }

private:
    RunJournal &m_journal;
    QDateTime m_time;
    qint64 m_sequence = 0;
    Run m_run;
};

bool writeStage(Writer &writer, const StageSpec &stage, int run, const QString &oddWord)
{
    const QString attempt = u"%1-%2"_s.arg(run).arg(static_cast<int>(stage.role));
    const QString model = stage.models.value(0);
    bool isWritten = writer.write(StageStarted{.stage = stage.role})
        && writer.write(AttemptStarted{.stage = stage.role,
                                       .attemptId = attempt,
                                       .model = model,
                                       .requestSha256 = QString(64, u'0')});
    for (int i = 0; i < piecesOfAnswer; ++i) {
        isWritten = isWritten
            && writer.write(TextDelta{.attemptId = attempt,
                                      .text = piece(run, i, i == 3 ? oddWord : QString())});
    }
    return isWritten
        && writer.write(
            StageFinished{.stage = stage.role,
                          .attemptId = attempt,
                          .modelAsked = model,
                          .modelAnswered = model,
                          .usage = {.promptTokens = 400, .completionTokens = 700, .cost = 0.0005},
                          .firstToken = std::chrono::milliseconds(300),
                          .total = std::chrono::milliseconds(4000)});
}

bool writeRun(RunStore &store, const Profile &profile, int number, int runs)
{
    const auto journal = store.create();
    if (!journal) {
        return false;
    }
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(-3600LL * (runs - number));
    const QString subject = number >= runs - 100 ? u"quarterly report"_s : u"list of orders"_s;
    Writer writer(**journal, time);
    bool isWritten = writer.write(RunStarted{
        .task = u"Create a REST API endpoint for the %1, number %2"_s.arg(subject).arg(number),
        .profile = profile,
        .stages = allRoles(),
        .baseUrl = u"http://127.0.0.1:4000/v1"_s,
        .version = QStringLiteral(ROO_VERSION)});
    const QString oddWord = number == 0 ? u"nougat marzipan"_s
        : number % 100 == 0             ? u"marzipan"_s
                                        : QString();
    for (const StageSpec &stage : profile.stages) {
        isWritten = isWritten && writeStage(writer, stage, number, oddWord);
    }
    return isWritten && writer.finish();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int runs = arguments.value(2, u"10000"_s).toInt();
    const Result<Profile> profile = findProfile(u"baseline"_s, {});
    if (arguments.size() < 2 || runs <= 0 || !profile) {
        QTextStream(stderr) << "bench_history FOLDER [RUNS]" << Qt::endl;
        return 2;
    }
    RunStore store(arguments.at(1));
    for (int i = 0; i < runs; ++i) {
        if (!writeRun(store, *profile, i, runs)) {
            QTextStream(stderr) << "cannot write to " << arguments.at(1) << Qt::endl;
            return 1;
        }
    }
    return 0;
}
