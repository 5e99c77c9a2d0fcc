// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checkconsents.h"

#include "support/files.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::proof;
using namespace roo::run;
using namespace roo::test;

namespace {

const Check &makeTest()
{
    static const Check check{
        .kind = CheckKind::Test, .name = u"test"_s, .command = {u"make"_s, u"test"_s}};
    return check;
}

} // namespace

//! What a person has allowed to run, and what not.
class CheckConsentsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid() && QDir(m_home->path()).mkpath(u"work/deep"_s));
    }

    void consent_isKept();
    void consent_isForNothingElse_data();
    void consent_isForNothingElse();
    void consent_doesNotDependOnNames();
    void consent_isForTheFolderWhateverLeadsThere();
    void file_canBeRead();
    void file_isPrivate();
    void file_thatIsBroken_data();
    void file_thatIsBroken();
    void file_withSomeNonsense();
    void file_thatCannotBeWritten();
    void consents_areBounded();
    void consents_ofSeveralAtOnce();
    void consents_withoutAFolder();

private:
    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] QString path() const { return m_home->filePath(u"data/check-consents.json"_s); }
    [[nodiscard]] QString work() const { return m_home->filePath(u"work"_s); }
    [[nodiscard]] CheckConsents consents() const
    {
        return CheckConsents(m_home->filePath(u"data"_s));
    }
};

void CheckConsentsTest::consent_isKept()
{
    QVERIFY(!consents().isAllowed(work(), makeTest(), u"1f"_s));
    QVERIFY(!QFileInfo::exists(m_home->filePath(u"data"_s)));
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    QVERIFY(consents().isAllowed(work(), makeTest(), u"1f"_s));
}

void CheckConsentsTest::consent_isForNothingElse_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("config");
    Check check = makeTest();
    QTest::newRow("another workspace") << u"work/deep"_s << check << u"1f"_s;
    QTest::newRow("another configuration") << u"work"_s << check << u"2f"_s;
    check.command.append(u"-k"_s);
    QTest::newRow("another argument") << u"work"_s << check << u"1f"_s;
    check.command = {u"make test"_s};
    QTest::newRow("other words") << u"work"_s << check << u"1f"_s;
    check = makeTest();
    check.folder = u"deep"_s;
    QTest::newRow("another folder") << u"work"_s << check << u"1f"_s;
}

void CheckConsentsTest::consent_isForNothingElse()
{
    QFETCH(const QString, folder);
    QFETCH(const Check, check);
    QFETCH(const QString, config);
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    QVERIFY(!consents().isAllowed(m_home->filePath(folder), check, config));
    QVERIFY(consents().allow(m_home->filePath(folder), {check}, config));
    QVERIFY(consents().isAllowed(m_home->filePath(folder), check, config));
    QVERIFY(consents().isAllowed(work(), makeTest(), u"1f"_s));
}

//! Nobody agreed to a name, or to a patience.
void CheckConsentsTest::consent_doesNotDependOnNames()
{
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    Check check = makeTest();
    check.name = u"all tests"_s;
    check.timeout = std::chrono::seconds(1);
    QVERIFY(consents().isAllowed(work(), check, u"1f"_s));
}

void CheckConsentsTest::consent_isForTheFolderWhateverLeadsThere()
{
    QVERIFY(consents().allow(work() + u"/deep/..", {makeTest()}, u"1f"_s));
    QVERIFY(consents().isAllowed(work(), makeTest(), u"1f"_s));
#ifdef Q_OS_UNIX
    const QString link = m_home->filePath(u"link"_s);
    QVERIFY(QFile::link(work(), link));
    QVERIFY(consents().isAllowed(link, makeTest(), u"1f"_s));
    // And the consent does not move with the link.
    QVERIFY(QFile::remove(link) && QFile::link(work() + u"/deep", link));
    QVERIFY(!consents().isAllowed(link, makeTest(), u"1f"_s));
#endif
}

