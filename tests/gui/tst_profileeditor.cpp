// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "profilesfixture.h"

#include "gui/answers/texthighlighter.h"
#include "gui/settings/checkstable.h"
#include "gui/settings/editseditor.h"
#include "gui/settings/modelchain.h"
#include "gui/settings/optionalnumber.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

QChar mnemonicOf(const QString &text)
{
    const qsizetype at = text.indexOf(u'&');
    return at < 0 || at + 1 == text.size() ? QChar() : text.at(at + 1).toUpper();
}

} // namespace

//! What is in a profile, and how it is edited.
class ProfileEditorTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void models_followTheProxy();
    void number_needNotBeGiven();
    void number_keepsItsDigits();
    void template_isChecked_data();
    void template_isChecked();
    void template_showsTheLine();
    void template_staysAsItWas_data();
    void template_staysAsItWas();
    void template_takesPlaceholders();
    void wholeFiles_areFilledIn();
    void stageWithoutModel_isInTheWay();
    void everyField_hasAName();
    void mnemonics_doNotClash_data();
    void mnemonics_doNotClash();
    void checks_areATable();
    void commands_areReadAsTheyAreShown_data();
    void commands_areReadAsTheyAreShown();
    void unsoundCheck_isInTheWay();
};

void ProfileEditorTest::models_followTheProxy()
{
    ProfilesFixture fixture;
    const ModelChain *const chain = fixture.stage(run::Role::Coder)->models();
    chain->chooser()->setEditText(u"half ty"_s);
    QTRY_COMPARE(chain->chooser()->count(), 3);
    QCOMPARE(chain->chooser()->itemText(0), u"code-a"_s);
    QCOMPARE(chain->chooser()->currentText(), u"half ty"_s);
    QCOMPARE(chain->note(), QString());
    QCOMPARE(chain->words(), (QStringList{u"code-a"_s, u"code-b"_s}));
    QCOMPARE(fixture.stage(run::Role::Reviewer)->models()->words(),
             QStringList{u"review, not offered"_s});
}

void ProfileEditorTest::number_needNotBeGiven()
{
    OptionalNumber number(u"&N"_s, {.least = 0, .most = 2, .usual = 0.5, .decimals = 2});
    QSignalSpy edited(&number, &OptionalNumber::edited);
    QCOMPARE(number.value(), std::nullopt);
    QCOMPARE(number.number()->text(), u"the model’s own"_s);
    QVERIFY(!number.number()->isEnabled());
    number.box()->click();
    QCOMPARE(number.value(), 0.5);
    number.number()->setValue(0);
    QCOMPARE(number.value(), 0.0);
    QCOMPARE(number.number()->text(), u"0.00"_s);
    number.box()->click();
    QCOMPARE(number.value(), std::nullopt);
    number.box()->click();
    QCOMPARE(number.value(), 0.0);
    QCOMPARE(edited.count(), 4);
}

void ProfileEditorTest::number_keepsItsDigits()
{
    OptionalNumber number(u"&N"_s, {.least = 0, .most = 2, .usual = 0.5, .decimals = 2});
    QSignalSpy edited(&number, &OptionalNumber::edited);
    number.setValue(0.12345);
    QCOMPARE(number.value(), 0.12345);
    QCOMPARE(number.number()->text(), u"0.12"_s);
    QCOMPARE(edited.count(), 0);
}

void ProfileEditorTest::template_isChecked_data()
{
    QTest::addColumn<run::Role>("role");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("brief");
    using enum run::Role;
    QTest::newRow("fine") << Planner << u"# System\nx\n# User\n{{task}}"_s << QString()
                          << QString();
    QTest::newRow("unknown placeholder")
        << Planner << u"# System\nx\n# User\n{{task}}\n{{tusk}}"_s
        << u"Prompt of the Planner, line 5: unknown placeholder {{tusk}}, expected {{task}}, "
           "{{plan}}, {{code}}, {{attachments}} or {{workspace}}"_s
        << u"Line 5: there is no placeholder {{tusk}}."_s;
    QTest::newRow("missing placeholder")
        << Reviewer << u"# System\nx\n# User\n{{task}} {{plan}}"_s
        << u"Prompt of the Reviewer, line 3: the template lacks {{code}}"_s
        << u"Line 3: {{code}} is missing."_s;
    QTest::newRow("no section") << Coder << u"x"_s
                                << u"Prompt of the Coder, line 1: the template lacks # System"_s
                                << u"Line 1: # System is missing."_s;
    QTest::newRow("nothing") << Coder << QString()
                             << u"Prompt of the Coder, line 1: the template lacks # System"_s
                             << u"Line 1: # System is missing."_s;
}

