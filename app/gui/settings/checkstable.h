// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/check.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace roo::gui {

//! The checks of a profile, a line each.
class ChecksTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecksTable)

public:
    enum Column { Kind, Name, Command, Folder, Timeout };

    explicit ChecksTable(QWidget *parent = nullptr);

    void setChecks(const QList<proof::Check> &checks);
    //! Lines without a command are none yet.
    [[nodiscard]] QList<proof::Check> checks() const;
    //! What is wrong with them, in words; empty: nothing.
    [[nodiscard]] QString fault() const;

    [[nodiscard]] QTableWidget *table() const { return m_table; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }

signals:
    void edited();

private:
    void appendRow(const proof::Check &check);
    [[nodiscard]] proof::Check checkAt(int row) const;
    void changed();
    void refresh();

    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QList<proof::Check> m_originals; //!< By row: what the table does not show is theirs.
    bool m_isFilling = false;
};

//! A command as it is typed: words with blanks in them stand in quotation marks, in which a
//! backslash goes before such a mark and before another backslash.
[[nodiscard]] QString commandLine(const QStringList &command);
[[nodiscard]] QStringList commandOf(const QString &line);

} // namespace roo::gui
