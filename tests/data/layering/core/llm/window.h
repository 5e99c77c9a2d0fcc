// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include <QWidget>
#include <QApplication>
#include <QtNetwork/QNetworkReply>
#include <QWidgetless>
