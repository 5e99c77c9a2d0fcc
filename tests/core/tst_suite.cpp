// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/conformance.h"
#include "core/bench/suite.h"
#include "core/edit/mentions.h"
#include "core/edit/resolver.h"

#include "support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::bench;
using namespace roo::test;

namespace {

//! Files in memory, as a folder.
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

bool names(const QString &text, const QString &path)
{
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    return std::ranges::any_of(lines, [&path](QStringView line) {
        return std::ranges::contains(edit::mentionsIn(line), path, &edit::Mention::name);
    });
}

void addShippedTasks()
{
    QTest::addColumn<Task>("task");
    const QList<Task> tasks = readSuite(shippedSuite).value_or(QList<Task>());
    for (const Task &task : tasks) {
        QTest::newRow(qPrintable(task.name)) << task;
    }
}

} // namespace

//! The set that is compiled in, and any other.
class SuiteTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void shipped_isInItsOrder();
    void task_hasAnAnswer_data() { addShippedTasks(); }
    void task_hasAnAnswer();
    void task_saysEnough_data() { addShippedTasks(); }
    void task_saysEnough();
    void lineEndings_survive();
    void folder_isRead();
    void folder_withoutASuiteIsAnError_data();
    void folder_withoutASuiteIsAnError();
    void tree_isWritten();
};

void SuiteTest::shipped_isInItsOrder()
{
    const Result<QList<Task>> tasks = readSuite(shippedSuite);
    QVERIFY(tasks);
    QCOMPARE(tasks->size(), 12);
    for (qsizetype i = 0; i < tasks->size(); ++i) {
        QVERIFY(
            tasks->at(i).name.startsWith(QString::number(i + 1).rightJustified(2, u'0') + u'-'));
    }
}

void SuiteTest::task_hasAnAnswer()
{
    QFETCH(const Task, task);
    const QByteArray answer
        = contentOf(QStringLiteral(ROO_TEST_DATA "/conformance/") + task.name + u".md"_s);
    const edit::ChangeSet set
        = edit::resolved(edit::parseEdits(QString::fromUtf8(answer)), treeOf(task.before));
    QVERIFY(!set.edits.isEmpty());
    QCOMPARE(set.faults, QList<edit::EditFault>());
    for (const edit::EditOutcome &outcome : set.outcomes) {
        QCOMPARE(outcome.verdict, edit::Verdict::Resolved);
        QCOMPARE(outcome.level, edit::MatchLevel::Equal);
        QCOMPARE(outcome.faults, QList<edit::EditFault>());
    }
    const FileTree made = changed(task.before, set.files);
    QCOMPARE(made.keys(), task.after.keys());
    for (const auto &[path, bytes] : made.asKeyValueRange()) {
        QCOMPARE(bytes, task.after.value(path));
    }
}

//! The Coder is shown what the task and the plan name; and small tasks are cheap ones.
void SuiteTest::task_saysEnough()
{
    QFETCH(const Task, task);
    QVERIFY(!task.task.isEmpty() && !task.plan.isEmpty() && task.before != task.after);
    const FileTree all[]{task.before, task.after};
    for (const FileTree &files : all) {
        for (const auto &[path, bytes] : files.asKeyValueRange()) {
            QVERIFY2(names(task.task, path) && names(task.plan, path), qPrintable(path));
            QVERIFY(bytes.endsWith('\n'));
            QCOMPARE_LE(bytes.count('\n'), 60);
        }
    }
}

void SuiteTest::lineEndings_survive()
{
    const QList<Task> tasks = readSuite(shippedSuite).value_or(QList<Task>());
    for (const Task &task : tasks) {
        const FileTree all[]{task.before, task.after};
        for (const FileTree &files : all) {
            for (const QByteArray &bytes : files) {
                const bool isWindows = task.name == "08-crlf"_L1;
                QCOMPARE(bytes.count("\r\n"), isWindows ? bytes.count('\n') : 0);
            }
        }
    }
}

void SuiteTest::folder_isRead()
{
    const QTemporaryDir folder;
    const QString task = folder.filePath(u"b"_s);
    QVERIFY(writeFile(task + u"/task.md"_s, "Do it.\n"));
    QVERIFY(writeFile(task + u"/plan.md"_s, "1. Do it.\n"));
    QVERIFY(writeFile(task + u"/before/x/.a"_s, "1\r\n"));
    QVERIFY(writeFile(task + u"/after/y"_s, "\xff"));
    QVERIFY(writeFile(folder.filePath(u"a/task.md"_s), ""));
    QVERIFY(writeFile(folder.filePath(u"a/plan.md"_s), ""));
    QVERIFY(writeFile(folder.filePath(u"README.md"_s), ""));
    const QList<Task> expected{{.name = u"a"_s},
                               {.name = u"b"_s,
                                .task = u"Do it."_s,
                                .plan = u"1. Do it."_s,
                                .before = {{u"x/.a"_s, "1\r\n"_ba}},
                                .after = {{u"y"_s, "\xff"_ba}}}};
    const Result<QList<Task>> tasks = readSuite(folder.path());
    QVERIFY(tasks);
    QCOMPARE(*tasks, expected);
}

void SuiteTest::folder_withoutASuiteIsAnError_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("empty") << QStringList() << ErrorKind::FileUnreadable;
    QTest::newRow("no task") << QStringList{u"a/plan.md"_s} << ErrorKind::FileUnreadable;
    QTest::newRow("no plan") << QStringList{u"a/task.md"_s} << ErrorKind::FileUnreadable;
}

void SuiteTest::folder_withoutASuiteIsAnError()
{
    QFETCH(QStringList, files);
    QFETCH(ErrorKind, kind);
    const QTemporaryDir folder;
    for (const QString &file : files) {
        QVERIFY(writeFile(folder.filePath(file), "x\n"));
    }
    const Result<QList<Task>> tasks = readSuite(folder.path());
    QVERIFY(!tasks);
    QCOMPARE(tasks.error().kind, kind);
    QVERIFY(tasks.error().subject.startsWith(folder.path()));
}

void SuiteTest::tree_isWritten()
{
    const QTemporaryDir folder;
    const FileTree files{{u"a"_s, "1\r\n"_ba}, {u"b/c/d"_s, ""_ba}};
    QVERIFY(writeTree(files, folder.path()));
    QCOMPARE(contentOf(folder.filePath(u"a"_s)), "1\r\n"_ba);
    QCOMPARE(contentOf(folder.filePath(u"b/c/d"_s)), ""_ba);
    const Result<void> again = writeTree(files, folder.path());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::FileUnwritable);
}

QTEST_GUILESS_MAIN(SuiteTest)
#include "tst_suite.moc"
