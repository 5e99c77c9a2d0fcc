// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/proxy/localproxy.h"

#include <QElapsedTimer>
#include <QTimer>

namespace roo::gui {

class MessageArea;
class Workbench;

//! What a window says about a proxy of our own: how it would be started, how far that is, and what
//! went wrong.
class ProxyMessages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyMessages)

public:
    //! Both outlive it.
    ProxyMessages(Workbench &bench, MessageArea *area);

    //! Says what a start would do, with a button that does it; or why it cannot be done here.
    void offer(ServedModels models);

signals:
    //! A proxy of our own answers, with a model that this profile is made for.
    void profileWanted(const QString &name);

private:
    void showPlan(const LocalProxy::Plan &plan);
    [[nodiscard]] static QString offerOf(const LocalProxy::Plan &plan, int port);
    [[nodiscard]] static QString installationOf(const LocalProxy::Plan &plan);
    void showByHand(const QString &reason);
    void showState();
    void showProgress(const QString &words);
    void showReachable();
    void showFailure(const QString &words);
    [[nodiscard]] QString keyWords() const;

    Workbench &m_bench;
    MessageArea *m_area = nullptr;
    QTimer m_asking; //!< The proxy, until it answers.
    QElapsedTimer m_startingSince;
    ServedModels m_wanted = ServedModels::Providers; //!< Those that were offered last.
    bool m_isAsked = false; //!< In this window, and not in another one.
    bool m_isOurModel = false; //!< It was this window that the local model was started from.
};

} // namespace roo::gui
