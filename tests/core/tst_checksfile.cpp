// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checksfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

QList<proof::Check> sampleChecks()
{
    return {{.kind = proof::CheckKind::Build,
             .name = u"build"_s,
             .command = {u"cmake"_s, u"--build"_s, u"build"_s}},
            {.kind = proof::CheckKind::Test,
             .name = u"unit \"tests\" ü"_s,
             .command = {u"C:\\tools\\run"_s, u"a b"_s, u""_s, u"$(x)"_s},
             .folder = u"web"_s,
             .report = u"out/junit.xml"_s,
             .timeout = std::chrono::seconds(30),
             .outputLimit = 1000}};
}

} // namespace

class ChecksFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void text_isReadBack();
    void file_isWrittenOnce();
    void link_isNotWrittenThrough();
};

void ChecksFileTest::text_isReadBack()
{
    const auto checks = proof::parseChecks(checksText(sampleChecks()), u"x"_s);
    QVERIFY(checks.has_value());
    QCOMPARE(*checks, sampleChecks());
}

void ChecksFileTest::file_isWrittenOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(proof::checksFile);
    QVERIFY(writeChecksFile(folder.path(), sampleChecks()).has_value());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), checksText(sampleChecks()));
    const auto again = writeChecksFile(folder.path(), {});
    QVERIFY(!again.has_value());
    QCOMPARE(again.error().kind, ErrorKind::FileExists);
    QCOMPARE(again.error().subject, path);
}

void ChecksFileTest::link_isNotWrittenThrough()
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(u"elsewhere"_s);
    if (!QFile::link(target, folder.filePath(proof::checksFile))) {
        QSKIP("no links here");
    }
    QVERIFY(!writeChecksFile(folder.path(), sampleChecks()).has_value());
    QVERIFY(!QFile::exists(target));
}

QTEST_GUILESS_MAIN(ChecksFileTest)
#include "tst_checksfile.moc"
