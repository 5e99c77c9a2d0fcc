// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changestab.h"

#include "changesamples.h"
#include "core/run/worker.h"
#include "gui/answers/codeview.h"
#include "gui/changes/diffview.h"
#include "proofsamples.h"
#include "viewtest.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

QStringList linesOf(const ChangesModel &model)
{
    QStringList lines;
    const auto add = [&](const QModelIndex &index, const QString &indent) {
        const auto state = index.data(Qt::CheckStateRole).toInt();
        const QString box = state == Qt::Checked ? u"[x] "_s
            : state == Qt::Unchecked             ? u"[ ] "_s
                                                 : u"[-] "_s;
        QString line = indent + box + index.data().toString();
        for (int column = 1; column < model.columnCount(); ++column) {
            const QString cell = index.siblingAtColumn(column).data().toString();
            line += cell.isEmpty() ? QString() : QString(u" | "_s + cell);
        }
        lines.append(line);
    };
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex file = model.index(row, 0);
        add(file, {});
        for (int hunk = 0; hunk < model.rowCount(file); ++hunk) {
            add(model.index(hunk, 0, file), u"  "_s);
        }
    }
    return lines;
}

QPushButton *button(const ChangesTab &tab, const QString &text)
{
    const auto buttons = tab.findChildren<QPushButton *>();
    const auto found = std::ranges::find_if(buttons, [&text](const QPushButton *each) {
        return QString(each->text()).remove(u'&') == text;
    });
    return found == buttons.end() ? nullptr : *found;
}

} // namespace

class TestChangesTab : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void files_areListed();
    void changes_sayWhereTheyComeFrom();
    void ticks_areOfFilesAndHunks();
    void warnings_areTickedByThemselves();
    void warnings_areReadWhole();
    void untickedFile_needsNoWarning();
    void selection_makesTheSet();
    void applied_canBeTakenBack();
    void refusedPlace_isOneClickAway();
    void brokenSet_isNotApplied();
    void clear_forgetsEverything();
    void rounds_areLookedAtOneByOne();
    void objections_askAgain();
    void place_isFound();

private:
    //! A tab that shows the sample.
    void fill(ChangesTab &tab);

    Highlighting m_highlighting;
    run::Worker m_worker;
};

void TestChangesTab::initTestCase()
{
    m_highlighting.load();
}

void TestChangesTab::fill(ChangesTab &tab)
{
    tab.show();
    QSignalSpy shown(&tab, &ChangesTab::shown);
    tab.setChanges(test::changesToView(), std::nullopt);
    QTRY_COMPARE(shown.size(), 1);
}

