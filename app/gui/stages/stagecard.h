// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/stages/stagestatus.h"

#include <QAbstractButton>

class QLabel;

namespace roo::gui {

class ElidedLabel;
class SignLabel;

//! How one stage stands, in words and a sign. Pressing it shows the stage.
class StageCard final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageCard)

public:
    StageCard(run::Role role, QWidget *parent);

    [[nodiscard]] run::Role role() const { return m_role; }
    [[nodiscard]] const StageStatus &status() const { return m_status; }
    void setStatus(const StageStatus &status);
    //! Says anew what counts: how long it takes, and how long it waits.
    void tick(const QDateTime &now);
    //! As lines, for tests and whoever cannot see it.
    [[nodiscard]] QString words() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void runAgainRequested();
    void planEditRequested();
    void compareRequested();
    void promptCopyRequested();
    void answerCopyRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void arrange();

    run::Role m_role;
    StageStatus m_status;
    SignLabel *m_sign = nullptr;
    QLabel *m_title = nullptr;
    ElidedLabel *m_state = nullptr;
    ElidedLabel *m_model = nullptr;
    ElidedLabel *m_place = nullptr;
    ElidedLabel *m_times = nullptr;
    ElidedLabel *m_usage = nullptr;
};

} // namespace roo::gui