void ProfileEditorTest::template_isChecked()
{
    QFETCH(run::Role, role);
    QFETCH(QString, text);
    QFETCH(QString, words);
    const ProfilesFixture fixture;
    TemplateEditor *const prompt = fixture.stage(role)->prompt();
    prompt->editor()->setPlainText(text);
    QTEST(prompt->faultWords(), "brief");
    QCOMPARE(fixture.page->obstacle(),
             words.isEmpty() ? QString() : QString(u"Profile “sample”: "_s + words));
    const int tab = static_cast<int>(run::allRoles().indexOf(role));
    QCOMPARE(fixture.editor()->tabs()->tabIcon(tab).isNull(), words.isEmpty());
    const auto before = fixture.files();
    QCOMPARE(fixture.page->apply().has_value(), words.isEmpty());
    QCOMPARE(fixture.files() == before, !words.isEmpty());
    QCOMPARE(prompt->text(), text); // nothing is lost
}

void ProfileEditorTest::template_showsTheLine()
{
    Highlighting highlighting;
    TemplateEditor editor(highlighting, TemplateSlot::Planner);
    editor.setText(u"# System\nx\n# User\n{{task}}\n{{tusk}}\n"_s);
    QVERIFY(editor.fault());
    QCOMPARE(editor.fault()->line, 5);
    editor.showFault();
    QCOMPARE(editor.editor()->textCursor().blockNumber(), 4);
    editor.setText(u"# System\nx\n# User\n{{task}}\n"_s);
    QVERIFY(!editor.fault());
    QCOMPARE(editor.faultWords(), QString());
}

void ProfileEditorTest::template_staysAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("line ends of Windows") << u"# System\r\nx\r\n# User\r\n{{task}}\r\n"_s;
    QTest::newRow("blanks that do not break") << u"# System\nx\u00a0y\n# User\n{{task}}"_s;
    QTest::newRow("code") << u"# System\n```python\ndef f(): pass\n```\n# User\n{{task}}"_s;
}

void ProfileEditorTest::template_staysAsItWas()
{
    QFETCH(QString, text);
    Highlighting highlighting;
    highlighting.load();
    TemplateEditor editor(highlighting, TemplateSlot::Planner);
    QSignalSpy edited(&editor, &TemplateEditor::edited);
    editor.setText(text);
    const auto *const colours = editor.findChild<TextHighlighter *>();
    QVERIFY(colours);
    QTRY_VERIFY(colours->isIdle());
    QCoreApplication::processEvents();
    QCOMPARE(editor.text(), text);
    QCOMPARE(edited.count(), 0);
    editor.editor()->appendPlainText(u"end"_s);
    QVERIFY(edited.count() > 0);
    QCOMPARE(editor.text(), QString(text).remove(u'\r') + u"\nend"_s);
}

void ProfileEditorTest::template_takesPlaceholders()
{
    Highlighting highlighting;
    TemplateEditor editor(highlighting, TemplateSlot::Repair);
    editor.show();
    if (QGuiApplication::platformName() == u"offscreen"_s) {
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
    }
    const auto buttons = editor.findChildren<QPushButton *>();
    for (QPushButton *const button : buttons) {
        if (button->text() == u"Insert Place&holder"_s) {
            button->click();
        }
    }
    const auto *const menu = editor.findChild<QMenu *>();
    QVERIFY(menu);
    QStringList names;
    for (const QAction *const action : menu->actions()) {
        names.append(action->text());
    }
    QCOMPARE(names,
             (QStringList{u"{{failures}}"_s, u"{{task}}"_s, u"{{plan}}"_s, u"{{attachments}}"_s,
                          u"{{workspace}}"_s}));
    menu->actions().constFirst()->trigger();
    QCOMPARE(editor.text(), u"{{failures}}"_s);
}

void ProfileEditorTest::wholeFiles_areFilledIn()
{
    Highlighting highlighting;
    EditsEditor editor(highlighting);
    const run::EditSpec usual = run::builtInProfile(u"baseline"_s)->edits;
    run::EditSpec none = usual;
    none.wholeFilesTemplate.clear();
    editor.setEdits(none, {});
    QCOMPARE(editor.edits(), none);
    editor.wantsWhole()->click();
    QCOMPARE(editor.edits(), usual);
    editor.wantsWhole()->click();
    QCOMPARE(editor.edits(), none);
    QCOMPARE(editor.unused(), usual.wholeFilesTemplate);
    editor.wantsWhole()->click();
    editor.whole()->editor()->clear();
    QVERIFY(editsFault(editor.edits()));
}

void ProfileEditorTest::stageWithoutModel_isInTheWay()
{
    const ProfilesFixture fixture;
    fixture.stage(run::Role::Planner)->models()->removeCurrent();
    QCOMPARE(fixture.page->obstacle(), u"Profile “sample”: Planner: no model"_s);
    fixture.stage(run::Role::Planner)->models()->add(u"x"_s);
    QCOMPARE(fixture.page->obstacle(), QString());
}

