// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/newfiles.h"

#include "core/edit/jail.h"
#include "core/edit/pathrules.h"

#include <QHash>
#include <QUuid>

#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! A file that is replaced may be as large as an answer.
constexpr qint64 largestReplaced = qint64{64} * 1024 * 1024;

//! Looks whether files can be made, and changes nothing.
class Inspector final
{
public:
    Inspector(const Jail &jail, const QString &folder)
        : m_jail(jail)
        , m_folder(folder)
    {
    }

    //! Whether it is there already, as a file.
    [[nodiscard]] Result<bool> inspect(const QString &path)
    {
        const Jail::Entry entry = m_jail.entry(path);
        switch (entry.kind) {
        case Jail::Kind::Missing:
            return inspectNeighbours(path, entry.path).transform([] { return false; });
        case Jail::Kind::Link:
            return refusedPath(path,
                               u"a path that leads through no link: %1 is one"_s.arg(entry.path));
        case Jail::Kind::File:
            if (entry.path == path) {
                return true;
            }
            break;
        case Jail::Kind::Folder:
        case Jail::Kind::Other:
            break;
        }
        return isThere(entry.path);
    }

    [[nodiscard]] std::unexpected<Error> isThere(const QString &path) const
    {
        return std::unexpected(
            Error{.kind = ErrorKind::FileExists, .subject = m_folder % u'/' % path});
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
        for (const Replaced &each : std::as_const(m_replaced)) {
            std::ignore = place(each.path, each.before.bytes, each.before.mode);
        }
    }

    [[nodiscard]] Result<void> replace(const QString &path, const QByteArray &content)
    {
        Result<Jail::File> before = m_jail.readFile(path, largestReplaced);
        if (!before || before->isTooLarge) {
            return std::unexpected(before ? Error{.kind = ErrorKind::FileExists, .subject = path}
                                          : before.error());
        }
        Result<void> placed = place(path, content, before->mode);
        if (placed) {
            m_replaced.append({.path = path, .before = *std::move(before)});
        }
        return placed;
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
    void keep()
    {
        m_made.clear();
        m_replaced.clear();
    }

private:
    struct Replaced
    {
        QString path;
        Jail::File before;
    };

    [[nodiscard]] Result<void> place(const QString &path, const QByteArray &content, int mode)
    {
        const QString temporary
            = u".roo-"_s % QUuid::createUuid().toString(QUuid::Id128) % u".tmp"_s;
        return m_jail.placeFile({.path = path, .mode = mode, .temporary = temporary}, content);
    }

    Jail &m_jail;
    QStringList m_made; // in order, so that a folder comes before what is in it
    QList<Replaced> m_replaced;
};

//! What is to be written where.
struct Plan
{
    std::unique_ptr<Jail> jail;
    QStringList paths;
    QStringList present; //!< Those of them that are there.
};

Result<Plan> planned(const QString &folder, const QList<NamedFile> &files,
                     const QStringList &replaceable)
{
    QStringList named;
    for (const NamedFile &file : files) {
        named.append(file.path);
    }
    Result<QStringList> paths = checkedPaths(named);
    if (!paths) {
        return std::unexpected(paths.error());
    }
    Result<std::unique_ptr<Jail>> jail = Jail::open(folder);
    if (!jail) {
        return std::unexpected(jail.error());
    }
    Plan plan{.jail = *std::move(jail), .paths = *std::move(paths), .present = {}};
    Inspector inspector(*plan.jail, folder);
    for (const QString &path : std::as_const(plan.paths)) {
        const Result<bool> isThere = inspector.inspect(path);
        if (!isThere) {
            return std::unexpected(isThere.error());
        }
        if (*isThere && !replaceable.contains(path)) {
            return inspector.isThere(path);
        }
        if (*isThere) {
            plan.present.append(path);
        }
    }
    return plan;
}

} // namespace

Result<QStringList> createFiles(const QString &folder, const QList<NamedFile> &files)
{
    return replaceFiles(folder, files, {});
}

Result<QStringList> presentFiles(const QString &folder, const QList<NamedFile> &files)
{
    QStringList all;
    for (const NamedFile &file : files) {
        all.append(checkedPath(file.path).value_or(QString()));
    }
    return planned(folder, files, all).transform([](const Plan &plan) { return plan.present; });
}

Result<QStringList> replaceFiles(const QString &folder, const QList<NamedFile> &files,
                                 const QStringList &replaceable)
{
    const Result<Plan> plan = planned(folder, files, replaceable);
    if (!plan) {
        return std::unexpected(plan.error());
    }
    Maker maker(*plan->jail);
    for (qsizetype i = 0; i < plan->paths.size(); ++i) {
        const QString &path = plan->paths.at(i);
        const QByteArray content = files.at(i).content.toUtf8();
        const Result<void> made = plan->present.contains(path) ? maker.replace(path, content)
                                                               : maker.make(path, content);
        if (!made) {
            return std::unexpected(made.error());
        }
    }
    maker.keep();
    return plan->paths;
}

} // namespace roo::edit
