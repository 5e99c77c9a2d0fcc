// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/bench/suite.h"
#include "core/edit/changeset.h"
#include "core/run/run.h"

#include <array>
#include <chrono>
#include <optional>

//! How well models keep to the edit format: marks for one answer, and their sums.
namespace roo::bench {

//! Anchors that were found, by match level: L0 to L3.
using LevelCounts = std::array<int, 4>;

//! The marks of one model for one task. Each mark is about the first answer: nothing is asked
//! again.
struct TaskResult
{
    QString model;
    QString task;
    QString runId;
    std::optional<Error> error = {}; //!< Why there was no answer; nothing below is true then.
    //! The answer asks for changes, or tries to.
    bool hasChanges = false;
    //! Changes are wanted, and the answer asks for none.
    bool lacksChanges = false;
    //! All changes are labelled and none has a fault of form, whether they fit the files or not.
    bool isWellFormed = false;
    //! All that was asked for resolved, or was there already, and the answer was not cut.
    bool isResolved = false;
    //! The files are, byte for byte, as the task has them. Another result may be right, too.
    bool isExact = false;
    //! Where it resolved, and is not exact: from the files that are wanted to those that came, as a
    //! patch; empty where they are too large to be compared at once.
    QByteArray difference = {};
    LevelCounts levels = {};
    QList<edit::EditCode> codes = {}; //!< What was wrong or worth a word, as often as it was.
    std::chrono::milliseconds total{0}; //!< Of the answer, from sending the request to its end.
    llm::TokenUsage usage = {};

    [[nodiscard]] bool isAnswered() const { return !error; }

    friend bool operator==(const TaskResult &, const TaskResult &) = default;
};

//! Judges a run of the Coder alone, which has finished.
[[nodiscard]] TaskResult judged(const run::Run &run, const Task &task);

//! What the changes make of the files.
[[nodiscard]] FileTree changed(FileTree files, const QList<edit::FileChange> &changes);

//! Whether the fault is one of the answer's form, which no file has a part in.
[[nodiscard]] bool isOfForm(edit::EditCode code);

//! What the last result of a model says about what comes next.
enum class Consequence {
    GoOn,
    GiveUpModel, //!< It is not there, or will not answer today; or nothing came several times.
    Stop //!< What failed is the same for all models.
};

//! `results` are those of one model, in their order; not empty.
[[nodiscard]] Consequence consequenceOf(const QList<TaskResult> &results);

//! So many failures of different tasks in a row are enough.
inline constexpr qsizetype mostFailuresInARow = 3;

//! The sums for one model.
struct ModelResult
{
    struct CodeCount
    {
        edit::EditCode code = edit::EditCode::Label;
        int count = 0;

        friend bool operator==(const CodeCount &, const CodeCount &) = default;
    };

    QString model;
    int tasks = 0; //!< That it was asked.
    int answered = 0;
    int withoutChanges = 0;
    int wellFormed = 0;
    int resolved = 0;
    int exact = 0;
    LevelCounts levels = {};
    QList<CodeCount> codes = {}; //!< The most frequent first.
    std::optional<std::chrono::milliseconds> median = {}; //!< Of the answers' times.
    llm::TokenUsage usage = {}; //!< What one of the answers does not say is unknown.
    std::optional<Error> givenUp = {}; //!< Why the rest was not asked.

    friend bool operator==(const ModelResult &, const ModelResult &) = default;
};

//! `results` are those of one model.
[[nodiscard]] ModelResult summed(const QList<TaskResult> &results);

//! By model, the best first: exact, then resolved, then well-formed, then the shorter time. (What
//! only resolves may still be beside the point: a new file always does.)
[[nodiscard]] QList<ModelResult> ranked(const QList<TaskResult> &results);

} // namespace roo::bench
