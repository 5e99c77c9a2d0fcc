// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <memory>

class QFile;
class QLockFile;

namespace roo::gui {

//! One program at a time installs LiteLLM: the lock that packaging/litellm takes, too. It ends with
//! its owner, however that ends.
class InstallationLock final
{
public:
    InstallationLock();
    Q_DISABLE_COPY_MOVE(InstallationLock)
    ~InstallationLock();

    //! Whether it is ours now; false where another program has it, or `cache` cannot be written.
    [[nodiscard]] bool take(const QString &cache);

private:
#ifdef Q_OS_WIN
    std::unique_ptr<QLockFile> m_file;
#else
    std::unique_ptr<QFile> m_file;
#endif
};

} // namespace roo::gui
