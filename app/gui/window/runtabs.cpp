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
#include "gui/look/emptypage.h"
#include "gui/look/pagescroll.h"
#include "gui/look/stateicon.h"
#include "gui/proof/prooftab.h"
#include "gui/review/reviewtab.h"
#include "gui/window/workbench.h"

#include <QStackedWidget>

#include <utility>

namespace roo::gui {

RunTabs::RunTabs(Workbench &bench, AttemptModel *attempts, QWidget *parent)
    : QTabWidget(parent)
    , m_plan(new PlanTab(bench.highlighting(), this))
    , m_code(new CodeTab(bench.highlighting(), bench.worker(), this))
    , m_review(new ReviewTab(bench.highlighting(), this))
    , m_proof(new ProofTab(bench.highlighting(), this))
    , m_changes(new ChangesTab(bench.highlighting(), bench.worker(), this))
{
    setDocumentMode(true);
    m_plan->follow(bench.textStyle());
    m_code->follow(bench.textStyle());
    m_review->follow(bench.textStyle());
    m_proof->follow(bench.textStyle());
    m_changes->follow(bench.textStyle());
    setAccessibleName(tr("Views of the run"));
    auto *const scroller = pageScroll(this);
    scroller->setWidget(new Timeline(*attempts, scroller));
    addPage(m_plan, tr("Plan"));
    addPage(m_code, tr("Code"));
    addPage(m_review, tr("Review"));
    addPage(m_proof, tr("Proof"));
    addPage(m_changes, tr("Changes"));
    addPage(scroller, tr("Timeline"));
    addPage(new LogTab(attempts, this), tr("Log"));
    for (const Tab tab : {Proof, Changes}) {
        connect(emptyPage(tab), &EmptyPage::pressed, this, &RunTabs::workspaceRequested);
    }
    for (const Tab tab : {Plan, Code, Review, Attempts, Log}) {
        connect(emptyPage(tab), &EmptyPage::pressed, this, &RunTabs::sampleRequested);
    }
    const auto showAttempts = [this, attempts] {
        setEmpty(Attempts, attempts->rowCount() == 0);
        setEmpty(Log, attempts->rowCount() == 0);
    };
    connect(attempts, &QAbstractItemModel::rowsInserted, this, showAttempts);
    connect(attempts, &QAbstractItemModel::modelReset, this, showAttempts);
    setRun({});
    m_marks.fill(false, count());
    connect(this, &QTabWidget::currentChanged, this,
            [this](int tab) { mark(static_cast<Tab>(tab), false); });
}

void RunTabs::addPage(QWidget *content, const QString &title)
{
    auto *const page = new QStackedWidget(this);
    page->addWidget(new EmptyPage({}, page));
    page->addWidget(content);
    page->setFocusProxy(page->currentWidget());
    m_pages.append(page);
    addTab(page, title);
}

AnswerView *RunTabs::review() const
{
    return m_review->answer();
}

EmptyPage *RunTabs::emptyPage(Tab tab) const
{
    return qobject_cast<EmptyPage *>(m_pages.at(tab)->widget(0));
}

void RunTabs::setEmpty(Tab tab, bool isEmpty)
{
    QStackedWidget *const page = m_pages.at(tab);
    page->setCurrentIndex(isEmpty ? 0 : 1);
    page->setFocusProxy(page->currentWidget());
}

void RunTabs::setRun(const run::Run &run)
{
    const QString sample
        = run.state() == run::Run::State::Empty ? tr("Open the Sample Run") : QString();
    emptyPage(Plan)->setSentence(tr("The plan appears here while the Planner writes it."));
    emptyPage(Code)->setSentence(
        tr("The code appears here while the Coder writes it, and then its files."));
    emptyPage(Review)->setSentence(tr("The review appears here while the Reviewer writes it."));
    emptyPage(Attempts)->setSentence(
        tr("Every attempt to get an answer is drawn here over time: how long it waited, when its "
           "first word came, and what failed."));
    emptyPage(Log)->setSentence(
        tr("Every attempt to get an answer is listed here, with what came of it."));
    for (const Tab tab : {Plan, Code, Review, Attempts, Log}) {
        emptyPage(tab)->setButton(sample);
    }
    const bool hasWorkspace = !run.start().workspace.isEmpty();
    emptyPage(Changes)->setSentence(
        hasWorkspace
            ? tr("The changes to the files of the workspace appear here, to be looked at and "
                 "applied, once the Coder has answered.")
            : tr("With a workspace, the changes to its files appear here, to be looked at and "
                 "applied."));
    emptyPage(Proof)->setSentence(
        tr("With a workspace, what came of its checks appears here: commands that you have named, "
           "run on the changes in a copy before they are applied."));
    setEmpty(Proof, !hasWorkspace);
    for (const Tab tab : {Proof, Changes}) {
        emptyPage(tab)->setButton(hasWorkspace ? QString() : tr("Choose a Workspace…"));
    }
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
        return review()->findBar();
    default:
        return nullptr;
    }
}

QWidget *RunTabs::currentView() const
{
    const bool hasChanges = currentIndex() == Changes && m_pages.at(Changes)->currentIndex() == 1;
    QWidget *view = hasChanges ? m_changes->diff() : currentWidget();
    while (view != nullptr && view->focusProxy() != nullptr) {
        view = view->focusProxy();
    }
    return view;
}

//! They take what is left, and need no more than their least.
QSize RunTabs::sizeHint() const
{
    return {QTabWidget::sizeHint().width(), minimumHeight()};
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
