// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "cli/command.h"
#include "cli/commandline.h"
#include "core/run/budget.h"
#include "core/run/ledger.h"
#include "core/run/worker.h"

#include <QJsonObject>

namespace roo::cli {

//! Shows what all programs of this user have spent today, and what the budgets leave.
class UsageCommand final : public Command
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UsageCommand)

public:
    UsageCommand(Console &console, const Invocation &invocation);

    void start() override;
    void cancel(ErrorKind why) override;

private:
    struct Used
    {
        run::Moment now;
        run::Spent today;
        qint64 freeInLastMinute = 0;
        QList<run::DaySpent> before;
    };

    [[nodiscard]] static Used read(const QString &folder, int days);
    void print(const Used &used, const run::Budgets &budgets);
    void printText(const Used &used, const run::Budgets &budgets);
    void printJson(const Used &used, const run::Budgets &budgets);
    void printRow(const QString &label, const QString &words);
    void printObject(const QJsonObject &json);

    CommonOptions m_options;
    int m_days;
    run::Worker m_worker; //!< Last: it waits for what uses the others.
};

} // namespace roo::cli
