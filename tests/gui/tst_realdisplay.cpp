// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "realdisplay.h"
#include "smallprofile.h"

#include "core/projectfolder.h"
#include "core/run/runstore.h"
#include "support/programrun.h"

#include <QDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

//! On the slowest machine.
constexpr std::chrono::seconds patience{60};
constexpr QSize windowSize(1200, 800);

//! But for a caret that blinks.
bool isAlike(const QImage &one, const QImage &other)
{
    if (one.isNull() || one.size() != other.size()) {
        return false;
    }
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            different += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
        }
    }
    return different < 100;
}

//! From 0, black, to 255.
int brightness(const QImage &picture)
{
    return qGray(picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0));
}

} // namespace

//! The program itself on a real X server, with real keys and clicks. What it does is seen from
//! outside: its windows, their titles, the picture, its files, what the server was asked.
class RealDisplayTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void task_isTypedAndRun();
    void running_isStopped_data();
    void running_isStopped();
    void tabs_areReachedByTheirNumbers();
    void history_isOpenedByKeyboard();
    void history_isOpenedByDoubleClick();
    void changes_areAppliedAndTakenBackByKeyboard();
    void theme_isSwitched();
    void guide_endsWithTheProgram();
    void closing_asksWhileARunIsOn();

private:
    //! Starts the program and waits until it can be typed at.
    [[nodiscard]] bool open(const QStringList &arguments = {});
    [[nodiscard]] QList<run::RunSummary> runs() const
    {
        return run::RunStore(m_program->runsFolder()).summaries();
    }
    //! Waits for the end of so many runs, and says how they stand, the newest first.
    [[nodiscard]] QList<run::RunStatus> outcomes(qsizetype count) const;
    //! Whether the draft of the task comes to hold these words.
    [[nodiscard]] bool isKept(const QByteArray &words, std::chrono::seconds wait = patience) const;
    //! Types a task in place of what is there, and waits until its draft is kept.
    [[nodiscard]] bool isTyped(const QString &text) const;
    //! The picture when it has come to rest, and differs from another.
    [[nodiscard]] QImage restingPicture(const QImage &other = {}) const;
    [[nodiscard]] bool hasTitle(const QString &title) const
    {
        return QTest::qWaitFor([&] { return m_display.titleOf(m_window) == title; }, patience);
    }
    [[nodiscard]] bool isActive() const
    {
        return QTest::qWaitFor([&] { return m_display.activeWindow() == m_window; }, patience);
    }
    [[nodiscard]] bool chooseTheme(const QString &key, const QByteArray &name) const;
    void keep(const QImage &picture, const QString &name) const;

    RealDisplay m_display;
    std::unique_ptr<FakeLiteLlm> m_server;
    std::unique_ptr<ProgramRun> m_program;
    QString m_window;
};

void RealDisplayTest::initTestCase()
{
    const QStringList missing = RealDisplay::missingPrograms();
    if (!missing.isEmpty()) {
        QSKIP(qPrintable(u"not here: "_s % missing.join(u", "_s)));
    }
    QVERIFY(m_display.start());
}

void RealDisplayTest::init()
{
    m_server = std::make_unique<FakeLiteLlm>();
    answerSmallProfile(*m_server);
}

void RealDisplayTest::cleanup()
{
    if (QTest::currentTestFailed()) {
        keep(m_display.picture(), u"failed-"_s + QLatin1StringView(QTest::currentTestFunction()));
    }
    m_program.reset();
    m_server.reset();
}

