// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/changestab.h"

#include "core/base/text.h"
#include "core/edit/editrules.h"
#include "core/run/proposal.h"
#include "core/run/worker.h"
#include "gui/answers/codeview.h"
#include "gui/changes/changewords.h"
#include "gui/changes/diffview.h"
#include "gui/changes/warninglist.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype longestPath = 200;

QList<FileDiff> diffsOf(const QList<edit::FileChange> &files, const std::stop_token &stop)
{
    QList<FileDiff> diffs;
    for (const edit::FileChange &file : files) {
        if (stop.stop_requested()) {
            break;
        }
        diffs.append(fileDiff(file));
    }
    return diffs;
}

//! The hunk that has this line of the file as it would be, or the last one before it; -1: none.
qsizetype hunkAt(const FileDiff &diff, int line)
{
    qsizetype found = line > 0 && !diff.hunks.isEmpty() ? 0 : -1;
    for (qsizetype i = 0; found >= 0 && i < diff.hunks.size(); ++i) {
        const auto &lines = diff.hunks.at(i).lines;
        const bool begins = std::ranges::any_of(lines, [line](const edit::HunkLine &each) {
            return each.after > 0 && each.after <= line;
        });
        found = begins ? i : found;
    }
    return found;
}

} // namespace

ChangesTab::ChangesTab(const Highlighting &highlighting, run::Worker &worker, QWidget *parent)
    : QWidget(parent)
    , m_worker(worker)
    , m_total(new QLabel(this))
    , m_rounds(new QComboBox(this))
    , m_tree(new QTreeView(this))
    , m_warnings(new WarningList(m_model, this))
    , m_refusedBox(new QWidget(this))
    , m_refusedList(new QListWidget(m_refusedBox))
    , m_place(new QPushButton(tr("Show where it was probably meant"), m_refusedBox))
    , m_views(new QStackedLayout)
    , m_change(new QWidget(this))
    , m_origin(new QLabel(m_change))
    , m_diff(new DiffView(highlighting, m_change))
    , m_file(new CodeView(highlighting, TextHighlighter::Source::Code, this))
    , m_empty(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_undo(new QPushButton(tr("U&ndo"), this))
    , m_apply(new QPushButton(tr("Appl&y"), this))
{
    build();
    connect(&m_model, &ChangesModel::ticksChanged, this, &ChangesTab::refresh);
    connect(m_warnings, &WarningList::changed, this, &ChangesTab::refresh);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ChangesTab::showCurrent);
    connect(m_diff, &DiffView::hunkToggled, this, [this](qsizetype hunk) {
        const qsizetype file = m_model.fileOf(m_tree->currentIndex());
        if (file >= 0) {
            m_model.toggleHunk(file, hunk);
        }
    });
    connect(m_refusedList, &QListWidget::currentRowChanged, this, &ChangesTab::refresh);
    connect(m_refusedList, &QListWidget::itemActivated, this, &ChangesTab::showPlace);
    connect(m_place, &QPushButton::clicked, this, &ChangesTab::showPlace);
    connect(m_rounds, &QComboBox::activated, this,
            [this](int index) { showRound(m_rounds->itemData(index).toInt()); });
    connect(m_apply, &QPushButton::clicked, this, [this] { emit applyRequested(selection()); });
    connect(m_undo, &QPushButton::clicked, this, &ChangesTab::undoRequested);
    clear();
}

ChangesTab::~ChangesTab() = default;

void ChangesTab::follow(TextStyle &style)
{
    m_diff->follow(style);
    m_file->follow(style);
}

void ChangesTab::setChanges(const run::EditsPlanned &planned,
                            const std::optional<run::EditsApplied> &applied,
                            const QList<run::EditOrigin> &origins)
{
    const bool isSame = m_planned && *m_planned == planned;
    m_planned = planned;
    m_origins = origins;
    m_applied = applied;
    if (isSame) {
        m_model.setEditable(!applied && m_round == 0);
        refresh();
        return;
    }
    showRound(0);
}

