// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTreeView>

namespace roo::gui {

class DiffModel;

//! The table of a diff's rows: rows of one height, columns that fill the width, whole rows selected
//! and copied as text.
class RowView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowView)

public:
    //! The model outlives it.
    explicit RowView(DiffModel &model, QWidget *parent = nullptr);

    //! Numbers as wide as they need, texts sharing the rest.
    void fitColumns();
    //! Of a text, without its sign.
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] QString selectedText() const;

public slots:
    //! What is marked.
    void copy() const;
    void copyAll() const;

signals:
    //! With the mouse on its first columns, or with the space bar.
    void toggled(int row);
    void resized();
    void scrolledSideways(int pixels);
    //! The wheel was turned so far to make everything larger.
    void zoomTurned(int steps);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    DiffModel &m_model;
};

} // namespace roo::gui
