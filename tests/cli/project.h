// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/files.h"

#include <QDir>
#include <QDirListing>
#include <QFileInfo>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <linux/capability.h>
#include <sys/prctl.h>
#endif

namespace roo::test {

//! A folder that a model's changes are for, and what lies beside it and must stay as it is. It has
//! one file, `app.py`.
class Project final
{
public:
    inline static const QByteArray program
        = "def greet(name):\n    return \"Hello, \" + name\n\n\ndef main():\n"
          "    print(greet(\"world\"))\n\n\nmain()\n";
    inline static const QByteArray changed
        = QByteArray(program).replace("\"Hello, \" + name", "\"Hi, \" + name");

    Project()
    {
        write(QStringLiteral("app.py"), program);
        write(QStringLiteral("../outside.txt"), "outside\n");
    }

    [[nodiscard]] QString path() const
    {
        return QFileInfo(m_place.path()).canonicalFilePath() + QStringLiteral("/around/project");
    }
    [[nodiscard]] QString pathOf(const QString &name) const { return path() + u'/' + name; }
    void write(const QString &name, const QByteArray &bytes) const
    {
        if (!writeFile(pathOf(name), bytes)) {
            qFatal("cannot write %s", qPrintable(pathOf(name)));
        }
    }
    [[nodiscard]] QByteArray content(const QString &name) const { return contentOf(pathOf(name)); }
    [[nodiscard]] bool has(const QString &name) const
    {
        const QFileInfo file(pathOf(name));
        return file.exists() || file.isSymLink();
    }

    //! The folder and all around it, a line each: the path, its mode, and its bytes or where it
    //! leads.
    [[nodiscard]] QStringList snapshot() const
    {
        using Flag = QDirListing::IteratorFlag;
        QStringList lines;
        const QDir root(m_place.path());
        for (const auto &entry : QDirListing(root.path(), Flag::Recursive | Flag::IncludeHidden)) {
            const QFileInfo file = entry.fileInfo();
            const QString bytes = file.isSymLink() ? file.symLinkTarget()
                : file.isDir()                     ? QString()
                               : QString::fromUtf8(contentOf(file.filePath()).toPercentEncoding());
            lines.append(root.relativeFilePath(file.filePath()) + u' '
                         + QString::number(file.permissions().toInt(), 16) + u' ' + bytes);
        }
        lines.sort();
        return lines;
    }

private:
    QTemporaryDir m_place;
};

//! What an answer says about a file, as the edit format has it. Texts end with a line feed.
[[nodiscard]] inline QString change(const QString &path, const QString &action,
                                    const QString &rest = {})
{
    return QStringLiteral("File: %1\nAction: %2\n").arg(path, action) + rest + u'\n';
}
[[nodiscard]] inline QString fenced(const QString &label, const QString &text)
{
    return QStringLiteral("%1:\n```\n%2```\n").arg(label, text);
}
[[nodiscard]] inline QString creating(const QString &path, const QString &content)
{
    return change(path, QStringLiteral("create"), fenced(QStringLiteral("Content"), content));
}
[[nodiscard]] inline QString overwriting(const QString &path, const QString &content)
{
    return change(path, QStringLiteral("overwrite"), fenced(QStringLiteral("Content"), content));
}
[[nodiscard]] inline QString replacing(const QString &path, const QString &anchor,
                                       const QString &body)
{
    return change(path, QStringLiteral("replace"),
                  fenced(QStringLiteral("Anchor"), anchor)
                      + fenced(QStringLiteral("Replace With"), body));
}

//! From Project::program to Project::changed.
[[nodiscard]] inline QString goodChange()
{
    return replacing(QStringLiteral("app.py"), QStringLiteral("    return \"Hello, \" + name\n"),
                     QStringLiteral("    return \"Hi, \" + name\n"));
}
//! Its anchor stands nowhere.
[[nodiscard]] inline QString missingChange()
{
    return replacing(QStringLiteral("app.py"), QStringLiteral("    return \"Goodbye, \" + name\n"),
                     QStringLiteral("    return \"Hi, \" + name\n"));
}

//! For ProgramRun::setBefore: root's program obeys the modes of files, too.
[[nodiscard]] inline std::function<void()> obeyingModes()
{
    return [] {
#ifdef Q_OS_LINUX
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
#endif
    };
}

} // namespace roo::test
