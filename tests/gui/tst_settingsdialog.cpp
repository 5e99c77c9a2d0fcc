// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "settingsfixture.h"

#include <QAccessible>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! A page that can be told what to do.
class ScriptedPage final : public SettingsPage
{
public:
    explicit ScriptedPage(QWidget *parent)
        : SettingsPage(parent)
    {
        setObjectName("scripted"_L1);
    }

    [[nodiscard]] QString title() const override { return u"Scripted"_s; }
    [[nodiscard]] bool isChanged() const override { return changed; }
    [[nodiscard]] QString obstacle() const override { return wrong; }
    [[nodiscard]] Result<void> apply() override
    {
        if (failure) {
            return std::unexpected(*failure);
        }
        changed = false;
        ++applied;
        return {};
    }
    void reload() override { ++reloaded; }
    void restoreDefaults() override { change(true); }
    void change(bool isChanged, const QString &obstacle = {})
    {
        changed = isChanged;
        wrong = obstacle;
        emit edited();
    }

    bool changed = false;
    QString wrong;
    std::optional<Error> failure;
    int applied = 0;
    int reloaded = 0;
};

} // namespace

class SettingsDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void apply_waitsForAChange();
    void apply_waitsForAnObstacle();
    void failure_isSaidAndKeepsWhatWasTyped();
    void cancel_asksBeforeItDiscards();
    void cancel_withoutChangesJustCloses();
    void ok_appliesAndCloses();
    void defaults_areOfThePage();
    void page_isRemembered();
    void changedPage_isNotReadAnew();
    void window_opensItAtThePage();
    void window_isNotClosedOverChanges();
    void window_saysWhatTheKeyringDid_data();
    void window_saysWhatTheKeyringDid();
    void focusableWidgets_haveNames();
    void mnemonics_differOnEachPage();
    void everyWidget_isReachedByTab();
    void smallScreen_hasRoom();
};

void SettingsDialogTest::apply_waitsForAChange()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    QVERIFY(!fixture.button(QDialogButtonBox::Apply)->isEnabled());
    page->change(true);
    QVERIFY(fixture.button(QDialogButtonBox::Apply)->isEnabled());
    fixture.button(QDialogButtonBox::Apply)->click();
    QCOMPARE(page->applied, 1);
    QVERIFY(!fixture.button(QDialogButtonBox::Apply)->isEnabled());
    QVERIFY(fixture.dialog->isVisible());
}

void SettingsDialogTest::apply_waitsForAnObstacle()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    page->change(true, u"It is wrong."_s);
    QVERIFY(!fixture.button(QDialogButtonBox::Apply)->isEnabled());
    QVERIFY(!fixture.button(QDialogButtonBox::Ok)->isEnabled());
    QCOMPARE(fixture.message(u"obstacle"_s), u"Scripted – It is wrong."_s);
    fixture.dialog->showPage(u"scripted"_s);
    page->change(true, u"Still wrong."_s);
    QCOMPARE(fixture.message(u"obstacle"_s), u"Still wrong."_s);
    page->change(true);
    QCOMPARE(fixture.message(u"obstacle"_s), QString());
    QVERIFY(fixture.button(QDialogButtonBox::Ok)->isEnabled());
}

void SettingsDialogTest::failure_isSaidAndKeepsWhatWasTyped()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    page->failure = Error{.kind = ErrorKind::FileUnwritable, .subject = u"settings.ini"_s};
    page->change(true);
    const QSignalSpy assembled(fixture.bench.get(), &Workbench::assembled);
    fixture.dialog->accept();
    QVERIFY(fixture.dialog->isVisible());
    QVERIFY(page->isChanged());
    QCOMPARE(assembled.count(), 1); // some of the page may be written
    QVERIFY2(fixture.message(u"failure"_s).contains(u"Not all is saved yet: Scripted."_s),
             qPrintable(fixture.message(u"failure"_s)));
    QCOMPARE(fixture.dialog->currentPage(), page);
    QVERIFY(fixture.message(u"failure"_s).startsWith(u"Cannot write settings.ini."_s));
    page->failure.reset();
    fixture.dialog->accept();
    QVERIFY(!fixture.dialog->isVisible());
}

