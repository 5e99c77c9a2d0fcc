// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include <QApplication>
#include <QWidget>
#include <QWidgetless>
#include <QtNetwork/QNetworkReply>
