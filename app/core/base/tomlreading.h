// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

#include <toml++/toml.hpp>

#include <string_view>

//! Reading TOML that a person wrote, so that every error names a line. No error repeats a value.
namespace roo::toml_reading {

[[nodiscard]] QString fromStd(std::string_view view);
//! From 1.
[[nodiscard]] int lineOf(const toml::source_region &source);
[[nodiscard]] Error invalid(const QString &file, int line, const QString &expected);

//! Errors: SyntaxInvalid.
[[nodiscard]] Result<toml::table> parsed(const QString &content, const QString &file);

//! A table of the file, and how to say what is wrong with it.
struct Place
{
    const toml::table &table;
    QString file;

    [[nodiscard]] std::unexpected<Error> wrong(std::string_view key, const QString &expected) const;
};

//! A key that nothing reads is a typing error more often than not. Errors: KeyUnknown.
[[nodiscard]] Result<void> checkKeys(const Place &place, const QStringList &known);
//! Not empty. Errors: SyntaxInvalid.
[[nodiscard]] Result<QString> requiredString(const Place &place, std::string_view key);

} // namespace roo::toml_reading
