// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/edit/changeset.h"
#include "core/edit/pathrules.h"
#include "core/edit/tree.h"

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

//! Answers of a Coder, and folders in memory that they are for.
namespace roo::test {

using Files = QMap<QString, QByteArray>; //!< By path.

//! As a real folder would tell of these files.
inline edit::Tree treeOf(const Files &files)
{
    return [files](const QString &path) -> edit::TreeEntry {
        using Kind = edit::TreeEntry::Kind;
        if (const auto file = files.constFind(path); file != files.cend()) {
            return {.kind = Kind::File, .decidedBy = path, .bytes = *file, .mode = 0644};
        }
        edit::TreeEntry entry{.kind = Kind::Missing, .decidedBy = path};
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            const QString &known = file.key();
            if (known.startsWith(QString(path + u'/'))) {
                entry.kind = Kind::Folder;
            } else if (path.startsWith(QString(known + u'/'))) {
                entry.kind = Kind::Other;
                entry.decidedBy = known;
            } else if (edit::folded(known) == edit::folded(path)) {
                entry.twin = known;
            }
        }
        return entry;
    };
}

//! The files as the changes make them, all at once; empty where they do not fit: a file is not as
//! it was, a new one is there already, or a path is in two changes.
inline std::optional<Files> appliedTo(Files files, const QList<edit::FileChange> &changes)
{
    using Kind = edit::FileChange::Kind;
    QSet<QString> named;
    for (const edit::FileChange &change : changes) {
        const QStringList paths
            = change.to.isEmpty() ? QStringList{change.path} : QStringList{change.path, change.to};
        for (const QString &path : paths) {
            const bool isNew = path == change.to || change.kind == Kind::Create;
            if (named.contains(path) || files.contains(path) == isNew) {
                return std::nullopt;
            }
            named.insert(path);
        }
        if (change.kind != Kind::Create && files.value(change.path) != change.before) {
            return std::nullopt;
        }
    }
    for (const edit::FileChange &change : changes) {
        files.remove(change.path);
        if (change.kind != Kind::Delete) {
            files.insert(change.to.isEmpty() ? change.path : change.to, change.after);
        }
    }
    return files;
}

inline QString fenced(const QString &label, const QString &content)
{
    return label + u":\n```\n" + content + (content.isEmpty() ? u"```\n" : u"\n```\n");
}

//! One change as the Coder is to write it.
inline QString change(const QString &path, const QString &verb, const QString &rest = {})
{
    return u"File: " + path + u"\nAction: " + verb + u'\n' + rest + u'\n';
}

inline QString replacing(const QString &path, const QString &anchor, const QString &body)
{
    return change(path, QStringLiteral("replace"),
                  fenced(QStringLiteral("Anchor"), anchor)
                      + fenced(QStringLiteral("Replace With"), body));
}

inline QString creating(const QString &path, const QString &content)
{
    return change(path, QStringLiteral("create"), fenced(QStringLiteral("Content"), content));
}

inline QString overwriting(const QString &path, const QString &content)
{
    return change(path, QStringLiteral("overwrite"), fenced(QStringLiteral("Content"), content));
}

inline QString deleting(const QString &path)
{
    return change(path, QStringLiteral("delete-file"));
}

inline QString renaming(const QString &path, const QString &to)
{
    return change(path, QStringLiteral("rename"), u"To: " + to + u'\n');
}

//! One line for each file: "create a", "modify b", "delete c", "rename d e".
inline QStringList linesOf(const QList<edit::FileChange> &changes)
{
    QStringList lines;
    for (const edit::FileChange &change : changes) {
        switch (change.kind) {
        case edit::FileChange::Kind::Create:
            lines.append(u"create " + change.path);
            break;
        case edit::FileChange::Kind::Modify:
            lines.append(u"modify " + change.path);
            break;
        case edit::FileChange::Kind::Delete:
            lines.append(u"delete " + change.path);
            break;
        case edit::FileChange::Kind::Rename:
            lines.append(u"rename " + change.path + u' ' + change.to);
            break;
        }
    }
    return lines;
}

//! A line for each edit, and for the faults of the set: "a ok", "b W_APPLIED", "c E_NOMATCH",
//! "set E_TRUNCATED".
inline QStringList verdictsOf(const edit::ChangeSet &set)
{
    QStringList lines;
    for (qsizetype i = 0; i < set.edits.size(); ++i) {
        QString line = set.edits.at(i).path;
        for (const edit::EditFault &fault : set.outcomes.at(i).faults) {
            line += u' ' + edit::editCodeName(fault.code);
        }
        lines.append(set.outcomes.at(i).verdict == edit::Verdict::Resolved ? QString(line + u" ok")
                                                                           : line);
    }
    for (const edit::EditFault &fault : set.faults) {
        lines.append(u"set " + edit::editCodeName(fault.code));
    }
    return lines;
}

} // namespace roo::test
