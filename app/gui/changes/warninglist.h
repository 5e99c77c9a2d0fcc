// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"

#include <QList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QScrollArea;
class QVBoxLayout;

namespace roo::gui {

class ChangesModel;

//! What has to be ticked by itself before changes are applied: a consent that one of them needs,
//! and what deserves a look.
class WarningList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WarningList)

public:
    //! The model outlives it.
    explicit WarningList(const ChangesModel &model, QWidget *parent = nullptr);

    void clear();
    //! Those of all files in the model. `hasRefused`: some changes are left out.
    void fill(const edit::ChangeSet &changes, bool hasRefused);
    //! Enables those that matter for what is ticked in the model; all go once it is applied.
    void refresh(bool isApplied);

    //! How many matter and are not ticked.
    [[nodiscard]] qsizetype open() const;
    //! Those that were given, each once.
    [[nodiscard]] QList<edit::Consent> consents() const;
    //! That some changes are left out is agreed to.
    [[nodiscard]] bool leavesOutRefused() const;
    [[nodiscard]] QList<QCheckBox *> boxes() const;

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Warning
    {
        QWidget *row = nullptr; //!< The box with its words.
        QCheckBox *box = nullptr;
        qsizetype file = -1; //!< -1: what was refused is left out.
        std::optional<edit::Consent> consent;
    };

    void add(const QString &words, qsizetype file, std::optional<edit::Consent> consent);
    void addOf(const edit::ChangeSet &changes, qsizetype file);
    //! The list is as high as its lines, up to a bound.
    void fit();
    [[nodiscard]] bool isWanted(const Warning &warning) const;
    [[nodiscard]] bool isGiven(const Warning &warning) const;

    const ChangesModel &m_model;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    QList<Warning> m_warnings;
};

} // namespace roo::gui