void ChangesTab::compare(const std::function<QList<edit::FileChange>()> &files)
{
    m_isReady = false;
    refresh();
    m_worker.run(
        this, [files](const std::stop_token &stop) { return diffsOf(files(), stop); },
        [this, generation = ++m_generation](const QList<FileDiff> &diffs) {
            if (generation == m_generation) {
                showDiffs(diffs);
            }
        });
}

void ChangesTab::clear()
{
    ++m_generation;
    m_planned.reset();
    m_applied.reset();
    m_objections.clear();
    setRounds({});
    m_isReady = false;
    showRefusals();
    m_warnings->clear();
    m_model.setEditable(true);
    m_model.setFiles({});
    m_diff->clear();
    m_views->setCurrentWidget(m_empty);
    refresh();
}

void ChangesTab::showDiffs(const QList<FileDiff> &diffs)
{
    m_isReady = true;
    m_warnings->clear(); // they speak of the files before
    m_model.setFiles(shownFiles(diffs));
    m_tree->expandAll();
    if (m_round == 0) {
        m_warnings->fill(m_planned->changes, hasRefused());
    }
    m_tree->setCurrentIndex(m_model.index(0, 0));
    showCurrent();
    refresh();
    emit shown();
}

//! Of a round alone nobody knows which edits its files are made of.
QList<ChangesModel::File> ChangesTab::shownFiles(const QList<FileDiff> &diffs) const
{
    QList<ChangesModel::File> files;
    for (const FileDiff &diff : diffs) {
        ChangesModel::File file{.diff = std::make_shared<const FileDiff>(diff)};
        if (m_round == 0) {
            file.origin = originOf(diff.file);
            for (const qsizetype index : diff.file.edits) {
                file.level = std::max(file.level, m_planned->changes.outcomes.at(index).level);
            }
        }
        files.append(file);
    }
    return files;
}

QString ChangesTab::originOf(const edit::FileChange &file) const
{
    QList<run::EditOrigin> origins;
    for (const qsizetype index : file.edits) {
        if (index < m_origins.size()) {
            origins.append(m_origins.at(index));
        }
    }
    return ChangeWords::origin(origins);
}

void ChangesTab::showRefusals()
{
    m_refusedList->clear();
    m_refused.clear();
    if (m_planned && m_round == 0) {
        const edit::ChangeSet &changes = m_planned->changes;
        for (qsizetype i = 0; i < changes.edits.size(); ++i) {
            if (changes.outcomes.at(i).verdict == edit::Verdict::Refused) {
                m_refused.append(i);
                m_refusedList->addItem(
                    ChangeWords::refusal(changes.edits.at(i), changes.outcomes.at(i)));
            }
        }
    }
    m_refusedBox->setVisible(!m_refused.isEmpty());
}

bool ChangesTab::hasRefused() const
{
    return !m_refused.isEmpty();
}

ChangeSelection ChangesTab::selection() const
{
    return {.hunks = m_model.selection(),
            .consents = m_warnings->consents(),
            .leavesOutRefused = m_warnings->leavesOutRefused()};
}

QString ChangesTab::obstacle() const
{
    if (!m_planned) {
        return tr("There are no changes to apply.");
    }
    if (m_applied) {
        return tr("These changes are applied.");
    }
    if (m_round > 0) {
        return tr("This is what round %1 has changed. All changes together can be applied.")
            .arg(m_round);
    }
    for (const edit::EditFault &fault : m_planned->changes.faults) {
        if (edit::isFailure(fault.code)) {
            return tr("The answer cannot be applied as a whole: %1").arg(ChangeWords::fault(fault));
        }
    }
    if (!m_isReady) {
        return tr("The changes are being compared.");
    }
    if (m_model.fileCount() == 0) {
        return tr("Nothing would change.");
    }
    if (m_model.selection().isEmpty()) {
        return tr("Nothing is ticked.");
    }
    const qsizetype open = m_warnings->open();
    return open > 0 ? tr("Warnings that are not ticked yet: %1").arg(open) : QString();
}

