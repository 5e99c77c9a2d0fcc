// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runsummary.h"

#include <QHash>
#include <QList>
#include <QString>

namespace roo::run {

//! index.jsonl in the runs folder: a summary a line, so that listing does not open every run. It
//! holds nothing that is not in the runs themselves: deleted or broken, it is made again. Of
//! several lines of one run that of the latest event counts, and of such the last. Programs may
//! append at once.
class RunIndex final
{
public:
    explicit RunIndex(const QString &runsFolder);

    //! What the index knows, by ID; whether those runs are still there it does not.
    [[nodiscard]] QHash<QString, RunSummary> read();
    //! Adds lines. What cannot be written is read from the runs again the next time.
    void add(const QList<RunSummary> &summaries) const;
    //! Whether so many lines serve nothing that writing it anew is worth it.
    [[nodiscard]] bool isWasteful(qsizetype runs) const { return m_lines > 2 * runs + 1000; }
    //! Puts these in the place of everything, but for what has become of them meanwhile. Does
    //! nothing where another program is at the index.
    void rewrite(QList<RunSummary> summaries) const;

private:
    [[nodiscard]] QString lockPath() const { return m_path + QLatin1StringView(".lock"); }

    QString m_path;
    qsizetype m_lines = 0;
};

} // namespace roo::run
