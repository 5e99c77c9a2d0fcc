// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/sha256.h"
#include "core/edit/applyjournal.h"
#include "core/edit/transaction.h"
#include "core/edit/workspace.h"

#include "sizelimit.h"
#include "support/files.h"
#include "support/killed.h"

#include <QDir>
#include <QDirListing>
#include <QFileInfo>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

namespace {

//! Every file below a folder with its content and mode, every folder with a slash.
QMap<QString, QByteArray> treeIn(const QString &folder)
{
    using Flag = QDirListing::IteratorFlag;
    QMap<QString, QByteArray> tree;
    for (const auto &entry : QDirListing(folder, Flag::Recursive | Flag::IncludeHidden)) {
        const QString path = QDir(folder).relativeFilePath(entry.filePath());
        if (entry.isDir()) {
            tree.insert(path + u'/', {});
        } else {
            tree.insert(path,
                        contentOf(entry.filePath()) + " mode "
                            + QByteArray::number(int(entry.fileInfo().permissions()), 16));
        }
    }
    return tree;
}

} // namespace

//! Files are brought from one state to another: all or none, and back.
class TransactionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void steps_areCarriedOut();
    void owner_staysThatOfTheReplacedFile();
    void steps_areTakenBack();
    void takenBack_isOnlyOnce();
    void staleFile_stopsEverything_data();
    void staleFile_stopsEverything();
    void failure_takesBackWhatWasDone();
    void laterChange_isNotLost();
    void laterChange_isOverwrittenWhenTold();
    void laterChange_isNotTakenForAnother_data();
    void laterChange_isNotTakenForAnother();
    void folderAtWork_isLeftAlone();
    void killedProgram_leavesTheOldTree();
    void killedUndo_isFinished();
    void killedUndo_losesWhatWasGivenUp();
    void killedUndo_leavesOtherChanges();
    void laterFolder_isNeverLost();
    void journal_isCheckedBeforeItIsUsed();
    void links_areNotFollowed();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString root() const { return m_folder->filePath(u"tree"_s); }
    [[nodiscard]] QString journals() const { return m_folder->filePath(u"undo"_s); }
    [[nodiscard]] QString journal() const { return journals() + u"/one"; }
    [[nodiscard]] QString at(const QString &path) const { return root() + u'/' + path; }
    [[nodiscard]] Result<void> carry(const QList<FileStep> &steps) const
    {
        const auto jail = Jail::open(root());
        return jail ? carryOut(**jail, steps, journal()) : std::unexpected(jail.error());
    }
    //! One of each kind.
    [[nodiscard]] static QList<FileStep> allSteps()
    {
        return {{.path = u"gone"_s, .before = FileState{.bytes = "g\n", .mode = 0600}, .after = {}},
                {.path = u"run.sh"_s,
                 .before = FileState{.bytes = "old\r\n", .mode = 0755},
                 .after = FileState{.bytes = "new\r\n"}},
                {.path = u"new/deep/file"_s,
                 .before = {},
                 .after = FileState{.bytes = "made", .isExecutable = true}},
                {.path = u"new/empty"_s, .before = {}, .after = FileState{}}};
    }
};

void TransactionTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(writeFile(at(u"gone"_s), "g\n"));
    QVERIFY(writeFile(at(u"run.sh"_s), "old\r\n"));
    QVERIFY(writeFile(at(u"other"_s), "o"));
    QVERIFY(QFile::setPermissions(at(u"gone"_s), QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(at(u"run.sh"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                      | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
                                      | QFile::ExeOther));
}

void TransactionTest::steps_areCarriedOut()
{
    QVERIFY(carry(allSteps()));
    QCOMPARE(treeIn(root()).keys(),
             (QStringList{u"new/"_s, u"new/deep/"_s, u"new/deep/file"_s, u"new/empty"_s, u"other"_s,
                          u"run.sh"_s}));
    QCOMPARE(contentOf(at(u"run.sh"_s)), "new\r\n"_ba);
    QCOMPARE(contentOf(at(u"new/deep/file"_s)), "made"_ba);
    QVERIFY(QFileInfo(at(u"run.sh"_s)).permission(QFile::ExeOther | QFile::ExeGroup));
    QVERIFY(QFileInfo(at(u"new/deep/file"_s)).isExecutable());
    QVERIFY(!QFileInfo(at(u"new/empty"_s)).isExecutable());
    QVERIFY(ApplyJournal::unfinished(journals()).isEmpty());
    QVERIFY(recover(journals()).isEmpty());
}

void TransactionTest::owner_staysThatOfTheReplacedFile()
{
#ifdef Q_OS_UNIX
    constexpr uint somebody = 12345;
    const QByteArray path = QFile::encodeName(at(u"run.sh"_s));
    if (::chown(path.constData(), somebody, somebody) != 0) {
        QSKIP("only root can give a file away");
    }
    QVERIFY(carry(allSteps()));
    QCOMPARE(contentOf(at(u"run.sh"_s)), "new\r\n"_ba);
    QCOMPARE(QFileInfo(at(u"run.sh"_s)).ownerId(), somebody);
    QCOMPARE(QFileInfo(at(u"run.sh"_s)).groupId(), somebody);
    QVERIFY(takeBack(journal()));
    QCOMPARE(QFileInfo(at(u"run.sh"_s)).ownerId(), somebody);
#else
    QSKIP("files have no owner that a program could keep here");
#endif
}

void TransactionTest::steps_areTakenBack()
{
    const auto before = treeIn(root());
    QVERIFY(carry(allSteps()));
    QVERIFY(takeBack(journal()));
    QCOMPARE(treeIn(root()), before);
    QVERIFY(ApplyJournal::unfinished(journals()).isEmpty());
}

void TransactionTest::takenBack_isOnlyOnce()
{
    QVERIFY(carry(allSteps()));
    QVERIFY(takeBack(journal()));
    const auto again = takeBack(journal());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::JournalUnknown);
    QCOMPARE(takeBack(journals() + u"/none").error().kind, ErrorKind::JournalUnknown);
}

void TransactionTest::staleFile_stopsEverything_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes"); // null: it has gone
    QTest::newRow("changed") << u"run.sh"_s << "OLD\r\n"_ba;
    QTest::newRow("gone") << u"gone"_s << QByteArray();
    QTest::newRow("come") << u"new/empty"_s << "not empty"_ba;
}

void TransactionTest::staleFile_stopsEverything()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, bytes);
    QVERIFY(bytes.isNull() ? QFile::remove(at(path)) : writeFile(at(path), bytes));
    const auto before = treeIn(root());
    const Result<void> carried = carry(allSteps());
    QVERIFY(!carried);
    QCOMPARE(carried.error(), (Error{.kind = ErrorKind::FileStale, .subject = path}));
    QCOMPARE(treeIn(root()), before);
    QVERIFY(!QFileInfo::exists(journal()));
}

void TransactionTest::failure_takesBackWhatWasDone()
{
    if (!SizeLimit::isPossible) {
        QSKIP("files cannot be limited here");
    }
    const auto before = treeIn(root());
    QList<FileStep> steps = allSteps();
    steps.append({.path = u"new/large"_s,
                  .before = {},
                  .after = FileState{.bytes = QByteArray(1'000'000, 'x')}});
    Result<void> carried;
    {
        const SizeLimit disk(100'000);
        carried = carry(steps);
    }
    QVERIFY(!carried);
    QCOMPARE(carried.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(carried.error().subject, at(u"new/large"_s));
    QCOMPARE(treeIn(root()), before);
    QVERIFY(!QFileInfo::exists(journal()));
}

void TransactionTest::laterChange_isNotLost()
{
    QVERIFY(carry(allSteps()));
    QVERIFY(writeFile(at(u"run.sh"_s), "mine"));
    const auto before = treeIn(root());
    const auto taken = takeBack(journal());
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::FileStale);
    QCOMPARE(taken.error().detail, u"run.sh"_s);
    QCOMPARE(treeIn(root()), before);
}

void TransactionTest::laterChange_isOverwrittenWhenTold()
{
    const auto before = treeIn(root());
    QVERIFY(carry(allSteps()));
    QVERIFY(writeFile(at(u"run.sh"_s), "mine"));
    const auto changes = laterChanges(journal());
    QCOMPARE(changes, (LaterChanges{{u"run.sh"_s, sha256Hex("mine")}}));
    QCOMPARE(takeBack(journal(), *changes), QStringList{u"run.sh"_s});
    QCOMPARE(treeIn(root()), before);
}

void TransactionTest::laterChange_isNotTakenForAnother_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes"); // null: it goes
    QTest::newRow("other bytes") << u"run.sh"_s << "mine, and more"_ba;
    QTest::newRow("gone") << u"run.sh"_s << QByteArray();
    QTest::newRow("another file") << u"new/empty"_s << "mine"_ba;
    QTest::newRow("come back") << u"gone"_s << "mine"_ba;
    QTest::newRow("too large to be known") << u"new/empty"_s << QByteArray(5'000'000, 'x');
}