void SettingsDialogTest::cancel_asksBeforeItDiscards()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    page->change(true);
    fixture.dialog->reject();
    QVERIFY(fixture.dialog->isVisible());
    auto *box = fixture.dialog->findChild<QMessageBox *>();
    QVERIFY(box != nullptr);
    QCOMPARE(box->defaultButton()->text(), u"&Keep Editing"_s);
    box->defaultButton()->click();
    QVERIFY(fixture.dialog->isVisible());
    QTRY_VERIFY(fixture.dialog->findChild<QMessageBox *>() == nullptr);
    fixture.dialog->close();
    QVERIFY(fixture.dialog->isVisible());
    box = fixture.dialog->findChild<QMessageBox *>();
    const QList<QAbstractButton *> buttons = box->buttons();
    for (QAbstractButton *const button : buttons) {
        if (button->text() == u"&Discard"_s) {
            button->click();
            break;
        }
    }
    QVERIFY(!fixture.dialog->isVisible());
    QCOMPARE(page->applied, 0);
}

void SettingsDialogTest::cancel_withoutChangesJustCloses()
{
    SettingsFixture fixture;
    fixture.open();
    QTest::keyClick(fixture.dialog.get(), Qt::Key_Escape);
    QVERIFY(!fixture.dialog->isVisible());
}

void SettingsDialogTest::ok_appliesAndCloses()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    const QSignalSpy assembled(fixture.bench.get(), &Workbench::assembled);
    page->change(true);
    fixture.button(QDialogButtonBox::Ok)->click();
    QCOMPARE(page->applied, 1);
    QCOMPARE(assembled.count(), 1);
    QVERIFY(!fixture.dialog->isVisible());
}

void SettingsDialogTest::defaults_areOfThePage()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    fixture.dialog->showPage(u"scripted"_s);
    fixture.button(QDialogButtonBox::RestoreDefaults)->click();
    QVERIFY(page->isChanged());
    QVERIFY(!fixture.page<ConnectionPage>()->isChanged());
}

void SettingsDialogTest::page_isRemembered()
{
    SettingsFixture fixture;
    fixture.open().showPage(u"history"_s);
    QCOMPARE(fixture.open().currentPage()->objectName(), u"history"_s);
    fixture.dialog->showPage(u"no such page"_s);
    QCOMPARE(fixture.dialog->currentPage()->objectName(), u"history"_s);
}

void SettingsDialogTest::changedPage_isNotReadAnew()
{
    SettingsFixture fixture;
    auto *const page = new ScriptedPage(nullptr);
    fixture.open().addPage(page);
    const int before = page->reloaded;
    page->change(true);
    fixture.bench->assemble();
    QCOMPARE(page->reloaded, before);
    page->change(false);
    fixture.bench->assemble();
    QCOMPARE(page->reloaded, before + 1);
}

void SettingsDialogTest::window_opensItAtThePage()
{
    WindowFixture fixture;
    const QUrl nowhere(u"http://127.0.0.1:%1/v1"_s.arg(closedPort()));
    fixture.openWith(fixture.optionsFor(nowhere));
    QTRY_VERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
    const auto dialog = [&fixture] { return fixture.find<SettingsDialog>(); };
    fixture.find<MainActions>()->settings->trigger();
    QVERIFY(dialog() != nullptr);
    dialog()->showPage(u"history"_s);
    QVERIFY(fixture.pressIn(u"connection"_s, u"Settings…"_s));
    QCOMPARE(dialog()->currentPage()->objectName(), u"connection"_s);
    QVERIFY(fixture.find<MainActions>()->settings->shortcuts().contains(
        QKeySequence(Qt::CTRL | Qt::Key_Comma)));
}

void SettingsDialogTest::window_isNotClosedOverChanges()
{
    WindowFixture fixture;
    fixture.open();
    fixture.find<MainActions>()->settings->trigger();
    auto *const page = new ScriptedPage(nullptr);
    fixture.find<SettingsDialog>()->addPage(page);
    page->change(true);
    fixture.window->close();
    QVERIFY(fixture.window->isVisible());
    QVERIFY(fixture.find<SettingsDialog>()->findChild<QMessageBox *>() != nullptr);
}

void SettingsDialogTest::window_saysWhatTheKeyringDid_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("words");
    QTest::newRow("silent") << Error{.kind = ErrorKind::TimedOut}
                            << u"The system keyring did not answer, so no key is sent."_s;
    QTest::newRow("refusing") << Error{.kind = ErrorKind::FileUnwritable,
                                       .subject = u"the system keyring"_s,
                                       .detail = u"locked"_s}
                              << u"Cannot write the system keyring: locked."_s;
}

