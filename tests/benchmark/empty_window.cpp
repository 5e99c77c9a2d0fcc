// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// An empty Qt window, which roo-harness is measured beside.

#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1120, 760);
    window.show();
    return QApplication::exec();
}
