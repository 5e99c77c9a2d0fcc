// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/conformance.h"
#include "core/bench/report.h"
#include "core/edit/changeplan.h"

#include "eventsamples.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::bench;
using namespace roo::test;
using std::chrono::milliseconds;

namespace {

const Task sampleTask{.name = u"01-sample"_s,
                      .task = u"Make 2 of 1 in a.txt."_s,
                      .plan = u"1. Do it."_s,
                      .before = {{u"a.txt"_s, "  one\n  1\n  “x”\n"_ba}, {u"b.txt"_s, "b\n"_ba}},
                      .after = {{u"a.txt"_s, "  one\n  2\n  “x”\n"_ba}, {u"b.txt"_s, "b\n"_ba}}};

edit::Tree treeOf(const FileTree &files)
{
    return [files](const QString &path) -> edit::TreeEntry {
        using Kind = edit::TreeEntry::Kind;
        const auto file = files.constFind(path);
        return file == files.cend()
            ? edit::TreeEntry{.kind = Kind::Missing, .decidedBy = path}
            : edit::TreeEntry{.kind = Kind::File, .decidedBy = path, .bytes = *file, .mode = 0644};
    };
}

run::RunStarted begin()
{
    run::Profile profile = sampleProfile();
    profile.stage(run::Role::Coder).models = {u"m"_s};
    return {.task = sampleTask.task, .profile = profile, .stages = {run::Role::Coder}};
}

//! A run of the Coder whose answer this is.
run::Run answered(const QString &answer, bool wasCut = false)
{
    using namespace run;
    const edit::ChangeSet changes
        = edit::planned({}, edit::parseEdits(answer, wasCut), treeOf(sampleTask.before));
    return folded(numbered({
        begin(),
        StageStarted{.stage = Role::Coder},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"a"_s, .model = u"m"_s},
        TextDelta{.attemptId = u"a"_s, .text = answer},
        StageFinished{.stage = Role::Coder,
                      .attemptId = u"a"_s,
                      .modelAsked = u"m"_s,
                      .usage = {.promptTokens = 100, .completionTokens = 20, .cost = 0.5},
                      .total = milliseconds(1500)},
        EditsPlanned{.folder = u"/tmp/x"_s, .changes = changes.withoutTexts()},
        changes.isComplete()
            ? RunFinished{}
            : RunFinished{.outcome = Outcome::Failed, .error = Error{ErrorKind::EditsRefused}},
    }));
}

//! A run whose only attempt failed.
run::Run failed(const Error &attempt, const Error &whole)
{
    using namespace run;
    return folded(numbered({
        begin(),
        StageStarted{.stage = Role::Coder},
        AttemptStarted{.stage = Role::Coder, .attemptId = u"a"_s, .model = u"m"_s},
        AttemptFailed{.attemptId = u"a"_s, .error = attempt},
        RunFinished{.outcome = Outcome::Failed, .error = whole},
    }));
}

//! "form fits exact L0 E_X": the marks that are true, levels that are not 0, and the codes.
QString marks(const TaskResult &result)
{
    QStringList words;
    const std::pair<bool, QString> all[]{{result.isWellFormed, u"form"_s},
                                         {result.isResolved, u"fits"_s},
                                         {result.isExact, u"exact"_s},
                                         {result.lacksChanges, u"none"_s}};
    for (const auto &[holds, word] : all) {
        if (holds) {
            words.append(word);
        }
    }
    for (std::size_t level = 0; level < result.levels.size(); ++level) {
        for (int i = 0; i < result.levels.at(level); ++i) {
            words.append(u"L%1"_s.arg(level));
        }
    }
    for (const edit::EditCode code : result.codes) {
        words.append(edit::editCodeName(code));
    }
    return words.join(u' ');
}

QString replacing(const QString &anchor, const QString &body, const QString &path = u"a.txt"_s)
{
    return u"File: %1\nAction: replace\nAnchor:\n```\n%2\n```\nReplace With:\n```\n%3\n```\n"_s.arg(
        path, anchor, body);
}

//! Results of one model: "3" is an exact answer after 3 s, "-" none, "!" none and never one.
QList<TaskResult> resultsOf(const QString &model, const QString &signs)
{
    QList<TaskResult> results;
    for (const QChar sign : signs) {
        TaskResult result{.model = model, .task = u"t"_s, .runId = u"r"_s};
        if (sign == u'-') {
            result.error = Error{ErrorKind::ServerFailed};
        } else if (sign == u'!') {
            result.error = Error{ErrorKind::ModelUnknown};
        } else {
            result.isWellFormed = result.isResolved = result.isExact = true;
            result.total = std::chrono::seconds(sign.digitValue());
            result.levels = {1, 0, 2, 0};
            result.usage = {.promptTokens = 10, .completionTokens = 1, .cost = 0.25};
        }
        results.append(result);
    }
    return results;
}