void TransactionTest::laterChange_isNotTakenForAnother()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, bytes);
    const auto before = treeIn(root());
    QVERIFY(carry(allSteps()));
    QVERIFY(writeFile(at(u"run.sh"_s), "mine"));
    const auto shown = laterChanges(journal());
    QVERIFY(shown);
    QVERIFY(bytes.isNull() ? QFile::remove(at(path)) : writeFile(at(path), bytes));
    const auto now = treeIn(root());
    const auto refused = takeBack(journal(), *shown);
    QVERIFY(!refused);
    QCOMPARE(refused.error(),
             (Error{.kind = ErrorKind::FileStale, .subject = path, .detail = path}));
    QCOMPARE(treeIn(root()), now);
    QVERIFY(ApplyJournal::unfinished(journals()).isEmpty());

    const auto shownAgain = laterChanges(journal());
    QVERIFY(shownAgain);
    QVERIFY(takeBack(journal(), *shownAgain));
    QCOMPARE(treeIn(root()), before);
}

void TransactionTest::folderAtWork_isLeftAlone()
{
#ifdef Q_OS_UNIX
    const auto jail = Jail::open(root());
    QVERIFY(jail);
    QVERIFY((*jail)->tryLock());
    const Result<void> carried = carry(allSteps());
    QVERIFY(!carried);
    QCOMPARE(carried.error().kind, ErrorKind::WorkspaceBusy);
#endif
}

void TransactionTest::journal_isCheckedBeforeItIsUsed()
{
    QVERIFY(carry(allSteps()));
    const QByteArray written = contentOf(journal() + u"/journal.json");
    for (const QByteArray &path : {"../outside"_ba, "/etc/passwd"_ba, ".git/config"_ba}) {
        QByteArray forged = written;
        forged.replace("\"run.sh\"", QByteArray('"' + path + '"'));
        QVERIFY(writeFile(journal() + u"/journal.json", forged));
        const auto taken = takeBack(journal());
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::JournalUnknown);
    }
}

void TransactionTest::links_areNotFollowed()
{
#ifdef Q_OS_UNIX
    QVERIFY(writeFile(m_folder->filePath(u"outside/file"_s), "old\r\n"));
    QVERIFY(QFile::remove(at(u"run.sh"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"outside/file"_s), at(u"run.sh"_s)));
    QVERIFY(!carry(allSteps()));
    QVERIFY(QFile::remove(at(u"run.sh"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"outside"_s), at(u"new"_s)));
    QVERIFY(!carry(allSteps()));
    QCOMPARE(contentOf(m_folder->filePath(u"outside/file"_s)), "old\r\n"_ba);
    QCOMPARE(QDir(m_folder->filePath(u"outside"_s)).entryList(QDir::Files).size(), 1);
#endif
}

//! Before every single call that changes something on the disk.
void TransactionTest::killedProgram_leavesTheOldTree()
{
    const auto before = treeIn(root());
    int kills = 0;
    for (Killed killed = Killed::Yes; killed == Killed::Yes; kills += killed == Killed::Yes) {
        QVERIFY(kills < 500);
        killed = killedBefore(kills + 1, [this] { (void)carry(allSteps()); });
        if (killed == Killed::Impossible) {
            QSKIP("no process can be watched here");
        }
        const QList<Recovered> recovered = recover(journals());
        for (const Recovered &each : recovered) {
            QCOMPARE(each.left, QStringList());
            QCOMPARE(each.folder, root());
        }
        QVERIFY(ApplyJournal::unfinished(journals()).isEmpty());
        const auto kept = ApplyJournal::read(journal());
        if (kept && kept->state() == ApplyJournal::State::Applied) {
            QCOMPARE(contentOf(at(u"new/deep/file"_s)), "made"_ba);
            QVERIFY(takeBack(journal()));
        }
        QCOMPARE(treeIn(root()), before);
        QVERIFY(QDir(journals()).removeRecursively());
    }
    QVERIFY2(kills > 40, QByteArray::number(kills).constData());
}

