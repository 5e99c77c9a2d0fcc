// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/warninglist.h"

#include "core/base/text.h"
#include "gui/changes/changesmodel.h"
#include "gui/changes/changewords.h"

#include <QCheckBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype longestPath = 200;

} // namespace

WarningList::WarningList(const ChangesModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 0, 6);
    layout->addWidget(new QLabel(tr("Tick these by themselves:"), this));
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Warnings"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMaximumHeight(9 * fontMetrics().height());
    auto *list = new QWidget(scroll);
    list->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(2);
    m_list->setSizeConstraint(QLayout::SetMinAndMaxSize);
    scroll->setWidget(list);
    layout->addWidget(scroll);
}

void WarningList::clear()
{
    for (const Warning &warning : std::as_const(m_warnings)) {
        m_list->removeWidget(warning.box);
        warning.box->hide();
        warning.box->deleteLater();
    }
    m_warnings.clear();
}

void WarningList::fill(const edit::ChangeSet &changes, bool hasRefused)
{
    clear();
    for (qsizetype i = 0; i < m_model.fileCount(); ++i) {
        addOf(changes, i);
    }
    if (hasRefused && m_model.fileCount() > 0) {
        add(tr("What was refused is left out; the rest is applied all the same."), -1,
            std::nullopt);
    }
}

void WarningList::addOf(const edit::ChangeSet &changes, qsizetype file)
{
    const FileDiff &diff = *m_model.file(file).diff;
    QList<edit::Consent> needed;
    for (const qsizetype index : diff.file.edits) {
        needed += changes.outcomes.at(index).consents;
    }
    if (diff.hidden && !needed.contains(edit::Consent::Bidi)) {
        add(ChangeWords::consent(edit::Consent::Bidi, diff.file.path), file, std::nullopt);
    }
    std::ranges::sort(needed);
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    for (const edit::Consent consent : std::as_const(needed)) {
        add(ChangeWords::consent(consent, diff.file.path), file, consent);
    }
    if (diff.changesEndings()) {
        add(tr("%1 gets other line endings.").arg(text::oneLine(diff.file.path, longestPath)), file,
            std::nullopt);
    }
}

void WarningList::add(const QString &words, qsizetype file, std::optional<edit::Consent> consent)
{
    QString label = words;
    auto *box = new QCheckBox(label.replace(u'&', u"&&"_s), this);
    connect(box, &QCheckBox::toggled, this, &WarningList::changed);
    m_list->addWidget(box);
    m_warnings.append({.box = box, .file = file, .consent = consent});
}

void WarningList::refresh(bool isApplied)
{
    for (const Warning &warning : std::as_const(m_warnings)) {
        warning.box->setEnabled(isWanted(warning) && !isApplied);
    }
    setVisible(!m_warnings.isEmpty() && !isApplied);
}

bool WarningList::isWanted(const Warning &warning) const
{
    return warning.file < 0 || m_model.isTicked(warning.file);
}

bool WarningList::isGiven(const Warning &warning) const
{
    return isWanted(warning) && warning.box->isChecked();
}

qsizetype WarningList::open() const
{
    return std::ranges::count_if(m_warnings, [this](const Warning &warning) {
        return isWanted(warning) && !warning.box->isChecked();
    });
}

QList<edit::Consent> WarningList::consents() const
{
    QList<edit::Consent> given;
    for (const Warning &warning : m_warnings) {
        if (isGiven(warning) && warning.consent && !given.contains(*warning.consent)) {
            given.append(*warning.consent);
        }
    }
    return given;
}

bool WarningList::leavesOutRefused() const
{
    return std::ranges::any_of(m_warnings, [this](const Warning &warning) {
        return warning.file < 0 && isGiven(warning);
    });
}

QList<QCheckBox *> WarningList::boxes() const
{
    QList<QCheckBox *> all;
    for (const Warning &warning : m_warnings) {
        all.append(warning.box);
    }
    return all;
}

} // namespace roo::gui
