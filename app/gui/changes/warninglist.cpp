// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/warninglist.h"

#include "core/base/text.h"
#include "gui/changes/changesmodel.h"
#include "gui/changes/changewords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype longestPath = 200;
constexpr int mostLines = 9;

//! The words of a check box, which cannot break its own.
class BoxWords final : public QLabel
{
    Q_DISABLE_COPY_MOVE(BoxWords)

public:
    BoxWords(const QString &words, QCheckBox *box, QWidget *parent)
        : QLabel(words, parent)
        , m_box(box)
    {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
    }

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        event->setAccepted(event->button() == Qt::LeftButton);
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
            m_box->setFocus(Qt::MouseFocusReason);
            m_box->click();
        }
    }

private:
    QCheckBox *m_box;
};

//! A path has no blanks to break a line at.
QString breakable(QString words)
{
    return words.replace(u'/', u"/\u200b"_s);
}

} // namespace

WarningList::WarningList(const ChangesModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_scroll(new QScrollArea(this))
    , m_list(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 0, 6);
    layout->addWidget(new QLabel(tr("Tick these by themselves:"), this));
    m_scroll->setAccessibleName(tr("Warnings"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *list = new QWidget(m_scroll);
    list->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(2);
    m_scroll->setWidget(list);
    layout->addWidget(m_scroll);
}

void WarningList::clear()
{
    for (const Warning &warning : std::as_const(m_warnings)) {
        m_list->removeWidget(warning.row);
        warning.row->hide();
        warning.row->deleteLater();
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
    fit();
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
    auto *row = new QWidget(this);
    auto *box = new QCheckBox(row);
    box->setAccessibleName(words);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(box, 0, Qt::AlignTop);
    layout->addWidget(new BoxWords(breakable(words), box, row), 1);
    connect(box, &QCheckBox::toggled, this, &WarningList::changed);
    m_list->addWidget(row);
    row->show(); // at once, so that it counts for the height
    m_warnings.append({.row = row, .box = box, .file = file, .consent = consent});
}

void WarningList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void WarningList::fit()
{
    const int width = contentsRect().width() - layout()->contentsMargins().left();
    const int all = m_list->hasHeightForWidth() ? m_list->totalHeightForWidth(width)
                                                : m_list->totalSizeHint().height();
    m_scroll->setFixedHeight(std::min(all, mostLines * fontMetrics().height()));
}

void WarningList::refresh(bool isApplied)
{
    for (const Warning &warning : std::as_const(m_warnings)) {
        warning.row->setEnabled(isWanted(warning) && !isApplied);
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
