// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/comparison.h"
#include "gui/changes/filediff.h"

#include <QList>
#include <QString>

#include <memory>

namespace roo::gui {

//! What a window of two sides shows. All texts are plain.
struct Comparison
{
    struct Figure
    {
        QString name;
        QString left;
        QString right;
    };

    struct Part
    {
        QString title; //!< "Plan"
        QList<Figure> figures;
        std::shared_ptr<const FileDiff> diff;
        QString note; //!< What there is to say in place of a diff; empty: it is shown.
    };

    QString title;
    QString left; //!< What each side is.
    QString right;
    QList<Figure> figures;
    QList<Part> parts;
};

// May take a while: for the worker.
[[nodiscard]] Comparison comparisonOf(const run::ComparedRuns &runs);
[[nodiscard]] Comparison comparisonOf(const run::ComparedAttempts &attempts, run::Role role);

} // namespace roo::gui
