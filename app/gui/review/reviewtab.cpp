// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/review/reviewtab.h"

#include "gui/answers/answerview.h"
#include "gui/look/colours.h"
#include "gui/look/pagescroll.h"
#include "gui/words/proofwords.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int mostLines = 7; //!< Of findings, before they scroll at first.

colours::Tone toneOf(run::ReviewVerdict verdict)
{
    switch (verdict) {
    case run::ReviewVerdict::Accept:
        return colours::Tone::Good;
    case run::ReviewVerdict::Revise:
        return colours::Tone::Warning;
    case run::ReviewVerdict::Reject:
        return colours::Tone::Bad;
    }
    Q_UNREACHABLE_RETURN(colours::Tone::Quiet);
}

} // namespace

ReviewTab::ReviewTab(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_verdict(new QLabel(m_bar))
    , m_end(new QLabel(m_bar))
    , m_send(new QPushButton(m_bar))
    , m_table(new QTableView(this))
    , m_answer(new AnswerView(highlighting, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    build();
    connect(&m_model, &FindingsModel::marksChanged, this, &ReviewTab::refresh);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const run::Finding &finding = m_model.finding(index.row());
        emit placeActivated(finding.file, finding.firstLine);
    });
    connect(m_send, &QPushButton::clicked, this,
            [this] { emit sendBackRequested(m_model.marked()); });
    setRun({});
}

ReviewTab::~ReviewTab() = default;

void ReviewTab::build()
{
    QFont bold = m_verdict->font();
    bold.setBold(true);
    m_verdict->setFont(bold);
    for (QLabel *const label : {m_verdict, m_end}) {
        label->setTextFormat(Qt::PlainText);
    }
    m_end->setWordWrap(true);
    m_end->setForegroundRole(QPalette::PlaceholderText);
    auto *const row = new QHBoxLayout(m_bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_verdict);
    row->addWidget(m_end, 1);
    row->addWidget(m_send);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Findings of the Reviewer"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMinimumHeight(fontMetrics().height() * 3);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_answer);
    m_splitter->setStretchFactor(1, 1);
    // On a small screen there is no room for all of it.
    auto *const scroll = pageScroll(this);
    auto *const content = new QWidget(scroll);
    auto *const layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_splitter, 1);
    scroll->setWidget(content);
    auto *const outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);
    setFocusProxy(m_answer);
}

void ReviewTab::follow(TextStyle &style)
{
    m_answer->follow(style);
}

void ReviewTab::setRun(const run::Run &run)
{
    m_hasChanges = run.edits() && !run.edits()->changes.files.isEmpty();
    m_hasEnded = run.state() == run::Run::State::Finished;
    m_model.setFindings(run.evidence().currentFindings());
    showVerdict(run.evidence());
    const int rows = m_model.rowCount();
    const bool isNew = m_table->isHidden() && rows > 0;
    m_table->setVisible(rows > 0);
    if (isNew) {
        m_table->resizeColumnsToContents();
        const int wanted
            = m_table->verticalHeader()->defaultSectionSize() * std::min(rows + 1, mostLines)
            + m_table->horizontalHeader()->sizeHint().height();
        m_splitter->setSizes({wanted, std::max(wanted, m_splitter->height() - wanted)});
    }
    refresh();
}

void ReviewTab::showVerdict(const run::Evidence &evidence)
{
    const auto verdict = evidence.verdict();
    QPalette colours = palette();
    if (verdict) {
        colours.setColor(QPalette::WindowText,
                         colours::text(toneOf(*verdict), palette().color(QPalette::Window)));
    }
    m_verdict->setPalette(colours);
    m_verdict->setText(verdict ? tr("Verdict: %1").arg(words::reviewVerdict(*verdict)) : QString());
    m_end->setText(evidence.loopEnd() ? words::loopEnd(*evidence.loopEnd()) : QString());
}

void ReviewTab::setObstacle(const QString &why)
{
    m_obstacle = why;
    refresh();
}

void ReviewTab::refresh()
{
    const bool hasFindings = m_model.rowCount() > 0;
    const bool canSend = hasFindings && m_hasEnded && m_hasChanges && m_obstacle.isEmpty();
    const bool isSome = !m_model.marked().isEmpty();
    m_model.setEditable(hasFindings && m_hasEnded && m_hasChanges);
    m_send->setText(isSome ? tr("Send &Marked Back") : tr("Send All &Back"));
    m_send->setEnabled(canSend);
    m_send->setToolTip(canSend ? tr("The Coder mends them, in a new run that goes on from this one")
                           : !m_hasEnded || !m_obstacle.isEmpty()
                           ? m_obstacle
                           : tr("There are no changes to mend."));
    m_send->setVisible(hasFindings);
    m_bar->setVisible(hasFindings || !verdict().isEmpty());
}

QString ReviewTab::verdict() const
{
    QStringList parts{m_verdict->text(), m_end->text()};
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace roo::gui
