// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "core/projectfolder.h"
#include "integration/proxyfixture.h"

using namespace roo;
using namespace roo::test;
using namespace std::chrono_literals;

namespace {

//! A real proxy takes its time.
constexpr std::chrono::seconds patience{60};

} // namespace

//! The window against a real LiteLLM proxy, whose models answer from memory, or lead to a scripted
//! upstream.
class WindowLiteLlmTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_proxy.start();
    }
    void init() { roo::test::failOnWarning(); }

    void chain_fallsBack();
    void stage_isStoppedAndGoneOnFrom_data();
    void stage_isStoppedAndGoneOnFrom();
    void changes_areAppliedAndTakenBack();

private:
    //! A window at the proxy, whose stages ask these models.
    void open(WindowFixture &fixture, const QStringList &models) const;
    [[nodiscard]] Route &scripted() const { return m_proxy.upstream().forModel(u"anything"_s); }
    [[nodiscard]] static bool hasEnded(const WindowFixture &fixture, const QString &parent = {})
    {
        return QTest::qWaitFor(
            [&] { return fixture.hasEnded() && fixture.window->control().run().id() != parent; },
            patience);
    }

    ProxyFixture m_proxy;
};

void WindowLiteLlmTest::open(WindowFixture &fixture, const QStringList &models) const
{
    const QString folder = fixture.home.filePath(u"config"_s);
    const QString profile = u"name = \"sample\"\n"
                            "[planner]\nmodels = [%1]\ntemplate = \"p.md\"\n"
                            "[coder]\nmodels = [%2]\ntemplate = \"c.md\"\n"
                            "[reviewer]\nmodels = [%3]\ntemplate = \"r.md\"\n"_s;
    const QString keyFile = folder % u"/key"_s;
    QVERIFY(writeFile(folder % u"/profiles/sample/profile.toml"_s,
                      profile.arg(models.at(0), models.at(1), models.at(2)).toUtf8()));
    QVERIFY(writeFile(keyFile, m_proxy.key().toUtf8()));
    QVERIFY(QFile::setPermissions(keyFile, QFile::ReadOwner | QFile::WriteOwner));
    run::AppOptions options = fixture.optionsFor(m_proxy.baseUrl());
    options.keyRules.apiKeyFile = keyFile;
    fixture.openWith(options);
    QVERIFY(fixture.find<gui::TaskPanel>() != nullptr);
}

void WindowLiteLlmTest::chain_fallsBack()
{
    WindowFixture fixture;
    open(fixture, {u"\"ok\""_s, u"\"e429\", \"ok-two\""_s, u"\"ok\""_s});
    fixture.type(u"Do it"_s);
    fixture.press();
    QVERIFY(hasEnded(fixture));
    QCOMPARE(fixture.cards().filter(u"done"_s).size(), 3);
    QVERIFY2(fixture.cards().at(1).contains(u"2nd of 2, attempt 2"_s),
             qPrintable(fixture.cards().at(1)));
    QCOMPARE(fixture.shownText(run::Role::Coder), u"Hello from the second mock."_s);
}

void WindowLiteLlmTest::stage_isStoppedAndGoneOnFrom_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("Planner") << 0;
    QTest::newRow("Coder") << 1;
    QTest::newRow("Reviewer") << 2;
}

void WindowLiteLlmTest::stage_isStoppedAndGoneOnFrom()
{
    QFETCH(int, stage);
    QStringList models{u"\"ok\""_s, u"\"ok\""_s, u"\"ok\""_s};
    models[stage] = u"\"scripted\""_s;
    scripted().reply(stream(delta(u"half "_s) + delta(u"of it"_s)).hang());
    WindowFixture fixture;
    open(fixture, models);
    fixture.type(u"Do it"_s);
    fixture.press();
    const auto isAnswering = [&] { return fixture.cards().at(stage).contains(u"answering"_s); };
    QVERIFY(QTest::qWaitFor(isAnswering, patience));
    fixture.press();
    QVERIFY(hasEnded(fixture));
    QVERIFY(fixture.cards().at(stage).contains(u"stopped"_s));
    QCOMPARE(fixture.window->control().run().finish()->outcome, run::Outcome::Cancelled);

    scripted().reply(sse({u"all of it"_s}));
    const QString parent = fixture.window->control().run().id();
    fixture.window->control().goOn(run::allRoles().at(stage));
    QVERIFY(hasEnded(fixture, parent));
    QCOMPARE(fixture.cards().filter(u"taken over"_s).size(), stage);
    QCOMPARE(fixture.cards().filter(u"done"_s).size(), 3 - stage);
    QCOMPARE(fixture.shownText(run::allRoles().at(stage)), u"all of it"_s);
}

void WindowLiteLlmTest::changes_areAppliedAndTakenBack()
{
    const Files before{{u"a"_s, "1\n2\n3\n"_ba}};
    const ProjectFolder project(before);
    scripted().reply(sse({replacing(u"a"_s, u"2"_s, u"zwei ä 😀"_s)}));
    WindowFixture fixture;
    open(fixture, {u"\"ok\""_s, u"\"scripted\""_s, u"\"ok\""_s});
    fixture.find<gui::TaskPanel>()->setWorkspace(project.path());
    fixture.type(u"Do it"_s);
    fixture.press();
    QVERIFY(hasEnded(fixture));
    gui::ChangesTab *const changes = fixture.find<gui::RunTabs>()->changes();
    QTRY_COMPARE(changes->obstacle(), QString());
    emit changes->applyRequested(changes->selection());
    QTRY_COMPARE(project.files(), (Files{{u"a"_s, "1\nzwei ä 😀\n3\n"_ba}}));
    QTRY_COMPARE(fixture.window->control().run().applied().size(), 1);
    emit changes->undoRequested();
    QTRY_COMPARE(project.files(), before);
}

ROO_WINDOW_TEST_MAIN(WindowLiteLlmTest)
#include "tst_windowlitellm.moc"
