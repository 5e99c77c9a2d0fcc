// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/treestate.h"

#include "core/edit/ignorefiles.h"
#include "core/edit/pathrules.h"
#include "core/edit/sourcelist.h"

#include <QHash>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using edit::Jail;

constexpr int ownerMayRun = 0100;

class Establishing final
{
    Q_DISABLE_COPY_MOVE(Establishing)

public:
    Establishing(Jail &tree, TreeHasher &hasher, const TreeState &state, const ContentOf &contentOf,
                 const std::stop_token &stop)
        : m_tree(tree)
        , m_hasher(hasher)
        , m_state(state)
        , m_contentOf(contentOf)
        , m_stop(stop)
        , m_folders(state.folders)
    {
        const QStringList paths = QStringList(state.files.keyBegin(), state.files.keyEnd())
            + QStringList(state.links.keyBegin(), state.links.keyEnd());
        for (const QString &path : paths) {
            for (QString folder = edit::parentOf(path);
                 !folder.isEmpty() && !m_folders.contains(folder);
                 folder = edit::parentOf(folder)) {
                m_folders.insert(folder);
            }
        }
    }

    [[nodiscard]] Result<void> run()
    {
        return makeFolders()
            .and_then([this] { return removeAbsent(); })
            .and_then([this] { return removeIgnoreFiles(); })
            .and_then([this] { return putFiles(); })
            .and_then([this] { return putLinks(); })
            .and_then([this] { return removeOthers(); });
    }

private:
    [[nodiscard]] std::unexpected<Error> cancelled() const
    {
        return std::unexpected(Error{.kind = ErrorKind::Cancelled, .subject = m_tree.folder()});
    }

    [[nodiscard]] Result<void> makeFolders()
    {
        QStringList folders = m_folders.values();
        folders.sort(); // each before those in it
        for (const QString &folder : std::as_const(folders)) {
            if (m_stop.stop_requested()) {
                return cancelled();
            }
            const Jail::Kind kind = found(folder).kind;
            if (kind == Jail::Kind::Folder) {
                continue;
            }
            if (kind != Jail::Kind::Missing) {
                m_tree.remove(folder);
            }
            if (const Result<void> made = m_tree.makeFolder(folder); !made) {
                return made;
            }
            forget(folder);
        }
        return {};
    }

    [[nodiscard]] Result<void> removeAbsent()
    {
        for (const QString &path : m_state.absent) {
            if (const Result<void> removed = removeAll(path); !removed) {
                return removed;
            }
        }
        return {};
    }

