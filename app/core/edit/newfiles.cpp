// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/newfiles.h"

#include "core/edit/jail.h"
#include "core/edit/pathrules.h"

#include <QHash>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! Looks whether files can be made, and changes nothing.
class Inspector final
{
public:
    Inspector(const Jail &jail, const QString &folder)
        : m_jail(jail)
        , m_folder(folder)
    {
    }

    [[nodiscard]] Result<void> inspect(const QString &path)
    {
        const Jail::Entry entry = m_jail.entry(path);
        switch (entry.kind) {
        case Jail::Kind::Missing:
            return inspectNeighbours(path, entry.path);
        case Jail::Kind::Link:
            return refusedPath(path,
                               u"a path that leads through no link: %1 is one"_s.arg(entry.path));
        case Jail::Kind::File:
        case Jail::Kind::Folder:
        case Jail::Kind::Other:
            break;
        }
        return std::unexpected(
            Error{.kind = ErrorKind::FileExists, .subject = m_folder % u'/' % entry.path});
    }

private:
    //! Where letter cases do not count, "Readme.md" would be the existing "README.md".
    [[nodiscard]] Result<void> inspectNeighbours(const QString &path, const QString &missing)
    {
        const QString folder = parentOf(missing);
        auto listing = m_listings.find(folder);
        if (listing == m_listings.end()) {
            QHash<QString, QString> names;
            const QStringList present = m_jail.names(folder);
            for (const QString &name : present) {
                names.insert(folded(name), name);
            }
            listing = m_listings.insert(folder, names);
        }
        const QString twin = listing->value(folded(missing.section(u'/', -1)));
        if (!twin.isEmpty()) {
            return refusedPath(path, u"the same letter case as the existing %1"_s.arg(twin));
        }
        return {};
    }

    const Jail &m_jail;
    QString m_folder;
    QHash<QString, QHash<QString, QString>> m_listings; // names by their folded form
};

//! Makes files, and takes all of them away again unless it is told to keep them.
class Maker final
{
    Q_DISABLE_COPY_MOVE(Maker)

public:
    explicit Maker(Jail &jail)
        : m_jail(jail)
    {
    }
    ~Maker()
    {
        while (!m_made.isEmpty()) {
            m_jail.remove(m_made.takeLast());
        }
    }

    [[nodiscard]] Result<void> make(const QString &path, const QByteArray &content)
    {
        for (qsizetype slash = path.indexOf(u'/'); slash >= 0;
             slash = path.indexOf(u'/', slash + 1)) {
            const QString folder = path.first(slash);
            if (m_jail.entry(folder).kind != Jail::Kind::Missing) {
                continue;
            }
            const Result<void> made = m_jail.makeFolder(folder);
            if (made) {
                m_made.append(folder);
            } else if (made.error().kind != ErrorKind::FileExists) {
                return made;
            }
        }
        Result<void> created = m_jail.createFile(path, content);
        if (created) {
            m_made.append(path);
        }
        return created;
    }
    void keep() { m_made.clear(); }

private:
    Jail &m_jail;
    QStringList m_made; // in order, so that a folder comes before what is in it
};

} // namespace

Result<QStringList> createFiles(const QString &folder, const QList<NamedFile> &files)
{
    QStringList named;
    for (const NamedFile &file : files) {
        named.append(file.path);
    }
    const Result<QStringList> paths = checkedPaths(named);
    if (!paths) {
        return std::unexpected(paths.error());
    }
    const Result<std::unique_ptr<Jail>> jail = Jail::open(folder);
    if (!jail) {
        return std::unexpected(jail.error());
    }
    Inspector inspector(**jail, folder);
    for (const QString &path : *paths) {
        if (const Result<void> inspected = inspector.inspect(path); !inspected) {
            return std::unexpected(inspected.error());
        }
    }
    Maker maker(**jail);
    for (qsizetype i = 0; i < paths->size(); ++i) {
        const Result<void> made = maker.make(paths->at(i), files.at(i).content.toUtf8());
        if (!made) {
            return std::unexpected(made.error());
        }
    }
    maker.keep();
    return *paths;
}

} // namespace roo::edit
