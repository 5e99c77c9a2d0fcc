// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QImage>
#include <QProcess>
#include <QSize>
#include <QStringList>
#include <QTemporaryDir>

namespace roo::test {

//! An X server of its own with a window manager, and hands at its keyboard and its mouse. What
//! takes time keeps the event loop turning, for a FakeLiteLlm beside it.
class RealDisplay final
{
    Q_DISABLE_COPY_MOVE(RealDisplay)

public:
    RealDisplay();
    ~RealDisplay();

    //! The programs that are needed and not there.
    [[nodiscard]] static QStringList missingPrograms();

    //! False where the display does not come up.
    [[nodiscard]] bool start();
    [[nodiscard]] QString name() const { return m_name; } //!< As in DISPLAY.

    //! Presses keys, one after the other, as xdotool names them: "ctrl+Return".
    void press(const QStringList &keys) const;
    void type(const QString &text) const;
    //! At a place of a window.
    void doubleClick(const QString &window, const QPoint &place) const;

    //! The window that has the keyboard; empty where there is none.
    [[nodiscard]] QString activeWindow() const;
    [[nodiscard]] QString titleOf(const QString &window) const;
    void resize(const QString &window, const QSize &size) const;
    //! What is on the screen; null where that could not be had.
    [[nodiscard]] QImage picture() const;

private:
    QString run(const QString &program, const QStringList &arguments) const;
    QString tool(const QStringList &arguments) const;
    [[nodiscard]] QProcessEnvironment environment() const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_windowManager;
    QString m_name;
};

} // namespace roo::test
