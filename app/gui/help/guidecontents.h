// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/help/guide.h"

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace roo::gui {

//! The pages of the guide with their headings, and a search through all of them.
class GuideContents final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuideContents)

public:
    explicit GuideContents(QWidget *parent = nullptr);

    //! Marks the page, and opens its headings.
    void select(const QString &page);
    void focusSearch();
    //! Leaves the pages that have these words, in this order.
    void search(const QString &words);
    [[nodiscard]] QString searched() const;
    //! The titles of the pages that are left.
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

signals:
    void chosen(const roo::gui::guide::Place &place);

private:
    void build();
    void fill();
    void filter();
    void choose(const QTreeWidgetItem *item);
    void chooseBest();
    [[nodiscard]] QTreeWidgetItem *bestItem() const;

    QLineEdit *m_search;
    QTreeWidget *m_tree;
};

} // namespace roo::gui