void TestChangesTab::files_areListed()
{
    ChangesTab tab(m_highlighting, m_worker);
    const QAbstractItemModelTester tester(&tab.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(tab);
    QCOMPARE(
        linesOf(tab.model()),
        (QStringList{u"[x] app/main.py | +5 \u22124 | but for indentation"_s,
                     u"  [x] Line 1: -import os | +3 \u22123"_s,
                     u"  [x] Line 34: -main() | +2 \u22121"_s,
                     u"[x] notes.md (deleted) | +0 \u22121 | exact"_s,
                     u"  [x] Line 1: -# Notes | +0 \u22121"_s,
                     u"[x] old.txt \u2192 new.txt (renamed) | +0 \u22120 | exact"_s,
                     u"[x] tests/test_main.py (new) | +5 \u22120 | exact"_s,
                     u"  [x] Line 1: +from app.main import read | +5 \u22120"_s,
                     u"[x] win.ini | +2 \u22122 | exact"_s, u"  [x] Line 1: -[a] | +2 \u22122"_s}));
    QCOMPARE(tab.refusals(),
             QStringList{u"app/main.py, line 60 of the answer: The lines it looks for do not stand "
                         "in the file. (E_NOMATCH)"_s});
    QCOMPARE(tab.diff()->model().diff()->file.path, u"app/main.py"_s);
}

void TestChangesTab::changes_sayWhereTheyComeFrom()
{
    ChangesTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy shown(&tab, &ChangesTab::shown);
    const run::EditOrigin first{
        .round = 1, .attemptId = u"1"_s, .attempt = 2, .model = u"<b>kat</b>"_s};
    const run::EditOrigin second{.round = 2, .attemptId = u"2"_s, .attempt = 1, .model = u"gpt"_s};
    tab.setChanges(test::changesToView(), std::nullopt,
                   {first, second, {}, first, first, first, first});
    QTRY_COMPARE(shown.size(), 1);
    const QString origin = u"From <b>kat</b>: attempt 2 in round 1 of the Coder.\n"
                           "From gpt: attempt 1 in round 2 of the Coder."_s;
    const QList<QLabel *> labels = tab.findChildren<QLabel *>();
    const auto shows = [&labels](const QString &text) {
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text
                && label->textFormat() == Qt::PlainText;
        });
    };
    QVERIFY(shows(origin));
    const QString tip = tab.model().index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"From &lt;b&gt;kat&lt;/b&gt;: attempt 2"_s), qPrintable(tip));
    const QList<QTreeView *> trees = tab.findChildren<QTreeView *>();
    const auto files = std::ranges::find(trees, &tab.model(), &QTreeView::model);
    QVERIFY(files != trees.end());
    (*files)->setCurrentIndex(tab.model().index(1, 0));
    QVERIFY(shows(u"From an answer that was given with the task."_s));
}

void TestChangesTab::ticks_areOfFilesAndHunks()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    ChangesModel &model = tab.model();
    const QModelIndex file = model.index(0, 0);
    model.toggleHunk(0, 1);
    QCOMPARE(file.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(model.selection().value(u"app/main.py"_s), QSet<qsizetype>{0});
    model.toggleHunk(0, 0);
    QCOMPARE(file.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(!model.selection().contains(u"app/main.py"_s));
    QVERIFY(model.setData(file, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.selection().value(u"app/main.py"_s).size(), 2);
    const QModelIndex moved = model.index(2, 0);
    QVERIFY(model.setData(moved, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!model.selection().contains(u"old.txt"_s));
    emit tab.diff()->hunkToggled(1);
    QCOMPARE(model.selection().value(u"app/main.py"_s), QSet<qsizetype>{0});
}

void TestChangesTab::warnings_areTickedByThemselves()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    QStringList words;
    const QList<QCheckBox *> boxes = tab.warnings();
    for (const QCheckBox *box : boxes) {
        words.append(box->accessibleName());
    }
    QCOMPARE(words,
             (QStringList{u"app/main.py gets characters that cannot be seen or turn text around."_s,
                          u"notes.md is deleted."_s, u"win.ini gets other line endings."_s,
                          u"What was refused is left out; the rest is applied all the same."_s}));
    for (QCheckBox *box : boxes) {
        QVERIFY(!button(tab, u"Apply"_s)->isEnabled());
        QVERIFY(!tab.obstacle().isEmpty());
        box->click();
    }
    QVERIFY(button(tab, u"Apply"_s)->isEnabled());
    const ChangeSelection chosen = tab.selection();
    QCOMPARE(chosen.consents, (QList{edit::Consent::Bidi, edit::Consent::Delete}));
    QVERIFY(chosen.leavesOutRefused);
}

void TestChangesTab::warnings_areReadWhole()
{
    ChangesTab tab(m_highlighting, m_worker);
    tab.resize(640, 480);
    fill(tab);
    run::EditsPlanned others = test::changesToView();
    others.folder = u"/elsewhere"_s;
    const QSignalSpy shown(&tab, &ChangesTab::shown);
    tab.setChanges(others, std::nullopt); // while some are shown
    QTRY_COMPARE(shown.size(), 1);
    const QList<QCheckBox *> boxes = tab.warnings();
    QVERIFY(!boxes.isEmpty());
    for (QCheckBox *const box : boxes) {
        const QWidget *const viewport = box->parentWidget()->parentWidget()->parentWidget();
        auto *const words = box->parentWidget()->findChild<QLabel *>();
        QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
        QCOMPARE_GE(viewport->height(), words->height());
        QCOMPARE_LE(words->mapTo(viewport, words->rect().bottomRight()).x(), viewport->width());
        const bool wasTicked = box->isChecked();
        QTest::mouseClick(words, Qt::LeftButton);
        QVERIFY(box->isChecked() != wasTicked);
    }
}

void TestChangesTab::untickedFile_needsNoWarning()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    for (const int row : {0, 1, 4}) {
        QVERIFY(tab.model().setData(tab.model().index(row, 0), Qt::Unchecked, Qt::CheckStateRole));
    }
    tab.warnings().constLast()->click();
    QCOMPARE(tab.obstacle(), QString());
    QVERIFY(tab.selection().consents.isEmpty());
    for (const int row : {2, 3}) {
        QVERIFY(tab.model().setData(tab.model().index(row, 0), Qt::Unchecked, Qt::CheckStateRole));
    }
    QCOMPARE(tab.obstacle(), u"Nothing is ticked."_s);
}

void TestChangesTab::selection_makesTheSet()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    tab.model().toggleHunk(0, 0);
    const edit::ChangeSet all = test::changesToView().changes;
    const edit::ChangeSet part = edit::selected(all, tab.selection().hunks);
    QCOMPARE(part.files.size(), all.files.size());
    QVERIFY(part.files.constFirst().after.startsWith("import os\nimport sys\n"));
    QVERIFY(part.files.constFirst().after.contains("__main__"));
}

