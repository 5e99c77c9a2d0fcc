// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace roo::gui {

//! What somebody has typed and chosen, and not sent yet.
struct TaskDraft
{
    QString task;
    QString profile;
    QString workspace;
    QStringList attachments; //!< Paths.

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
