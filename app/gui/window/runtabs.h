// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "gui/attempts/attemptmodel.h"

#include <QTabWidget>

#include <optional>

class QStackedWidget;

namespace roo::gui {

class AnswerView;
class ChangesTab;
class CodeTab;
class EmptyPage;
class FindBar;
class LogTab;
class PlanTab;
class ProofTab;
class ReviewTab;
class Timeline;
class Workbench;

//! What a run has brought, each in its tab.
class RunTabs final : public QTabWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunTabs)

public:
    enum Tab { Plan, Code, Review, Proof, Changes, Attempts, Log };

    //! `bench` and the attempts outlive it.
    RunTabs(Workbench &bench, AttemptModel *attempts, QWidget *parent = nullptr);

    [[nodiscard]] PlanTab *plan() const { return m_plan; }
    [[nodiscard]] CodeTab *code() const { return m_code; }
    //! The text of the review.
    [[nodiscard]] AnswerView *review() const;
    [[nodiscard]] ReviewTab *findings() const { return m_review; }
    [[nodiscard]] ProofTab *proof() const { return m_proof; }
    [[nodiscard]] ChangesTab *changes() const { return m_changes; }

    //! The stage whose answer is shown; none where another tab is.
    [[nodiscard]] std::optional<run::Role> currentStage() const;
    [[nodiscard]] static Tab tabOf(run::Role role);
    //! What finds words in the tab that is shown; nullptr: nothing does.
    [[nodiscard]] FindBar *findBar() const;
    //! What is read in the tab that is shown.
    [[nodiscard]] QWidget *currentView() const;
    //! Something new is in a tab that is not looked at, until it is.
    void mark(Tab tab, bool isMarked);
    //! Instead of a tab with nothing in it there is a sentence that says what will be.
    void setEmpty(Tab tab, bool isEmpty);
    //! What is shown, or an empty run: empty tabs say other things then.
    void setRun(const run::Run &run);
    [[nodiscard]] EmptyPage *emptyPage(Tab tab) const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void sampleRequested();
    void workspaceRequested();

private:
    void addPage(QWidget *content, const QString &title);
    void showMarks();

    PlanTab *m_plan = nullptr;
    CodeTab *m_code = nullptr;
    ReviewTab *m_review = nullptr;
    ProofTab *m_proof = nullptr;
    ChangesTab *m_changes = nullptr;
    QList<QStackedWidget *> m_pages; //!< Each with its sentence, then with what is in the tab.
    QList<bool> m_marks;
};

} // namespace roo::gui
