// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

//! Members that have nothing to say are left out of JSON, and what cannot be read of a list is.
namespace roo::json {

inline void insertIfAny(QJsonObject &json, QAnyStringView name, const QString &value)
{
    if (!value.isEmpty()) {
        json.insert(name.toString(), value);
    }
}

template <typename T>
void insertIfSet(QJsonObject &json, QAnyStringView name, const std::optional<T> &value)
{
    if (value) {
        json.insert(name.toString(), *value);
    }
}

//! An array, left out where it is empty. `toJson` makes a value of each element.
template <typename List, typename ToJson>
void insertList(QJsonObject &json, QAnyStringView name, const List &list, ToJson toJson)
{
    QJsonArray array;
    for (const auto &each : list) {
        array.append(toJson(each));
    }
    if (!array.isEmpty()) {
        json.insert(name.toString(), array);
    }
}

//! The elements of which `fromJson` makes a value.
template <typename T, typename FromJson>
[[nodiscard]] QList<T> listFrom(const QJsonValue &json, FromJson fromJson)
{
    QList<T> list;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &value : array) {
        if (std::optional<T> item = fromJson(value)) {
            list.append(*std::move(item));
        }
    }
    return list;
}

//! For `listFrom`: strings.
[[nodiscard]] inline std::optional<QString> textFrom(const QJsonValue &json)
{
    return json.isString() ? std::optional(json.toString()) : std::nullopt;
}

} // namespace roo::json
