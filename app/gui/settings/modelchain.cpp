// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/modelchain.h"

#include "gui/look/elidedlabel.h"
#include "gui/look/stateicon.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int wordsRole = Qt::UserRole;
constexpr int signRole = Qt::UserRole + 1;

//! Words behind the name of a model, which are not edited with it.
class ModelDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! Whatever changes at the row meanwhile, what is being typed stays.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        const auto *const field = qobject_cast<const QLineEdit *>(editor);
        if (field == nullptr || !field->isModified()) {
            QStyledItemDelegate::setEditorData(editor, index);
        }
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QString words = index.data(wordsRole).toString();
        if (words.isEmpty()) {
            option->textElideMode = Qt::ElideMiddle;
            return;
        }
        // The name gives way, the words behind it stay.
        const QString end = u" – "_s % words;
        constexpr int margins = 16;
        const int room = option->rect.width() - option->decorationSize.width() - margins
            - option->fontMetrics.horizontalAdvance(end);
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideMiddle, room) % end;
    }
};

QListWidgetItem *itemFor(const QString &model)
{
    auto *const item = new QListWidgetItem(model);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
                   | Qt::ItemIsEditable);
    return item;
}

//! An icon never equals another one, so that the same one again would count as a change.
void setSign(QListWidgetItem &item, std::optional<Sign> sign)
{
    const int number = sign ? static_cast<int>(*sign) : -1;
    if (item.data(signRole) != number) {
        item.setData(signRole, number);
        item.setIcon(sign ? signIcon(*sign) : QIcon());
    }
}

//! What can be chosen: a whole provider is no model.
QStringList namesIn(const ModelOffer &offer)
{
    QStringList names;
    for (const llm::ModelInfo &model : offer.models) {
        if (!model.id.endsWith(u'*')) {
            names.append(model.id);
        }
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

QStringList choicesOf(const QComboBox &chooser)
{
    QStringList choices;
    for (int i = 0; i < chooser.count(); ++i) {
        choices.append(chooser.itemText(i));
    }
    return choices;
}

QList<run::ModelCheck> checked(const QStringList &models, const QList<llm::ModelInfo> &offered)
{
    run::Profile profile;
    profile.stages.append(run::StageSpec{.models = models});
    return run::checkModels(profile, offered);
}

} // namespace

ModelChain::ModelChain(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_chooser(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_up(new QPushButton(tr("Move Up"), this))
    , m_down(new QPushButton(tr("Move Down"), this))
    , m_remove(new QPushButton(tr("Remo&ve"), this))
    , m_add(new QPushButton(tr("A&dd"), this))
{
    build();
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ModelChain::changed);
    connect(m_list->model(), &QAbstractItemModel::rowsInserted, this, &ModelChain::changed);
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, &ModelChain::changed);
    connect(m_list, &QListWidget::itemChanged, this, &ModelChain::changed);
    connect(m_list, &QListWidget::currentRowChanged, this, &ModelChain::refreshButtons);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_remove, &QPushButton::clicked, this, &ModelChain::removeCurrent);
    connect(m_add, &QPushButton::clicked, this, &ModelChain::addTyped);
    connect(m_chooser, &QComboBox::editTextChanged, this, &ModelChain::changed);
    refresh();
}

