// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/proof/checkcommand.h"
#include "core/proof/checkresult.h"
#include "core/proof/commandrun.h"
#include "core/proof/outputfacts.h"

#include <QObject>

#include <functional>
#include <memory>

namespace roo::proof {

//! Runs checks one after the other on a prepared folder. For each check that runs come
//! `checkStarted`, `outputReceived` any number of times and `checkFinished`; for one that does not,
//! `checkFinished` alone; and `finished` exactly once, whatever ends it, never from `start` and
//! never from `stop`. A listener may stop it, and destroy it with deleteLater.
//!
//! After a build check that did not pass, the rest is skipped. A check that failed is run a second
//! time if the tree is still the same: where it then passes it is flaky, else the first run's
//! result stands.
class Prover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Prover)

public:
    //! Tells the hash of the tree as it lies there, once, in the receiver's thread.
    using TreeHasher
        = std::function<void(QObject *receiver, std::function<void(const QString &hash)> then)>;
    //! Calls `factsIn` elsewhere, and brings the result to the receiver's thread.
    using OutputReader = std::function<void(QObject *receiver, const PrintedOutput &printed,
                                            std::function<void(const OutputFacts &facts)> then)>;

    struct Plan
    {
        QList<Check> checks;
        ProvingGround ground;
        TreeHasher hasher; //!< Asked before each run of a check.
        OutputReader reader; //!< None: the output is read at once, which may block.
    };

    explicit Prover(Plan plan);
    ~Prover() override;

    void start();
    //! What runs is asked to end, and ended after two seconds, or at once when it is told again.
    //! Then it and all that follow are skipped.
    void stop();

signals:
    //! A repeat comes after a failure of the same check.
    void checkStarted(qsizetype index, bool isRepeat);
    void outputReceived(qsizetype index, const QString &text);
    void checkFinished(qsizetype index, const roo::proof::CheckResult &result);
    void finished();

private:
    [[nodiscard]] const Check &check() const { return m_plan.checks.at(m_index); }
    //! An answer that comes after a stop, or a second time, is not heard.
    template <typename Answer>
    [[nodiscard]] auto once(void (Prover::*then)(const Answer &));

    void proceed();
    void begin(const QString &tree);
    void beginAgain(const QString &tree);
    void run(bool isRepeat);
    void runEnded(const CommandOutcome &outcome);
    void judge(const OutputFacts &facts);
    void conclude(const CheckResult &result);
    void skipRest(const QString &reason);

    Plan m_plan;
    qsizetype m_index = -1;
    qsizetype m_concluded = 0; //!< Checks whose result is out.
    int m_question = 0; //!< Counts what is asked of the hasher and the reader.
    bool m_isStarted = false;
    bool m_isStopped = false;
    bool m_isFinished = false;
    bool m_isRepeat = false;
    QString m_tree;
    ReportFile m_report;
    CommandOutcome m_outcome;
    CheckResult m_first; //!< Of the run that failed.
    std::unique_ptr<CommandRun> m_run;
};

} // namespace roo::proof
