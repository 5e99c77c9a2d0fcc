// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/compare/comparison.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTabBar;
class QTableWidget;

namespace roo::gui {

class DiffView;
class Highlighting;
class TextStyle;

//! Two runs, or two attempts, side by side: their figures, and what differs between their answers.
//! A window of its own, which goes when it is closed.
class CompareWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareWindow)

public:
    //! Highlighting and style outlive it.
    CompareWindow(const Comparison &comparison, const Highlighting &highlighting, TextStyle &style,
                  QWidget *parent = nullptr);

    //! As lines of cells, those of the part that is shown below.
    [[nodiscard]] QStringList figures() const;
    [[nodiscard]] QTabBar *parts() const { return m_parts; }
    [[nodiscard]] DiffView *diff() const { return m_diff; }
    //! What is said in place of a diff; empty: it is shown.
    [[nodiscard]] QString note() const;

private:
    void build();
    void showPart(int index);
    void addFigure(const Comparison::Figure &figure);

    Comparison m_comparison;
    QTableWidget *m_figures;
    QTabBar *m_parts;
    QStackedLayout *m_views;
    DiffView *m_diff;
    QLabel *m_note;
};

} // namespace roo::gui
