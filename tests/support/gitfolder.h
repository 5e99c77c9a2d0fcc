// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace roo::test {

//! What git keeps of a file.
struct GitFile
{
    QByteArray bytes;
    bool isExecutable = false;

    friend bool operator==(const GitFile &, const GitFile &) = default;
};

using GitFiles = QMap<QString, GitFile>; //!< By path.

//! For messages: where two trees differ, in one line; empty where they do not.
[[nodiscard]] QByteArray differenceOf(const GitFiles &left, const GitFiles &right);

//! A temporary folder under git, which no settings of this person or machine reach.
class GitFolder final
{
public:
    //! Whether there is a git. Nothing else works without.
    [[nodiscard]] static bool isPossible();

    GitFolder();

    //! Whether git ended with 0; `out` and `err` have its words.
    bool git(const QStringList &arguments, const QByteArray &input = {});
    //! Whether `git apply` did, and without a word.
    bool apply(const QByteArray &patch, const QStringList &options = {});
    [[nodiscard]] const QByteArray &out() const { return m_out; }
    [[nodiscard]] const QByteArray &err() const { return m_err; }

    //! Makes these all files in the folder.
    [[nodiscard]] bool hold(const GitFiles &files);
    [[nodiscard]] GitFiles files() const;

private:
    QTemporaryDir m_folder;
    QProcess m_git;
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace roo::test
