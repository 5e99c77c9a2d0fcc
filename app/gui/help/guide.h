// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

#include <optional>

//! The user's guide: Markdown that is compiled into the program.
namespace roo::gui::guide {

struct Heading
{
    int level = 1;
    QString text; //!< Without marks.
    QString anchor; //!< What stands behind the # of a link to it.
};

struct Page
{
    QString name; //!< As its file, without the suffix.
    QString text;
    QList<Heading> headings; //!< The first is its title.

    [[nodiscard]] QString title() const { return headings.value(0, {.text = name}).text; }
};

//! A page, and where on it; an empty anchor is its top.
struct Place
{
    QString page;
    QString anchor;

    friend bool operator==(const Place &, const Place &) = default;
};

//! The name of the page that leads to all others.
inline constexpr auto indexPage = "guide";

//! All pages in the order in which the index names them, the index first.
[[nodiscard]] const QList<Page> &pages();
//! Null where there is no such page.
[[nodiscard]] const Page *findPage(const QString &name);
//! Where a link on this page leads; empty where that is no page of the guide.
[[nodiscard]] std::optional<Place> placeOf(const QString &address, const QString &page);

[[nodiscard]] QList<Heading> headingsIn(const QString &markdown);
//! As GitHub makes it of the text of a heading.
[[nodiscard]] QString anchorOf(const QString &heading);
//! The page without marks, in one line: what a reader looks for.
[[nodiscard]] QString wordsOf(const QString &markdown);

} // namespace roo::gui::guide