void CheckConsentsTest::file_canBeRead()
{
    Check check = makeTest();
    check.folder = u"deep"_s;
    QVERIFY(consents().allow(work(), {makeTest(), check}, u"1f"_s));
    const QJsonArray all = QJsonDocument::fromJson(contentOf(path()))["consents"_L1].toArray();
    QCOMPARE(all.size(), 2);
    QJsonObject last = all.last().toObject();
    const auto when = QDateTime::fromString(last.take("when"_L1).toString(), Qt::ISODate);
    QVERIFY(qAbs(when.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(when.timeSpec(), Qt::UTC);
    QCOMPARE(last,
             (QJsonObject{{u"workspace"_s, QFileInfo(work()).canonicalFilePath()},
                          {u"command"_s, QJsonArray{u"make"_s, u"test"_s}},
                          {u"folder"_s, u"deep"_s},
                          {u"config_sha256"_s, u"1f"_s}}));
}

void CheckConsentsTest::file_isPrivate()
{
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther;
    QVERIFY(!(QFileInfo(path()).permissions() & others));
}

void CheckConsentsTest::file_thatIsBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << "{\"consents\": [{\"workspace\": \"/w\""_ba;
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("nothing in it") << "{}"_ba;
    QTest::newRow("no list") << "{\"consents\": {}}"_ba;
    QTest::newRow("too large") << QByteArray(17 * 1024 * 1024, ' ');
}

void CheckConsentsTest::file_thatIsBroken()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(writeFile(path(), bytes));
    QVERIFY(writeFile(path() + u".broken", "an older one"));
    QVERIFY(!consents().isAllowed(work(), makeTest(), u"1f"_s));
    QVERIFY(contentOf(path()) == bytes);
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    QVERIFY(consents().isAllowed(work(), makeTest(), u"1f"_s));
    QVERIFY(contentOf(path() + u".broken") == bytes);
}

void CheckConsentsTest::file_withSomeNonsense()
{
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    QJsonArray all = QJsonDocument::fromJson(contentOf(path()))["consents"_L1].toArray();
    QJsonObject nonsense = all.first().toObject();
    nonsense[u"command"_s] = QJsonArray{u"rm"_s, 5};
    all.append(nonsense);
    all.append(QJsonValue(3));
    QVERIFY(writeFile(path(), QJsonDocument(QJsonObject{{u"consents"_s, all}}).toJson()));
    QVERIFY(consents().isAllowed(work(), makeTest(), u"1f"_s));
    Check check = makeTest();
    check.command = {u"rm"_s};
    QVERIFY(!consents().isAllowed(work(), check, u"1f"_s));
    check.command = {u"rm"_s, u""_s};
    QVERIFY(!consents().isAllowed(work(), check, u"1f"_s));
}

void CheckConsentsTest::file_thatCannotBeWritten()
{
    QVERIFY(writeFile(m_home->filePath(u"data"_s), "a file"));
    const auto allowed = consents().allow(work(), {makeTest()}, u"1f"_s);
    QVERIFY(!allowed);
    QCOMPARE(allowed.error().kind, ErrorKind::FileUnwritable);
}

void CheckConsentsTest::consents_areBounded()
{
    QList<Check> checks;
    for (qsizetype i = 0; i < CheckConsents::most; ++i) {
        checks.append({.name = u"x"_s, .command = {u"x"_s, QString::number(i)}});
    }
    QVERIFY(consents().allow(work(), checks, u"1f"_s));
    QVERIFY(consents().isAllowed(work(), checks.constFirst(), u"1f"_s));
    // The first is allowed again, and so is none of the oldest any more.
    QVERIFY(consents().allow(work(), {checks.constFirst()}, u"1f"_s));
    QVERIFY(consents().allow(work(), {makeTest()}, u"1f"_s));
    QVERIFY(consents().isAllowed(work(), makeTest(), u"1f"_s));
    QVERIFY(consents().isAllowed(work(), checks.constFirst(), u"1f"_s));
    QVERIFY(!consents().isAllowed(work(), checks.at(1), u"1f"_s));
    QVERIFY(consents().isAllowed(work(), checks.at(2), u"1f"_s));
}

void CheckConsentsTest::consents_ofSeveralAtOnce()
{
    const auto allowSome = [this](const QString &config) {
        for (int i = 0; i < 10; ++i) {
            QVERIFY(consents().allow(work(), {makeTest()}, config + QString::number(i)));
        }
    };
    std::jthread one(allowSome, u"one"_s);
    std::jthread other(allowSome, u"other"_s);
    one.join();
    other.join();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(consents().isAllowed(work(), makeTest(), u"one"_s + QString::number(i)));
        QVERIFY(consents().isAllowed(work(), makeTest(), u"other"_s + QString::number(i)));
    }
}

void CheckConsentsTest::consents_withoutAFolder()
{
    const CheckConsents none{QString()};
    QVERIFY(none.allow(work(), {makeTest()}, u"1f"_s));
    QVERIFY(!none.isAllowed(work(), makeTest(), u"1f"_s));
}

QTEST_GUILESS_MAIN(CheckConsentsTest)
#include "tst_checkconsents.moc"
