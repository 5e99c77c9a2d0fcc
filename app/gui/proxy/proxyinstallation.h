// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace roo::gui {

//! Which models a proxy of our own serves: those of providers, or a small one on this machine.
enum class ServedModels { Providers, Local };

//! LiteLLM in a virtual environment in the cache folder, and the local model beside it: the one
//! that packaging/litellm makes, too. Exactly what resources/litellm and resources/local name,
//! hashes checked.
class ProxyInstallation
{
public:
    enum class Part { Environment, LiteLlm, Model };

    struct Command
    {
        QString program;
        QStringList arguments;
    };

    struct Step
    {
        Part part = Part::Environment;
        Command command;
        QString mark; //!< A file to write once it has succeeded; empty: none.
    };

    //! `folder` is that of the virtual environment, below `cache`.
    ProxyInstallation(const QString &cache, const QString &folder);

    //! By requirements, Python (`tag`: its sys.implementation.cache_tag) and system.
    [[nodiscard]] static QString folderFor(const QString &cache, const QString &tag);

    [[nodiscard]] bool hasLiteLlm() const;
    [[nodiscard]] bool isComplete(ServedModels models) const;

    //! What is still to be done, in its order. Writes the lists of requirements; nothing where the
    //! cache folder cannot be written.
    [[nodiscard]] QList<Step> steps(const QString &python, ServedModels models) const;

    //! Serves at 127.0.0.1. Writes its settings; no program where the cache folder cannot be
    //! written.
    [[nodiscard]] Command server(ServedModels models, quint16 port) const;

private:
    [[nodiscard]] QString program(QLatin1StringView name) const;
    [[nodiscard]] QString modelMark() const;
    [[nodiscard]] QString writtenFile(QLatin1StringView resource) const;
    [[nodiscard]] Command pip(const QString &requirements) const;

    QString m_cache;
    QString m_folder;
};

} // namespace roo::gui
