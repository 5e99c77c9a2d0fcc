// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/testoutput.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace roo::proof {

//! A JUnit XML file that a check may have written.
struct ReportFile
{
    QString path = {}; //!< Relative to the tree; empty: none.
    QDateTime before = {}; //!< When it was last written before the check ran; invalid: never.
};

//! When the file was last written; invalid where there is none.
[[nodiscard]] QDateTime lastWritten(const QString &tree, const QString &report);

//! What a check has left behind to be read.
struct PrintedOutput
{
    QString text;
    QString root; //!< What absolute paths in it begin with.
    QString tree; //!< The folder that it ran in.
    ReportFile report = {};
};

struct OutputFacts
{
    std::optional<TestCounts> tests = {};
    std::optional<Problem> problem = {};
};

//! May take a second for a long text: the worker's to run. The report counts if the check has
//! written it, it lies in the tree and has at most 16 MiB; else the text does.
[[nodiscard]] OutputFacts factsIn(const PrintedOutput &printed);

} // namespace roo::proof
