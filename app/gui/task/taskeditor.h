// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QPlainTextEdit>

namespace roo::gui {

//! Where the task is typed: grows with its lines up to eight. Files dropped on it are told, text
//! goes in.
class TaskEditor final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskEditor)

public:
    explicit TaskEditor(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void filesDropped(const QStringList &paths);

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();
    [[nodiscard]] int heightOf(int lines) const;
};

//! The local files of what was dropped; others are no files of ours.
[[nodiscard]] QStringList localFilesIn(const QMimeData &data);

} // namespace roo::gui