bool RealDisplayTest::open(const QStringList &arguments)
{
    m_program = std::make_unique<ProgramRun>(QStringLiteral(ROO_HARNESS),
                                             QStringList{u"--profile"_s, u"sample"_s} + arguments);
    m_program->use(*m_server);
    m_program->setVariable(u"DISPLAY"_s, m_display.name());
    m_program->setVariable(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    if (!writeSmallProfile(m_program->home() % u"/.config/roo-harness"_s)) {
        return false;
    }
    m_program->start();
    const auto isReady = [this] {
        m_window = m_display.activeWindow();
        return !m_window.isEmpty() && m_display.titleOf(m_window) == "Roo Harness"_L1;
    };
    if (!QTest::qWaitFor(isReady, patience)) {
        return false;
    }
    m_display.resize(m_window, windowSize);
    // Once it has asked for the models, it has read the settings, and can run.
    return QTest::qWaitFor([this] { return m_server->count() > 0; }, patience);
}

QList<run::RunStatus> RealDisplayTest::outcomes(qsizetype count) const
{
    QList<run::RunStatus> found;
    const auto haveEnded = [&] {
        found.clear();
        const QList<run::RunSummary> all = runs();
        for (const run::RunSummary &run : all) {
            found.append(run.status);
        }
        return found.size() == count && !found.contains(run::RunStatus::Running);
    };
    return QTest::qWaitFor(haveEnded, patience) ? found : QList<run::RunStatus>();
}

//! By its key in the menu. A menu within a menu takes a moment to open, and a slow machine may
//! find the next key in the wrong one: whoever sits there would try again.
bool RealDisplayTest::chooseTheme(const QString &key, const QByteArray &name) const
{
    const QString file = QFileInfo(m_program->runsFolder()).path() % u"/window.ini"_s;
    for (int attempt = 0; attempt < 5; ++attempt) {
        const QImage before = restingPicture();
        m_display.press({u"alt+v"_s});
        const QImage menu = restingPicture(before);
        m_display.press({u"e"_s});
        static_cast<void>(restingPicture(menu));
        m_display.press({key});
        if (QTest::qWaitFor([&] { return contentOf(file).contains(name); }, 10s)) {
            return true;
        }
        m_display.press({u"Escape"_s, u"Escape"_s});
    }
    return false;
}

bool RealDisplayTest::isKept(const QByteArray &words, std::chrono::seconds wait) const
{
    const QString file = QFileInfo(m_program->runsFolder()).path() % u"/drafts/0.json"_s;
    return QTest::qWaitFor([&] { return contentOf(file).contains(words); }, wait);
}

bool RealDisplayTest::isTyped(const QString &text) const
{
    const QByteArray kept = QString(text).replace(u'\n', u"\\n"_s).toUtf8();
    for (int attempt = 0; attempt < 4; ++attempt) {
        m_display.press({u"ctrl+t"_s, u"ctrl+a"_s});
        const QStringList lines = text.split(u'\n');
        for (qsizetype line = 0; line < lines.size(); ++line) {
            if (line > 0) {
                m_display.press({u"Return"_s});
            }
            m_display.type(lines.at(line));
        }
        if (isKept(kept, 15s)) {
            return true;
        }
    }
    return false;
}

QImage RealDisplayTest::restingPicture(const QImage &other) const
{
    QImage last = m_display.picture();
    const auto isAtRest = [&] {
        const QImage now = m_display.picture();
        return isAlike(std::exchange(last, now), now) && !isAlike(now, other);
    };
    return QTest::qWaitFor(isAtRest, patience) ? last : QImage();
}

void RealDisplayTest::keep(const QImage &picture, const QString &name) const
{
    const QString folder = qEnvironmentVariable("ROO_SCREENSHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        picture.save(folder % u"/real-"_s % name % u".png"_s);
    }
}

void RealDisplayTest::task_isTypedAndRun()
{
    QVERIFY(open());
    QVERIFY(isTyped(u"Write a test\nin two lines"_s));
    m_display.press({u"ctrl+Return"_s});
    QCOMPARE(outcomes(1), QList{run::RunStatus::Succeeded});
    QCOMPARE(runs().constFirst().task, u"Write a test\nin two lines"_s);
    QVERIFY(hasTitle(u"Write a test in two lines – Roo Harness"_s));
    QCOMPARE(m_server->modelsAsked().filter(u"e"_s), (QStringList{u"code-a"_s, u"review"_s}));
    keep(restingPicture(), u"run"_s);
    m_display.press({u"ctrl+w"_s});
    QVERIFY(m_program->finish());
    QCOMPARE(m_program->exitCode(), 0);
    QCOMPARE(m_program->err(), QByteArray());
}

void RealDisplayTest::running_isStopped_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("by its shortcut") << QStringList{u"ctrl+period"_s};
    QTest::newRow("by its button") << QStringList{u"alt+s"_s};
    QTest::newRow("by the menu") << QStringList{u"alt+r"_s, u"s"_s};
}