void ModelChain::build()
{
    m_list->setAccessibleName(tr("Models, the first one is asked first"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setItemDelegate(new ModelDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int line = m_list->fontMetrics().lineSpacing();
    constexpr int rows = 5;
    m_list->setIconSize(QSize(line, line));
    m_list->setFixedHeight(rows * (line + 2) + 2 * m_list->frameWidth());
    m_list->installEventFilter(this);
    m_up->setToolTip(tr("Asks this model earlier (Alt+Up)"));
    m_down->setToolTip(tr("Asks this model later (Alt+Down)"));
    m_chooser->setEditable(true);
    m_chooser->setInsertPolicy(QComboBox::NoInsert);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setAccessibleName(tr("Model to add"));
    m_chooser->lineEdit()->setPlaceholderText(tr("Add a model"));
    m_chooser->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_chooser->completer()->setFilterMode(Qt::MatchContains);
    m_chooser->installEventFilter(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    for (QPushButton *const button : {m_up, m_down, m_remove, m_add}) {
        button->setAutoDefault(false);
    }

    auto *const label = new QLabel(tr("&Models, the first one is asked first:"), this);
    label->setBuddy(m_list);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->addWidget(label, 0, 0, 1, 2);
    grid->addWidget(m_list, 1, 0, 3, 1);
    grid->addWidget(m_up, 1, 1);
    grid->addWidget(m_down, 2, 1);
    grid->addWidget(m_remove, 3, 1);
    grid->addWidget(m_chooser, 4, 0);
    grid->addWidget(m_add, 4, 1);
    grid->addWidget(m_note, 5, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    setTabOrder({m_list, m_up, m_down, m_remove, m_chooser, m_add});
}

void ModelChain::setModels(const QStringList &models)
{
    if (models == listed() && typed().isEmpty()) {
        return;
    }
    const QScopedValueRollback filling(m_isFilling, true);
    m_list->clear();
    for (const QString &model : models) {
        m_list->addItem(itemFor(model));
    }
    m_list->setCurrentRow(0);
    m_chooser->clearEditText();
    refresh();
}

QStringList ModelChain::models() const
{
    QStringList models = listed();
    models.removeAll(QString());
    if (const QString last = typed(); !last.isEmpty() && !models.contains(last)) {
        models.append(last);
    }
    return models;
}

QStringList ModelChain::listed() const
{
    QStringList rows;
    for (int row = 0; row < m_list->count(); ++row) {
        rows.append(m_list->item(row)->text().trimmed());
    }
    return rows;
}

QString ModelChain::typed() const
{
    return m_chooser->currentText().trimmed();
}

void ModelChain::setOffer(const ModelOffer &offer)
{
    if (offer == m_offer) {
        return;
    }
    m_offer = offer;
    if (const QStringList names = namesIn(offer); names != choicesOf(*m_chooser)) {
        const QSignalBlocker blocker(m_chooser);
        const QString typed = m_chooser->currentText();
        const int cursor = m_chooser->lineEdit()->cursorPosition();
        m_chooser->clear();
        m_chooser->addItems(names);
        m_chooser->setCurrentIndex(-1);
        m_chooser->setEditText(typed);
        m_chooser->lineEdit()->setCursorPosition(cursor);
    }
    refresh();
}

void ModelChain::moveCurrent(int places)
{
    const int row = m_list->currentRow();
    const int target = row + places;
    if (row < 0 || target < 0 || target >= m_list->count()) {
        return;
    }
    {
        const QScopedValueRollback filling(m_isFilling, true);
        m_list->insertItem(target, m_list->takeItem(row));
        m_list->setCurrentRow(target);
    }
    changed();
}

void ModelChain::removeCurrent()
{
    const std::unique_ptr<QListWidgetItem> taken(m_list->takeItem(m_list->currentRow()));
}

void ModelChain::add(const QString &model)
{
    const qsizetype known = listed().indexOf(model);
    if (known < 0) {
        m_list->addItem(itemFor(model));
    }
    m_list->setCurrentRow(known < 0 ? m_list->count() - 1 : static_cast<int>(known));
}

void ModelChain::addTyped()
{
    if (const QString model = typed(); !model.isEmpty()) {
        add(model);
        m_chooser->clearEditText();
        m_chooser->setFocus(Qt::OtherFocusReason);
    }
}

bool ModelChain::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *const key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_chooser && isEnter) {
        addTyped(); // and not what the dialog would do
        return true;
    }
    if (watched != m_list) {
        return QWidget::eventFilter(watched, event);
    }
    const bool hasAlt = key->modifiers().testFlag(Qt::AltModifier);
    if (hasAlt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
        moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ModelChain::changed()
{
    if (m_isFilling) {
        return;
    }
    refresh();
    emit edited();
}

void ModelChain::refresh()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const QList<run::ModelCheck> checks = checked(listed(), m_offer.models);
    QStringList notes;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem &item = *m_list->item(row);
        const auto check
            = std::ranges::find(checks, item.text().trimmed(), &run::ModelCheck::model);
        const bool isMissing = m_offer.isKnown && check != checks.end() && !check->isOffered;
        const QString words = isMissing ? tr("not offered") : QString();
        item.setData(wordsRole, words);
        setSign(item,
                m_offer.isKnown ? std::optional(isMissing ? Sign::Warning : Sign::Tick)
                                : std::nullopt);
        item.setToolTip(plainToolTip(item.text()));
        item.setData(Qt::AccessibleTextRole,
                     isMissing ? QString(item.text() % u", "_s % words) : item.text());
        if (isMissing && !check->alike.isEmpty()) {
            notes.append(tr("Instead of %1 the proxy offers %2.")
                             .arg(check->model, QLocale().createSeparatedList(check->alike)));
        }
    }
    if (!m_offer.isKnown) {
        notes.append(m_offer.reason);
    }
    notes.removeDuplicates();
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
    refreshButtons();
}

void ModelChain::refreshButtons()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_list->count() - 1);
    m_remove->setEnabled(row >= 0);
    m_add->setEnabled(!typed().isEmpty());
}

QStringList ModelChain::words() const
{
    QStringList rows;
    for (int row = 0; row < m_list->count(); ++row) {
        rows.append(m_list->item(row)->data(Qt::AccessibleTextRole).toString());
    }
    return rows;
}

QString ModelChain::note() const
{
    return m_note->text();
}

} // namespace roo::gui
