// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/statusline.h"

#include "core/base/text.h"
#include "core/run/ledger.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/signlabel.h"
#include "gui/window/workbench.h"
#include "gui/words/proofwords.h"
#include "gui/words/words.h"

#include <QFileInfo>
#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>
#include <QUrl>

namespace roo::gui {

namespace {

constexpr std::chrono::milliseconds tickTime{500};
constexpr std::chrono::seconds freeTime{10};
constexpr qsizetype longestName = 60;

//! With its port where it is not the usual one.
QString hostOf(const QUrl &url)
{
    return url.port() < 0 ? url.host() : url.host() % u':' % QString::number(url.port());
}

} // namespace

StatusLine::StatusLine(Workbench &bench, QMainWindow *window)
    : QObject(window)
    , m_bench(bench)
    , m_window(window)
    , m_sign(new SignLabel(Sign::Dots, window))
    , m_connection(new ElidedLabel(window))
    , m_checking(new ElidedLabel(window))
    , m_free(new QLabel(window))
    , m_tokens(new QLabel(window))
    , m_cost(new QLabel(window))
    , m_workspace(new QLabel(window))
    , m_profile(new QLabel(window))
{
    QStatusBar *const bar = window->statusBar();
    bar->addWidget(m_sign);
    bar->addWidget(m_connection, 1);
    bar->addWidget(m_checking, 1);
    for (QLabel *const label : {m_free, m_tokens, m_cost, m_workspace, m_profile}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(6, 0, 6, 0);
        bar->addPermanentWidget(label);
        label->hide();
    }
    m_checking->hide();
    m_clock.setInterval(tickTime);
    connect(&m_clock, &QTimer::timeout, this, &StatusLine::showChecking);
    m_freeClock.setInterval(freeTime);
    m_freeClock.start();
    connect(&m_freeClock, &QTimer::timeout, this, &StatusLine::showFreeRequests);
    connect(&bench, &Workbench::assembled, this, &StatusLine::showFreeRequests);
    connect(&bench.connection(), &ConnectionWatch::changed, this, &StatusLine::showConnection);
    connect(&bench, &Workbench::assembled, this, &StatusLine::showConnection);
    showConnection();
}

QString StatusLine::connectionWords() const
{
    const ConnectionWatch &connection = m_bench.connection();
    if (!m_bench.app()) {
        return m_bench.fault() ? tr("The settings cannot be used") : tr("Reading the settings…");
    }
    const QString host = hostOf(m_bench.app()->settings().baseUrl.value);
    switch (connection.state()) {
    case ConnectionWatch::State::Unknown:
    case ConnectionWatch::State::Asking:
        return tr("%1, asking…").arg(host);
    case ConnectionWatch::State::Reachable:
        return connection.models().size() == 1
            ? tr("%1 · 1 model").arg(host)
            : tr("%1 · %2 models").arg(host).arg(connection.models().size());
    case ConnectionWatch::State::Unreachable: {
        const QString why = words::brief(*connection.error());
        return why.contains(host) ? why : tr("%1: %2").arg(host, why);
    }
    }
    Q_UNREACHABLE_RETURN({});
}

void StatusLine::showConnection()
{
    using State = ConnectionWatch::State;
    const State state = m_bench.connection().state();
    m_sign->setSign(m_bench.fault()                   ? Sign::Cross
                        : state == State::Reachable   ? Sign::Tick
                        : state == State::Unreachable ? Sign::Warning
                                                      : Sign::Dots);
    m_connection->setLine(connectionWords());
}

void StatusLine::setUsage(const std::optional<llm::TokenUsage> &usage)
{
    m_tokens->setVisible(usage.has_value());
    m_cost->setVisible(usage.has_value());
    if (usage) {
        m_tokens->setText(words::tokens(*usage));
        m_cost->setText(words::cost(*usage));
    }
}

void StatusLine::setProfile(const QString &profile)
{
    m_profile->setText(profile);
    m_profile->setVisible(!profile.isEmpty());
    m_profile->setToolTip(tr("The profile of the run that is shown"));
}

void StatusLine::setWorkspace(const QString &folder)
{
    m_workspace->setText(QFileInfo(folder).fileName());
    m_workspace->setVisible(!folder.isEmpty());
    m_workspace->setToolTip(plainToolTip(folder));
}

void StatusLine::showFreeRequests()
{
    const run::Spending spending = m_bench.app() ? m_bench.app()->spending() : run::Spending();
    const run::Moment now = run::momentNow();
    const qint64 today = spending.ledger ? spending.ledger->today(now).freeRequests : 0;
    m_free->setVisible(today > 0);
    if (today == 0) {
        return;
    }
    const auto &perDay = spending.budgets.freePerDay;
    const auto &perMinute = spending.budgets.freePerMinute;
    const qsizetype minute = spending.ledger->freeInLastMinute(now).size();
    m_free->setText(perDay ? tr("free today: %1 of %2").arg(today).arg(*perDay)
                           : tr("free today: %1").arg(today));
    m_free->setToolTip(plainToolTip(
        perMinute ? tr("Requests to models of the free tier, of all runs and programs. In this "
                       "minute: %1 of %2")
                        .arg(minute)
                        .arg(*perMinute)
                  : tr("Requests to models of the free tier, of all runs and programs. In this "
                       "minute: %1")
                        .arg(minute)));
}

void StatusLine::setChecking(const RunningCheck &check)
{
    m_check = check;
    m_checking->setVisible(!check.check.isEmpty());
    if (check.check.isEmpty()) {
        m_clock.stop();
    } else {
        m_clock.start();
        showChecking();
    }
}

QString StatusLine::checkingWords(const QDateTime &now) const
{
    if (m_check.check.isEmpty()) {
        return {};
    }
    const QString name = text::oneLine(m_check.check, longestName);
    const QString time = words::seconds(std::chrono::milliseconds(m_check.since.msecsTo(now)));
    return tr("%1, checking: %2, %3").arg(words::proofTitle(m_check.round), name, time);
}

void StatusLine::showChecking()
{
    m_checking->setLine(checkingWords(QDateTime::currentDateTimeUtc()));
}

} // namespace roo::gui