void ProfileEditorTest::everyField_hasAName()
{
    const ProfilesFixture fixture;
    fixture.page->show();
    const auto fields = fixture.page->findChildren<QWidget *>();
    for (QWidget *const field : fields) {
        const bool isInner = field->window() != fixture.page->window()
            || field->focusProxy() != nullptr
            || qobject_cast<QComboBox *>(field->parentWidget()) != nullptr
            || qobject_cast<QAbstractSpinBox *>(field->parentWidget()) != nullptr;
        if ((field->focusPolicy() & Qt::TabFocus) == 0 || isInner
            || field->objectName().startsWith(u"qt_"_s)) {
            continue;
        }
        const QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(field);
        QVERIFY2(face != nullptr && !face->text(QAccessible::Name).isEmpty(),
                 field->metaObject()->className());
    }
}

void ProfileEditorTest::mnemonics_doNotClash_data()
{
    QTest::addColumn<int>("tab");
    QTest::newRow("planner") << 0;
    QTest::newRow("coder") << 1;
    QTest::newRow("corrections") << 3;
}

void ProfileEditorTest::mnemonics_doNotClash()
{
    QFETCH(int, tab);
    const ProfilesFixture fixture;
    fixture.page->show();
    fixture.editor()->tabs()->setCurrentIndex(tab);
    for (const run::Role role : run::allRoles()) {
        fixture.stage(role)->prompt()->editor()->clear(); // with all that is said about it
    }
    fixture.editor()->edits()->repair()->editor()->clear();
    QStringList texts;
    const auto buttons = fixture.page->findChildren<QAbstractButton *>();
    for (const QAbstractButton *const button : buttons) {
        texts.append(button->isVisible() ? button->text() : QString());
    }
    const auto labels = fixture.page->findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        texts.append(label->isVisible() && label->buddy() != nullptr ? label->text() : QString());
    }
    const auto bars = fixture.page->findChildren<QTabWidget *>();
    for (const QTabWidget *const bar : bars) {
        for (int i = 0; bar->isVisible() && i < bar->count(); ++i) {
            texts.append(bar->tabText(i));
        }
    }
    QString used;
    for (const QString &text : std::as_const(texts)) {
        const QChar letter = mnemonicOf(text);
        QVERIFY2(letter.isNull() || !used.contains(letter), qPrintable(text));
        used += letter;
    }
    QVERIFY(used.size() > 8);
}

void ProfileEditorTest::checks_areATable()
{
    ChecksTable checks;
    QSignalSpy edited(&checks, &ChecksTable::edited);
    const proof::Check build{.kind = proof::CheckKind::Build,
                             .name = u"build"_s,
                             .command = {u"make"_s, u"-C"_s, u"a b"_s},
                             .folder = u"src"_s,
                             .timeout = std::chrono::seconds(5),
                             .outputLimit = 1000};
    checks.setChecks({build});
    QCOMPARE(checks.checks(), QList{build});
    QCOMPARE(edited.count(), 0);
    checks.addButton()->click();
    QCOMPARE(checks.checks(), QList{build}); // it has no command yet
    QTableWidget &table = *checks.table();
    table.item(1, ChecksTable::Command)->setText(u"ctest --test-dir \"b c\""_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(checks.checks().at(1),
             (proof::Check{.kind = proof::CheckKind::Test,
                           .name = u"test"_s,
                           .command = {u"ctest"_s, u"--test-dir"_s, u"b c"_s}}));
    table.item(0, ChecksTable::Timeout)->setText(u"no number"_s);
    QCOMPARE(checks.checks().at(0).timeout, build.timeout);
    table.setCurrentCell(0, ChecksTable::Name);
    checks.removeButton()->click();
    QCOMPARE(checks.checks().size(), 1);
    QCOMPARE(checks.checks().at(0).name, u"test"_s);
}

void ProfileEditorTest::commands_areReadAsTheyAreShown_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("plain") << QStringList{u"make"_s, u"test"_s};
    QTest::newRow("blanks") << QStringList{u"my make"_s, u" a "_s, u""_s};
    QTest::newRow("quotation marks") << QStringList{u"sh"_s, u"-c"_s, u"echo \"a b\" 'c'"_s};
    QTest::newRow("backslashes") << QStringList{u"C:\\make.exe"_s, u"a\\\"b"_s};
}

void ProfileEditorTest::commands_areReadAsTheyAreShown()
{
    QFETCH(const QStringList, command);
    QCOMPARE(commandOf(commandLine(command)), command);
}

void ProfileEditorTest::unsoundCheck_isInTheWay()
{
    ChecksTable checks;
    const proof::Check one{
        .kind = proof::CheckKind::Test, .name = u"one"_s, .command = {u"true"_s}};
    proof::Check outside = one;
    outside.folder = u"../elsewhere"_s;
    checks.setChecks({one});
    QCOMPARE(checks.fault(), QString());
    checks.setChecks({one, one});
    QVERIFY(checks.fault().contains(u"one"_s));
    checks.setChecks({outside});
    QVERIFY(!checks.fault().isEmpty());
}

ROO_WINDOW_TEST_MAIN(ProfileEditorTest)
#include "tst_profileeditor.moc"
