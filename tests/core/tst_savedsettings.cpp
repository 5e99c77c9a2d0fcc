// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/savedsettings.h"

#include "support/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::config;

using Changes = QHash<QString, QString>;
Q_DECLARE_METATYPE(Changes)

class SavedSettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writing_changesWhatWasMeant_data();
    void writing_changesWhatWasMeant();
    void values_comeBack_data();
    void values_comeBack();
    void wrongValues_areRefused_data();
    void wrongValues_areRefused();
    void damagedFile_isLeftAlone();
    void damagedFile_canBeSetAside();
    void newFile_isItsOwnersAlone();
    void oldFile_keepsItsPermissions();
    void link_isFollowed();
    void nothingNew_isNotWritten();
    void readOnlyFolder_isSaid();
    void missingFolder_isSaid();
    void missingHome_isSaid();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    [[nodiscard]] QString file() const { return m_home->filePath(u"config/settings.ini"_s); }
};

void SavedSettingsTest::init()
{
    QTest::failOnWarning();
    m_home = std::make_unique<QTemporaryDir>();
}

void SavedSettingsTest::writing_changesWhatWasMeant_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QByteArray>("after");
    const Changes url{{variable::baseUrl, u"https://h:4000"_s}};
    const Changes none{{variable::baseUrl, QString()}};
    QTest::newRow("new file") << ""_ba << url << "[connection]\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("several") << ""_ba
                             << Changes{{variable::profile, u"mine"_s},
                                        {variable::history, u"false"_s},
                                        {variable::requestTimeout, u"5000"_s}}
                             << "[connection]\nrequest_timeout_ms=5000\n\n"
                                "[run]\nhistory=false\nprofile=mine\n"_ba;
    QTest::newRow("replaced in its place")
        << "; mine\n[connection]\nbase_url = http://a\nca_file=x\n\n[run]\nprofile=p\n"_ba << url
        << "; mine\n[connection]\nbase_url=https://h:4000\nca_file=x\n\n[run]\nprofile=p\n"_ba;
    QTest::newRow("added to its section")
        << "[connection]\n# about it\nca_file=x\n\n[run]\nprofile=p\n"_ba << url
        << "[connection]\n# about it\nca_file=x\nbase_url=https://h:4000\n\n[run]\nprofile=p\n"_ba;
    QTest::newRow("added to an empty section")
        << "[connection]\n[run]\nprofile=p\n"_ba << url
        << "[connection]\nbase_url=https://h:4000\n[run]\nprofile=p\n"_ba;
    QTest::newRow("added behind other sections")
        << "[window]\ngeometry=@ByteArray(\\0)\n"_ba << url
        << "[window]\ngeometry=@ByteArray(\\0)\n\n[connection]\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("same key elsewhere")
        << "[window]\nbase_url=1\n[connection]\nbase_url=http://a\n"_ba << url
        << "[window]\nbase_url=1\n[connection]\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("named twice") << "[connection]\nbase_url=http://a\nbase_url=http://b\n"_ba << url
                                 << "[connection]\nbase_url=http://a\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("commented out")
        << "[connection]\n;base_url=http://a\nca_file=x\n"_ba << url
        << "[connection]\n;base_url=http://a\nca_file=x\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("unknown key stays")
        << "[connection]\nbase_urll=http://a\n"_ba << url
        << "[connection]\nbase_urll=http://a\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("no end of line") << "[connection]\nca_file=x"_ba << url
                                    << "[connection]\nca_file=x\nbase_url=https://h:4000\n"_ba;
    QTest::newRow("Windows' ends of lines")
        << "[connection]\r\nca_file=x\r\n"_ba << url
        << "[connection]\r\nca_file=x\r\nbase_url=https://h:4000\r\n"_ba;
    QTest::newRow("taken out") << "[connection]\nbase_url=http://a\nca_file=x\n"_ba << none
                               << "[connection]\nca_file=x\n"_ba;
    QTest::newRow("taken out twice")
        << "[connection]\nbase_url=http://a\nca_file=x\nbase_url=http://b\n"_ba << none
        << "[connection]\nca_file=x\n"_ba;
}

void SavedSettingsTest::writing_changesWhatWasMeant()
{
    QFETCH(const QByteArray, before);
    QFETCH(const Changes, changes);
    QFETCH(const QByteArray, after);
    if (!before.isEmpty()) {
        QVERIFY(test::writeFile(file(), before));
    }
    const Result<void> written = writeSavedSettings(file(), changes);
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    QCOMPARE(test::contentOf(file()), after);
    QVERIFY(readSavedSettings(file()));
}

void SavedSettingsTest::values_comeBack_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"/etc/ca.pem"_s;
    QTest::newRow("blank") << u"/etc/my ca.pem"_s;
    QTest::newRow("comma") << u"/etc/a,b.pem"_s;
    QTest::newRow("semicolon") << u"/etc/a;b.pem"_s;
    QTest::newRow("assignment") << u"a=b"_s;
    QTest::newRow("backslashes") << u"C:\\new folder\\x.pem"_s;
    QTest::newRow("quotes") << u"a \"b\" c"_s;
    QTest::newRow("quoted whole") << u"\"b\""_s;
    QTest::newRow("at sign") << u"@Invalid()"_s;
    QTest::newRow("two at signs") << u"@@x"_s;
    QTest::newRow("percent") << u"%41%zz"_s;
    QTest::newRow("letters") << u"/ä/日本/x.pem"_s;
    QTest::newRow("brackets") << u"[run]"_s;
    QTest::newRow("number sign") << u"#x"_s;
}

