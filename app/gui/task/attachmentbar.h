// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/attachmentfile.h"
#include "core/run/runstore.h"
#include "core/run/worker.h"
#include "gui/task/draft.h"

#include <QList>
#include <QWidget>

#include <expected>
#include <optional>

namespace roo::gui {

//! The files that go with a task: each with its size, or with why it is refused, and to be taken
//! off again.
class AttachmentBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttachmentBar)

public:
    //! `worker` outlives it.
    explicit AttachmentBar(run::Worker &worker, QWidget *parent = nullptr);

    //! Where the runs lie whose attachments are taken.
    void setStore(const std::optional<run::RunStore> &store) { m_store = store; }
    void add(const QStringList &paths);
    void addTaken(const QList<TakenAttachment> &files);
    void clear();
    //! Those that are read and may be sent.
    [[nodiscard]] QList<run::Attachment> attachments() const;
    //! All files that were named, in order.
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] QList<TakenAttachment> taken() const;
    //! None was refused.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isReading() const;
    //! "notes.txt, 1.2 KiB", "key.pem, refused: …": for tests.
    [[nodiscard]] QStringList words() const;

signals:
    void changed();

private:
    using Content = std::expected<run::Attachment, run::AttachmentRefusal>;
    struct File
    {
        QString path;
        QString run; //!< That it is taken from; empty: it is on the disk.
        std::optional<Content> content; //!< None while it is read.
    };

    void addFile(const QString &path, const QString &run);
    void read(const File &file);
    [[nodiscard]] QList<File>::iterator find(const QString &path, const QString &run);
    void remove(const File &file);
    void rebuild();
    [[nodiscard]] QWidget *chip(const File &file);
    [[nodiscard]] static QString wordsOf(const File &file);
    [[nodiscard]] static QString wordsOf(const run::AttachmentRefusal &refusal);

    run::Worker &m_worker;
    std::optional<run::RunStore> m_store;
    QList<File> m_files;
};

} // namespace roo::gui
