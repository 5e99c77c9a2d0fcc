// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/pipelinejob.h"
#include "core/run/prompt.h"
#include "gui/task/draft.h"
#include "gui/window/runcontrol.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace roo::gui {

class AttachmentBar;
class TaskEditor;
class Workbench;
class WorkspaceChooser;

//! Where a task is put: its text, what goes with it, and how it is done.
class TaskPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskPanel)

public:
    //! `bench` outlives it; `draftFile` keeps what is typed.
    TaskPanel(Workbench &bench, const QString &draftFile, QWidget *parent = nullptr);

    //! What somebody has put there.
    [[nodiscard]] TaskDraft draft() const;
    void setDraft(const TaskDraft &draft);
    [[nodiscard]] QList<run::Attachment> attachments() const;
    [[nodiscard]] bool stopsAfterPlan() const;
    //! Whether the changes are checked, and how often they go back to the Coder.
    [[nodiscard]] run::ProofJob proof() const;
    [[nodiscard]] QCheckBox *checks() const { return m_checks; }
    [[nodiscard]] QSpinBox *rounds() const { return m_rounds; }

    void setActivity(RunControl::Activity activity);
    //! Why nothing can be run at all; empty: it can.
    void setObstacle(const QString &why);
    //! Why nothing can be run just now; empty: it can.
    [[nodiscard]] QString reason() const;
    //! The profiles that there are. The chosen one stays, unless it was one of them and is gone;
    //! the first time one that was named on the command line counts for more.
    void loadProfiles();
    //! As choosing it by hand does.
    void chooseProfile(const QString &name);

    void attachByDialog();
    void attach(const QStringList &paths);
    void setWorkspace(const QString &folder);
    void browseWorkspace();
    void focusTask();
    //! As pressing the button does.
    void submit();

signals:
    void submitted();
    void stopRequested();

private:
    void build();
    [[nodiscard]] QWidget *choosers();
    void changed();
    void refresh();

    Workbench &m_bench;
    DraftKeeper m_keeper;
    TaskEditor *m_editor = nullptr;
    AttachmentBar *m_attachments = nullptr;
    QComboBox *m_profile = nullptr;
    WorkspaceChooser *m_workspace = nullptr;
    QCheckBox *m_stopsAfterPlan = nullptr;
    QCheckBox *m_checks = nullptr;
    QSpinBox *m_rounds = nullptr;
    QWidget *m_roundsField = nullptr; //!< With its label.
    QLabel *m_reason = nullptr;
    QPushButton *m_run = nullptr;
    QStringList m_profiles; //!< That were there when they were loaded.
    QString m_obstacle;
    RunControl::Activity m_activity = RunControl::Activity::Idle;
    bool m_isStopping = false;
};

} // namespace roo::gui
