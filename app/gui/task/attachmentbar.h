// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/attachmentfile.h"
#include "core/run/worker.h"

#include <QList>
#include <QWidget>

#include <expected>

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

    void add(const QStringList &paths);
    void clear();
    //! Those that are read and may be sent.
    [[nodiscard]] QList<run::Attachment> attachments() const;
    //! All that were named, in order.
    [[nodiscard]] QStringList paths() const;
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
        std::optional<Content> content; //!< None while it is read.
    };

    void read(const QString &path);
    void remove(const QString &path);
    void rebuild();
    [[nodiscard]] QWidget *chip(const File &file);
    [[nodiscard]] static QString wordsOf(const File &file);
    [[nodiscard]] static QString wordsOf(const run::AttachmentRefusal &refusal);

    run::Worker &m_worker;
    QList<File> m_files;
};

} // namespace roo::gui
