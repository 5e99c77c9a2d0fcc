// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace roo::proof {

enum class CheckKind { Build, Test, Lint, Format, Custom };

//! "build", "test", "lint", "format", "custom": in files, events and options.
[[nodiscard]] QString checkKindName(CheckKind kind);
[[nodiscard]] std::optional<CheckKind> checkKindFromName(QStringView name);

//! A command that tells whether a tree is right. It is run as it stands, without a shell.
struct Check
{
    CheckKind kind = CheckKind::Custom;
    QString name; //!< Unique among the checks of a workspace.
    QStringList command; //!< The program and its arguments; never empty.
    QString folder = {}; //!< Where it runs, relative to the workspace; empty: its root.
    //! The JUnit XML file that it writes, relative to the workspace; empty: none.
    QString report = {};
    std::chrono::seconds timeout{600};
    qint64 outputLimit = qint64{4} * 1024 * 1024; //!< Bytes that are kept of what it prints.

    friend bool operator==(const Check &, const Check &) = default;
};

//! The file that names a workspace's checks.
inline constexpr QLatin1StringView checksFile{".roo-harness.toml"};
inline constexpr qsizetype mostChecks = 32;

//! The checks that `content` of a `.roo-harness.toml` names, in their order. `file` is for errors.
//! Errors: SyntaxInvalid and KeyUnknown with the line; no value is repeated.
[[nodiscard]] Result<QList<Check>> parseChecks(const QString &content, const QString &file);

//! Whether a check that came some other way is one that such a file could name.
[[nodiscard]] bool isSound(const Check &check);

//! SHA-256, in hexadecimal digits, of what a check would run: whoever agreed to it agreed to this.
[[nodiscard]] QString checkHash(const Check &check);

} // namespace roo::proof