QByteArray lineOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

class ConformanceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void answer_hasItsMarks_data();
    void answer_hasItsMarks();
    void answer_hasItsFigures();
    void otherResult_isToldApart_data();
    void otherResult_isToldApart();
    void noChanges_areAFaultWhereSomeAreWanted();
    void failure_hasItsCause_data();
    void failure_hasItsCause();
    void changes_makeFiles();
    void failure_hasConsequences_data();
    void failure_hasConsequences();
    void error_mayHoldForAll_data();
    void error_mayHoldForAll();
    void model_isTheSumOfItsTasks();
    void median_isInTheMiddle_data();
    void median_isInTheMiddle();
    void unknownUsage_staysUnknown();
    void models_areRanked();
    void results_areJson();
};

void ConformanceTest::answer_hasItsMarks_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("wasCut");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *name, const QString &answer, const QString &expected,
             bool wasCut = false) { QTest::newRow(name) << answer << wasCut << expected; };

    row("right", replacing(u"  1"_s, u"  2"_s), u"form fits exact L0"_s);
    row("trailing blanks", replacing(u"  1 "_s, u"  2"_s), u"form fits exact L1"_s);
    row("indentation", replacing(u"1"_s, u"2"_s), u"form fits exact L2"_s);
    row("typography", replacing(u"  \"x\""_s, u"  y"_s), u"form fits L3"_s);
    row("other result", replacing(u"  1"_s, u"  3"_s), u"form fits L0"_s);
    row("no place", replacing(u"  7"_s, u"  2"_s), u"form E_NOMATCH"_s);
    row("no file", replacing(u"  1"_s, u"  2"_s, u"c.txt"_s), u"form E_MISSING"_s);
    row("half of it", replacing(u"  1"_s, u"  2"_s) + replacing(u"b b"_s, u"c"_s, u"b.txt"_s),
        u"form L0 E_NOMATCH"_s);
    row("more than asked", replacing(u"  1"_s, u"  2"_s) + replacing(u"b"_s, u"c"_s, u"b.txt"_s),
        u"form fits L0 L0"_s);
    row("nothing to do", replacing(u"  1"_s, u"  1"_s), u"form fits W_NOOP"_s);
    row("no anchor at all",
        u"File: a.txt\nAction: overwrite\nContent:\n```\n  one\n  2\n  “x”\n```\n"_s,
        u"form fits exact"_s);
    row("whole file without labels", u"**a.txt**\n```\n  one\n  2\n  “x”\n```\n"_s,
        u"fits exact"_s);
    row("no changes", u"I would make it 2:\n```\n2\n```\n"_s, u"none"_s);
    row("prose", u"Done!"_s, u"none"_s);
    row("no fence", u"File: a.txt\nAction: replace\nAnchor:\n  1\nReplace With:\n```\n  2\n```\n"_s,
        u"E_UNFENCED E_FIELD"_s);
    row("no such action", u"File: a.txt\nAction: fix\n"_s, u"E_LABEL"_s);
    row("no action", u"File: a.txt\nAnchor:\n```\n  1\n```\n"_s, u"E_FIELD"_s);
    row("no file label", u"Action: replace\nAnchor:\n```\n  1\n```\nReplace With:\n```\n2\n```\n"_s,
        u"E_LABEL"_s);
    row("elision", replacing(u"  1"_s, u"  2\n  ..."_s), u"E_ELISION"_s);
    row("empty anchor", replacing(u" "_s, u"  2"_s), u"E_ANCHOR"_s);
    row("open fence", u"File: a.txt\nAction: create\nContent:\n```\n2\n"_s,
        u"E_TRUNCATED E_TRUNCATED"_s);
    row("cut", replacing(u"  1"_s, u"  2"_s), u"L0 E_TRUNCATED"_s, true);
}

void ConformanceTest::answer_hasItsMarks()
{
    QFETCH(QString, answer);
    QFETCH(bool, wasCut);
    QFETCH(QString, expected);
    const TaskResult result = judged(answered(answer, wasCut), sampleTask);
    QVERIFY(result.isAnswered());
    QCOMPARE(marks(result), expected);
}