void SettingsDialogTest::window_saysWhatTheKeyringDid()
{
    QFETCH(const Error, error);
    QFETCH(const QString, words);
    WindowFixture fixture;
    fixture.open();
    emit fixture.bench->keys().failed(error);
    QVERIFY2(fixture.messageWords(u"keyring"_s).startsWith(words),
             qPrintable(fixture.messageWords(u"keyring"_s)));
    QVERIFY(fixture.pressIn(u"keyring"_s, u"Settings…"_s));
    QCOMPARE(fixture.find<SettingsDialog>()->currentPage()->objectName(), u"connection"_s);
}

void SettingsDialogTest::focusableWidgets_haveNames()
{
    SettingsFixture fixture;
    const SettingsDialog &dialog = fixture.open();
    const QList<QWidget *> widgets = dialog.findChildren<QWidget *>();
    for (QWidget *const widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr
            || widget->window() != &dialog || widget->objectName().startsWith(u"qt_")
            || qobject_cast<const QLabel *>(widget) != nullptr) {
            continue;
        }
        const QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
        const QString name = face == nullptr ? QString() : face->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                            + QString::fromLatin1(widget->parent()->metaObject()->className())));
    }
}

void SettingsDialogTest::mnemonics_differOnEachPage()
{
    SettingsFixture fixture;
    const SettingsDialog &dialog = fixture.open();
    const QList<SettingsPage *> pages = dialog.findChildren<SettingsPage *>();
    for (const SettingsPage *const page : pages) {
        QHash<QChar, QString> owners;
        QStringList texts;
        const QList<QLabel *> labels = page->findChildren<QLabel *>();
        for (const QLabel *const label : labels) {
            // What another inner tab holds has its keys when that one is shown.
            const bool counts = label->buddy() != nullptr && label->isVisibleTo(page);
            texts.append(counts ? label->text() : QString());
        }
        const QList<QAbstractButton *> buttons = page->findChildren<QAbstractButton *>();
        for (const QAbstractButton *const button : buttons) {
            texts.append(button->isVisibleTo(page) ? button->text() : QString());
        }
        for (const QString &text : std::as_const(texts)) {
            const qsizetype place = text.indexOf(u'&');
            if (place >= 0) {
                const QChar letter = text.at(place + 1).toLower();
                QVERIFY2(!owners.contains(letter),
                         qPrintable(text + u" and "_s + owners.value(letter)));
                owners.insert(letter, text);
            }
        }
        QVERIFY(!owners.isEmpty());
    }
}

void SettingsDialogTest::everyWidget_isReachedByTab()
{
    SettingsFixture fixture;
    SettingsDialog &dialog = fixture.open();
    dialog.showPage(u"connection"_s);
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto *const page = fixture.page<ConnectionPage>();
    page->url()->setFocus();
    QList<const QWidget *> order;
    for (int i = 0; i < 30; ++i) {
        order.append(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QWidget *const key = page->key()->edit();
    const QWidget *const eye = page->key()->eye();
    QCOMPARE(order.indexOf(key), 1);
    QCOMPARE(order.indexOf(eye), 2);
    QCOMPARE(order.indexOf(page->keySettings()->place()), 3);
    QVERIFY(order.contains(fixture.button(QDialogButtonBox::Ok)));
    QVERIFY(order.contains(fixture.button(QDialogButtonBox::Cancel)));
}

void SettingsDialogTest::smallScreen_hasRoom()
{
    SettingsFixture fixture;
    SettingsDialog &dialog = fixture.open();
    QVERIFY2(dialog.minimumSizeHint().width() <= 620 && dialog.minimumSizeHint().height() <= 440,
             qPrintable(u"needs %1 by %2"_s.arg(dialog.minimumSizeHint().width())
                            .arg(dialog.minimumSizeHint().height())));
    dialog.resize(620, 440);
    const QList<SettingsPage *> pages = dialog.findChildren<SettingsPage *>();
    for (const SettingsPage *const page : pages) {
        dialog.showPage(page->objectName());
        const QWidget *const view = page->parentWidget();
        QVERIFY2(page->minimumSizeHint().width() <= view->width(),
                 qPrintable(u"%1 needs %2 of %3"_s.arg(page->objectName())
                                .arg(page->minimumSizeHint().width())
                                .arg(view->width())));
    }
}

ROO_WINDOW_TEST_MAIN(SettingsDialogTest)
#include "tst_settingsdialog.moc"