void RealDisplayTest::running_isStopped()
{
    QFETCH(QStringList, keys);
    m_server->forModel(u"code-a"_s).reply(stream(delta(u"half"_s)).hang());
    QVERIFY(open());
    QVERIFY(isTyped(u"Do it"_s));
    m_display.press({u"ctrl+Return"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_server->modelsAsked().contains(u"code-a"_s), patience);
    m_display.press(keys);
    QCOMPARE(outcomes(1), QList{run::RunStatus::Cancelled});
    QTRY_VERIFY(std::ranges::any_of(m_server->arrivals(), [](const Arrival &arrival) {
        return arrival.closedByClientAt.has_value();
    }));
}

void RealDisplayTest::tabs_areReachedByTheirNumbers()
{
    QVERIFY(open());
    QVERIFY(isTyped(u"Do it"_s));
    m_display.press({u"ctrl+Return"_s});
    QCOMPARE(outcomes(1), QList{run::RunStatus::Succeeded});
    QImage picture = restingPicture();
    for (int tab = 1; tab <= 6; ++tab) {
        if (tab == 3) {
            m_display.press({u"ctrl+1"_s}); // the last stage may be in front
            picture = restingPicture();
        }
        m_display.press({u"ctrl+%1"_s.arg(tab)});
        picture = restingPicture(picture);
        QVERIFY2(!picture.isNull(), qPrintable(u"tab %1"_s.arg(tab)));
        keep(picture, u"tab-%1"_s.arg(tab));
    }
    // The keyboard follows: what is in the tab can be taken.
    m_display.press({u"ctrl+1"_s, u"ctrl+a"_s, u"ctrl+c"_s, u"ctrl+t"_s, u"ctrl+End"_s});
    m_display.press({u"ctrl+v"_s});
    QVERIFY(isKept("Do itthe plan"));
}

void RealDisplayTest::history_isOpenedByKeyboard()
{
    QVERIFY(open());
    for (const QString &task : {u"Draw a tree"_s, u"Bake bread"_s}) {
        QVERIFY(isTyped(task));
        m_display.press({u"ctrl+Return"_s});
        QVERIFY(hasTitle(task % u" – Roo Harness"_s));
        QVERIFY(!outcomes(task.startsWith(u'D') ? 1 : 2).isEmpty());
        m_display.press({u"ctrl+n"_s});
        QVERIFY(hasTitle(u"Roo Harness"_s));
    }
    m_display.press({u"ctrl+shift+f"_s});
    m_display.type(u"tree"_s);
    m_display.press({u"Return"_s});
    QVERIFY(hasTitle(u"Draw a tree – Roo Harness"_s));
    m_display.press({u"ctrl+shift+f"_s, u"Delete"_s, u"Down"_s, u"Home"_s, u"Return"_s});
    QVERIFY(hasTitle(u"Bake bread – Roo Harness"_s));
}

void RealDisplayTest::history_isOpenedByDoubleClick()
{
    QVERIFY(open());
    QVERIFY(isTyped(u"Draw a tree"_s));
    m_display.press({u"ctrl+Return"_s});
    QVERIFY(!outcomes(1).isEmpty());
    QVERIFY(hasTitle(u"Draw a tree – Roo Harness"_s));
    m_display.press({u"ctrl+n"_s});
    QVERIFY(hasTitle(u"Roo Harness"_s));
    // The list is at the left; where its rows begin is a matter of the style.
    const auto isOpened = [this, y = 60]() mutable {
        m_display.doubleClick(m_window, {100, y});
        y = y < 250 ? y + 15 : 60;
        return m_display.titleOf(m_window) == u"Draw a tree – Roo Harness";
    };
    QVERIFY(QTest::qWaitFor(isOpened, patience));
}

void RealDisplayTest::changes_areAppliedAndTakenBackByKeyboard()
{
    const Files before{{u"a"_s, "1\n2\n3\n"_ba}};
    const ProjectFolder project(before);
    m_server->forModel(u"code-a"_s).always(sse({replacing(u"a"_s, u"2"_s, u"two"_s)}));
    QVERIFY(open({project.path()}));
    QVERIFY(isTyped(u"Do it"_s));
    m_display.press({u"ctrl+Return"_s});
    QCOMPARE(outcomes(1), QList{run::RunStatus::Succeeded});
    QCOMPARE(project.files(), before);
    m_display.press({u"ctrl+5"_s});
    keep(restingPicture(), u"changes"_s);
    m_display.press({u"alt+y"_s});
    QTRY_COMPARE_WITH_TIMEOUT(project.files(), (Files{{u"a"_s, "1\ntwo\n3\n"_ba}}), patience);
    // The button can be pressed once the run has been read again.
    keep(restingPicture(), u"applied"_s);
    m_display.press({u"alt+n"_s});
    QTRY_COMPARE_WITH_TIMEOUT(project.files(), before, patience);
}

void RealDisplayTest::theme_isSwitched()
{
    QVERIFY(open());
    QVERIFY(chooseTheme(u"l"_s, "theme=@ByteArray(light)"));
    QTRY_VERIFY_WITH_TIMEOUT(brightness(m_display.picture()) > 160, patience);
    QVERIFY(chooseTheme(u"d"_s, "theme=@ByteArray(dark)"));
    QTRY_VERIFY_WITH_TIMEOUT(brightness(m_display.picture()) < 100, patience);
    keep(restingPicture(), u"dark"_s);
}

//! It has a window of its own, which keeps no program running.
void RealDisplayTest::guide_endsWithTheProgram()
{
    const auto isActive = [this](const QString &title) {
        return QTest::qWaitFor(
            [&] {
                const QString window = m_display.activeWindow();
                return !window.isEmpty() && m_display.titleOf(window) == title;
            },
            patience);
    };
    QVERIFY(open());
    m_display.press({u"F1"_s});
    QVERIFY(isActive(u"User guide – Roo Harness"_s));
    m_display.press({u"Escape"_s});
    QVERIFY(isActive(u"Roo Harness"_s));
    m_display.press({u"F1"_s});
    QVERIFY(isActive(u"User guide – Roo Harness"_s));
    keep(restingPicture(), u"guide"_s);
    m_display.press({u"alt+Tab"_s});
    QVERIFY(isActive(u"Roo Harness"_s));
    m_display.press({u"ctrl+w"_s});
    QVERIFY(m_program->finish());
    QCOMPARE(m_program->exitCode(), 0);
    QCOMPARE(m_program->err(), QByteArray());
}

void RealDisplayTest::closing_asksWhileARunIsOn()
{
    m_server->forModel(u"plan"_s).reply(stream(delta(u"half"_s)).hang());
    QVERIFY(open());
    QVERIFY(isTyped(u"Do it"_s));
    m_display.press({u"ctrl+Return"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_server->modelsAsked().contains(u"plan"_s), patience);
    const auto isAsked = [this] {
        const QString active = m_display.activeWindow();
        return !active.isEmpty() && active != m_window;
    };
    m_display.press({u"ctrl+w"_s});
    QVERIFY(QTest::qWaitFor(isAsked, patience));
    keep(restingPicture(), u"closing"_s);
    m_display.press({u"Escape"_s});
    QVERIFY(isActive());
    QVERIFY(m_program->isRunning());
    QCOMPARE(runs().constFirst().status, run::RunStatus::Running);
    m_display.press({u"alt+F4"_s}); // the window manager's
    QVERIFY(QTest::qWaitFor(isAsked, patience));
    m_display.press({u"alt+s"_s});
    QVERIFY(m_program->finish());
    QCOMPARE(m_program->exitCode(), 0);
    QCOMPARE(outcomes(1), QList{run::RunStatus::Cancelled});
}

QTEST_GUILESS_MAIN(RealDisplayTest)
#include "tst_realdisplay.moc"
