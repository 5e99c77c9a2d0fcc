// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/historypage.h"

#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

struct Amount
{
    qsizetype runs = 0;
    qint64 bytes = 0;
};

Amount amountOf(const run::RunStore &store, const std::stop_token &stop)
{
    Amount amount;
    const QStringList ids = store.runIds();
    for (const QString &id : ids) {
        if (stop.stop_requested()) {
            break;
        }
        ++amount.runs;
        amount.bytes += store.size(id);
    }
    return amount;
}

} // namespace

HistoryPage::HistoryPage(Workbench &bench, QWidget *parent)
    : SettingsPage(parent)
    , m_bench(bench)
    , m_keeps(new QCheckBox(tr("&Keep all runs"), this))
    , m_note(noteLabel(this))
    , m_size(noteLabel(this))
{
    setObjectName("history"_L1);
    build();
    m_fields.add(
        {.variable = config::variable::history,
         .label = tr("Keep all runs"),
         .purpose = tr("With all that was sent and answered, readable by you alone. "
                       "Nothing is deleted by itself."),
         .note = m_note,
         .text = [this] { return m_keeps->isChecked() ? u"true"_s : u"false"_s; },
         .setText = [this](const QString &text) { m_keeps->setChecked(text == "true"_L1); },
         .setReadOnly = [this](bool isReadOnly) { m_keeps->setEnabled(!isReadOnly); }});
    connect(m_keeps, &QCheckBox::toggled, this, &HistoryPage::edited);
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::build()
{
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_keeps);
    layout->addWidget(m_note);
    const auto store = m_bench.store();
    const QString folder = store ? QDir::toNativeSeparators(store->folder()) : QString();
    QLabel *const place = noteLabel(this);
    place->setForegroundRole(QPalette::WindowText);
    place->setText(store ? folder : tr("Nowhere: there is no home folder."));
    auto *const open = new QPushButton(tr("&Open the Folder"), this);
    open->setAutoDefault(false);
    open->setEnabled(store.has_value());
    connect(open, &QPushButton::clicked, this, [this, folder] {
        if (QDir(folder).exists()) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        } else {
            m_size->setText(tr("The folder is made with the first run."));
        }
    });
    auto *const form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Where:"), place);
    form->addRow(QString(), open);
    form->addRow(tr("How much:"), m_size);
    layout->addSpacing(fontMetrics().height());
    layout->addLayout(form);
    layout->addStretch();
}

Result<void> HistoryPage::apply()
{
    const Result<void> written = m_fields.save(m_bench.folders());
    if (written) {
        reload();
    }
    return written;
}

void HistoryPage::reload()
{
    m_fields.load(m_bench.options());
    if (!m_bench.options().keepsHistory) {
        m_keeps->setEnabled(false);
        m_note->setText(
            originSentence({.source = config::Source::CommandLine, .name = u"--no-history"_s}));
    }
    count();
    emit edited();
}

void HistoryPage::count()
{
    const auto store = m_bench.store();
    if (!store || m_isCounting) {
        return;
    }
    m_isCounting = true;
    m_size->setText(tr("Being counted…"));
    m_bench.worker().run(
        this, [store](const std::stop_token &stop) { return amountOf(*store, stop); },
        [this](const Amount &amount) {
            m_isCounting = false;
            const int runs = static_cast<int>(amount.runs);
            m_size->setText(
                runs == 0 ? tr("No runs yet")
                          : tr("%n run(s), %1", nullptr, runs).arg(words::size(amount.bytes)));
        });
}

} // namespace roo::gui
