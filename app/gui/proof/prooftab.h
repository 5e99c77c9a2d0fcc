// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/run.h"
#include "gui/proof/proofmodel.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QTableView;

namespace roo::gui {

class CheckOffer;
class CheckOutputView;
class ElidedLabel;
class Highlighting;
class TextStyle;

//! How the changes of a run were checked, round by round: the proof table, and what a check has
//! printed.
class ProofTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProofTab)

public:
    //! The highlighting outlives it.
    explicit ProofTab(const Highlighting &highlighting, QWidget *parent = nullptr);
    ~ProofTab() override;

    //! The style outlives it.
    void follow(TextStyle &style);
    //! A run as far as it has come. `since`: when the check that runs has begun.
    void setRun(const run::Run &run, const QDateTime &since = {});
    //! More of what the check that runs has printed.
    void append(const run::CheckOutput &output);
    //! Its changes are being checked after its end. Before `setRun`.
    void setProving(bool isProving);
    //! Why the changes cannot be proved (again) now; empty: they can.
    void setObstacle(const QString &why);

    [[nodiscard]] ProofModel &model() { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] CheckOutputView *output() const { return m_output; }
    [[nodiscard]] CheckOffer *offer() const { return m_offer; }
    [[nodiscard]] QComboBox *rounds() const { return m_rounds; }
    [[nodiscard]] QPushButton *proveButton() const { return m_prove; }
    //! The sentence at the foot.
    [[nodiscard]] QString foot() const;

signals:
    void proveRequested();
    void stopRequested();
    //! Whoever asks for this has seen the checks and allows them.
    void allowedRequested(const roo::run::ChecksPlanned &checks);
    void fileRequested(const roo::run::ChecksPlanned &checks);
    //! Somebody wants to see what a check complains of.
    void placeActivated(const QString &path, int line);

private:
    void build();
    [[nodiscard]] QWidget *makeTable();
    void fillRounds();
    void showProof();
    void showFoot(const run::Proof &proof);
    void showOutput();
    void showOffer();
    void refreshButton();
    void activate(const QModelIndex &index);
    [[nodiscard]] bool isLive() const;
    //! That is looked at; nullptr: there is none.
    [[nodiscard]] const run::Proof *shown() const;
    [[nodiscard]] const run::CheckRun *checkOf(int row) const;

    ProofModel m_model;
    run::Evidence m_evidence; //!< Its own, so that the run's is not copied with every output.
    bool m_hasChanges = false;
    bool m_hasEnded = false;
    bool m_isProving = false;
    std::optional<int> m_wantedRound; //!< Chosen by somebody; none: the newest.
    QString m_shownCheck; //!< Whose output is shown.
    int m_shownRound = -1;
    QString m_obstacle;
    QDateTime m_since;
    QTimer m_clock;

    QStackedLayout *m_pages;
    CheckOffer *m_offer;
    QScrollArea *m_proofPage;
    QComboBox *m_rounds;
    ElidedLabel *m_where;
    QPushButton *m_prove;
    QTableView *m_table;
    QLabel *m_foot;
    CheckOutputView *m_output;
};

} // namespace roo::gui