void SavedSettingsTest::values_comeBack()
{
    QFETCH(const QString, value);
    QVERIFY(writeSavedSettings(file(), {{variable::caFile, value}}));
    const auto entries = readSavedSettings(file());
    QVERIFY(entries);
    QCOMPARE(entries->size(), 1);
    QCOMPARE(entries->at(0).value, value);
}

void SavedSettingsTest::wrongValues_areRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isUrl");
    QTest::newRow("url") << QString(variable::baseUrl) << u"localhost:4000"_s << true;
    QTest::newRow("timeout") << QString(variable::requestTimeout) << u"0"_s << false;
    QTest::newRow("word") << QString(variable::history) << u"perhaps"_s << false;
    QTest::newRow("control") << QString(variable::caFile) << u"a\nb=c"_s << false;
    QTest::newRow("network proxy") << QString(variable::networkProxy) << u"ftp://a:1"_s << false;
    QTest::newRow("password") << QString(variable::networkProxy) << u"http://u:p@a:1"_s << false;
    QTest::newRow("no port") << QString(variable::networkProxy) << u"http://a"_s << false;
}

void SavedSettingsTest::wrongValues_areRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const bool, isUrl);
    const Result<void> written
        = writeSavedSettings(file(), {{variable::profile, u"p"_s}, {name, value}});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, isUrl ? ErrorKind::UrlInvalid : ErrorKind::ValueInvalid);
    QCOMPARE(written.error().subject, name);
    QVERIFY(!QFileInfo::exists(file()));
}

void SavedSettingsTest::damagedFile_isLeftAlone()
{
    const QByteArray damaged = "[run]\nprofile\n";
    QVERIFY(test::writeFile(file(), damaged));
    const Result<void> written = writeSavedSettings(file(), {{variable::profile, u"p"_s}});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::SyntaxInvalid);
    QCOMPARE(written.error().line, 2);
    QCOMPARE(test::contentOf(file()), damaged);
}

void SavedSettingsTest::damagedFile_canBeSetAside()
{
    QVERIFY(!setSavedSettingsAside(file()));
    QVERIFY(test::writeFile(file(), "[run\n"));
    const Result<QString> aside = setSavedSettingsAside(file());
    QVERIFY(aside);
    QVERIFY(!QFileInfo::exists(file()));
    QCOMPARE(test::contentOf(*aside), "[run\n"_ba);
    QVERIFY(writeSavedSettings(file(), {{variable::profile, u"p"_s}}));
}

void SavedSettingsTest::newFile_isItsOwnersAlone()
{
    QVERIFY(writeSavedSettings(file(), {{variable::profile, u"p"_s}}));
#ifdef Q_OS_UNIX
    constexpr auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup
        | QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY((QFileInfo(file()).permissions() & others) == 0);
    QVERIFY((QFileInfo(QFileInfo(file()).path()).permissions() & others) == 0);
#endif
}

void SavedSettingsTest::oldFile_keepsItsPermissions()
{
    QVERIFY(test::writeFile(file(), "[run]\n"));
    const auto permissions = QFileInfo(file()).permissions();
    QVERIFY(writeSavedSettings(file(), {{variable::profile, u"p"_s}}));
    QCOMPARE(QFileInfo(file()).permissions(), permissions);
}

void SavedSettingsTest::link_isFollowed()
{
#ifdef Q_OS_UNIX
    const QString target = m_home->filePath(u"dotfiles/settings.ini"_s);
    QVERIFY(test::writeFile(target, "[run]\nprofile=old\n"));
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    QVERIFY(QFile::link(target, file()));
    QVERIFY(writeSavedSettings(file(), {{variable::profile, u"new"_s}}));
    QVERIFY(QFileInfo(file()).isSymLink());
    QCOMPARE(test::contentOf(target), "[run]\nprofile=new\n"_ba);
#else
    QSKIP("links are made by administrators here");
#endif
}

void SavedSettingsTest::nothingNew_isNotWritten()
{
    QVERIFY(writeSavedSettings(file(), {{variable::profile, QString()}}));
    QVERIFY(!QFileInfo::exists(file()));
}

void SavedSettingsTest::readOnlyFolder_isSaid()
{
#ifdef Q_OS_UNIX
    if (::geteuid() == 0) {
        QSKIP("an administrator may write anywhere");
    }
    const QByteArray before = "[run]\nprofile=old\n";
    QVERIFY(test::writeFile(file(), before));
    const QString folder = QFileInfo(file()).path();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const Result<void> written = writeSavedSettings(file(), {{variable::profile, u"p"_s}});
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileUnwritable);
    QCOMPARE(test::contentOf(file()), before);
#endif
}

void SavedSettingsTest::missingFolder_isSaid()
{
    QVERIFY(test::writeFile(m_home->filePath(u"config"_s), "in the way"));
    const Result<void> written = writeSavedSettings(file(), {{variable::profile, u"p"_s}});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileUnwritable);
}

void SavedSettingsTest::missingHome_isSaid()
{
    const Result<void> written = writeSavedSettings(
        savedSettingsFile({.config = QString(), .data = QString()}), {{variable::profile, u"p"_s}});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileUnwritable);
}

QTEST_GUILESS_MAIN(SavedSettingsTest)
#include "tst_savedsettings.moc"
