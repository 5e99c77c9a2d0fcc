// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keyfield.h"

#include "core/config/secretstore.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QValidator>

#include <utility>

namespace roo::gui {

namespace {

//! Whoever copies a key copies a blank or the end of a line with it.
class Trimmer final : public QValidator
{
public:
    using QValidator::QValidator;

    State validate(QString &input, int &position) const override
    {
        input = std::move(input).trimmed();
        position = std::min(position, static_cast<int>(input.size()));
        return Acceptable;
    }
};

QIcon eyeIcon(const QPalette &palette)
{
    constexpr int size = 64; // scaled down where it is shown
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(QPalette::ButtonText), 5));
    QPainterPath lids(QPointF(6, 32));
    lids.quadTo(32, 4, 58, 32);
    lids.quadTo(32, 60, 6, 32);
    painter.drawPath(lids);
    painter.setBrush(palette.color(QPalette::ButtonText));
    painter.drawEllipse(QPointF(32, 32), 7, 7);
    return {pixmap};
}

} // namespace

KeyField::KeyField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_eye(new QToolButton(this))
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText
                                | Qt::ImhNoAutoUppercase);
    m_edit->setValidator(new Trimmer(m_edit));
    m_eye->setCheckable(true);
    m_eye->setAccessibleName(tr("Show key"));
    m_eye->setToolTip(tr("Show the key that is being typed, for half a minute"));
    m_eye->setIcon(eyeIcon(palette()));
    setFocusProxy(m_edit);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_eye);
    m_timer.setSingleShot(true);
    m_timer.setInterval(std::chrono::seconds(30));
    connect(&m_timer, &QTimer::timeout, this, [this] { setShown(false); });
    connect(m_eye, &QToolButton::toggled, this, &KeyField::setShown);
    connect(m_edit, &QLineEdit::textChanged, this, &KeyField::edited);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        if (now == nullptr || !isAncestorOf(now)) {
            setShown(false);
        }
    });
}

Result<Secret> KeyField::key() const
{
    return isEmpty() ? Result<Secret>(Secret()) : config::typedKey(m_edit->text());
}

bool KeyField::isEmpty() const
{
    return m_edit->text().isEmpty();
}

void KeyField::clear()
{
    setShown(false);
    m_edit->setText({}); // what `clear` does can be undone, and shown
}

void KeyField::setHint(const QString &hint)
{
    m_edit->setPlaceholderText(hint);
}

void KeyField::setReadOnly(bool isReadOnly)
{
    m_edit->setReadOnly(isReadOnly);
    m_eye->setEnabled(!isReadOnly);
}

bool KeyField::isShown() const
{
    return m_edit->echoMode() == QLineEdit::Normal;
}

void KeyField::setShown(bool isShown)
{
    m_edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setChecked(isShown);
    isShown ? m_timer.start() : m_timer.stop();
}

void KeyField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_eye->setIcon(eyeIcon(palette()));
    }
}

} // namespace roo::gui
