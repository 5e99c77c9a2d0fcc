// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/changes/diffview.h"

#include "core/base/text.h"
#include "gui/answers/displaytext.h"
#include "gui/answers/highlighting.h"
#include "gui/changes/rowview.h"
#include "gui/look/elidedlabel.h"
#include "gui/look/flatbutton.h"
#include "gui/look/textstyle.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype longestPath = 300;

} // namespace

DiffView::DiffView(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_highlighting(highlighting)
    , m_rows(new RowView(m_model, this))
    , m_delegate(m_model, m_before, m_after)
    , m_shift(new QScrollBar(Qt::Horizontal, this))
    , m_bar(new QWidget(this))
    , m_title(new ElidedLabel(m_bar))
{
    build();
    for (const LineColours *side : {&m_before, &m_after}) {
        connect(side, &LineColours::advanced, m_rows->viewport(), qOverload<>(&QWidget::update));
    }
    connect(&highlighting, &Highlighting::ready, this, &DiffView::colour);
    connect(m_rows, &RowView::resized, this, &DiffView::fit);
    connect(m_rows, &RowView::toggled, this, &DiffView::toggle);
    connect(m_rows, &RowView::scrolledSideways, this,
            [this](int pixels) { m_shift->setValue(m_shift->value() + pixels); });
    connect(m_shift, &QScrollBar::valueChanged, this, [this](int value) {
        m_delegate.setShift(value);
        m_rows->viewport()->update();
    });
    clear();
}

DiffView::~DiffView() = default;

void DiffView::follow(TextStyle &style)
{
    style.giveCodeFont(m_rows);
    connect(&style, &TextStyle::changed, this, &DiffView::fit);
    connect(m_rows, &RowView::zoomTurned, &style, &TextStyle::zoomBy);
}

void DiffView::build()
{
    m_rows->setItemDelegate(&m_delegate);
    m_rows->setAccessibleName(tr("Changes of the file"));
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 2, 4, 2);
    m_title->setElideMode(Qt::ElideMiddle);
    bar->addWidget(m_title, 1);
    QToolButton *previous = addButton(tr("Previous"), tr("Go to the change before (Alt+Up)"));
    previous->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    connect(previous, &QToolButton::clicked, this, &DiffView::previousHunk);
    QToolButton *next = addButton(tr("Next"), tr("Go to the next change (Alt+Down)"));
    next->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    connect(next, &QToolButton::clicked, this, &DiffView::nextHunk);
    m_sideBySide = addButton(tr("Side by side"), tr("Show the old text beside the new one"));
    m_sideBySide->setCheckable(true);
    connect(m_sideBySide, &QToolButton::toggled, this, [this](bool isOn) {
        setLayoutOfRows(isOn ? DiffModel::Layout::SideBySide : DiffModel::Layout::Unified);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_shift);
    setFocusProxy(m_rows);
}

QToolButton *DiffView::addButton(const QString &label, const QString &hint)
{
    QToolButton *const button = flatButton(label, hint, m_bar);
    m_bar->layout()->addWidget(button);
    return button;
}

void DiffView::setDiff(std::shared_ptr<const FileDiff> diff)
{
    const edit::FileChange &file = diff->file;
    const QString path = text::oneLine(file.path, longestPath);
    using Kind = edit::FileChange::Kind;
    QString title;
    switch (file.kind) {
    case Kind::Create:
        title = tr("New file: %1").arg(path);
        break;
    case Kind::Modify:
        title = path;
        break;
    case Kind::Delete:
        title = tr("Deleted: %1").arg(path);
        break;
    case Kind::Rename:
        title = tr("%1 becomes %2").arg(path, text::oneLine(file.to, longestPath));
        break;
    }
    m_title->setLine(file.path.isEmpty() ? QString() : title);
    m_model.setDiff(std::move(diff));
    m_shift->setValue(0);
    colour();
    fit();
}

void DiffView::clear()
{
    setTicks(std::nullopt);
    setDiff(std::make_shared<FileDiff>());
}

void DiffView::setLayoutOfRows(DiffModel::Layout layout)
{
    const int row = std::max(0, m_rows->indexAt(QPoint(1, 1)).row());
    const qsizetype hunk = row < m_model.rowCount() ? m_model.row(row).hunk : -1;
    m_sideBySide->setChecked(layout == DiffModel::Layout::SideBySide);
    m_model.setLayout(layout);
    fit();
    goToHunk(hunk);
}

void DiffView::setTicks(const std::optional<QSet<qsizetype>> &ticks)
{
    m_delegate.setTicks(ticks);
    m_rows->viewport()->update();
}

void DiffView::goToHunk(qsizetype hunk)
{
    for (int row = 0; hunk >= 0 && row < m_model.rowCount(); ++row) {
        if (m_model.row(row).kind == DiffRow::Kind::Hunk && m_model.row(row).hunk == hunk) {
            m_rows->setCurrentIndex(m_model.index(row, 0));
            m_rows->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtTop);
            return;
        }
    }
}

void DiffView::nextHunk()
{
    step(1);
}

void DiffView::previousHunk()
{
    step(-1);
}

void DiffView::step(int direction)
{
    const int current = m_rows->currentIndex().row();
    const qsizetype hunk = current >= 0 ? m_model.row(current).hunk : -1;
    const qsizetype last = m_model.diff()->hunks.size() - 1;
    goToHunk(std::clamp<qsizetype>(hunk + direction, 0, std::max<qsizetype>(0, last)));
}

void DiffView::toggle(int row)
{
    const DiffRow &toggled = m_model.row(row);
    if (toggled.kind == DiffRow::Kind::Hunk) {
        emit hunkToggled(toggled.hunk);
    }
}

void DiffView::colour()
{
    const auto &diff = *m_model.diff();
    const auto theme = m_highlighting.theme(palette());
    m_before.start(diff.before, m_highlighting.language(diff.file.path, {}), theme);
    m_after.start(diff.after, m_highlighting.language(diff.place(), {}), theme);
}

void DiffView::fit()
{
    m_rows->fitColumns();
    const int cell = QFontMetrics(m_rows->font()).horizontalAdvance(u'x');
    const auto shown = std::min(m_model.diff()->longestLine, DisplayText::longestLine);
    const int width = static_cast<int>(shown + 2) * cell;
    const int most = std::max(0, width - m_rows->textWidth());
    m_shift->setRange(0, most);
    m_shift->setSingleStep(4 * cell);
    m_shift->setPageStep(m_rows->textWidth());
    m_shift->setVisible(most > 0);
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        colour();
    }
}

} // namespace roo::gui