void TestChangesTab::applied_canBeTakenBack()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    QSignalSpy undone(&tab, &ChangesTab::undoRequested);
    QVERIFY(!button(tab, u"Undo"_s)->isEnabled());
    tab.setChanges(
        test::changesToView(),
        run::EditsApplied{
            .folder = u"/nowhere"_s, .paths = {}, .consents = {}, .journal = u"undo-1"_s});
    QVERIFY(!button(tab, u"Apply"_s)->isEnabled());
    QVERIFY(!tab.model().flags(tab.model().index(0, 0)).testFlag(Qt::ItemIsUserCheckable));
    button(tab, u"Undo"_s)->click();
    QCOMPARE(undone.size(), 1);
    tab.setChanges(test::changesToView(), std::nullopt);
    QVERIFY(!button(tab, u"Undo"_s)->isEnabled());
    QVERIFY(tab.model().flags(tab.model().index(0, 0)).testFlag(Qt::ItemIsUserCheckable));
}

void TestChangesTab::refusedPlace_isOneClickAway()
{
    const QTemporaryDir folder;
    run::EditsPlanned planned = test::changesToView();
    planned.folder = folder.path();
    QVERIFY(QDir(folder.path()).mkdir(u"app"_s));
    QFile file(folder.filePath(u"app/main.py"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(file.write("one\ntwo\nthree\nfour\nfive\nsix\n") > 0);
    file.close();
    ChangesTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy shown(&tab, &ChangesTab::shown);
    tab.setChanges(planned, std::nullopt);
    QTRY_COMPARE(shown.size(), 1);
    tab.findChild<QListWidget *>()->setCurrentRow(0);
    button(tab, u"Show where it was probably meant"_s)->click();
    auto *view = tab.findChild<CodeView *>();
    QTRY_VERIFY(view->isVisible());
    QTRY_COMPARE(view->textCursor().blockNumber(), 4);
}

void TestChangesTab::brokenSet_isNotApplied()
{
    ChangesTab tab(m_highlighting, m_worker);
    run::EditsPlanned planned = test::changesToView();
    planned.changes.faults = {{.code = edit::EditCode::Truncated}};
    QSignalSpy shown(&tab, &ChangesTab::shown);
    tab.setChanges(planned, std::nullopt);
    QTRY_COMPARE(shown.size(), 1);
    QVERIFY(tab.obstacle().contains(u"cut off"_s));
    QVERIFY(!button(tab, u"Apply"_s)->isEnabled());
}

void TestChangesTab::clear_forgetsEverything()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    tab.clear();
    QCOMPARE(tab.model().rowCount(), 0);
    QVERIFY(tab.refusals().isEmpty());
    QVERIFY(tab.warnings().isEmpty());
    QVERIFY(!button(tab, u"Apply"_s)->isEnabled());
}

void TestChangesTab::rounds_areLookedAtOneByOne()
{
    ChangesTab tab(m_highlighting, m_worker);
    tab.show();
    QSignalSpy shown(&tab, &ChangesTab::shown);
    const run::Run run = run::foldAll(test::numbered(test::provedBodies()));
    tab.setChanges(*run.edits(), std::nullopt);
    tab.setRounds(run);
    QTRY_COMPARE(shown.size(), 1);
    QComboBox &rounds = *tab.rounds();
    QVERIFY(rounds.isVisible());
    QCOMPARE(rounds.count(), 3);
    QVERIFY(tab.applyButton()->isEnabled());
    const auto after = [&tab] { return tab.model().file(0).diff->file.after; };
    QCOMPARE(after(), "one\n2\n"_ba);
    const auto choose = [&rounds](int index) {
        rounds.setCurrentIndex(index);
        emit rounds.activated(index);
    };
    choose(1);
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(after(), "one\nTWO\n"_ba);
    QVERIFY(!tab.applyButton()->isEnabled());
    QVERIFY(tab.obstacle().contains(u"round 1"_s));
    QVERIFY(!tab.model().flags(tab.model().index(0, 0)).testFlag(Qt::ItemIsUserCheckable));
    choose(2);
    QTRY_COMPARE(shown.size(), 3);
    QCOMPARE(tab.model().file(0).diff->file.before, "one\nTWO\n"_ba);
    QCOMPARE(after(), "one\n2\n"_ba);
    choose(0);
    QTRY_COMPARE(shown.size(), 4);
    QCOMPARE(tab.model().file(0).diff->file.before, "one\ntwo\n"_ba);
    QVERIFY(tab.applyButton()->isEnabled());
}

void TestChangesTab::objections_askAgain()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    QVERIFY(button(tab, u"Apply"_s) != nullptr);
    tab.setObjections({u"failing"_s, u"rejected"_s});
    QVERIFY(button(tab, u"Apply Anyway…"_s) != nullptr);
    tab.setObjections({});
    QVERIFY(button(tab, u"Apply"_s) != nullptr);
}

