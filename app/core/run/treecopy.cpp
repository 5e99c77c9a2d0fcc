// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/treecopy.h"

#include "core/edit/ignorefiles.h"
#include "core/edit/pathrules.h"
#include "core/edit/sourcelist.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using edit::Jail;
using edit::SourceList;
using Reason = LeftOut::Reason;

//! Folders that are ignored as a rule and that no build, or no quick one, does without: what was
//! installed or downloaded, what was built, and `dist`, as the packages of one JavaScript
//! repository use what others of them have built.
constexpr std::array neededFolders{"node_modules"_L1, ".yarn"_L1,   ".venv"_L1, "venv"_L1,
                                   "vendor"_L1,       "target"_L1,  "build"_L1, "out"_L1,
                                   "dist"_L1,         ".gradle"_L1, "_deps"_L1};
constexpr std::array neededPrefixes{"cmake-build-"_L1, "build-"_L1};

bool isNeededName(QStringView name)
{
    return std::ranges::any_of(neededFolders,
                               [name](QLatin1StringView needed) { return name == needed; })
        || std::ranges::any_of(neededPrefixes, [name](QLatin1StringView prefix) {
               return name.startsWith(prefix);
           });
}

//! Something ignored that is such a folder, or lies in one: a virtual environment is often not
//! ignored itself, but has an ignore file for all that it holds.
bool isNeeded(const Jail::Named &ignored)
{
    const QList<QStringView> names = QStringView(ignored.name).split(u'/');
    const qsizetype folders = ignored.kind == Jail::Kind::Folder ? names.size() : names.size() - 1;
    return std::ranges::any_of(names | std::views::take(folders), &isNeededName);
}

//! A relative target that first goes up, no further than the root, and then down: wherever other
//! such links lead, it stays inside.
bool staysInside(const QString &path, const QString &target)
{
    qsizetype depth = path.count(u'/');
    bool goesDown = false;
    const QList<QStringView> names = QStringView(target).split(u'/');
    for (const QStringView name : names) {
        if (name == ".."_L1) {
            if (goesDown || --depth < 0) {
                return false;
            }
        } else if (name != "."_L1) {
            goesDown = true;
        }
    }
    return !target.startsWith(u'/');
}

//! The program that a virtual environment is for: `.venv/bin/python` leads to the system's, or to
//! that of a tool in the home folder, and without it nothing in there runs.
bool isInterpreter(const QString &path)
{
    const QStringList names = path.split(u'/');
    return names.size() >= 3 && names.at(names.size() - 2) == "bin"_L1
        && names.constLast().startsWith("python"_L1)
        && (names.at(names.size() - 3) == ".venv"_L1 || names.at(names.size() - 3) == "venv"_L1);
}

bool isVersionControl(const QString &path)
{
    const QString name = edit::folded(path.section(u'/', -1));
    return name == ".git"_L1 || name == ".hg"_L1 || name == ".svn"_L1;
}

class Copying final
{
    Q_DISABLE_COPY_MOVE(Copying)

public:
    Copying(const Jail &from, Jail &to, const CopyBounds &bounds, const std::stop_token &stop)
        : m_from(from)
        , m_to(to)
        , m_left(bounds)
        , m_bounds(bounds)
        , m_stop(stop)
    {
    }

