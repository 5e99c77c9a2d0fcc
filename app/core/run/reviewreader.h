// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/findinghead.h"
#include "core/run/review.h"
#include "core/run/reviewplace.h"
#include "core/run/reviewtable.h"
#include "core/run/reviewwords.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace roo::run {

//! Collects the findings of a review in Markdown line by line. What may be one is held until it
//! ends, for much of it is said after its beginning.
class FindingReader final
{
    Q_DISABLE_COPY_MOVE(FindingReader)

public:
    explicit FindingReader(const KnownFiles &files)
        : m_files(files)
    {
    }

    //! `level` as in "## ", or more for what only looks like a heading.
    void takeHeading(int level, QStringView heading);
    void takeLine(QStringView line); //!< Any but a heading.
    void takeCode(QStringView line); //!< A line of a block of code, its fences among them.
    [[nodiscard]] bool isInFinding() const { return m_open.has_value(); }
    [[nodiscard]] QList<Finding> findings();

private:
    static constexpr int noLevel = std::numeric_limits<int>::max();

    struct Open
    {
        Finding finding;
        bool hasSeverity = false;
        bool needsSeverity = false; //!< It may be a mere heading.
        bool isHeading = false;
        bool isLabelled = false; //!< Made of labels only, so that a second one begins the next.
        bool isForm = false; //!< The template's, repeated.
        bool isInSuggestion = false;
        bool isBehindBlank = false;
        qsizetype indent = 0;
        QStringList labels; //!< That it has.
    };
    //! What holds for the findings below a heading.
    template <typename Value>
    struct Group
    {
        Value value = {};
        int level = noLevel;
    };

    void leaveLevel(int level);
    void takeItem(qsizetype indent, bool isNumbered, QStringView text);
    void takeText(qsizetype indent, QStringView text);
    [[nodiscard]] bool isOwnHead(const ReviewLabel &label, const FindingHead &head,
                                 bool isNumbered) const;
    [[nodiscard]] bool takeLabel(const ReviewLabel &label, qsizetype indent);
    [[nodiscard]] bool takeRow(QStringView line);
    void takeCells(const QStringList &cells);
    Open &begin(const FindingHead &head, qsizetype indent);
    void takePlace(const CodePlace &place);
    void addText(QStringView text, QChar separator);
    void close();

    const KnownFiles &m_files;
    QList<Finding> m_findings;
    std::optional<Open> m_open;
    Group<SectionKind> m_section;
    Group<std::optional<Severity>> m_severity;
    Group<QString> m_file;
    std::optional<Open> m_parent; //!< An item that said no more than where, or how bad.
    QStringList m_lastRow;
    std::optional<ReviewColumns> m_columns;
};

} // namespace roo::run
