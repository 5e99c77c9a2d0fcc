// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/proof/prooftab.h"

#include "core/base/text.h"
#include "gui/look/colours.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/pagescroll.h"
#include "gui/proof/checkoffer.h"
#include "gui/proof/checkoutputview.h"
#include "gui/words/proofwords.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr std::chrono::milliseconds tickTime{500};
constexpr qsizetype longestName = 60;
constexpr qsizetype mostNotCopied = 20;

//! The rounds that were proved, each once, in their order; the folder as it was comes last.
QList<int> roundsIn(const run::Evidence &evidence)
{
    QList<int> rounds;
    for (const run::Proof &proof : evidence.proofs()) {
        if (proof.start.round > 0 && !rounds.contains(proof.start.round)) {
            rounds.append(proof.start.round);
        }
    }
    std::ranges::sort(rounds);
    return evidence.proofOf(0) != nullptr ? rounds + QList{0} : rounds;
}

} // namespace

ProofTab::ProofTab(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_offer(new CheckOffer(this))
    , m_proofPage(pageScroll(this))
    , m_rounds(new QComboBox(m_proofPage))
    , m_where(new ElidedLabel(m_proofPage))
    , m_prove(new QPushButton(m_proofPage))
    , m_table(new QTableView(m_proofPage))
    , m_foot(new QLabel(m_proofPage))
    , m_output(new CheckOutputView(highlighting, m_proofPage))
{
    build();
    m_clock.setInterval(tickTime);
    connect(&m_clock, &QTimer::timeout, this,
            [this] { m_model.tick(QDateTime::currentDateTimeUtc()); });
    connect(m_rounds, &QComboBox::activated, this, [this](int index) {
        m_wantedRound = m_rounds->itemData(index).toInt();
        showProof();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProofTab::showOutput);
    connect(m_table, &QTableView::activated, this, &ProofTab::activate);
    connect(m_prove, &QPushButton::clicked, this,
            [this] { m_isProving ? emit stopRequested() : emit proveRequested(); });
    connect(m_offer, &CheckOffer::runRequested, this, &ProofTab::allowedRequested);
    connect(m_offer, &CheckOffer::writeRequested, this, &ProofTab::fileRequested);
    setRun({});
}

ProofTab::~ProofTab() = default;

void ProofTab::build()
{
    m_rounds->setAccessibleName(tr("Which files were checked"));
    m_rounds->setToolTip(tr("The changes of a round, or the folder as it was before them"));
    m_where->setForegroundRole(QPalette::PlaceholderText);
    auto *const bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addWidget(m_rounds);
    bar->addWidget(m_where, 1);
    bar->addWidget(m_prove);
    // On a small screen there is no room for all of it.
    auto *const content = new QWidget(m_proofPage);
    auto *const splitter = new QSplitter(Qt::Vertical, content);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeTable());
    splitter->addWidget(m_output);
    splitter->setStretchFactor(1, 1);
    auto *const layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    m_proofPage->setWidget(content);
    m_pages->setContentsMargins({});
    m_pages->addWidget(m_offer);
    m_pages->addWidget(m_proofPage);
    setFocusProxy(m_table);
}

QWidget *ProofTab::makeTable()
{
    auto *const upper = new QWidget(m_proofPage);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Checks"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMinimumHeight(fontMetrics().height() * 4);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);
    m_foot->setContentsMargins(8, 4, 8, 4);
    QFont bold = m_foot->font();
    bold.setBold(true);
    m_foot->setFont(bold);
    auto *const layout = new QVBoxLayout(upper);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_foot);
    return upper;
}

void ProofTab::follow(TextStyle &style)
{
    m_output->follow(style);
}

void ProofTab::setRun(const run::Run &run, const QDateTime &since)
{
    if (run.evidence().proofs().isEmpty()) {
        m_wantedRound.reset();
    }
    m_evidence = run.evidence();
    m_hasChanges = run.edits() && !run.edits()->changes.files.isEmpty();
    m_hasEnded = run.state() != run::Run::State::Running;
    m_since = since;
    showOffer();
    fillRounds();
    showProof();
    refreshButton();
}

void ProofTab::setProving(bool isProving)
{
    m_isProving = isProving;
    if (isProving) {
        m_wantedRound.reset(); // what happens now is what is looked at
        m_shownCheck.clear();
    }
    refreshButton();
}

void ProofTab::setObstacle(const QString &why)
{
    m_obstacle = why;
    refreshButton();
    showOffer();
}

bool ProofTab::isLive() const
{
    return !m_hasEnded || m_isProving;
}

void ProofTab::append(const run::CheckOutput &output)
{
    const bool isTaken = m_evidence.take(output);
    if (isTaken && m_shownRound == output.round && m_shownCheck == output.check) {
        m_output->append(output.text);
    }
}

//! The newest where nobody has chosen another: while the folder as it was is checked, that.
const run::Proof *ProofTab::shown() const
{
    if (m_wantedRound) {
        return m_evidence.proofOf(*m_wantedRound);
    }
    const QList<run::Proof> &proofs = m_evidence.proofs();
    if (proofs.isEmpty()) {
        return nullptr;
    }
    const run::Proof *const latest = m_evidence.latest();
    const bool isUnderWay = isLive() && !proofs.constLast().isFinished;
    return isUnderWay || latest == nullptr ? &proofs.constLast() : latest;
}

void ProofTab::fillRounds()
{
    const QSignalBlocker blocker(m_rounds);
    const QList<int> rounds = roundsIn(m_evidence);
    m_rounds->clear();
    for (const int round : rounds) {
        m_rounds->addItem(words::proofTitle(round), round);
    }
    m_rounds->setEnabled(rounds.size() > 1);
}