    [[nodiscard]] Result<TreeCopy> run()
    {
        edit::IgnoreFiles ignore(m_from);
        const Result<SourceList> list = edit::listedSources(m_from, ignore, m_stop);
        if (!list) {
            return std::unexpected(list.error());
        }
        nameSecrets(list->secrets);
        return copySources(list->entries)
            .and_then([&] { return copyIgnored(list->ignored); })
            .transform([&] {
                keepFolders();
                std::ranges::sort(m_copy.leftOut, {}, &LeftOut::path);
                return std::move(m_copy);
            });
    }

private:
    [[nodiscard]] Result<void> copySources(const QList<Jail::Named> &entries)
    {
        if (entries.size() > m_left.files) {
            return std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                         .subject = m_from.folder(),
                                         .detail = u"more than %1 files"_s.arg(m_left.files)});
        }
        for (const Jail::Named &entry : entries) {
            Result<void> copied = copy(entry);
            if (!copied && copied.error().kind == ErrorKind::FileTooLarge) {
                copied.error().subject = m_from.folder();
                copied.error().expected = QString::number(m_bounds.bytes);
            }
            if (!copied) {
                return copied;
            }
            if (entry.kind == Jail::Kind::Folder) {
                m_copy.folders.insert(entry.name);
            } else if (const QString target = m_to.linkTarget(entry.name); !target.isEmpty()) {
                m_copy.links.insert(entry.name, target);
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> copyIgnored(const QList<Jail::Named> &ignored)
    {
        for (const Jail::Named &entry : ignored) {
            const bool isIgnoreFile
                = entry.kind == Jail::Kind::File && edit::isIgnoreFile(entry.name);
            const Result<void> copied = isIgnoreFile ? copy(entry)
                : isNeeded(entry)                    ? copyNeeded(entry)
                                                     : Result<void>();
            if (!copied) {
                return copied;
            }
            if (isIgnoreFile) {
                m_copy.ignoreFiles.append(entry.name);
            }
        }
        return {};
    }

    //! Whole, or not at all: half of what was installed is worse than nothing.
    [[nodiscard]] Result<void> copyNeeded(const Jail::Named &entry)
    {
        Result<SourceList> list = SourceList{.entries = {entry}, .ignored = {}, .secrets = {}};
        if (entry.kind == Jail::Kind::Folder) {
            list = edit::listedAll(m_from, entry, m_left.files, m_stop);
            if (!list && list.error().kind == ErrorKind::Cancelled) {
                return std::unexpected(list.error());
            }
        }
        if (!list || !fits(list->entries)) {
            m_copy.leftOut.append({.path = entry.name, .reason = Reason::TooMuch});
            return {};
        }
        nameSecrets(list->secrets);
        for (const Jail::Named &each : std::as_const(list->entries)) {
            const Result<void> copied = copy(each);
            if (!copied && copied.error().kind != ErrorKind::FileTooLarge) {
                return copied;
            }
            if (!copied) { // another disk, which shares nothing, begins here
                m_copy.leftOut.append({.path = each.name, .reason = Reason::TooMuch});
            }
        }
        return {};
    }

    [[nodiscard]] bool fits(const QList<Jail::Named> &entries) const
    {
        qint64 bytes = 0;
        for (const Jail::Named &entry : entries) {
            bytes += entry.kind == Jail::Kind::File ? entry.size : 0;
        }
        return entries.size() <= m_left.files && (m_isShared || bytes <= m_left.bytes);
    }

    [[nodiscard]] Result<void> copy(const Jail::Named &entry)
    {
        if (m_stop.stop_requested()) {
            return std::unexpected(Error{.kind = ErrorKind::Cancelled, .subject = m_from.folder()});
        }
        --m_left.files;
        switch (entry.kind) {
        case Jail::Kind::Folder:
            m_folders.append(entry.name);
            return m_to.makeFolder(entry.name);
        case Jail::Kind::File:
            return copyFile(entry);
        case Jail::Kind::Link:
            return copyLink(entry.name);
        case Jail::Kind::Other:
            m_copy.leftOut.append({.path = entry.name, .reason = Reason::NoFile});
            return {};
        case Jail::Kind::Missing:
            return {};
        }
        Q_UNREACHABLE_RETURN({});
    }

    [[nodiscard]] Result<void> copyFile(const Jail::Named &file)
    {
        const Result<qint64> written = m_from.copyFile(file.name, m_to, m_left.bytes);
        if (written) {
            m_left.bytes -= *written;
            m_isShared = m_isShared || (file.size > 0 && *written == 0);
            return {};
        }
        if (written.error().kind != ErrorKind::FileUnreadable) {
            return std::unexpected(written.error());
        }
        m_copy.leftOut.append({.path = file.name, .reason = Reason::Unreadable});
        return {};
    }

    [[nodiscard]] Result<void> copyLink(const QString &path)
    {
        const QString target = m_from.linkTarget(path);
        if (target.isEmpty() || !(staysInside(path, target) || isInterpreter(path))) {
            m_copy.leftOut.append({.path = path, .reason = Reason::Link});
            return {};
        }
        return m_to.makeLink(path, target);
    }

    //! Their own times last, as what is put into them changes these.
    void keepFolders()
    {
        for (const QString &folder : std::as_const(m_folders) | std::views::reverse) {
            m_from.copyFolderState(folder, m_to);
        }
    }

    //! All know that version control is not looked at.
    void nameSecrets(const QStringList &paths)
    {
        for (const QString &path : paths) {
            if (!isVersionControl(path)) {
                m_copy.leftOut.append({.path = path, .reason = Reason::Secret});
            }
        }
    }

    const Jail &m_from;
    Jail &m_to;
    CopyBounds m_left;
    CopyBounds m_bounds;
    std::stop_token m_stop;
    TreeCopy m_copy;
    QStringList m_folders; //!< All of them, each before those in it.
    bool m_isShared = false; //!< The file system shares contents.
};

} // namespace

Result<TreeCopy> copyTree(const Jail &from, Jail &to, const CopyBounds &bounds,
                          const std::stop_token &stop)
{
    return Copying(from, to, bounds, stop).run();
}

} // namespace roo::run
