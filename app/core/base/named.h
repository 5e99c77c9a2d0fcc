// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace roo {

//! A value and the word for it. One table of these reads and writes the words alike; of several
//! words for a value the first is written, and all are read.
template <typename Value>
struct Named
{
    Value value;
    QLatin1StringView name;
};

//! The table holds every value.
template <typename Value, std::size_t size>
[[nodiscard]] QString nameIn(const std::array<Named<Value>, size> &table, Value value)
{
    return std::ranges::find(table, value, &Named<Value>::value)->name;
}

template <typename Value, std::size_t size>
[[nodiscard]] std::optional<Value> valueIn(const std::array<Named<Value>, size> &table,
                                           QStringView name)
{
    const auto found = std::ranges::find_if(
        table, [name](const Named<Value> &named) { return named.name == name; });
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

} // namespace roo
