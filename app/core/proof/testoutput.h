// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <optional>

//! What a check's output tells beyond its exit code. It is foreign text: whatever stands in it, the
//! verdict is the exit code's.
namespace roo::proof {

struct TestCounts
{
    qint64 passed = 0;
    qint64 failed = 0; //!< Errors among them.
    qint64 skipped = 0;

    friend bool operator==(const TestCounts &, const TestCounts &) = default;
};

//! From the closing lines of ctest, pytest, jest, vitest, go test and cargo test; none where it is
//! another's. Where a runner closes several times (cargo, go), it is the sum.
[[nodiscard]] std::optional<TestCounts> testCountsIn(const QString &output);

//! From a JUnit XML report. None where it is none.
[[nodiscard]] std::optional<TestCounts> junitCounts(QByteArrayView xml);

struct Problem
{
    QString file; //!< Relative to the workspace.
    int line = 0; //!< From 1.
    QString text; //!< The line of the output that says so, at most 300 characters.

    friend bool operator==(const Problem &, const Problem &) = default;
};

//! The first place in a file of the workspace that the output complains of. `root` is what absolute
//! paths begin with, `isFile` says whether a relative path names a file of the workspace.
[[nodiscard]] std::optional<Problem>
firstProblemIn(const QString &output, const QString &root,
               const std::function<bool(const QString &path)> &isFile);

} // namespace roo::proof
