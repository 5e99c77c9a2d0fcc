// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/connectionwatch.h"

#include "core/run/app.h"

#include <algorithm>
#include <array>
#include <utility>

namespace roo::gui {

namespace {

using std::chrono::seconds;
constexpr std::array<seconds, 4> pauses{seconds(2), seconds(5), seconds(15), seconds(60)};

} // namespace

ConnectionWatch::ConnectionWatch(QObject *parent)
    : QObject(parent)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ConnectionWatch::check);
}

ConnectionWatch::~ConnectionWatch() = default;

void ConnectionWatch::setApp(std::shared_ptr<const run::App> app)
{
    m_lister.reset();
    m_next.stop();
    m_app = std::move(app);
    m_failures = 0;
    m_state = State::Unknown;
    m_models.clear();
    m_error.reset();
    emit changed();
}

void ConnectionWatch::check()
{
    if (!m_app || m_lister) {
        return;
    }
    m_next.stop();
    m_lister = std::make_unique<run::ModelLister>(m_app->client());
    connect(m_lister.get(), &run::ModelLister::finished, this, &ConnectionWatch::answered);
    if (m_state == State::Unknown) {
        m_state = State::Asking;
        emit changed();
    }
    m_lister->start();
}

void ConnectionWatch::setWatching(bool isWatching)
{
    m_isWatching = isWatching;
    if (!isWatching) {
        m_next.stop();
    } else if (m_state == State::Unreachable && !m_lister) {
        waitForNext();
    }
}

void ConnectionWatch::answered(const Result<llm::ModelList> &result)
{
    m_lister.release()->deleteLater(); // it is the one that calls
    if (result) {
        m_failures = 0;
        m_state = State::Reachable;
        m_models = result->models;
        m_error.reset();
    } else {
        ++m_failures;
        m_state = State::Unreachable;
        m_models.clear();
        m_error = result.error();
        waitForNext();
    }
    emit changed();
}

void ConnectionWatch::waitForNext()
{
    if (m_isWatching) {
        const auto step = std::min<size_t>(static_cast<size_t>(m_failures), pauses.size()) - 1;
        m_next.start(pauses.at(m_failures > 0 ? step : 0));
    }
}

} // namespace roo::gui
