// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/changes/diffdelegate.h"
#include "gui/changes/diffmodel.h"
#include "gui/changes/linecolours.h"

#include <QWidget>

#include <memory>

class QScrollBar;
class QToolButton;

namespace roo::gui {

class ElidedLabel;
class Highlighting;
class RowView;
class TextStyle;

//! What changes in one file, below one another or side by side.
class DiffView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffView)

public:
    //! The highlighting outlives it.
    explicit DiffView(const Highlighting &highlighting, QWidget *parent = nullptr);
    ~DiffView() override;

    //! The style outlives it.
    void follow(TextStyle &style);
    void setDiff(std::shared_ptr<const FileDiff> diff);
    void clear();
    void setLayoutOfRows(DiffModel::Layout layout);
    //! The hunks that are ticked; empty: nothing can be ticked here.
    void setTicks(const std::optional<QSet<qsizetype>> &ticks);
    void goToHunk(qsizetype hunk);
    void nextHunk();
    void previousHunk();

    [[nodiscard]] DiffModel &model() { return m_model; }
    [[nodiscard]] RowView *rows() const { return m_rows; }

signals:
    void hunkToggled(qsizetype hunk);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    [[nodiscard]] QToolButton *addButton(const QString &label, const QString &hint);
    void colour();
    void fit();
    void step(int direction);
    void toggle(int row);

    const Highlighting &m_highlighting;
    DiffModel m_model;
    LineColours m_before;
    LineColours m_after;
    RowView *m_rows;
    DiffDelegate m_delegate;
    QScrollBar *m_shift;
    QWidget *m_bar;
    ElidedLabel *m_title;
    QToolButton *m_sideBySide = nullptr;
};

} // namespace roo::gui
