// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/offeredchecks.h"

#include <QByteArray>
#include <QList>

//! What each kind of file offers. Foreign bytes: what cannot be understood offers nothing.
namespace roo::proof::offers {

//! A check whose name is its command, as a person would type it.
[[nodiscard]] Check offered(CheckKind kind, const QStringList &command);

//! CMakePresets.json: one configuration, with what builds and tests it, the one that is tested
//! first. Presets that are hidden or depend on the machine are left out.
[[nodiscard]] QList<Check> fromCMakePresets(const QByteArray &json);
//! CMakeLists.txt; tests only where it enables them.
[[nodiscard]] QList<Check> fromCMakeLists(const QByteArray &content);
//! package.json, for one of "npm", "pnpm", "yarn".
[[nodiscard]] QList<Check> fromPackage(const QByteArray &json, const QString &program);
//! Cargo.toml.
[[nodiscard]] QList<Check> fromCargo(const QByteArray &content);
//! go.mod.
[[nodiscard]] QList<Check> fromGo(const QByteArray &content);
//! Makefile.
[[nodiscard]] QList<Check> fromMakefile(const QByteArray &content);
//! The tools that Python's files configure. A tool of a virtual environment or of uv, Poetry or PDM
//! is run from there.
[[nodiscard]] QList<OfferedCheck> fromPython(const FileReader &read);

} // namespace roo::proof::offers
