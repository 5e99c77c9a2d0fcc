// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/selection.h"
#include "core/run/run.h"
#include "gui/changes/changesmodel.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace roo::run {
class Worker;
}

namespace roo::gui {

class CodeView;
class DiffView;
class Highlighting;
class TextStyle;
class WarningList;

//! What a person wants of the changes.
struct ChangeSelection
{
    edit::Selection hunks; //!< For `edit::selected`.
    QList<edit::Consent> consents; //!< Those that were given.
    bool leavesOutRefused = false; //!< Some were refused, and the rest is wanted all the same.
    QStringList despite = {}; //!< What speaks against them, and a person has agreed to.
};

//! What would change in the workspace, to be looked at, chosen from, applied and taken back.
class ChangesTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangesTab)

public:
    //! Highlighting and worker outlive it.
    ChangesTab(const Highlighting &highlighting, run::Worker &worker, QWidget *parent = nullptr);
    ~ChangesTab() override;

    //! The style outlives it.
    void follow(TextStyle &style);
    //! `applied`: they are in the workspace, and not taken back since. `origins` has one for each
    //! edit, or none at all.
    void setChanges(const run::EditsPlanned &planned,
                    const std::optional<run::EditsApplied> &applied,
                    const QList<run::EditOrigin> &origins = {});
    //! The rounds that the run has made, to be looked at one by one.
    void setRounds(const run::Run &run);
    //! What speaks against the changes, as far as it is known; see ApprovalGiven.
    void setObjections(const QStringList &objections);
    void clear();

    //! Goes to the change at a line of a file as it would be; 0: to the file. False where the file
    //! is not among them.
    bool showPlaceIn(const QString &path, int line);
    [[nodiscard]] ChangeSelection selection() const;
    [[nodiscard]] ChangesModel &model() { return m_model; }
    [[nodiscard]] DiffView *diff() const { return m_diff; }
    //! Why nothing can be applied now; empty: it can.
    [[nodiscard]] QString obstacle() const;
    //! What has to be ticked by itself.
    [[nodiscard]] QList<QCheckBox *> warnings() const;
    //! What was refused, a line each.
    [[nodiscard]] QStringList refusals() const;
    [[nodiscard]] QComboBox *rounds() const { return m_rounds; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }

signals:
    //! The diffs are worked out.
    void shown();
    void applyRequested(const roo::gui::ChangeSelection &selection);
    void undoRequested();

private:
    void build();
    [[nodiscard]] QWidget *makeChoice();
    [[nodiscard]] QWidget *makeActions();
    void arrangeChange();
    //! Works the diffs out that `files` makes, in the background.
    void compare(const std::function<QList<edit::FileChange>()> &files);
    void showDiffs(const QList<FileDiff> &diffs);
    [[nodiscard]] QList<ChangesModel::File> shownFiles(const QList<FileDiff> &diffs) const;
    void showRound(int round);
    [[nodiscard]] QString reasonWords(const QString &why) const;
    void showRefusals();
    void showCurrent();
    void showPlace();
    void showNearest(const QString &path, const QByteArray &bytes, edit::LineRange lines);
    void refresh();
    [[nodiscard]] QString originOf(const edit::FileChange &file) const;
    [[nodiscard]] QString total() const;
    [[nodiscard]] bool hasRefused() const;

    run::Worker &m_worker;
    ChangesModel m_model;
    std::optional<run::EditsPlanned> m_planned;
    std::optional<run::EditsApplied> m_applied;
    QList<run::EditOrigin> m_origins;
    run::Run m_run; //!< Whose rounds can be looked at.
    int m_round = 0; //!< That is looked at; 0: all of them together.
    QStringList m_objections;
    QList<qsizetype> m_refused; //!< Indices of edits, as listed.
    int m_generation = 0;
    bool m_isReady = false;

    QLabel *m_total;
    QComboBox *m_rounds;
    QTreeView *m_tree;
    WarningList *m_warnings;
    QWidget *m_refusedBox;
    QListWidget *m_refusedList;
    QPushButton *m_place;
    QStackedLayout *m_views;
    QWidget *m_change; //!< The diff, and what there is to say of it.
    QLabel *m_origin;
    DiffView *m_diff;
    CodeView *m_file;
    QLabel *m_empty;
    QLabel *m_reason;
    QPushButton *m_undo;
    QPushButton *m_apply;
};

} // namespace roo::gui
