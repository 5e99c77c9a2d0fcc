// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/runtabs.h"

#include "gui/answers/answerview.h"
#include "gui/answers/codetab.h"
#include "gui/answers/plantab.h"
#include "gui/attempts/logtab.h"
#include "gui/attempts/timeline.h"
#include "gui/changes/changestab.h"
#include "gui/changes/diffview.h"
#include "gui/look/stateicon.h"
#include "gui/window/workbench.h"

#include <QScrollArea>

#include <utility>

namespace roo::gui {

RunTabs::RunTabs(Workbench &bench, AttemptModel *attempts, QWidget *parent)
    : QTabWidget(parent)
    , m_plan(new PlanTab(bench.highlighting(), this))
    , m_code(new CodeTab(bench.highlighting(), bench.worker(), this))
    , m_review(new AnswerView(bench.highlighting(), this))
    , m_changes(new ChangesTab(bench.highlighting(), bench.worker(), this))
{
    setDocumentMode(true);
    m_plan->follow(bench.textStyle());
    m_code->follow(bench.textStyle());
    m_review->follow(bench.textStyle());
    m_changes->follow(bench.textStyle());
    auto *const scroller = new QScrollArea(this);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setWidgetResizable(true);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setWidget(new Timeline(*attempts, scroller));
    addTab(m_plan, tr("Plan"));
    addTab(m_code, tr("Code"));
    addTab(m_review, tr("Review"));
    addTab(m_changes, tr("Changes"));
    addTab(scroller, tr("Timeline"));
    addTab(new LogTab(attempts, this), tr("Log"));
    m_marks.fill(false, count());
    connect(this, &QTabWidget::currentChanged, this,
            [this](int tab) { mark(static_cast<Tab>(tab), false); });
}

std::optional<run::Role> RunTabs::currentStage() const
{
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        if (currentIndex() == tabOf(role)) {
            return role;
        }
    }
    return std::nullopt;
}

FindBar *RunTabs::findBar() const
{
    switch (currentIndex()) {
    case Plan:
        return m_plan->isEditing() ? nullptr : m_plan->answer()->findBar();
    case Code:
        return m_code->findBar();
    case Review:
        return m_review->findBar();
    default:
        return nullptr;
    }
}

QWidget *RunTabs::currentView() const
{
    QWidget *view = currentIndex() == Changes ? m_changes->diff() : currentWidget();
    while (view != nullptr && view->focusProxy() != nullptr) {
        view = view->focusProxy();
    }
    return view;
}

RunTabs::Tab RunTabs::tabOf(run::Role role)
{
    switch (role) {
    case run::Role::Planner:
        return Plan;
    case run::Role::Coder:
        return Code;
    case run::Role::Reviewer:
        return Review;
    }
    Q_UNREACHABLE_RETURN(Plan);
}

void RunTabs::mark(Tab tab, bool isMarked)
{
    if (tab < 0 || tab >= m_marks.size()) {
        return;
    }
    const bool shows = isMarked && tab != currentIndex();
    if (std::exchange(m_marks[tab], shows) != shows) {
        showMarks();
    }
}

void RunTabs::showMarks()
{
    for (int tab = 0; tab < m_marks.size(); ++tab) {
        setTabIcon(tab, m_marks.at(tab) ? signIcon(Sign::Spark) : QIcon());
        setTabToolTip(tab, m_marks.at(tab) ? tr("There is something new here") : QString());
    }
}

} // namespace roo::gui