void ConformanceTest::otherResult_isToldApart_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("lines");
    const auto large = u"File: new.txt\nAction: create\nContent:\n```\n%1\n```\n"_s;
    QTest::newRow("exact") << replacing(u"  1"_s, u"  2"_s) << QStringList();
    QTest::newRow("not resolved") << replacing(u"  7"_s, u"  2"_s) << QStringList();
    QTest::newRow("no changes") << u"Done!"_s << QStringList();
    QTest::newRow("another text") << replacing(u"  1"_s, u"  3"_s)
                                  << QStringList{u"--- a/a.txt"_s, u"-  2"_s, u"+  3"_s};
    QTest::newRow("a file too many")
        << replacing(u"  1"_s, u"  2"_s) + large.arg(u"x"_s)
        << QStringList{u"new file mode 100644"_s, u"+++ b/new.txt"_s, u"+x"_s};
    QTest::newRow("too much to compare")
        << replacing(u"  1"_s, u"  2"_s) + large.arg(QString(300'000, u'x')) << QStringList();
}

void ConformanceTest::otherResult_isToldApart()
{
    QFETCH(QString, answer);
    QFETCH(QStringList, lines);
    const TaskResult result = judged(answered(answer), sampleTask);
    const QStringList shown = QString::fromUtf8(result.difference).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(shown.isEmpty(), lines.isEmpty());
    for (const QString &line : std::as_const(lines)) {
        QVERIFY2(shown.contains(line), result.difference.constData());
    }
    QCOMPARE(toJson(result, true)["difference"_L1].toString().isEmpty(), lines.isEmpty());
}

//! Where nothing is to be done, doing nothing is right.
void ConformanceTest::noChanges_areAFaultWhereSomeAreWanted()
{
    Task task = sampleTask;
    const TaskResult fault = judged(answered(u"Done!"_s), task);
    QVERIFY(fault.lacksChanges && !fault.hasChanges && !fault.isResolved);
    QCOMPARE(toJson(fault, true)["no_changes"_L1].toBool(), true);
    QCOMPARE(toJson(summed({fault, fault}))["no_changes"_L1].toInt(), 2);
    task.after = task.before;
    const TaskResult right = judged(answered(u"Nothing is to be done."_s), task);
    QCOMPARE(marks(right), u"form fits exact"_s);
    QVERIFY(!right.hasChanges); // it is right, and measures nothing
    QVERIFY(judged(answered(replacing(u"  1"_s, u"  2"_s)), task).hasChanges);
    QVERIFY(judged(answered(u"Action: replace\n"_s), task).hasChanges); // it tries to
    QVERIFY(!toJson(summed({right})).contains("no_changes"_L1));
}

void ConformanceTest::answer_hasItsFigures()
{
    const run::Run run = answered(replacing(u"  1"_s, u"  2"_s));
    const TaskResult expected{
        .model = u"m"_s,
        .task = u"01-sample"_s,
        .runId = run.id(),
        .hasChanges = true,
        .isWellFormed = true,
        .isResolved = true,
        .isExact = true,
        .levels = {1, 0, 0, 0},
        .total = milliseconds(1500),
        .usage = {.promptTokens = 100, .completionTokens = 20, .cost = 0.5},
    };
    QVERIFY(judged(run, sampleTask) == expected);
}

void ConformanceTest::failure_hasItsCause_data()
{
    QTest::addColumn<Error>("attempt");
    QTest::addColumn<Error>("whole");
    QTest::addColumn<Error>("expected");

    const Error unknown{.kind = ErrorKind::ModelUnknown, .subject = u"m"_s};
    const Error all{.kind = ErrorKind::AllModelsFailed, .subject = u"m"_s};
    const Error key{.kind = ErrorKind::BadKey};
    QTest::newRow("of the attempt") << unknown << all << unknown;
    QTest::newRow("of the run") << key << key << key;
    QTest::newRow("no time left") << unknown << Error{ErrorKind::StageTimedOut}
                                  << Error{ErrorKind::StageTimedOut};
}

void ConformanceTest::failure_hasItsCause()
{
    QFETCH(Error, attempt);
    QFETCH(Error, whole);
    QFETCH(Error, expected);
    const TaskResult result = judged(failed(attempt, whole), sampleTask);
    QVERIFY(!result.isAnswered());
    QCOMPARE(*result.error, expected);
    QCOMPARE(result.model, u"m"_s);
    QCOMPARE(marks(result), QString());
}

void ConformanceTest::changes_makeFiles()
{
    using Kind = edit::FileChange::Kind;
    const FileTree before{{u"a"_s, "1"_ba}, {u"b"_s, "2"_ba}, {u"c"_s, "3"_ba}, {u"d"_s, "4"_ba}};
    const QList<edit::FileChange> changes{
        {.kind = Kind::Modify, .path = u"a"_s, .after = "5"_ba},
        {.kind = Kind::Rename, .path = u"b"_s, .to = u"c"_s, .after = "6"_ba},
        {.kind = Kind::Delete, .path = u"c"_s},
        {.kind = Kind::Create, .path = u"e/f"_s, .after = "7"_ba}};
    const FileTree after{{u"a"_s, "5"_ba}, {u"c"_s, "6"_ba}, {u"d"_s, "4"_ba}, {u"e/f"_s, "7"_ba}};
    QCOMPARE(changed(before, changes), after);
    QCOMPARE(changed(before, {}), before);
}

void ConformanceTest::failure_hasConsequences_data()
{
    QTest::addColumn<QString>("signs");
    QTest::addColumn<Consequence>("expected");

    QTest::newRow("answer") << u"1"_s << Consequence::GoOn;
    QTest::newRow("failure") << u"-"_s << Consequence::GoOn;
    QTest::newRow("three failures") << u"---"_s << Consequence::GiveUpModel;
    QTest::newRow("not in a row") << u"--1-"_s << Consequence::GoOn;
    QTest::newRow("in a row, later") << u"1---"_s << Consequence::GiveUpModel;
    QTest::newRow("unknown") << u"!"_s << Consequence::GiveUpModel;
    QTest::newRow("unknown all at once") << u"11!"_s << Consequence::GiveUpModel;
    QTest::newRow("answer again") << u"--1"_s << Consequence::GoOn;
}

void ConformanceTest::failure_hasConsequences()
{
    QFETCH(QString, signs);
    QFETCH(Consequence, expected);
    QCOMPARE(consequenceOf(resultsOf(u"m"_s, signs)), expected);
}

void ConformanceTest::error_mayHoldForAll_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<Consequence>("expected");

    const auto row = [](const Error &error, Consequence expected) {
        QTest::addRow("%s %s", qPrintable(errorKindName(error.kind)), qPrintable(error.expected))
            << error << expected;
    };
    for (const ErrorKind kind :
         {ErrorKind::BadKey, ErrorKind::BudgetExceeded, ErrorKind::ConnectionRefused,
          ErrorKind::HostNotFound, ErrorKind::TlsFailed, ErrorKind::NotAnEndpoint,
          ErrorKind::Redirected, ErrorKind::FileUnwritable, ErrorKind::SecretsRefused}) {
        row({.kind = kind}, Consequence::Stop);
    }
    for (const ErrorKind kind : {ErrorKind::ModelUnknown, ErrorKind::AccessDenied,
                                 ErrorKind::DailyLimitReached, ErrorKind::ParameterRefused}) {
        row({.kind = kind}, Consequence::GiveUpModel);
    }
    for (const ErrorKind kind : {ErrorKind::RateLimited, ErrorKind::StreamCut,
                                 ErrorKind::AnswerEmpty, ErrorKind::StageTimedOut}) {
        row({.kind = kind}, Consequence::GoOn);
    }
    row({.kind = ErrorKind::TimedOut}, Consequence::GoOn);
    row({.kind = ErrorKind::TimedOut, .expected = u"connection"_s}, Consequence::Stop);
}

