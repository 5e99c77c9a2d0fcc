// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/stagepreparation.h"

#include "projectfolder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

//! What goes into a stage's request.
class StagePreparationTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void attachments_takeRoomFromTheFolder_data();
    void attachments_takeRoomFromTheFolder();
};

void StagePreparationTest::attachments_takeRoomFromTheFolder_data()
{
    QTest::addColumn<QStringList>("attached"); // texts
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<qsizetype>("listed");
    QTest::addColumn<qint64>("bytes");

    // The list of two names takes 12 bytes, each file 100.
    using List = QStringList;
    const List both{u"a.txt"_s, u"b.txt"_s};
    QTest::newRow("none") << List() << both << qsizetype{2} << qint64{212};
    QTest::newRow("room for all") << List{QString(88, u'x')} << both << qsizetype{2} << qint64{300};
    QTest::newRow("room for one") << List{QString(80, u'x'), QString(9, u'x')} << List{u"a.txt"_s}
                                  << qsizetype{2} << qint64{201};
    QTest::newRow("counted as it is sent")
        << List{QString(45, u'\u00fc')} << List{u"a.txt"_s} << qsizetype{2} << qint64{202};
    QTest::newRow("room for the names")
        << List{QString(280, u'x')} << List() << qsizetype{2} << qint64{292};
    QTest::newRow("room for nothing else") // the names have theirs all the same
        << List{QString(299, u'x')} << List() << qsizetype{2} << qint64{311};
    QTest::newRow("more than there is")
        << List{QString(5000, u'x')} << List() << qsizetype{2} << qint64{5012};
}

void StagePreparationTest::attachments_takeRoomFromTheFolder()
{
    QFETCH(const QStringList, attached);
    QFETCH(const QStringList, shown);
    QFETCH(const qsizetype, listed);
    QFETCH(const qint64, bytes);
    ProjectFolder project({{u"a.txt"_s, QByteArray(100, 'a')}, {u"b.txt"_s, QByteArray(100, 'b')}});
    StageDraft draft{.promptTemplate = u"# System\nDo.\n\n# User\n{{task}}"_s,
                     .input = {.task = u"Change a.txt and b.txt"_s},
                     .temperature = {},
                     .maxTokens = {},
                     .model = u"m"_s,
                     .workspace = project.path(),
                     .limits = {.total = 300}};
    for (const QString &text : attached) {
        draft.input.attachments.append({.path = u"notes.md"_s, .text = text});
    }
    const auto prepared = prepareStage(draft, {});
    QVERIFY(prepared && prepared->folder);
    QStringList paths;
    for (const edit::ShownFile &file : prepared->folder->shown) {
        paths.append(file.path);
    }
    QCOMPARE(paths, shown);
    QCOMPARE(prepared->folder->listed.size(), listed);
    QCOMPARE(readOf(*prepared->folder).bytes, bytes);
    for (const QString &text : attached) { // what a person names is sent, whatever it takes
        QVERIFY(prepared->request.messages.constLast().content.contains(text));
    }
}

QTEST_GUILESS_MAIN(StagePreparationTest)
#include "tst_stagepreparation.moc"