QString ChangesTab::total() const
{
    if (!m_planned) {
        return {};
    }
    qsizetype added = 0;
    qsizetype removed = 0;
    for (qsizetype i = 0; i < m_model.fileCount(); ++i) {
        added += m_model.file(i).diff->added;
        removed += m_model.file(i).diff->removed;
    }
    const QString files
        = tr("Files: %1").arg(m_round > 0 ? m_model.fileCount() : m_planned->changes.files.size());
    const QString words = files % u"   "_s % ChangeWords::counts(added, removed);
    return hasRefused() ? QString(words % u"   "_s % tr("Refused: %1").arg(m_refused.size()))
                        : words;
}

void ChangesTab::refresh()
{
    m_total->setText(total());
    m_total->setVisible(m_planned.has_value());
    m_warnings->refresh(m_applied.has_value());
    const int row = m_refusedList->currentRow();
    m_place->setEnabled(row >= 0 && row < m_refused.size() && m_planned
                        && m_planned->changes.outcomes.at(m_refused.at(row)).nearest.has_value());
    const QString why = obstacle();
    const bool canUndo = m_applied && !m_applied->journal.isEmpty();
    m_apply->setEnabled(why.isEmpty());
    m_apply->setToolTip(why);
    m_undo->setEnabled(canUndo);
    m_undo->setToolTip(canUndo ? QString() : tr("There is nothing to take back."));
    m_apply->setText(m_objections.isEmpty() ? tr("Appl&y") : tr("Appl&y Anyway…"));
    m_reason->setText(reasonWords(why));
    const qsizetype file = m_model.fileOf(m_tree->currentIndex());
    m_diff->setTicks(file >= 0 && !m_applied && m_round == 0 ? std::optional(m_model.ticks(file))
                                                             : std::nullopt);
}

void ChangesTab::showCurrent()
{
    const QModelIndex current = m_tree->currentIndex();
    const qsizetype file = m_model.fileOf(current);
    if (file < 0) {
        return;
    }
    m_views->setCurrentWidget(m_change);
    m_origin->setText(m_model.file(file).origin);
    m_origin->setVisible(!m_origin->text().isEmpty());
    if (m_diff->model().diff() != m_model.file(file).diff) {
        m_diff->setDiff(m_model.file(file).diff);
    }
    m_diff->goToHunk(m_model.hunkOf(current));
    refresh();
}

bool ChangesTab::showPlaceIn(const QString &path, int line)
{
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const FileDiff &diff = *m_model.file(i).diff;
        if (path.isEmpty() || (diff.place() != path && diff.file.path != path)) {
            continue;
        }
        const QModelIndex file = m_model.index(i, 0);
        const qsizetype hunk = hunkAt(diff, line);
        m_tree->setCurrentIndex(hunk < 0 ? file : m_model.index(static_cast<int>(hunk), 0, file));
        m_tree->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

void ChangesTab::showPlace()
{
    const int row = m_refusedList->currentRow();
    if (row < 0 || row >= m_refused.size() || !m_planned) {
        return;
    }
    const qsizetype index = m_refused.at(row);
    const auto nearest = m_planned->changes.outcomes.at(index).nearest;
    if (!nearest) {
        return;
    }
    const QString path = m_planned->changes.edits.at(index).path;
    m_worker.run(
        this,
        [folder = m_planned->folder, path](const std::stop_token &) {
            return run::bytesIn(folder, path);
        },
        [this, path, lines = *nearest, generation = m_generation](const QByteArray &bytes) {
            if (generation == m_generation) {
                showNearest(path, bytes, lines);
            }
        });
}

void ChangesTab::showNearest(const QString &path, const QByteArray &bytes, edit::LineRange lines)
{
    m_file->setLanguage(path, {});
    m_file->setText(QString::fromUtf8(bytes));
    m_file->goToLine(lines.first + 1);
    m_views->setCurrentWidget(m_file);
    m_reason->setText(tr("%1 as it is now: it was probably meant at lines %2 to %3.")
                          .arg(text::oneLine(path, longestPath))
                          .arg(lines.first + 1)
                          .arg(lines.first + lines.count));
}

QList<QCheckBox *> ChangesTab::warnings() const
{
    return m_warnings->boxes();
}

QStringList ChangesTab::refusals() const
{
    QStringList lines;
    for (int row = 0; row < m_refusedList->count(); ++row) {
        lines.append(m_refusedList->item(row)->text());
    }
    return lines;
}

} // namespace roo::gui
