// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "core/keptruns.h"
#include "core/projectfolder.h"
#include "gui/look/theme.h"
#include "gui/proof/prooftab.h"
#include "proofsamples.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QCheckBox>
#include <QDir>
#include <QHash>
#include <QLabel>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>
#include <QTranslator>

#include <algorithm>

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

//! Says everything in half as many words again, as other languages do.
class LongWords final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *,
                                    int) const override
    {
        const QString text = QString::fromUtf8(source);
        if (!QByteArrayView(context).startsWith("roo::")) {
            return {};
        }
        // What counts for the length of a line is its longest word as well.
        static const QRegularExpression word(u"(\\p{L}{4,})"_s);
        return QString(text).replace(word, u"\\1éñ"_s) % u' ' % QString(text.size() / 4, u'ø');
    }
};

//! A window in everything that may change how it is laid out.
struct Look
{
    QSize size;
    bool isDark = false;
    bool isReversed = false;
    bool isLong = false;

    [[nodiscard]] QString name() const
    {
        return u"%1x%2%3%4%5"_s.arg(size.width())
            .arg(size.height())
            .arg(isDark ? u"-dark"_s : u"-light"_s, isReversed ? u"-reversed"_s : QString(),
                 isLong ? u"-long"_s : QString());
    }
};

QString nameOf(const QWidget &widget)
{
    const auto *const button = qobject_cast<const QAbstractButton *>(&widget);
    return QLatin1StringView(widget.metaObject()->className()) % u" \""_s
        % (button != nullptr ? button->text() : widget.accessibleName()) % u"\" in "_s
        % QLatin1StringView(widget.parent()->metaObject()->className());
}

//! What wants most room in a window, for a test that fails.
QString widestOf(const QWidget &window)
{
    QStringList lines;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        if (widget->isVisible() && widget->minimumSizeHint().width() > 200) {
            lines.append(
                u"%1 at least %2"_s.arg(nameOf(*widget)).arg(widget->minimumSizeHint().width()));
        }
    }
    return lines.join(u'\n');
}

//! Its buttons come where there is no room for all tabs.
bool isOfTabBar(const QWidget &widget)
{
    return qobject_cast<const QTabBar *>(widget.parentWidget()) != nullptr;
}

bool isClipped(const QWidget &widget)
{
    for (const QWidget *each = &widget; !each->isWindow(); each = each->parentWidget()) {
        const QWidget *const outer = each->parentWidget();
        if (outer->objectName() == "qt_scrollarea_viewport"_L1) {
            return false; // it can be scrolled to
        }
        // A splitter from right to left is one pixel off.
        const QRect room = outer->rect().adjusted(-1, -1, 1, 1);
        if (!room.contains(QRect(widget.mapTo(outer, QPoint()), widget.size()))) {
            return true;
        }
    }
    return false;
}

bool saysAll(const QWidget &widget)
{
    const QSize wanted = widget.sizeHint();
    if (qobject_cast<const QPushButton *>(&widget) != nullptr
        || qobject_cast<const QToolButton *>(&widget) != nullptr
        || qobject_cast<const QCheckBox *>(&widget) != nullptr) {
        return widget.width() >= wanted.width() && widget.height() >= wanted.height();
    }
    const auto *const label = qobject_cast<const QLabel *>(&widget);
    if (label == nullptr || QLatin1StringView(label->metaObject()->className()) != "QLabel"_L1) {
        return true; // others know how to shorten themselves
    }
    return label->wordWrap() ? widget.height() >= label->heightForWidth(widget.width())
                             : widget.width() >= wanted.width();
}

//! What does not fit, in words.
QStringList faultsOf(const QWidget &window)
{
    QStringList faults;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window || isOfTabBar(*widget)) {
            continue;
        }
        if (isClipped(*widget)) {
            faults.append(u"outside: "_s % nameOf(*widget));
        } else if (!saysAll(*widget)) {
            faults.append(u"cut: "_s % nameOf(*widget)
                          % u" has %1 by %2"_s.arg(widget->width()).arg(widget->height()));
        }
    }
    return faults;
}

//! Every node that can have the focus and has no name, with what it lies in.
QStringList namelessIn(QAccessibleInterface *node, const QString &path = {})
{
    QStringList nameless;
    const QAccessible::State state = node->state();
    if (state.invisible || !node->isValid()) {
        return nameless;
    }
    const QString name = node->text(QAccessible::Name);
    const QString here = path % u'/'
        % (node->object() == nullptr
               ? u"item"_s
               : QString::fromLatin1(node->object()->metaObject()->className()));
    if (state.focusable && name.isEmpty()) {
        nameless.append(here);
    }
    for (int child = 0; child < node->childCount(); ++child) {
        if (QAccessibleInterface *const each = node->child(child)) {
            nameless += namelessIn(each, here);
        }
    }
    return nameless;
}

} // namespace

