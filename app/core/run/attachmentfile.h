// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/prompt.h"

#include <QString>

#include <expected>

namespace roo::run {

//! Why a file that a person named does not go with a task.
struct AttachmentRefusal
{
    enum class Kind {
        Secret, //!< Its name, or that of a folder on the way, is one of those that hold secrets.
        Folder,
        NoText, //!< It has a NUL.
        File //!< It cannot be read, is too large or no UTF-8.
    };

    Kind kind = Kind::File;
    Error error = {}; //!< Of the reading; of Folder and File.
};

//! A file that a person named, read as it is now. Refused is what is surely a slip. Touches the
//! disk.
[[nodiscard]] std::expected<Attachment, AttachmentRefusal> readAttachment(const QString &path);

} // namespace roo::run
