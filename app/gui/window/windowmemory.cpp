// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/windowmemory.h"

#include "core/base/files.h"

#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr qsizetype mostWorkspaces = 10;

} // namespace

WindowMemory::WindowMemory(const QString &folder)
    : m_folder(folder)
    , m_file(folder.isEmpty() ? QString() : folder + u"/window.ini"_s)
{
}

QByteArray WindowMemory::bytes(const char *key) const
{
    return m_file.isEmpty()
        ? QByteArray()
        : QSettings(m_file, QSettings::IniFormat).value(QLatin1StringView(key)).toByteArray();
}

void WindowMemory::setBytes(const char *key, const QByteArray &value)
{
    if (!m_file.isEmpty() && files::makePrivateFolder(m_folder)) {
        QSettings(m_file, QSettings::IniFormat).setValue(QLatin1StringView(key), value);
    }
}

Theme WindowMemory::theme() const
{
    const QByteArray name = bytes("window/theme");
    return name == "light" ? Theme::Light : name == "dark" ? Theme::Dark : Theme::System;
}

void WindowMemory::setTheme(Theme theme)
{
    setBytes("window/theme",
             theme == Theme::Light      ? "light"
                 : theme == Theme::Dark ? "dark"
                                        : "system");
}

std::optional<QFont> WindowMemory::codeFont() const
{
    const QByteArray words = bytes("text/code_font");
    QFont font;
    return !words.isEmpty() && font.fromString(QString::fromUtf8(words)) ? std::optional(font)
                                                                         : std::nullopt;
}

void WindowMemory::setCodeFont(const std::optional<QFont> &font)
{
    setBytes("text/code_font", font ? font->toString().toUtf8() : QByteArray());
}

int WindowMemory::zoom() const
{
    const QByteArray percent = bytes("text/zoom");
    return percent.isEmpty() ? 100 : percent.toInt();
}

QStringList WindowMemory::keyringEndpoints() const
{
    return QString::fromUtf8(bytes("keyring/endpoints")).split(u'\n', Qt::SkipEmptyParts);
}

void WindowMemory::setInKeyring(const QString &endpoint, bool isThere)
{
    QStringList all = keyringEndpoints();
    all.removeAll(endpoint);
    if (isThere) {
        all.append(endpoint);
    }
    setBytes("keyring/endpoints", all.join(u'\n').toUtf8());
}

QStringList WindowMemory::workspaces() const
{
    const QString all = QString::fromUtf8(bytes("recent/workspaces"));
    return all.split(u'\n', Qt::SkipEmptyParts);
}

void WindowMemory::addWorkspace(const QString &folder)
{
    QStringList all = workspaces();
    all.removeAll(folder);
    all.prepend(folder);
    setBytes("recent/workspaces",
             all.first(std::min(all.size(), mostWorkspaces)).join(u'\n').toUtf8());
}

void WindowMemory::clearWorkspaces()
{
    setBytes("recent/workspaces", {});
}

QString WindowMemory::draftFile(int window) const
{
    return m_folder.isEmpty() ? QString()
                              : m_folder % u"/drafts/"_s % QString::number(window) % u".json"_s;
}

} // namespace roo::gui
