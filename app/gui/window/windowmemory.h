// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/look/theme.h"

#include <QByteArray>
#include <QFont>
#include <QString>
#include <QStringList>

#include <optional>

namespace roo::gui {

//! What is remembered of the windows from one start to the next: it is no setting, and losing it
//! costs nobody anything. Written at once.
class WindowMemory final
{
public:
    //! Empty: nothing is remembered.
    explicit WindowMemory(const QString &folder);

    [[nodiscard]] QByteArray geometry() const { return bytes("window/geometry"); }
    void setGeometry(const QByteArray &geometry) { setBytes("window/geometry", geometry); }
    [[nodiscard]] QByteArray state() const { return bytes("window/state"); }
    void setState(const QByteArray &state) { setBytes("window/state", state); }

    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);

    //! Of code; empty: the desktop's.
    [[nodiscard]] std::optional<QFont> codeFont() const;
    void setCodeFont(const std::optional<QFont> &font);
    //! Percent.
    [[nodiscard]] int zoom() const;
    void setZoom(int percent) { setBytes("text/zoom", QByteArray::number(percent)); }
    [[nodiscard]] bool wrapsCode() const { return bytes("text/wraps_code") == "true"; }
    void setWrapsCode(bool wraps) { setBytes("text/wraps_code", wraps ? "true" : "false"); }

    //! For which endpoints the system's keyring has a key.
    [[nodiscard]] QStringList keyringEndpoints() const;
    void setInKeyring(const QString &endpoint, bool isThere);

    //! The page of the settings that was looked at last.
    [[nodiscard]] QString settingsPage() const { return QString::fromUtf8(bytes("settings/page")); }
    void setSettingsPage(const QString &name) { setBytes("settings/page", name.toUtf8()); }

    //! The latest first, ten at most.
    [[nodiscard]] QStringList workspaces() const;
    void addWorkspace(const QString &folder);
    void clearWorkspaces();

    //! Where the draft of a window's task lies; empty: nowhere.
    [[nodiscard]] QString draftFile(int window) const;

private:
    [[nodiscard]] QByteArray bytes(const char *key) const;
    void setBytes(const char *key, const QByteArray &value);

    QString m_folder;
    QString m_file;
};

} // namespace roo::gui
