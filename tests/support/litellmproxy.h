// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace roo::test {

//! A real LiteLLM proxy on loopback, started from the program that ROO_TEST_LITELLM names and ended
//! with the object. It runs with a home, a working folder and a configuration of its own.
class LiteLlmProxy final
{
    Q_DISABLE_COPY_MOVE(LiteLlmProxy)

public:
    //! `configuration` is a YAML file in which UPSTREAM stands for `upstream`.
    LiteLlmProxy(const QString &configuration, const QUrl &upstream);
    ~LiteLlmProxy();

    //! Whether ROO_TEST_LITELLM names a program.
    [[nodiscard]] static bool isInstalled();

    //! Waits, with the event loop turning, until it answers; false after two minutes, or if it
    //! ends.
    [[nodiscard]] bool waitUntilReady();

    [[nodiscard]] QUrl baseUrl() const; //!< With /v1 at its end.
    [[nodiscard]] QString key() const;
    //! What it printed, for a failing test.
    [[nodiscard]] QByteArray log() const;

private:
    [[nodiscard]] bool isAlive() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace roo::test