void ConformanceTest::error_mayHoldForAll()
{
    QFETCH(Error, error);
    QFETCH(Consequence, expected);
    QCOMPARE(consequenceOf({{.model = u"m"_s, .error = error}}), expected);
}

void ConformanceTest::model_isTheSumOfItsTasks()
{
    using enum edit::EditCode;
    QList<TaskResult> results = resultsOf(u"m"_s, u"4-2!"_s);
    results[0].codes = {Noop, NoMatch};
    results[0].isExact = false;
    results[2].codes = {NoMatch};
    results[2].isExact = results[2].isResolved = results[2].isWellFormed = false;
    const ModelResult expected{
        .model = u"m"_s,
        .tasks = 4,
        .answered = 2,
        .wellFormed = 1,
        .resolved = 1,
        .exact = 0,
        .levels = {2, 0, 4, 0},
        .codes = {{.code = NoMatch, .count = 2}, {.code = Noop, .count = 1}},
        .median = std::chrono::seconds(3),
        .usage = {.promptTokens = 20, .completionTokens = 2, .cost = 0.5},
        .givenUp = Error{ErrorKind::ModelUnknown},
    };
    QVERIFY(summed(results) == expected);
    QVERIFY(summed({}) == ModelResult());
}

void ConformanceTest::median_isInTheMiddle_data()
{
    QTest::addColumn<QString>("signs");
    QTest::addColumn<int>("seconds");

    QTest::newRow("one") << u"5"_s << 5;
    QTest::newRow("odd") << u"915"_s << 5;
    QTest::newRow("even") << u"9153"_s << 4;
    QTest::newRow("failures do not count") << u"-9--1-5"_s << 5;
    QTest::newRow("none") << u"-"_s << -1;
}

