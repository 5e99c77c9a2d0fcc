// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::edit {

//! What may be wrong with a change, or worth a word; the names are those of the edit format.
enum class EditCode {
    Label, //!< E_LABEL
    Field,
    Unfenced,
    Fence,
    Truncated,
    NoMatch,
    Ambiguous,
    Occurrence,
    Overlap,
    Order,
    Elision,
    Missing,
    Exists,
    Encoding,
    Size,
    Anchor,
    Path,
    Protected,
    Link,
    Special,
    Stale,
    Noop, //!< W_NOOP: from here on no failure
    Applied,
    LineNumbers,
    Bidi,
    Lines, //!< They are not where the change says, which is only a hint.
};

//! "E_NOMATCH", "W_NOOP": in events, on `--json` and in the repair prompt; never renamed.
[[nodiscard]] QString editCodeName(EditCode code);
[[nodiscard]] std::optional<EditCode> editCodeFromName(QStringView name);

//! One thing that is wrong, without words: those are made at the edge.
struct EditFault
{
    EditCode code = EditCode::Label;
    QString subject = {}; //!< What it is about: a field, a path, a line of the answer.
    QString expected = {}; //!< What would have been right.

    friend bool operator==(const EditFault &, const EditFault &) = default;
};

enum class Verb {
    Create,
    Overwrite,
    Replace,
    InsertBefore,
    InsertAfter,
    Append,
    Prepend,
    Delete,
    DeleteFile,
    Rename
};

//! "insert-before"; the inverse takes any case, blanks for hyphens, and the aliases.
[[nodiscard]] QString verbName(Verb verb);
[[nodiscard]] std::optional<Verb> verbFromName(const QString &name);

//! One change that the Coder asked for, not yet held against any file.
struct Edit
{
    struct Occurrence
    {
        int number = 0; //!< From 1.
        int of = 0;

        friend bool operator==(const Occurrence &, const Occurrence &) = default;
    };
    struct LineHint
    {
        int first = 0; //!< From 1.
        int last = 0;

        friend bool operator==(const LineHint &, const LineHint &) = default;
    };

    //! The lines with the numbers that were taken off them.
    struct Numbered
    {
        QStringList anchor;
        std::optional<QStringList> anchorEnd;
        std::optional<QStringList> body;
        bool isBodyMixed = false; //!< Only some of its lines have numbers, so they stay.

        friend bool operator==(const Numbered &, const Numbered &) = default;
    };

    int line = 0; //!< Of the answer, from 1: where it begins.
    QString path; //!< As the model wrote it: not yet judged.
    Verb verb = Verb::Replace;
    QString to = {}; //!< rename
    std::optional<Occurrence> occurrence = {};
    std::optional<LineHint> hint = {};
    std::optional<bool> isExecutable = {}; //!< create
    std::optional<QStringList> anchor = {};
    std::optional<QStringList> anchorEnd = {};
    std::optional<QStringList> body = {}; //!< Lines; an empty fence is an empty list.
    std::optional<Numbered> numbered = {}; //!< As written, where line numbers were taken off.
    bool isWeak = false; //!< A fence with a file name: a whole file, to be made or overwritten.
    QList<EditFault> faults = {}; //!< Not empty: the change is invalid, the others live.

    friend bool operator==(const Edit &, const Edit &) = default;
};

//! An answer as the changes that it asks for. Everything else in it is prose.
struct EditScript
{
    QList<Edit> edits;
    QList<EditFault>
        faults; //!< Of the whole: a label that belongs to no file, a fence that is open.

    friend bool operator==(const EditScript &, const EditScript &) = default;
};

//! Reads an answer; never fails, and never makes up a change. `wasCut`: the token limit ended it,
//! so that it is incomplete whatever it looks like.
[[nodiscard]] EditScript parseEdits(const QString &answer, bool wasCut = false);

} // namespace roo::edit