void TransactionTest::killedUndo_isFinished()
{
    const auto before = treeIn(root());
    int kills = 0;
    for (Killed killed = Killed::Yes; killed == Killed::Yes; kills += killed == Killed::Yes) {
        QVERIFY(kills < 500);
        QVERIFY(carry(allSteps()));
        const auto after = treeIn(root());
        killed = killedBefore(kills + 1, [this] { (void)takeBack(journal()); });
        if (killed == Killed::Impossible) {
            QSKIP("no process can be watched here");
        }
        (void)recover(journals());
        QVERIFY(ApplyJournal::unfinished(journals()).isEmpty());
        if (treeIn(root()) == after) { // it had not begun
            QVERIFY(takeBack(journal()));
        }
        QCOMPARE(treeIn(root()), before);
        QVERIFY(QDir(journals()).removeRecursively());
    }
    QVERIFY2(kills > 20, QByteArray::number(kills).constData());
}

//! The same where somebody gave up what they had written since.
void TransactionTest::killedUndo_losesWhatWasGivenUp()
{
    const auto before = treeIn(root());
    int kills = 0;
    for (Killed killed = Killed::Yes; killed == Killed::Yes; kills += killed == Killed::Yes) {
        QVERIFY(kills < 500);
        QVERIFY(carry(allSteps()));
        QVERIFY(writeFile(at(u"run.sh"_s), "mine"));
        QVERIFY(QFile::remove(at(u"new/empty"_s)));
        const auto changed = treeIn(root());
        const auto changes = laterChanges(journal());
        QVERIFY(changes);
        killed = killedBefore(kills + 1, [&] { (void)takeBack(journal(), *changes); });
        if (killed == Killed::Impossible) {
            QSKIP("no process can be watched here");
        }
        const QList<Recovered> recovered = recover(journals());
        QVERIFY(recovered.isEmpty() || recovered.constFirst().left.isEmpty());
        if (treeIn(root()) == changed) { // it had not begun
            QVERIFY(takeBack(journal(), *changes));
        }
        QCOMPARE(treeIn(root()), before);
        QVERIFY(QDir(journals()).removeRecursively());
    }
    QVERIFY2(kills > 15, QByteArray::number(kills).constData());
}

//! What somebody writes while it is finished stays, and can still be asked about.
void TransactionTest::killedUndo_leavesOtherChanges()
{
    QVERIFY(carry(allSteps()));
    auto kept = ApplyJournal::read(journal());
    QVERIFY(kept && kept->beginUndo({{u"run.sh"_s, sha256Hex("other")}}));
    QVERIFY(writeFile(at(u"run.sh"_s), "mine"));
    const QList<Recovered> recovered = recover(journals());
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(recovered.constFirst().left, QStringList{u"run.sh"_s});
    QCOMPARE(contentOf(at(u"run.sh"_s)), "mine"_ba);
    const auto changes = laterChanges(journal());
    QCOMPARE(changes, (LaterChanges{{u"run.sh"_s, sha256Hex("mine")}}));
    QVERIFY(takeBack(journal(), *changes));
    QCOMPARE(contentOf(at(u"run.sh"_s)), "old\r\n"_ba);
}

void TransactionTest::laterFolder_isNeverLost()
{
    QVERIFY(carry(allSteps()));
    QVERIFY(QFile::remove(at(u"new/empty"_s)));
    QVERIFY(QDir().mkpath(at(u"new/empty/mine"_s)));
    const auto now = treeIn(root());
    const auto changes = laterChanges(journal());
    QCOMPARE(changes, (LaterChanges{{u"new/empty"_s, std::nullopt}}));
    QCOMPARE(takeBack(journal(), *changes).error().kind, ErrorKind::FileStale);
    QCOMPARE(treeIn(root()), now);
    QVERIFY(ApplyJournal::unfinished(journals()).isEmpty());
}

QTEST_GUILESS_MAIN(TransactionTest)
#include "tst_transaction.moc"
