// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/draft.h"

#include "support/files.h"
#include "windowtest.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace roo::gui;
using namespace roo::test;

class DraftTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void draft_isOnDiskSoon();
    void draft_isWrittenAtTheEnd();
    void brokenFile_isAnEmptyDraft();
    void withoutAFile_nothingIsKept();
};

namespace {

const TaskDraft draft{.task = u"Tü\n\"x\""_s,
                      .profile = u"baseline"_s,
                      .workspace = u"/w"_s,
                      .attachments = {u"/a"_s, u"/b"_s},
                      .taken = {{.run = u"20261122-120000-abcdef"_s, .path = u"/c"_s}}};

} // namespace

void DraftTest::draft_isOnDiskSoon()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"drafts/0.json"_s);
    DraftKeeper keeper(file);
    QVERIFY(!keeper.read());
    keeper.keep({.task = u"a"_s, .profile = {}, .workspace = {}, .attachments = {}});
    keeper.keep(draft);
    QTRY_VERIFY(QFileInfo::exists(file));
    QCOMPARE(DraftKeeper(file).read(), draft);
#ifdef Q_OS_UNIX
    QCOMPARE(QFileInfo(file).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
#endif
}

void DraftTest::draft_isWrittenAtTheEnd()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"d.json"_s);
    DraftKeeper(file).keep(draft);
    QCOMPARE(DraftKeeper(file).read(), draft);
}

void DraftTest::brokenFile_isAnEmptyDraft()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"d.json"_s), "{\"task\": \"half"));
    QCOMPARE(DraftKeeper(folder.filePath(u"d.json"_s)).read(), TaskDraft());
}

void DraftTest::withoutAFile_nothingIsKept()
{
    DraftKeeper keeper({});
    keeper.keep(draft);
    QVERIFY(!keeper.read());
}

ROO_WINDOW_TEST_MAIN(DraftTest)
#include "tst_draft.moc"