//! How the window is laid out, whatever the screen, the language and the colours; and that it has
//! a name for everything. QT_SCALE_FACTOR is set from outside.
class WindowLayoutTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { roo::test::failOnWarning(); }
    void cleanup();
    void everything_fits_data();
    void everything_fits();
    void everyNode_hasAName();
    void keys_haveOneMeaning();

private:
    //! A run with changes of every kind, in a folder.
    [[nodiscard]] bool runWithChanges(WindowFixture &fixture) const;
    void check(const WindowFixture &fixture, const Look &look, const QString &what);

    //! A run that was proved and judged in two rounds.
    [[nodiscard]] bool showProof(WindowFixture &fixture) const;

    ProjectFolder m_project{{{u"a"_s, "1\n2\n3\n"_ba}, {u"old/name.txt"_s, "1\n"_ba}}};
    LongWords m_longWords;
    QStringList m_faults;
};

void WindowLayoutTest::cleanup()
{
    QCoreApplication::removeTranslator(&m_longWords);
    QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto);
    applyTheme(Theme::System);
}

bool WindowLayoutTest::runWithChanges(WindowFixture &fixture) const
{
    fixture.server.forModel(u"code-a"_s)
        .always(
            sse({u"Two changes, and one that cannot be.\n\n"_s, replacing(u"a"_s, u"2"_s, u"two"_s),
                 deleting(u"old/name.txt"_s), replacing(u"a"_s, u"nine"_s, u"ten"_s)}));
    fixture.find<TaskPanel>()->setWorkspace(m_project.path());
    if (!fixture.run(u"Make the second line of the file speak, and throw the other away."_s)) {
        return false;
    }
    const ChangesTab *const changes = fixture.find<RunTabs>()->changes();
    return QTest::qWaitFor([&] { return !changes->warnings().isEmpty(); });
}

bool WindowLayoutTest::showProof(WindowFixture &fixture) const
{
    const QString id = u"20261122-120000-abcdef"_s;
    QList<run::EventBody> bodies = brokenBodies();
    const auto found = std::ranges::find_if(bodies, [](const run::EventBody &body) {
        return std::holds_alternative<run::FindingsReached>(body);
    });
    const QList<run::EventBody> review{
        run::StageStarted{.stage = run::Role::Reviewer},
        run::AttemptStarted{
            .stage = run::Role::Reviewer, .attemptId = u"r1"_s, .model = u"review"_s},
        run::TextDelta{.attemptId = u"r1"_s, .text = u"## Findings\n\n1. It is bad.\n"_s},
        run::StageFinished{.stage = run::Role::Reviewer, .attemptId = u"r1"_s}};
    qsizetype at = found - bodies.begin();
    for (const run::EventBody &body : review) {
        bodies.insert(at++, body);
    }
    if (!layDown(*fixture.bench->store(), id, bodies)) {
        return false;
    }
    fixture.window->control().open(id);
    const RunTabs *const tabs = fixture.find<RunTabs>();
    return QTest::qWaitFor([&] { return tabs->proof()->model().rowCount() == 2; });
}

void WindowLayoutTest::check(const WindowFixture &fixture, const Look &look, const QString &what)
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const QStringList faults = faultsOf(*fixture.window);
    for (const QString &fault : faults) {
        m_faults.append(what % u": "_s % fault);
    }
    const QString folder = qEnvironmentVariable("ROO_SCREENSHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        const qreal scale = fixture.window->devicePixelRatio();
        fixture.window->grab().save(folder % u"/layout-"_s % look.name() % u'-'
                                    % QString::number(scale) % u'-' % what % u".png"_s);
    }
}

void WindowLayoutTest::everything_fits_data()
{
    QTest::addColumn<Look>("look");
    const QSize small(640, 480);
    const QSize usual(1120, 760);
    const QList<Look> looks{
        {.size = small},
        {.size = usual},
        {.size = usual, .isDark = true},
        {.size = small, .isReversed = true},
        {.size = usual, .isReversed = true},
        {.size = small, .isLong = true},
        {.size = usual, .isLong = true},
        {.size = small, .isDark = true, .isReversed = true, .isLong = true},
    };
    for (const Look &look : looks) {
        QTest::newRow(qPrintable(look.name())) << look;
    }
}