    //! What says what is ignored has to be as it shall be before it is asked: otherwise a program
    //! could hide what it has made among the sources.
    [[nodiscard]] Result<void> removeIgnoreFiles()
    {
        const QStringList folders = QStringList(m_folders.cbegin(), m_folders.cend()) << QString();
        for (const QString &folder : folders) {
            for (const QString &name : {u".gitignore"_s, u".rooignore"_s}) {
                const QString path = folder.isEmpty() ? name : QString(folder % u'/' % name);
                const bool isMeant = m_state.files.contains(path) || m_state.links.contains(path);
                if (const Result<void> removed = isMeant ? Result<void>() : removeAll(path);
                    !removed) {
                    return removed;
                }
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> putFiles()
    {
        for (const auto &[path, file] : m_state.files.asKeyValueRange()) {
            if (m_stop.stop_requested()) {
                return cancelled();
            }
            if (const Result<void> put = putFile(path, file); !put) {
                return put;
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> putFile(const QString &path, const SourceFile &file)
    {
        const Jail::Named there = found(path);
        if (there.kind == Jail::Kind::File && m_hasher.digest(there) == file.sha256
            && ((there.mode & ownerMayRun) != 0) == file.isExecutable) {
            return {};
        }
        const Result<QByteArray> content = m_contentOf(path, file);
        if (!content) {
            return std::unexpected(content.error());
        }
        if (there.kind != Jail::Kind::File) {
            if (const Result<void> removed = removeAll(path); !removed) {
                return removed;
            }
        }
        return m_tree.placeFile(
            {.path = path,
             .mode = file.mode,
             .isExecutable = file.isExecutable,
             .temporary = u".roo-"_s % QUuid::createUuid().toString(QUuid::Id128)},
            *content);
    }

    [[nodiscard]] Result<void> putLinks()
    {
        for (const auto &[path, target] : m_state.links.asKeyValueRange()) {
            if (m_tree.linkTarget(path) == target) {
                continue;
            }
            const Result<void> put
                = removeAll(path).and_then([&] { return m_tree.makeLink(path, target); });
            if (!put) {
                return put;
            }
        }
        return {};
    }

    //! What is not ignored and was not there.
    [[nodiscard]] Result<void> removeOthers()
    {
        edit::IgnoreFiles ignore(m_tree);
        const Result<edit::SourceList> list = edit::listedSources(m_tree, ignore, m_stop);
        if (!list) {
            return std::unexpected(list.error());
        }
        for (const Jail::Named &entry : list->entries | std::views::reverse) {
            if (entry.kind == Jail::Kind::Folder) {
                if (!m_folders.contains(entry.name)) {
                    m_tree.remove(entry.name); // unless it holds what is ignored
                }
            } else if (!m_state.files.contains(entry.name) && !m_state.links.contains(entry.name)) {
                m_tree.remove(entry.name);
            }
        }
        for (const QString &secret : list->secrets) {
            // A sandbox may have put version control there.
            const bool isMeant = edit::folded(secret.section(u'/', -1)) == ".git"_L1
                || ignore.isIgnored(secret, true) || ignore.isIgnored(secret, false);
            if (const Result<void> removed = isMeant ? Result<void>() : removeAll(secret);
                !removed) {
                return removed;
            }
        }
        return {};
    }

    //! Also a folder with all that it holds. Error: FileUnwritable.
    [[nodiscard]] Result<void> removeAll(const QString &path)
    {
        const Jail::Entry entry = m_tree.entry(path);
        if (entry.path != path || entry.kind == Jail::Kind::Missing) {
            return {};
        }
        if (entry.kind == Jail::Kind::Folder) {
            QStringList folders{path};
            for (qsizetype i = 0; i < folders.size(); ++i) {
                const QString folder = folders.at(i);
                const auto held = m_tree.list(folder, std::numeric_limits<qsizetype>::max());
                for (const Jail::Named &each : held) {
                    const QString inner = folder % u'/' % each.name;
                    if (each.kind == Jail::Kind::Folder) {
                        folders.append(inner);
                    } else {
                        m_tree.remove(inner);
                    }
                }
            }
            for (const QString &folder : std::as_const(folders) | std::views::reverse) {
                m_tree.remove(folder);
            }
        } else {
            m_tree.remove(path);
        }
        forget(path);
        return m_tree.entry(path).kind == Jail::Kind::Missing
            ? Result<void>()
            : std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                    .subject = m_tree.folder() % u'/' % path});
    }

    //! What lies at a path whose folder is one; each folder is listed once.
    [[nodiscard]] Jail::Named found(const QString &path)
    {
        const QString folder = edit::parentOf(path);
        auto listing = m_listings.find(folder);
        if (listing == m_listings.end()) {
            QHash<QString, Jail::Named> names;
            const auto held = m_tree.list(folder, std::numeric_limits<qsizetype>::max());
            for (const Jail::Named &each : held) {
                Jail::Named &kept = *names.insert(each.name, each);
                kept.name = folder.isEmpty() ? each.name : QString(folder % u'/' % each.name);
            }
            listing = m_listings.insert(folder, names);
        }
        return listing->value(path.section(u'/', -1), {.name = path, .kind = Jail::Kind::Missing});
    }

    //! It has changed, and all in it.
    void forget(const QString &path)
    {
        m_listings.remove(edit::parentOf(path));
        m_listings.removeIf([inner = QString(path % u'/'), &path](const auto &listing) {
            return listing.key() == path || listing.key().startsWith(inner);
        });
    }

    Jail &m_tree;
    TreeHasher &m_hasher;
    const TreeState &m_state;
    const ContentOf &m_contentOf;
    std::stop_token m_stop;
    QSet<QString> m_folders; //!< All that shall be there.
    QHash<QString, QHash<QString, Jail::Named>> m_listings; //!< By folder, by name.
};

} // namespace

Result<void> establish(Jail &tree, TreeHasher &hasher, const TreeState &state,
                       const ContentOf &contentOf, const std::stop_token &stop)
{
    return Establishing(tree, hasher, state, contentOf, stop).run();
}

} // namespace roo::run
