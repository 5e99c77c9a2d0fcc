// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace roo::gui {

//! The choice of a way out to the network, as text that config::parseNetworkProxy reads.
class NetworkProxyEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkProxyEdit)

public:
    explicit NetworkProxyEdit(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] QComboBox *kind() const { return m_kind; }
    [[nodiscard]] QLineEdit *address() const { return m_address; }

signals:
    void edited();

private:
    void refresh();

    QComboBox *m_kind = nullptr;
    QLineEdit *m_address = nullptr;
    bool m_isReadOnly = false;
};

} // namespace roo::gui