void WindowLayoutTest::everything_fits()
{
    QFETCH(Look, look);
    m_faults.clear();
    applyTheme(look.isDark ? Theme::Dark : Theme::Light);
    QGuiApplication::setLayoutDirection(look.isReversed ? Qt::RightToLeft : Qt::LeftToRight);
    if (look.isLong) {
        QCoreApplication::installTranslator(&m_longWords);
    }
    WindowFixture fixture;
    MainWindow &window
        = fixture.openWith(fixture.optionsFor(QUrl(u"http://127.0.0.1:%1"_s.arg(closedPort()))));
    window.resize(look.size);
    QTRY_VERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
    check(fixture, look, u"first-start"_s);

    fixture.open().resize(look.size);
    check(fixture, look, u"empty"_s);
    QVERIFY(runWithChanges(fixture));
    auto *const tabs = fixture.find<RunTabs>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        check(fixture, look, u"tab-%1"_s.arg(tab + 1));
        QCOMPARE_GE(tabs->currentWidget()->height(), tabs->fontMetrics().height() * 6);
    }
    while (fixture.find<MessageArea>()->dismissLast()) {}
    check(fixture, look, u"dismissed"_s);
    QVERIFY(showProof(fixture));
    for (const RunTabs::Tab tab :
         {RunTabs::Review, RunTabs::Proof, RunTabs::Changes, RunTabs::Attempts, RunTabs::Log}) {
        tabs->setCurrentIndex(tab);
        check(fixture, look, u"proof-%1"_s.arg(tab + 1));
        QCOMPARE_GE(tabs->currentWidget()->height(), tabs->fontMetrics().height() * 6);
    }
    while (fixture.find<MessageArea>()->dismissLast()) {}
    check(fixture, look, u"proof-dismissed"_s);
    QTRY_COMPARE_LE(tabs->mapTo(fixture.window.get(), tabs->rect().bottomLeft()).y(),
                    fixture.window->height());
    QVERIFY2(fixture.window->size() == look.size, qPrintable(widestOf(*fixture.window)));
    const auto *const editor = fixture.find<TaskEditor>();
    QCOMPARE_GE(editor->viewport()->height(), editor->fontMetrics().lineSpacing() * 2);
    QCOMPARE_GE(editor->viewport()->width(), editor->fontMetrics().averageCharWidth() * 30);
    m_faults.removeDuplicates();
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(u'\n')));
}

void WindowLayoutTest::everyNode_hasAName()
{
    WindowFixture fixture;
    MainWindow &window
        = fixture.openWith(fixture.optionsFor(QUrl(u"http://127.0.0.1:%1"_s.arg(closedPort()))));
    QTRY_VERIFY(!fixture.messageWords(u"connection"_s).isEmpty());
    QStringList nameless = namelessIn(QAccessible::queryAccessibleInterface(&window));
    fixture.open();
    QVERIFY(runWithChanges(fixture));
    auto *const tabs = fixture.find<RunTabs>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QCoreApplication::processEvents();
        nameless += namelessIn(QAccessible::queryAccessibleInterface(fixture.window.get()));
    }
    QVERIFY(showProof(fixture));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QCoreApplication::processEvents();
        nameless += namelessIn(QAccessible::queryAccessibleInterface(fixture.window.get()));
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

//! Alt and a letter: where two have it, it moves the focus only.
void WindowLayoutTest::keys_haveOneMeaning()
{
    WindowFixture fixture;
    fixture.open();
    QVERIFY(runWithChanges(fixture));
    auto *const tabs = fixture.find<RunTabs>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QHash<QString, QString> owners;
        const auto own = [&owners](const QString &text) {
            const QString keys = QKeySequence::mnemonic(text).toString();
            const bool isFree = keys.isEmpty() || !owners.contains(keys);
            owners.insert(keys, text);
            return isFree;
        };
        const QList<QAction *> menus = fixture.window->menuBar()->actions();
        for (const QAction *const menu : menus) {
            QVERIFY2(own(menu->text()), qPrintable(menu->text()));
        }
        const QList<QWidget *> widgets = fixture.window->findChildren<QWidget *>();
        for (const QWidget *const widget : widgets) {
            const auto *const button = qobject_cast<const QAbstractButton *>(widget);
            const auto *const label = qobject_cast<const QLabel *>(widget);
            if (widget->isVisible() && button != nullptr) {
                QVERIFY2(own(button->text()), qPrintable(button->text()));
            } else if (widget->isVisible() && label != nullptr && label->buddy() != nullptr) {
                QVERIFY2(own(label->text()), qPrintable(label->text()));
            }
        }
    }
}

ROO_WINDOW_TEST_MAIN(WindowLayoutTest)
#include "tst_windowlayout.moc"
