// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "gui/review/findingsmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QTableView;

namespace roo::gui {

class AnswerView;
class Highlighting;
class TextStyle;

//! The review: its verdict, its findings, to be looked at and sent back to the Coder, and below
//! them its text.
class ReviewTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewTab)

public:
    //! The highlighting outlives it.
    explicit ReviewTab(const Highlighting &highlighting, QWidget *parent = nullptr);
    ~ReviewTab() override;

    //! The style outlives it.
    void follow(TextStyle &style);
    //! What the Reviewer says of the changes as they are now.
    void setRun(const run::Run &run);
    //! Why nothing can be sent back now; empty: it can.
    void setObstacle(const QString &why);

    [[nodiscard]] AnswerView *answer() const { return m_answer; }
    [[nodiscard]] FindingsModel &model() { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QPushButton *sendButton() const { return m_send; }
    //! The verdict and how the rounds have ended, in words; empty: there is none.
    [[nodiscard]] QString verdict() const;

signals:
    //! Somebody wants to see the change that a finding is about.
    void placeActivated(const QString &path, int line);
    //! To the Coder: these findings; none: all.
    void sendBackRequested(const QList<qsizetype> &findings);

private:
    void build();
    void showVerdict(const run::Evidence &evidence);
    void refresh();

    FindingsModel m_model;
    QString m_obstacle;
    bool m_hasChanges = false;
    bool m_hasEnded = false;

    QWidget *m_bar;
    QLabel *m_verdict;
    QLabel *m_end;
    QPushButton *m_send;
    QTableView *m_table;
    AnswerView *m_answer;
    QSplitter *m_splitter;
};

} // namespace roo::gui
