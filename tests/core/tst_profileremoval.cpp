// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profilewriter.h"

#include "support/files.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

//! What a user's profile may be called, and how one goes.
class ProfileRemovalTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void name_isPlain_data();
    void name_isPlain();
    void remove_takesItAway();
    void remove_setsAsideWithoutATrash();
    void remove_staysInItsFolder();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString profiles() const { return m_folder->filePath(u"profiles"_s); }
    [[nodiscard]] QString path(const QString &name) const { return profiles() + u'/' + name; }
    //! The one that is built in, as "mine".
    void save() const;
};

void ProfileRemovalTest::init()
{
    QTest::failOnWarning();
    QStandardPaths::setTestModeEnabled(true);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void ProfileRemovalTest::save() const
{
    Profile mine = *builtInProfile(u"baseline"_s);
    mine.name = u"mine"_s;
    QVERIFY(saveProfile(mine, profiles()));
}

void ProfileRemovalTest::name_isPlain_data()
{
    using Fault = std::optional<NameFault>;
    QTest::addColumn<QString>("name");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *title, const QString &name, const Fault &fault) {
        QTest::newRow(title) << name << fault;
    };
    row("word", u"mine"_s, std::nullopt);
    row("words", u"My profile (2), ağaç"_s, std::nullopt);
    row("dot inside", u"v1.5"_s, std::nullopt);
    row("empty", {}, NameFault::Empty);
    row("blanks", u"  "_s, NameFault::Empty);
    row("slash", u"a/b"_s, NameFault::NotPortable);
    row("backslash", u"a\\b"_s, NameFault::NotPortable);
    row("colon", u"a:b"_s, NameFault::NotPortable);
    row("parent", u".."_s, NameFault::NotPortable);
    row("hidden", u".mine"_s, NameFault::NotPortable);
    row("dot at the end", u"mine."_s, NameFault::NotPortable);
    row("blank at the end", u"mine "_s, NameFault::NotPortable);
    row("device", u"con"_s, NameFault::NotPortable);
    row("device with an ending", u"NUL.txt"_s, NameFault::NotPortable);
    row("line", u"a\nb"_s, NameFault::NotPortable);
    row("invisible", u"a\u200bb"_s, NameFault::NotPortable);
    row("long", u"x"_s.repeated(241), NameFault::NotPortable);
    row("measurements", u"conformance"_s, NameFault::Reserved);
    row("measurements in capitals", u"Conformance"_s, NameFault::Reserved);
}

void ProfileRemovalTest::name_isPlain()
{
    QFETCH(QString, name);
    QTEST(profileNameFault(name), "fault");
}

void ProfileRemovalTest::remove_takesItAway()
{
    save();
    QVERIFY(removeProfile(u"mine"_s, profiles()));
    QVERIFY(!QFile::exists(path(u"mine"_s)));
    QVERIFY(removeProfile(u"mine"_s, profiles()));
    QVERIFY(removeProfile(u"mine"_s, {}));
}

void ProfileRemovalTest::remove_setsAsideWithoutATrash()
{
    for (const QString &place : {u"profiles.removed/mine"_s, u"profiles.removed/mine-2"_s}) {
        save();
        QVERIFY(setProfileAside(u"mine"_s, profiles()));
        QVERIFY(!QFile::exists(path(u"mine"_s)));
        QVERIFY(readProfile(m_folder->filePath(place)));
    }
    QCOMPARE(setProfileAside(u"mine"_s, profiles()).error().kind, ErrorKind::FileUnwritable);
}

void ProfileRemovalTest::remove_staysInItsFolder()
{
    QVERIFY(writeFile(m_folder->filePath(u"precious"_s), "x"));
    save();
    for (const QString &name : {u"../precious"_s, u".."_s, u"."_s, QString()}) {
        QVERIFY(removeProfile(name, profiles()));
    }
    QVERIFY(QFile::exists(m_folder->filePath(u"precious"_s)));
    QVERIFY(QFile::exists(path(u"mine"_s)));
}

QTEST_GUILESS_MAIN(ProfileRemovalTest)
#include "tst_profileremoval.moc"
