// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codefilesaver.h"

#include "core/base/text.h"
#include "core/edit/newfiles.h"
#include "core/run/worker.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype mostNamed = 12;
constexpr qsizetype longestName = 120;

} // namespace

CodeFileSaver::CodeFileSaver(run::Worker &worker, QWidget *window)
    : QObject(window)
    , m_worker(worker)
    , m_window(window)
{
}

void CodeFileSaver::choose(const QList<edit::NamedFile> &files, const Told &told)
{
    auto *const dialog
        = new QFileDialog(m_window, tr("Save the Code’s Files in a Folder"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, files, told](const QString &folder) { save(folder, files, told); });
    dialog->open();
}

void CodeFileSaver::save(const QString &folder, const QList<edit::NamedFile> &files,
                         const Told &told)
{
    const Order order{.folder = folder, .files = files, .told = told};
    m_worker.run(
        this,
        [folder, files](const std::stop_token &) { return edit::presentFiles(folder, files); },
        [this, order](const Result<QStringList> &present) {
            if (!present) {
                order.told(std::unexpected(present.error()));
            } else if (present->isEmpty()) {
                write(order, {});
            } else {
                ask(order, *present);
            }
        });
}

void CodeFileSaver::ask(const Order &order, const QStringList &present)
{
    QStringList lines;
    const QStringList named = present.first(std::min(mostNamed, present.size()));
    for (const QString &path : named) {
        lines.append(text::oneLine(path, longestName));
    }
    if (present.size() > mostNamed) {
        lines.append(tr("and %1 more").arg(present.size() - mostNamed));
    }
    auto *const box = new QMessageBox(QMessageBox::Warning, tr("Replace Files"),
                                      present.size() == 1
                                          ? tr("A file of this name is there already. Replace it?")
                                          : tr("Files of these names are there already. Replace "
                                               "them?"),
                                      QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("In %1:\n%2\n\nWhat stands there now is lost then.")
                                .arg(QDir::toNativeSeparators(order.folder), lines.join(u'\n')));
    box->setDefaultButton(QMessageBox::Cancel);
    const QPushButton *const replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    connect(replace, &QAbstractButton::clicked, this,
            [this, order, present] { write(order, present); });
    box->open();
}

void CodeFileSaver::write(const Order &order, const QStringList &replaceable)
{
    m_worker.run(
        this,
        [folder = order.folder, files = order.files, replaceable](const std::stop_token &) {
            return edit::replaceFiles(folder, files, replaceable);
        },
        [order](const Result<QStringList> &paths) {
            order.told(paths.transform([&order](const QStringList &) { return order.folder; }));
        });
}

} // namespace roo::gui
