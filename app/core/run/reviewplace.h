// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

//! Where a review points at: files and lines.
namespace roo::run {

//! At most so many characters of the beginning; no surrogate pair is cut in two.
[[nodiscard]] QStringView startOf(QStringView text, qsizetype length);

//! The files that a review is about.
class KnownFiles final
{
public:
    explicit KnownFiles(const QStringList &paths);

    //! The file that a path of the answer means: itself, or the only one that ends so, or that the
    //! path ends with. Empty: none, or several.
    [[nodiscard]] QString complete(const QString &path) const;

private:
    [[nodiscard]] QString found(const QString &path) const;

    QHash<QString, QStringList> m_byName; //!< Paths by their last part.
    mutable QHash<QString, QString> m_completed; //!< So that no path is looked for twice.
};

struct LineRange
{
    int first = 0; //!< From 1; 0: none.
    int last = 0;
};

struct CodePlace
{
    QString file;
    LineRange lines;
};

//! What stands at the beginning of a text, and how many characters it takes.
template <typename Value>
struct Taken
{
    Value value;
    qsizetype length = 0;
};

//! "`src/a.py:3`", "a.py#L3-L5", "src/a.py". Not every word with a dot is a file.
[[nodiscard]] std::optional<Taken<CodePlace>> placeAt(QStringView text, const KnownFiles &files);

//! "line 3", "lines 3 to 5", "L3-L5".
[[nodiscard]] std::optional<Taken<LineRange>> linesAt(QStringView text);

//! The first file that is named anywhere in a text, and the first lines.
[[nodiscard]] CodePlace placeIn(QStringView text, const KnownFiles &files);

//! "12", "12-15", "[12, 15]", "L12".
[[nodiscard]] LineRange linesFrom(QStringView value);

} // namespace roo::run