void ProofTab::showProof()
{
    const run::Proof *const proof = shown();
    if (proof == nullptr) {
        m_model.clear();
        m_output->clear();
        m_foot->clear();
        m_clock.stop();
        m_shownCheck.clear();
        return;
    }
    m_rounds->setCurrentIndex(m_rounds->findData(proof->start.round));
    const bool isUnderWay = isLive() && proof == &m_evidence.proofs().constLast();
    m_model.setProof(m_evidence, *proof, isUnderWay && !proof->isFinished, m_since);
    const int running = m_model.runningRow();
    if (running >= 0 && !m_clock.isActive()) {
        m_clock.start();
    } else if (running < 0) {
        m_clock.stop();
    }
    m_table->resizeColumnsToContents();
    showFoot(*proof);
    // What runs is followed; what has failed first is what is looked for.
    if (running >= 0) {
        m_table->selectRow(running);
    } else if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_table->selectRow(std::max(0, m_model.failedRow()));
    }
    showOutput();
}

void ProofTab::showFoot(const run::Proof &proof)
{
    const auto report = m_evidence.reportOf(proof);
    QPalette colours = palette();
    if (report) {
        const bool isGood = report->isGood() || proof.start.round == 0;
        const auto tone = !isGood                       ? colours::Tone::Bad
            : report->passed() == report->rows().size() ? colours::Tone::Good
                                                        : colours::Tone::Warning;
        colours.setColor(QPalette::WindowText,
                         colours::text(tone, palette().color(QPalette::Window)));
    }
    m_foot->setPalette(colours);
    m_foot->setText(report         ? words::proofFoot(*report)
                        : isLive() ? tr("The checks are running.")
                                   : tr("The checks were stopped."));
    QStringList about;
    if (m_evidence.planned()) {
        about.append(words::sandbox(*m_evidence.planned()));
    }
    if (proof.start.isKept) {
        about.append(tr("These results are known from before."));
    }
    QStringList missing;
    for (const auto &file : proof.start.notCopied) {
        if (missing.size() < mostNotCopied) {
            missing.append(words::notCopied(file));
        }
    }
    if (!missing.isEmpty()) {
        about.append(tr("Not in the copy: %1").arg(proof.start.notCopied.size()));
    }
    m_where->setLine(about.join(u' '));
    m_where->setToolTip(plainToolTip((about + missing).join(u'\n')));
}

const run::CheckRun *ProofTab::checkOf(int row) const
{
    const run::Proof *const proof = shown();
    if (proof == nullptr || row < 0 || row >= m_model.rowCount()) {
        return nullptr;
    }
    const auto found = std::ranges::find(proof->checks, m_model.row(row).result.check.name,
                                         &run::CheckRun::name);
    return found == proof->checks.end() ? nullptr : &*found;
}

//! Of the row that is marked. What is shown already only grows.
void ProofTab::showOutput()
{
    const run::CheckRun *const check = checkOf(m_table->currentIndex().row());
    if (check == nullptr) {
        m_shownCheck.clear();
        m_output->clear();
        return;
    }
    const int round = shown()->start.round;
    if (m_shownCheck == check->name && m_shownRound == round && check->isRunning) {
        return;
    }
    const bool isSame = m_shownCheck == check->name && m_shownRound == round;
    m_shownCheck = check->name;
    m_shownRound = round;
    if (isSame && check->result && !check->output.isEmpty()) {
        m_output->finish();
        return;
    }
    m_output->setOutput(text::oneLine(check->name, longestName), check->output, check->isRunning);
}

void ProofTab::showOffer()
{
    const bool hasProof = !m_evidence.proofs().isEmpty();
    m_pages->setCurrentWidget(hasProof ? m_proofPage : static_cast<QWidget *>(m_offer));
    setFocusProxy(hasProof ? static_cast<QWidget *>(m_table) : m_offer);
    if (hasProof) {
        return;
    }
    const auto &planned = m_evidence.planned();
    const auto &skipped = m_evidence.skipped();
    CheckOffer::Offer offer{.sentence
                            = tr("Here the changes are checked by commands that you have named, "
                                 "in a copy of the workspace, before they are applied.")};
    if (skipped) {
        offer.sentence += u"\n\n"_s % words::proofSkipped(skipped->why);
    } else if (m_hasEnded && !planned) {
        offer.sentence += u"\n\n"_s
            % tr("Nothing was checked. A file .roo-harness.toml in the workspace "
                 "names what is run; see Help.");
    }
    if (planned && planned->source == run::CheckSource::Offered) {
        offer.sentence += u"\n\n"_s
            % tr("These would do, by what the build files name (%1):")
                  .arg(text::oneLine(planned->file));
    }
    if (planned && m_hasEnded) {
        offer.checks = *planned;
    }
    offer.canRun = m_hasChanges && m_obstacle.isEmpty() && !m_isProving;
    m_offer->setOffer(offer);
}

void ProofTab::refreshButton()
{
    m_prove->setText(m_isProving ? tr("Stop") : tr("Prove A&gain"));
    const QString why = !m_hasEnded ? tr("The run is not over yet.")
        : !m_hasChanges             ? tr("There are no changes to prove.")
                                    : m_obstacle;
    m_prove->setEnabled(m_isProving || why.isEmpty());
    m_prove->setToolTip(m_isProving         ? tr("Ends the checks")
                            : why.isEmpty() ? tr("Checks the changes with the workspace as it is "
                                                 "now")
                                            : why);
}

void ProofTab::activate(const QModelIndex &index)
{
    if (const auto &problem = m_model.problem(index.row())) {
        emit placeActivated(problem->file, problem->line);
    }
}

QString ProofTab::foot() const
{
    return m_foot->text();
}

} // namespace roo::gui
