// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/taskpanel.h"

#include "gui/look/elidedlabel.h"
#include "gui/look/flowlayout.h"
#include "gui/look/stateicon.h"
#include "gui/task/attachmentbar.h"
#include "gui/task/taskeditor.h"
#include "gui/task/workspacechooser.h"
#include "gui/window/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int profilesRounds = -1;

//! A field and its label, which stay together.
QWidget *labelled(const QString &text, QWidget *field)
{
    auto *const pair = new QWidget;
    auto *const layout = new QHBoxLayout(pair);
    layout->setContentsMargins({});
    auto *const label = new QLabel(text, pair);
    label->setBuddy(field);
    layout->addWidget(label);
    layout->addWidget(field, 1);
    return pair;
}

} // namespace

TaskPanel::TaskPanel(Workbench &bench, const QString &draftFile, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_keeper(draftFile)
    , m_editor(new TaskEditor(this))
    , m_attachments(new AttachmentBar(bench.worker(), this))
    , m_profile(new QComboBox(this))
    , m_workspace(new WorkspaceChooser(bench.memory(), this))
    , m_stopsAfterPlan(new QCheckBox(tr("S&top after the plan"), this))
    , m_checks(new QCheckBox(tr("Chec&k the changes"), this))
    , m_rounds(new QSpinBox(this))
    , m_reason(new QLabel(this))
    , m_run(new QPushButton(this))
{
    build();
    connect(m_editor, &QPlainTextEdit::textChanged, this, &TaskPanel::changed);
    connect(m_editor, &TaskEditor::filesDropped, this, &TaskPanel::attach);
    connect(m_attachments, &AttachmentBar::changed, this, &TaskPanel::changed);
    connect(m_profile, &QComboBox::currentTextChanged, this, &TaskPanel::changed);
    connect(m_workspace, &WorkspaceChooser::folderChanged, this, &TaskPanel::changed);
    connect(m_run, &QPushButton::clicked, this, &TaskPanel::submit);
    if (const auto draft = m_keeper.read()) {
        setDraft(*draft);
    }
    refresh();
}

void TaskPanel::build()
{
    m_editor->setAccessibleName(tr("Task"));
    m_editor->setPlaceholderText(
        tr("Describe the task. Drop files here to attach them. Ctrl+Enter runs it."));
    m_profile->setAccessibleName(tr("Profile"));
    m_profile->setToolTip(tr("Which models do the stages, with which prompts"));
    m_profile->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_profile->setMinimumContentsLength(10);
    m_stopsAfterPlan->setToolTip(
        tr("Only the plan is made. It can be edited, and the run goes on with it."));
    m_checks->setChecked(true);
    m_checks->setToolTip(tr("The commands that the workspace names are run on the changes, in a "
                            "copy. You are asked before the first time."));
    m_rounds->setAccessibleName(tr("Rounds"));
    m_rounds->setRange(profilesRounds, run::mostRounds);
    m_rounds->setSpecialValueText(tr("by profile"));
    m_rounds->setValue(profilesRounds);
    m_rounds->setToolTip(tr("So often at most the changes go back to the Coder, while a check "
                            "newly fails or the Reviewer wants more"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_run->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);

    auto *const layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_editor, 0, 0, 1, 2);
    layout->addWidget(m_attachments, 1, 0, 1, 2);
    layout->addWidget(choosers(), 2, 0);
    layout->addWidget(m_run, 2, 1, Qt::AlignTop);
    layout->addWidget(m_reason, 3, 0, 1, 2);
    layout->setColumnStretch(0, 1);
}

QWidget *TaskPanel::choosers()
{
    auto *const row = new QWidget(this);
    auto *const flow = new FlowLayout(row);
    auto *const attachButton = new QPushButton(tr("&Attach…"), row);
    attachButton->setToolTip(tr("Text files that the models get to see"));
    connect(attachButton, &QPushButton::clicked, this, &TaskPanel::attachByDialog);
    m_stopsAfterPlan->setMinimumHeight(m_profile->sizeHint().height());
    flow->addWidget(labelled(tr("&Profile"), m_profile));
    flow->addWidget(labelled(tr("&Workspace"), m_workspace));
    flow->addWidget(attachButton);
    flow->addWidget(m_stopsAfterPlan);
    m_checks->setMinimumHeight(m_profile->sizeHint().height());
    m_roundsField = labelled(tr("R&ounds"), m_rounds);
    flow->addWidget(m_checks);
    flow->addWidget(m_roundsField);
    setTabOrder({m_editor, m_profile, m_workspace, attachButton, m_stopsAfterPlan, m_checks,
                 m_rounds, m_run});
    return row;
}

TaskDraft TaskPanel::draft() const
{
    return {.task = m_editor->toPlainText(),
            .profile = m_profile->currentText(),
            .workspace = m_workspace->folder(),
            .attachments = m_attachments->paths(),
            .taken = m_attachments->taken()};
}

void TaskPanel::setDraft(const TaskDraft &draft)
{
    if (draft.task != m_editor->toPlainText()) {
        // Through the document, so that it can be undone.
        QTextCursor cursor(m_editor->document());
        cursor.select(QTextCursor::Document);
        cursor.insertText(draft.task);
    }
    if (!draft.profile.isEmpty() && m_profile->findText(draft.profile) < 0) {
        m_profile->addItem(draft.profile);
    }
    m_profile->setCurrentText(draft.profile);
    m_workspace->setFolder(QFileInfo(draft.workspace).isDir() ? draft.workspace : QString());
    m_attachments->clear();
    m_attachments->setStore(m_bench.store());
    m_attachments->add(draft.attachments);
    m_attachments->addTaken(draft.taken);
}

QList<run::Attachment> TaskPanel::attachments() const
{
    return m_attachments->attachments();
}

bool TaskPanel::stopsAfterPlan() const
{
    return m_stopsAfterPlan->isChecked();
}

void TaskPanel::loadProfiles()
{
    const QStringList names = run::profileNamesIn(m_bench.folders());
    const config::Sourced<QString> setting
        = m_bench.app() ? m_bench.app()->settings().profile : config::Sourced<QString>();
    const QString configured = setting.value;
    const QString before = m_profile->currentText();
    const bool isGone = m_profiles.contains(before) && !names.contains(before);
    const bool isAsked
        = m_profiles.isEmpty() && setting.origin.source == config::Source::CommandLine;
    const QString chosen = before.isEmpty() || isGone || isAsked ? configured : before;
    m_profiles = names;
    {
        const QSignalBlocker blocker(m_profile);
        m_profile->clear();
        m_profile->addItems(names);
        for (const QString &name : {configured, chosen}) {
            if (!name.isEmpty() && m_profile->findText(name) < 0) {
                m_profile->addItem(name);
            }
        }
        m_profile->setCurrentText(chosen);
    }
    if (isGone) {
        m_keeper.keep(draft());
    }
    refresh();
}

run::ProofJob TaskPanel::proof() const
{
    const int rounds = m_rounds->value();
    return {.folders = {},
            .hasChecks = m_checks->isChecked(),
            .rounds = rounds == profilesRounds ? std::optional<int>() : rounds};
}

void TaskPanel::chooseProfile(const QString &name)
{
    if (m_profile->findText(name) >= 0) {
        m_profile->setCurrentText(name);
    }
}

void TaskPanel::setActivity(RunControl::Activity activity)
{
    m_activity = activity;
    m_isStopping = false;
    refresh();
}

void TaskPanel::setObstacle(const QString &why)
{
    m_obstacle = why;
    refresh();
}

QString TaskPanel::reason() const
{
    if (!m_obstacle.isEmpty()) {
        return m_obstacle;
    }
    if (m_editor->toPlainText().trimmed().isEmpty()) {
        return tr("Type a task to run it.");
    }
    if (m_attachments->isReading()) {
        return tr("The attached files are being read.");
    }
    if (!m_attachments->isComplete()) {
        return tr("Remove the refused files to run.");
    }
    return {};
}

void TaskPanel::changed()
{
    m_keeper.keep(draft());
    refresh();
}

void TaskPanel::refresh()
{
    using Activity = RunControl::Activity;
    const bool isRunning = m_activity == Activity::Running || m_activity == Activity::Replaying;
    m_run->setText(m_isStopping ? tr("Stopping…") : isRunning ? tr("&Stop") : tr("R&un"));
    m_run->setToolTip(isRunning ? tr("Ends the run and keeps what has arrived (Ctrl+.)")
                                : tr("Runs the task (Ctrl+Enter)"));
    const QString why = isRunning ? QString() : reason();
    m_run->setEnabled(!m_isStopping && m_activity != Activity::Loading && why.isEmpty());
    m_run->setAccessibleDescription(why);
    const bool hasWorkspace = !m_workspace->folder().isEmpty();
    m_checks->setVisible(hasWorkspace);
    m_roundsField->setVisible(hasWorkspace);
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
}

void TaskPanel::submit()
{
    if (!m_run->isEnabled()) {
        return;
    }
    if (m_activity == RunControl::Activity::Idle) {
        emit submitted();
        return;
    }
    m_isStopping = true;
    refresh();
    emit stopRequested();
}

void TaskPanel::attachByDialog()
{
    auto *const dialog = new QFileDialog(this, tr("Attach Files"), m_workspace->folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &TaskPanel::attach);
    dialog->open();
}

//! A folder is the workspace.
void TaskPanel::attach(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir()) {
            setWorkspace(path);
        } else {
            files.append(path);
        }
    }
    m_attachments->add(files);
}

void TaskPanel::setWorkspace(const QString &folder)
{
    m_workspace->setFolder(folder);
}

void TaskPanel::browseWorkspace()
{
    m_workspace->browse();
}

void TaskPanel::focusTask()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

} // namespace roo::gui
