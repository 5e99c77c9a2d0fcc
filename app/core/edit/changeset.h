// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/anchor.h"
#include "core/edit/editscript.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::edit {

enum class Verdict {
    Resolved,
    Skipped, //!< Nothing is left to do; never a failure.
    Refused
};

//! What comes of a change with these faults.
[[nodiscard]] Verdict verdictOf(const QList<EditFault> &faults);

//! What is never applied without a person's word, by name.
enum class Consent { Level3, Delete, Shrink, Bidi, Links };

//! "level3", "delete", "shrink", "bidi", "links"
[[nodiscard]] QString consentName(Consent consent);
[[nodiscard]] std::optional<Consent> consentFromName(QStringView name);
[[nodiscard]] QList<Consent> allConsents();

//! What became of one edit of the script.
struct EditOutcome
{
    Verdict verdict = Verdict::Refused;
    QList<EditFault> faults = {}; //!< Why, and what is worth a word.
    MatchLevel level = MatchLevel::Equal;
    LineRange anchor = {}; //!< In the old text.
    std::optional<LineRange> nearest = {}; //!< Where a missed anchor was probably meant.
    QStringList nearestLines = {}; //!< The first of those lines, as they stand there; cut if long.
    QList<Consent> consents = {}; //!< Those that it needs.

    friend bool operator==(const EditOutcome &, const EditOutcome &) = default;
};

//! What would happen to one file.
struct FileChange
{
    enum class Kind { Create, Modify, Delete, Rename };

    Kind kind = Kind::Modify;
    QString path;
    QString to = {}; //!< Rename; the bytes may change as well.
    QByteArray before = {}; //!< The snapshot: what must still be there when it is written.
    QByteArray after = {};
    int mode = -1; //!< POSIX permissions, which stay; -1: what a new file gets.
    bool isExecutable = false; //!< Of a new file.
    QList<qsizetype> edits = {}; //!< Which edits of the script make it.

    friend bool operator==(const FileChange &, const FileChange &) = default;
};

//! An answer, held against one snapshot of a folder. Nothing is written yet.
struct ChangeSet
{
    QList<Edit> edits; //!< With their paths in normal form.
    QList<EditOutcome> outcomes; //!< One for each edit.
    QList<FileChange> files; //!< What the resolved ones make, by path.
    QList<EditFault> faults; //!< Of the whole set: it is shown, and not applied.

    //! Everything that was asked for resolved, or was there already.
    [[nodiscard]] bool isComplete() const;
    //! All consents that applying it needs, each once.
    [[nodiscard]] QList<Consent> consents() const;
    //! The same, whose edits say where they stand in the answer, and not what they say there.
    [[nodiscard]] ChangeSet withoutTexts() const;

    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;
};

} // namespace roo::edit