void TestChangesTab::place_isFound()
{
    ChangesTab tab(m_highlighting, m_worker);
    fill(tab);
    const auto current = [&tab]() -> QString {
        const QList<QTreeView *> trees = tab.findChildren<QTreeView *>();
        const auto tree = std::ranges::find(trees, &tab.model(), &QTreeView::model);
        const QModelIndex index = tree == trees.end() ? QModelIndex() : (*tree)->currentIndex();
        return index.parent().data().toString() + u'/' + index.data().toString();
    };
    QVERIFY(tab.showPlaceIn(u"app/main.py"_s, 36));
    QCOMPARE(current(), u"app/main.py/Line 34: -main()"_s);
    QVERIFY(tab.showPlaceIn(u"app/main.py"_s, 2));
    QCOMPARE(current(), u"app/main.py/Line 1: -import os"_s);
    QVERIFY(tab.showPlaceIn(u"new.txt"_s, 1)); // renamed, with nothing else
    QCOMPARE(current(), u"/old.txt \u2192 new.txt (renamed)"_s);
    QVERIFY(!tab.showPlaceIn(u"elsewhere.py"_s, 1));
    QVERIFY(!tab.showPlaceIn({}, 1));
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestChangesTab>(argc, argv);
}
#include "tst_changestab.moc"
