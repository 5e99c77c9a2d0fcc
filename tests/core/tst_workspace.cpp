// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editscript.h"
#include "core/edit/filetext.h"
#include "core/edit/resolver.h"
#include "core/edit/transaction.h"
#include "core/edit/workspace.h"

#include "support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

using Kind = TreeEntry::Kind;

//! A real folder: what is seen of it, and an answer that goes there and back.
class WorkspaceTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void open_needsAFolder();
    void look_tellsWhatLiesThere_data();
    void look_tellsWhatLiesThere();
    void look_tellsOtherLetterCases();
    void look_tellsOtherNames();
    void answer_goesThereAndBack();
    void answer_isStaleWhenTheFolderHasChanged();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString root() const { return m_folder->filePath(u"tree"_s); }
    [[nodiscard]] QString at(const QString &path) const { return root() + u'/' + path; }
    [[nodiscard]] QString journal() const { return m_folder->filePath(u"undo/one"_s); }
};

void WorkspaceTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(writeFile(at(u"src/a.py"_s), "one\ntwo\n"));
    QVERIFY(writeFile(at(u"README"_s), "read\r\nme"));
}

void WorkspaceTest::open_needsAFolder()
{
    QVERIFY(!Workspace::open(at(u"none"_s)));
    QVERIFY(!Workspace::open(at(u"README"_s)));
    const auto workspace = Workspace::open(at(u"src/.."_s));
    QVERIFY(workspace);
    QCOMPARE((*workspace)->folder(), QFileInfo(root()).canonicalFilePath());
}

void WorkspaceTest::look_tellsWhatLiesThere_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("decidedBy");
    const auto row
        = [](const char *name, const QString &path, Kind kind, const QString &decidedBy = {}) {
              QTest::newRow(name) << path << kind << (decidedBy.isEmpty() ? path : decidedBy);
          };
    row("a file", u"src/a.py"_s, Kind::File);
    row("a folder", u"src"_s, Kind::Folder);
    row("nothing", u"src/b.py"_s, Kind::Missing);
    row("nothing below nothing", u"new/deep/b.py"_s, Kind::Missing, u"new"_s);
    row("below a file", u"README/x"_s, Kind::Other, u"README"_s);
#ifdef Q_OS_UNIX
    row("a link", u"link"_s, Kind::Link);
    row("a link to nothing", u"dangling"_s, Kind::Link);
    row("below a link", u"outside/file"_s, Kind::Link, u"outside"_s);
    row("a pipe", u"pipe"_s, Kind::Other);
#endif
}

void WorkspaceTest::look_tellsWhatLiesThere()
{
    QFETCH(const QString, path);
    QFETCH(const Kind, kind);
    QFETCH(const QString, decidedBy);
#ifdef Q_OS_UNIX
    QVERIFY(writeFile(m_folder->filePath(u"elsewhere/file"_s), "x"));
    QVERIFY(QFile::link(at(u"README"_s), at(u"link"_s)));
    QVERIFY(QFile::link(at(u"none"_s), at(u"dangling"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), at(u"outside"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(at(u"pipe"_s)).constData(), 0600), 0);
#endif
    const auto workspace = Workspace::open(root());
    QVERIFY(workspace);
    const TreeEntry entry = (*workspace)->look(path);
    QCOMPARE(entry.kind, kind);
    QCOMPARE(entry.decidedBy, decidedBy);
    QCOMPARE(entry.twin, QString());
    QCOMPARE(entry.bytes, kind == Kind::File ? "one\ntwo\n"_ba : QByteArray());
}

void WorkspaceTest::look_tellsOtherLetterCases()
{
    const auto workspace = Workspace::open(root());
    QVERIFY(workspace);
    QCOMPARE((*workspace)->look(u"readme"_s).twin, u"README"_s);
    QCOMPARE((*workspace)->look(u"SRC/new.py"_s).twin, u"src"_s);
    QCOMPARE((*workspace)->look(u"src/A.py"_s).twin, u"src/a.py"_s);
    QCOMPARE((*workspace)->look(u"src/a.py"_s).twin, QString());
    QCOMPARE((*workspace)->look(u"src/b.py"_s).twin, QString());
}

void WorkspaceTest::look_tellsOtherNames()
{
#ifdef Q_OS_UNIX
    QCOMPARE(::link(QFile::encodeName(at(u"README"_s)).constData(),
                    QFile::encodeName(at(u"second"_s)).constData()),
             0);
    QCOMPARE(::chmod(QFile::encodeName(at(u"src/a.py"_s)).constData(), 0750), 0);
    const auto workspace = Workspace::open(root());
    QVERIFY(workspace);
    QVERIFY((*workspace)->look(u"README"_s).hasOtherNames);
    QVERIFY(!(*workspace)->look(u"src/a.py"_s).hasOtherNames);
    QCOMPARE((*workspace)->look(u"src/a.py"_s).mode, 0750);
    QVERIFY(writeFile(at(u"large"_s), QByteArray(largestText + 1, 'x')));
    QVERIFY((*workspace)->look(u"large"_s).isTooLarge);
#endif
}

void WorkspaceTest::answer_goesThereAndBack()
{
    const QString answer = u"File: src/a.py\nAction: replace\nAnchor:\n```\ntwo\n```\n"
                           "Replace With:\n```\n2\n```\n\n"
                           "File: README\nAction: rename\nTo: docs/README\n\n"
                           "File: run\nAction: create\nMode: +x\nContent:\n```\n#!/bin/sh\n```\n"_s;
    const auto workspace = Workspace::open(root());
    QVERIFY(workspace);
    const ChangeSet set = resolved(parseEdits(answer), (*workspace)->tree());
    QVERIFY(set.isComplete());
    QVERIFY((*workspace)->apply(set.files, journal()));
    QCOMPARE(contentOf(at(u"src/a.py"_s)), "one\n2\n"_ba);
    QCOMPARE(contentOf(at(u"docs/README"_s)), "read\r\nme"_ba);
    QVERIFY(!QFileInfo::exists(at(u"README"_s)));
    QVERIFY(QFileInfo(at(u"run"_s)).isExecutable());

    const auto again = Workspace::open(root());
    QVERIFY(again);
    const ChangeSet nothing = resolved(parseEdits(answer), (*again)->tree());
    QVERIFY(nothing.isComplete());
    QVERIFY(nothing.files.isEmpty());

    QVERIFY(takeBack(journal()));
    QCOMPARE(contentOf(at(u"src/a.py"_s)), "one\ntwo\n"_ba);
    QCOMPARE(contentOf(at(u"README"_s)), "read\r\nme"_ba);
    QCOMPARE(QDir(root()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{u"README"_s, u"src"_s}));
}

void WorkspaceTest::answer_isStaleWhenTheFolderHasChanged()
{
    const QString answer = u"File: src/a.py\nAction: append\nInsert:\n```\nthree\n```\n"_s;
    const auto workspace = Workspace::open(root());
    QVERIFY(workspace);
    const ChangeSet set = resolved(parseEdits(answer), (*workspace)->tree());
    QVERIFY(writeFile(at(u"src/a.py"_s), "mine\n"));
    const Result<void> applied = (*workspace)->apply(set.files, journal());
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::FileStale);
    QCOMPARE(contentOf(at(u"src/a.py"_s)), "mine\n"_ba);
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
