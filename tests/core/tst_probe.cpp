// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/probe.h"

#include "eventsamples.h"
#include "support/fakelitellm.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

QList<llm::ModelInfo> offer(const QStringList &ids)
{
    QList<llm::ModelInfo> offered;
    for (const QString &id : ids) {
        offered.append({.id = id});
    }
    return offered;
}

//! "code-a coder missing, like code-b"
QString lineOf(const ModelCheck &check)
{
    QStringList roles;
    for (const Role role : check.roles) {
        roles.append(roleName(role));
    }
    QString line
        = check.model + u' ' + roles.join(u',') + (check.isOffered ? u" offered" : u" missing");
    if (!check.alike.isEmpty()) {
        line += u", like "_s + check.alike.join(u',');
    }
    return line;
}

QStringList linesOf(const QList<ModelCheck> &checks)
{
    QStringList lines;
    for (const ModelCheck &check : checks) {
        lines.append(lineOf(check));
    }
    return lines;
}

} // namespace

class ProbeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void check_comparesWithTheOffer_data();
    void check_comparesWithTheOffer();
    void check_namesEachModelOnce();
    void probe_walksToTheModels();
    void probe_stopsWhereItFails();
    void lister_lists();
    void lister_fails();
};

void ProbeTest::check_comparesWithTheOffer_data()
{
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const QStringList &offered, const QStringList &lines) {
        QTest::newRow(name) << offered << lines;
    };
    row("all", {u"plan"_s, u"code-a"_s, u"code-b"_s, u"review"_s},
        {u"plan planner offered"_s, u"code-a coder offered"_s, u"code-b coder offered"_s,
         u"review reviewer offered"_s});
    row("none", {},
        {u"plan planner missing"_s, u"code-a coder missing"_s, u"code-b coder missing"_s,
         u"review reviewer missing"_s});
    row("some alike", {u"code-b"_s, u"review2"_s, u"Plan"_s},
        {u"plan planner missing, like Plan"_s, u"code-a coder missing, like code-b"_s,
         u"code-b coder offered"_s, u"review reviewer missing, like review2"_s});
    row("a provider's all", {u"code-*"_s, u"*"_s},
        {u"plan planner offered"_s, u"code-a coder offered"_s, u"code-b coder offered"_s,
         u"review reviewer offered"_s});
    row("another provider's all", {u"code-*"_s, u"a*w"_s},
        {u"plan planner missing"_s, u"code-a coder offered"_s, u"code-b coder offered"_s,
         u"review reviewer missing"_s});
}

void ProbeTest::check_comparesWithTheOffer()
{
    QFETCH(const QStringList, offered);
    QFETCH(const QStringList, lines);
    QCOMPARE(linesOf(checkModels(sampleProfile(), offer(offered))), lines);
}

void ProbeTest::check_namesEachModelOnce()
{
    Profile profile = sampleProfile();
    profile.stage(Role::Coder).models = {u"plan"_s, u"x"_s, u"plan"_s};
    profile.stage(Role::Reviewer).models = {u"plan"_s};
    QCOMPARE(linesOf(checkModels(profile, {})),
             (QStringList{u"plan planner,coder,reviewer missing"_s, u"x coder missing"_s}));
}

void ProbeTest::probe_walksToTheModels()
{
    FakeLiteLlm server;
    server.always(models({u"plan"_s, u"code-b"_s}));
    const llm::ChatClient client({.baseUrl = server.baseUrl()});
    Probe probe(client, sampleProfile());
    QStringList lines;
    connect(&probe, &Probe::modelChecked, this,
            [&lines](const ModelCheck &check) { lines.append(lineOf(check)); });
    QSignalSpy rungs(&probe, &Probe::rungFinished);
    QSignalSpy finished(&probe, &Probe::finished);
    probe.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<std::optional<Error>>(), std::nullopt);
    QCOMPARE(lines,
             (QStringList{u"plan planner offered"_s, u"code-a coder missing, like code-b"_s,
                          u"code-b coder offered"_s, u"review reviewer missing"_s}));
    QVERIFY(rungs.size() >= 6);
}

void ProbeTest::probe_stopsWhereItFails()
{
    const llm::ChatClient client({.baseUrl = QUrl(u"http://127.0.0.1:%1/v1"_s.arg(closedPort()))});
    Probe probe(client, sampleProfile());
    QSignalSpy checked(&probe, &Probe::modelChecked);
    QSignalSpy finished(&probe, &Probe::finished);
    probe.start();
    QTRY_COMPARE(finished.size(), 1);
    const auto error = finished.first().first().value<std::optional<Error>>();
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::ConnectionRefused);
    QCOMPARE(checked.size(), 0);
}

void ProbeTest::lister_lists()
{
    FakeLiteLlm server;
    server.always(models({u"a"_s, u"b"_s}));
    const llm::ChatClient client({.baseUrl = server.baseUrl()});
    ModelLister lister(client);
    std::optional<Result<llm::ModelList>> result;
    connect(&lister, &ModelLister::finished, this,
            [&result](const Result<llm::ModelList> &list) { result = list; });
    lister.start();
    QTRY_VERIFY(result.has_value());
    QVERIFY(*result);
    QCOMPARE((*result)->models.size(), 2);
}

void ProbeTest::lister_fails()
{
    FakeLiteLlm server;
    server.always(error(401, "Authentication Error"_ba, "auth_error"_ba));
    const llm::ChatClient client({.baseUrl = server.baseUrl()});
    ModelLister lister(client);
    std::optional<Result<llm::ModelList>> result;
    connect(&lister, &ModelLister::finished, this,
            [&result](const Result<llm::ModelList> &list) { result = list; });
    lister.start();
    QTRY_VERIFY(result.has_value());
    QVERIFY(!*result);
    QCOMPARE(result->error().kind, ErrorKind::BadKey);
}

QTEST_GUILESS_MAIN(ProbeTest)
#include "tst_probe.moc"
