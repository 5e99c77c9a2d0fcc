// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace roo::gui {

//! An attachment as a run has it, whatever has become of the file.
struct TakenAttachment
{
    QString run; //!< How the run is found: an ID, or a file.
    QString path; //!< As it was named there.

    friend bool operator==(const TakenAttachment &, const TakenAttachment &) = default;
};

//! What somebody has typed and chosen, and not sent yet.
struct TaskDraft
{
    QString task;
    QString profile;
    QString workspace;
    QStringList attachments; //!< Paths.
    QList<TakenAttachment> taken = {};

    friend bool operator==(const TaskDraft &, const TaskDraft &) = default;
};

//! Keeps the draft of one window on disk, shortly after every change, so that no crash loses it.
class DraftKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DraftKeeper)

public:
    //! Without a file nothing is kept.
    explicit DraftKeeper(QString file, QObject *parent = nullptr);
    //! Writes what is not written yet.
    ~DraftKeeper() override;

    [[nodiscard]] std::optional<TaskDraft> read() const;
    void keep(const TaskDraft &draft);

private:
    void write();

    QString m_file;
    TaskDraft m_draft;
    QTimer m_timer;
};

} // namespace roo::gui
