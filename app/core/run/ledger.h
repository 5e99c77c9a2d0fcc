// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/ledgerline.h"

#include <QDate>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace roo::run {

inline constexpr int ledgerDays = 90; //!< So many are kept, besides today.

struct DaySpent
{
    QDate day;
    Spent spent;

    friend bool operator==(const DaySpent &, const DaySpent &) = default;
};

//! The file of one day, as far as it has been read.
struct LedgerFile
{
    QDate day = {};
    qint64 offset = 0; //!< Behind the last whole line that was read.
};

//! The requests of all runs and all programs of this user, day by day in UTC, as numbers only:
//! FOLDER/2026-11-28.log, a line when a request is sent and one when it has ended, each appended
//! with one write. Two programs that ask at the same moment may both find room for one request.
//!
//! For one thread. A question reads what was added since the last one: some microseconds, and for
//! the first of a day with 10,000 requests some milliseconds.
class Ledger final
{
public:
    //! Made when something is recorded. Empty: nothing is kept, and only this program counts.
    explicit Ledger(QString folder);

    //! Before it is sent; each attempt is one.
    void recordSent(bool isFree, Moment now);
    void recordEnded(const llm::TokenUsage &usage, std::chrono::milliseconds took, Moment now);

    //! Of the day that it is now.
    [[nodiscard]] Spent today(Moment now);
    //! When requests to free models were sent in the 60 s up to now, in order.
    [[nodiscard]] QList<Moment> freeInLastMinute(Moment now);

    //! Why a record is not kept, and counts in this program only; once, after that nothing.
    [[nodiscard]] std::optional<Error> takeFailure();

private:
    void record(const LedgerLine &line, Moment now);
    [[nodiscard]] Result<void> write(const LedgerLine &line, QDate day);
    void catchUp(Moment now);
    void begin(Moment now);
    void count(const LedgerLine &line, Spent &sum);

    QString m_folder;
    LedgerFile m_file;
    Spent m_kept; //!< As the file of the day has it.
    Spent m_unkept; //!< Of the day, and in no file.
    QList<Moment> m_free; //!< Of a little more than the last minute.
    QDate m_swept; //!< The day on which old ones were removed last.
    std::optional<Error> m_failure;
    bool m_hasFailed = false;
};

//! Below the data folder; empty where there is none.
[[nodiscard]] QString ledgerFolder(const QString &dataFolder);

//! The last `days` days before today of which something is kept, the latest first.
[[nodiscard]] QList<DaySpent> spentBefore(const QString &folder, int days, Moment now);

} // namespace roo::run
