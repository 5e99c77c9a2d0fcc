// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/networkproxyedit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::gui {

NetworkProxyEdit::NetworkProxyEdit(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_address(new QLineEdit(this))
{
    m_kind->addItem(tr("As the system says"), u"system"_s);
    m_kind->addItem(tr("None"), u"none"_s);
    m_kind->addItem(tr("HTTP"), u"http://"_s);
    m_kind->addItem(tr("SOCKS 5"), u"socks5://"_s);
    m_kind->setAccessibleName(tr("Network proxy"));
    m_address->setAccessibleName(tr("Host and port of the network proxy"));
    m_address->setPlaceholderText(tr("host:port"));
    m_address->setLayoutDirection(Qt::LeftToRight);
    setFocusProxy(m_kind);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_kind);
    layout->addWidget(m_address, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        emit edited();
    });
    connect(m_address, &QLineEdit::textChanged, this, &NetworkProxyEdit::edited);
    refresh();
}

QString NetworkProxyEdit::text() const
{
    const QString kind = m_kind->currentData().toString();
    return kind.endsWith(u'/') ? QString(kind % m_address->text().trimmed()) : kind;
}

void NetworkProxyEdit::setText(const QString &text)
{
    const qsizetype end = text.indexOf("//"_L1);
    const QString kind = end < 0 ? text : text.first(end + 2);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    m_address->setText(end < 0 ? QString() : text.sliced(end + 2));
}

void NetworkProxyEdit::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    refresh();
}

void NetworkProxyEdit::refresh()
{
    const bool hasAddress = m_kind->currentData().toString().endsWith(u'/');
    m_kind->setEnabled(!m_isReadOnly);
    m_address->setVisible(hasAddress);
    m_address->setReadOnly(m_isReadOnly);
}

} // namespace roo::gui
