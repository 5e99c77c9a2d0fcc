// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/attempts/attemptmodel.h"

#include <QTimer>
#include <QWidget>

namespace roo::gui {

//! All attempts and checks of a run over time: waiting, first token, streaming, failure. The chain
//! of models as a picture.
class Timeline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Timeline)

public:
    //! `attempts` outlives it.
    explicit Timeline(const AttemptModel &attempts, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    //! The row that is marked by the keyboard; -1: none.
    [[nodiscard]] int current() const { return m_current; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    //! From times to places.
    struct Scale
    {
        QDateTime begin;
        qint64 length = 1; //!< Milliseconds.
        qreal left = 0;
        qreal width = 1;
        [[nodiscard]] qreal x(const QDateTime &time) const;
    };

    void refresh();
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_shown.size()); }
    void setCurrent(int row);
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int rowAt(const QPoint &point) const;
    [[nodiscard]] Scale scale(const QDateTime &now) const;
    void paintAxis(QPainter &painter, const Scale &scale) const;
    void paintRow(QPainter &painter, const Scale &scale, int row, const QDateTime &now) const;

    const AttemptModel &m_attempts;
    QList<AttemptRecord> m_shown;
    QTimer m_clock;
    int m_current = -1;
};

} // namespace roo::gui