void ConformanceTest::median_isInTheMiddle()
{
    QFETCH(QString, signs);
    QFETCH(int, seconds);
    const std::optional<milliseconds> median = summed(resultsOf(u"m"_s, signs)).median;
    QCOMPARE(median.value_or(std::chrono::seconds(-1)), std::chrono::seconds(seconds));
}

void ConformanceTest::unknownUsage_staysUnknown()
{
    QList<TaskResult> results = resultsOf(u"m"_s, u"123-"_s);
    results[1].usage.cost.reset();
    const llm::TokenUsage expected{.promptTokens = 30, .completionTokens = 3};
    QVERIFY(summed(results).usage == expected);
}

void ConformanceTest::models_areRanked()
{
    QList<TaskResult> formed = resultsOf(u"formed"_s, u"1"_s);
    formed[0].isExact = formed[0].isResolved = false;
    QList<TaskResult> fitting = resultsOf(u"fitting"_s, u"11"_s);
    fitting[1].isExact = false;
    QList<TaskResult> beside = resultsOf(u"beside"_s, u"111"_s);
    for (TaskResult &result : beside) {
        result.isExact = false;
    }
    const QList<TaskResult> results = resultsOf(u"unknown"_s, u"!"_s) + formed + beside
        + resultsOf(u"slow"_s, u"33"_s) + fitting + resultsOf(u"fast"_s, u"22"_s)
        + resultsOf(u"half"_s, u"1-"_s);
    QStringList names;
    for (const ModelResult &model : ranked(results)) {
        names.append(model.model);
    }
    QCOMPARE(names,
             (QStringList{u"fast"_s, u"slow"_s, u"fitting"_s, u"half"_s, u"beside"_s, u"formed"_s,
                          u"unknown"_s}));
    QVERIFY(ranked({}).isEmpty());
}

void ConformanceTest::results_areJson()
{
    TaskResult result = resultsOf(u"m"_s, u"4"_s).constFirst();
    result.codes = {edit::EditCode::Noop, edit::EditCode::Noop};
    QCOMPARE(
        lineOf(toJson(result, true)),
        R"({"codes":["W_NOOP","W_NOOP"],"exact":true,"levels":{"L0":1,"L1":0,"L2":2,"L3":0},)"
        R"("model":"m","resolved":true,"run":"r","task":"t","total_ms":4000,"type":"task",)"
        R"("usage":{"completion_tokens":1,"cost":0.25,"prompt_tokens":10},"well_formed":true})"_ba);
    const QList<TaskResult> failures = resultsOf(u"m"_s, u"!"_s);
    QCOMPARE(lineOf(toJson(failures.constFirst(), false)),
             R"({"error":{"kind":"ModelUnknown"},"model":"m","task":"t","type":"task"})"_ba);
    QCOMPARE(
        lineOf(toJson(summed({result}))),
        R"({"answered":1,"codes":{"W_NOOP":2},"exact":1,"levels":{"L0":1,"L1":0,"L2":2,"L3":0},)"
        R"("median_ms":4000,"model":"m","resolved":1,"tasks":1,"type":"model",)"
        R"("usage":{"completion_tokens":1,"cost":0.25,"prompt_tokens":10},"well_formed":1})"_ba);
    QCOMPARE(lineOf(toJson(summed(failures))),
             R"({"answered":0,"exact":0,"given_up":{"kind":"ModelUnknown"},)"
             R"("levels":{"L0":0,"L1":0,"L2":0,"L3":0},"model":"m","resolved":0,"tasks":1,)"
             R"("type":"model","well_formed":0})"_ba);
}

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
