// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/run/run.h"
#include "gui/changes/filediff.h"

#include <QCoreApplication>
#include <QString>

namespace roo::gui {

//! The words for changes: what happens to a file, and why something does not.
class ChangeWords final
{
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)

public:
    //! Why a change was refused or skipped, or what is worth a word.
    [[nodiscard]] static QString fault(const edit::EditFault &fault);
    //! "Replace in app/main.py (line 12 of the answer): …"
    [[nodiscard]] static QString refusal(const edit::Edit &edit, const edit::EditOutcome &outcome);
    //! How far an anchor had to be bent.
    [[nodiscard]] static QString match(edit::MatchLevel level);
    //! What a person agrees to.
    [[nodiscard]] static QString consent(edit::Consent consent, const QString &path);
    //! "+3 −1"
    [[nodiscard]] static QString counts(qsizetype added, qsizetype removed);
    //! Which answers a change comes from, each once: "from attempt 2 of kat-coder, in round 1".
    [[nodiscard]] static QString origin(const QList<run::EditOrigin> &origins);
    [[nodiscard]] static QString kind(edit::FileChange::Kind kind);
};

} // namespace roo::gui
