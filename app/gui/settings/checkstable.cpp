// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/checkstable.h"

#include "gui/words/proofwords.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr std::array kinds{proof::CheckKind::Build, proof::CheckKind::Test, proof::CheckKind::Lint,
                           proof::CheckKind::Format, proof::CheckKind::Custom};
constexpr int longestTimeout = 24 * 60 * 60;

} // namespace

QString commandLine(const QStringList &command)
{
    QStringList words;
    for (QString word : command) {
        const bool isPlain = !word.isEmpty() && !word.contains(u'"')
            && std::ranges::none_of(word, [](QChar c) { return c.isSpace(); });
        words.append(
            isPlain ? word : u'"' % word.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) % u'"');
    }
    return words.join(u' ');
}

QStringList commandOf(const QString &line)
{
    QStringList words;
    std::optional<QString> word;
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar character = line.at(i);
        const QChar next = i + 1 < line.size() ? line.at(i + 1) : QChar();
        if (character == u'"') {
            isQuoted = !isQuoted;
            word = word.value_or(QString()); // there may be nothing in it
        } else if (isQuoted && character == u'\\' && (next == u'"' || next == u'\\')) {
            word = word.value_or(QString()) % next;
            ++i;
        } else if (isQuoted || !character.isSpace()) {
            word = word.value_or(QString()) % character;
        } else if (word) {
            words.append(*std::exchange(word, std::nullopt));
        }
    }
    return word ? words << *word : words;
}

ChecksTable::ChecksTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, Timeout + 1, this))
    , m_add(new QPushButton(tr("A&dd Check"), this))
    , m_remove(new QPushButton(tr("Re&move Check"), this))
{
    m_table->setHorizontalHeaderLabels(
        {tr("Kind"), tr("Name"), tr("Command"), tr("Folder"), tr("Seconds")});
    m_table->setAccessibleName(tr("Checks of the profile"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(fontMetrics().height() * 5);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Command, QHeaderView::Stretch);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemChanged, this, &ChecksTable::changed);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ChecksTable::refresh);
    connect(m_add, &QPushButton::clicked, this, [this] {
        appendRow({.kind = proof::CheckKind::Test});
        m_table->setCurrentCell(m_table->rowCount() - 1, Command);
        m_table->editItem(m_table->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int row = m_table->currentRow();
        m_originals.removeAt(row);
        m_table->removeRow(row);
        changed();
    });
    refresh();
}

void ChecksTable::setChecks(const QList<proof::Check> &checks)
{
    if (checks == this->checks()) {
        return; // what is being typed stays
    }
    const QScopedValueRollback filling(m_isFilling, true);
    m_table->setRowCount(0);
    m_originals.clear();
    for (const proof::Check &check : checks) {
        appendRow(check);
    }
    refresh();
}

void ChecksTable::appendRow(const proof::Check &check)
{
    const QScopedValueRollback filling(m_isFilling, true);
    const int row = m_table->rowCount();
    m_originals.append(check);
    m_table->insertRow(row);
    auto *const kind = new QComboBox(m_table);
    for (const proof::CheckKind each : kinds) {
        kind->addItem(words::kind(each), static_cast<int>(each));
    }
    kind->setCurrentIndex(kind->findData(static_cast<int>(check.kind)));
    kind->setAccessibleName(tr("Kind"));
    connect(kind, &QComboBox::activated, this, &ChecksTable::changed);
    m_table->setCellWidget(row, Kind, kind);
    const bool isNamedByKind = check.name == proof::checkKindName(check.kind);
    m_table->setItem(row, Name, new QTableWidgetItem(isNamedByKind ? QString() : check.name));
    m_table->setItem(row, Command, new QTableWidgetItem(commandLine(check.command)));
    m_table->setItem(row, Folder, new QTableWidgetItem(check.folder));
    m_table->setItem(row, Timeout, new QTableWidgetItem(QString::number(check.timeout.count())));
}

proof::Check ChecksTable::checkAt(int row) const
{
    const auto textOf
        = [this, row](int column) { return m_table->item(row, column)->text().trimmed(); };
    proof::Check check = m_originals.at(row);
    const auto *const kind = qobject_cast<const QComboBox *>(m_table->cellWidget(row, Kind));
    check.kind = static_cast<proof::CheckKind>(kind->currentData().toInt());
    check.name = textOf(Name).isEmpty() ? proof::checkKindName(check.kind) : textOf(Name);
    if (textOf(Command) != commandLine(check.command)) {
        check.command = commandOf(textOf(Command));
    }
    check.folder = textOf(Folder);
    if (const int seconds = textOf(Timeout).toInt(); seconds > 0) {
        check.timeout = std::chrono::seconds(std::min(seconds, longestTimeout));
    }
    return check;
}

QList<proof::Check> ChecksTable::checks() const
{
    QList<proof::Check> checks;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const proof::Check check = checkAt(row); !check.command.isEmpty()) {
            checks.append(check);
        }
    }
    return checks;
}

QString ChecksTable::fault() const
{
    const QList<proof::Check> all = checks();
    QStringList names;
    for (const proof::Check &check : all) {
        if (!proof::isSound(check)) {
            return tr("The check %1 cannot be run: its folder lies within the workspace, and its "
                      "words have no control characters.")
                .arg(check.name);
        }
        if (names.contains(check.name)) {
            return tr("Two checks are called %1.").arg(check.name);
        }
        names.append(check.name);
    }
    return all.size() > proof::mostChecks
        ? tr("There are more than %1 checks.").arg(proof::mostChecks)
        : QString();
}

void ChecksTable::changed()
{
    refresh();
    if (!m_isFilling) {
        emit edited();
    }
}

void ChecksTable::refresh()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
    m_add->setEnabled(m_table->rowCount() < proof::mostChecks);
}

} // namespace roo::gui
