// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/budgetspage.h"

#include "gui/window/workbench.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

BudgetsPage::BudgetsPage(Workbench &bench, QWidget *parent)
    : SettingsPage(parent)
    , m_bench(bench)
    , m_grid(new QGridLayout)
{
    setObjectName("budgets"_L1);
    namespace variable = config::variable;
    QLabel *const about = noteLabel(this);
    about->setText(tr("A run stops where one of these is used up, and says so when four fifths "
                      "are. Retries count. A day ends at midnight UTC, and is shared by all "
                      "windows and the command line."));
    m_grid->addWidget(new QLabel(tr("Each run"), this), 0, 1);
    m_grid->addWidget(new QLabel(tr("Each day"), this), 0, 2);
    addRow(tr("&Requests:"), variable::runMax.requests, variable::dayMax.requests);
    addRow(tr("&Tokens:"), variable::runMax.tokens, variable::dayMax.tokens);
    addRow(tr("Cost in &US dollars:"), variable::runMax.cost, variable::dayMax.cost);
    addRow(tr("&Minutes of requests:"), variable::runMax.minutes, variable::dayMax.minutes);
    const int row = m_grid->rowCount();
    m_grid->setRowMinimumHeight(row, fontMetrics().height());
    m_grid->addWidget(new QLabel(tr("Each minute"), this), row + 1, 1);
    m_grid->addWidget(new QLabel(tr("Each day"), this), row + 1, 2);
    addRow(tr("Requests to &free models:"), variable::freePerMinute, variable::freePerDay);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    QLabel *const free = noteLabel(this);
    free->setText(tr("Models whose names end in :free. Requests wait for the next minute rather "
                     "than being refused; OpenRouter allows 20 a minute and 50 a day, or 1000 once "
                     "credit was bought."));
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addLayout(m_grid);
    layout->addWidget(free);
    layout->addStretch();
}

BudgetsPage::~BudgetsPage() = default;

void BudgetsPage::addRow(const QString &label, QLatin1StringView run, QLatin1StringView day)
{
    const int row = m_grid->rowCount();
    auto *const words = new QLabel(label, this);
    m_grid->addWidget(words, row, 0);
    const QString plain = QString(label).remove(u'&');
    addField(run, plain, row, 1);
    addField(day, plain, row, 2);
    words->setBuddy(m_edits.value(run));
}

//! Nothing typed is no limit, which is 0 where it is saved.
void BudgetsPage::addField(QLatin1StringView variable, const QString &label, int row, int column)
{
    auto *const edit = new QLineEdit(this);
    QLabel *const note = noteLabel(this);
    edit->setPlaceholderText(tr("no limit"));
    edit->setAccessibleName(u"%1 %2"_s.arg(label, QString(variable)));
    m_grid->addWidget(edit, row, column);
    m_grid->addWidget(note, row + 1, column);
    m_edits.insert(variable, edit);
    m_notes.append(note);
    m_fields.add(
        {.variable = variable,
         .label = label,
         .purpose = {},
         .note = note,
         .text =
             [edit] {
                 const QString text = edit->text().trimmed();
                 return text.isEmpty() ? u"0"_s : text;
             },
         .setText
         = [edit](const QString &text) { edit->setText(text == "0"_L1 ? QString() : text); },
         .setReadOnly = [edit](bool isReadOnly) { edit->setReadOnly(isReadOnly); }});
    connect(edit, &QLineEdit::textEdited, this, &BudgetsPage::edited);
}

Result<void> BudgetsPage::apply()
{
    const Result<void> written = m_fields.save(m_bench.folders());
    if (written) {
        reload();
    }
    return written;
}

void BudgetsPage::reload()
{
    m_fields.load(m_bench.options());
    showNotes();
    emit edited();
}

void BudgetsPage::restoreDefaults()
{
    m_fields.restoreDefaults();
    showNotes();
    emit edited();
}

void BudgetsPage::showNotes()
{
    for (QLabel *const note : std::as_const(m_notes)) {
        note->setVisible(!note->text().isEmpty());
    }
}

} // namespace roo::gui
