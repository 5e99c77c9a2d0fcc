// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/commandline.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::cli;

using Consents = QList<edit::Consent>;
Q_DECLARE_METATYPE(Consents)

namespace {

const QStringList running{u"run"_s, u"task"_s};

Parsed<EditOptions> optionsOf(const QStringList &arguments)
{
    const auto parsed = parseCommandLine(arguments);
    return parsed ? Parsed<EditOptions>(std::get<Invocation>(*parsed).edits)
                  : std::unexpected(parsed.error());
}

} // namespace

//! What the command line says about changes of files.
class EditOptionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void defaults_allowNothing_data();
    void defaults_allowNothing();
    void consents_areRead_data();
    void consents_areRead();
    void workspace_isAbsolute_data();
    void workspace_isAbsolute();
    void flags_areRead();
    void arguments_areRefused_data();
    void arguments_areRefused();
};

void EditOptionsTest::defaults_allowNothing_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("run") << running;
    QTest::newRow("plan") << QStringList{u"plan"_s, u"x"_s};
    QTest::newRow("resume") << QStringList{u"resume"_s, u"last"_s};
    QTest::newRow("apply") << QStringList{u"apply"_s, u"last"_s};
    QTest::newRow("diff") << QStringList{u"diff"_s, u"last"_s};
    QTest::newRow("undo") << QStringList{u"undo"_s, u"last"_s};
    QTest::newRow("models") << QStringList{u"models"_s};
}

void EditOptionsTest::defaults_allowNothing()
{
    QFETCH(QStringList, arguments);
    const auto options = optionsOf(arguments);
    QVERIFY(options);
    QCOMPARE(options->workspace, QString());
    QVERIFY(options->allowed.isEmpty());
    QVERIFY(!options->applies && !options->allowsSecrets && !options->isConfirmed);
}

void EditOptionsTest::consents_areRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Consents>("allowed");
    QTest::addColumn<bool>("allowsSecrets");

    using enum edit::Consent;
    const QString allow = u"--allow"_s;
    QTest::newRow("one") << QStringList{allow, u"delete"_s} << Consents{Delete} << false;
    QTest::newRow("all") << QStringList{allow, u"secrets,delete,shrink,bidi,links"_s}
                         << Consents{Delete, Shrink, Bidi, Links} << true;
    QTest::newRow("several times")
        << QStringList{allow, u"links"_s, allow, u"bidi"_s} << Consents{Links, Bidi} << false;
    QTest::newRow("blanks and capitals")
        << QStringList{u"--allow= Delete , SECRETS"_s} << Consents{Delete} << true;
    QTest::newRow("level 3") << QStringList{u"--accept-level"_s, u"3"_s} << Consents{Level3}
                             << false;
    QTest::newRow("level 2") << QStringList{u"--accept-level"_s, u"2"_s} << Consents{} << false;
    QTest::newRow("both") << QStringList{allow, u"shrink"_s, u"--accept-level=3"_s}
                          << Consents{Shrink, Level3} << false;
}

void EditOptionsTest::consents_areRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(Consents, allowed);
    QFETCH(bool, allowsSecrets);
    const auto options = optionsOf(running + arguments);
    QVERIFY2(options, options ? "" : qPrintable(options.error().message));
    QCOMPARE(options->allowed, allowed);
    QCOMPARE(options->allowsSecrets, allowsSecrets);
}

void EditOptionsTest::workspace_isAbsolute_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("folder");

    QTest::newRow("here") << u"."_s << u""_s;
    QTest::newRow("below") << u"sub"_s << u"/sub"_s;
    QTest::newRow("with a slash") << u"sub/"_s << u"/sub"_s;
    QTest::newRow("around") << u"./sub/../sub//"_s << u"/sub"_s;
    QTest::newRow("with blanks") << u"a b ü"_s << u"/a b ü"_s;
    QTest::newRow("a link") << u"link"_s << u"/link"_s;
}

void EditOptionsTest::workspace_isAbsolute()
{
    QFETCH(QString, value);
    QFETCH(QString, folder);
    const QTemporaryDir place;
    const QDir root(place.path());
    QVERIFY(root.mkpath(u"sub"_s) && root.mkpath(u"a b ü"_s));
    QVERIFY(QFile::link(u"sub"_s, root.filePath(u"link"_s)));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(place.path()));
    const auto options = optionsOf(running + QStringList{u"--workspace"_s, value});
    const QString here = QDir::currentPath();
    QVERIFY(QDir::setCurrent(before));
    QVERIFY2(options, options ? "" : qPrintable(options.error().message));
    QCOMPARE(options->workspace, here + folder);
}

void EditOptionsTest::flags_areRead()
{
    QVERIFY(optionsOf(running + QStringList{u"--workspace"_s, u"."_s, u"--apply"_s})->applies);
    QVERIFY(optionsOf({u"apply"_s, u"last"_s, u"--yes"_s})->isConfirmed);
    QVERIFY(optionsOf({u"undo"_s, u"last"_s, u"--yes"_s})->isConfirmed);
    // A run may have a folder of its own.
    const auto resumed = optionsOf({u"resume"_s, u"last"_s, u"--apply"_s});
    QVERIFY(resumed && resumed->applies && resumed->workspace.isEmpty());
}

void EditOptionsTest::arguments_areRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char *name, const QStringList &arguments, const QString &reason) {
        QTest::newRow(name) << running + arguments << reason;
    };
    const QString expected = u"expected secrets, delete, shrink, bidi or links"_s;
    row("an unknown word", {u"--allow"_s, u"delete,all"_s}, u"--allow delete,all: "_s + expected);
    row("an empty word", {u"--allow"_s, u"delete,"_s}, expected);
    row("nothing", {u"--allow"_s, u""_s}, u"--allow is empty"_s);
    row("the level by name", {u"--allow"_s, u"level3"_s}, expected); // --accept-level has that
    row("level 4", {u"--accept-level"_s, u"4"_s}, u"--accept-level 4: expected 2 or 3"_s);
    row("level 03", {u"--accept-level"_s, u"03"_s}, u"expected 2 or 3"_s);
    row("no folder", {u"--workspace"_s, u"nowhere"_s}, u"there is no such folder"_s);
    row("a file", {u"--workspace"_s, QStringLiteral(ROO_SOURCE_DIR "/README.md")},
        u"expected a folder"_s);
    row("no value", {u"--workspace"_s, u" "_s}, u"--workspace is empty"_s);
    row("apply without a folder", {u"--apply"_s}, u"--workspace DIR"_s);
    row("a yes", {u"--yes"_s}, u"no option --yes"_s);
}

void EditOptionsTest::arguments_areRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, reason);
    const auto options = optionsOf(arguments);
    QVERIFY(!options);
    QVERIFY2(options.error().message.contains(reason), qPrintable(options.error().message));
}

QTEST_GUILESS_MAIN(EditOptionsTest)
#include "tst_editoptions.moc"
