// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/sourcelist.h"

#include "core/edit/ignorefiles.h"
#include "core/edit/pathrules.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! Longer paths are no program's to name, and only made to wear somebody out.
constexpr qsizetype longestSource = 4096;

class Listing final
{
    Q_DISABLE_COPY_MOVE(Listing)

public:
    //! Without ignore files everything is listed.
    Listing(const Jail &jail, IgnoreFiles *ignore, qsizetype limit)
        : m_jail(jail)
        , m_ignore(ignore)
        , m_limit(limit)
    {
    }

    [[nodiscard]] Result<SourceList> list(const QString &folder, const std::stop_token &stop)
    {
        m_next.append(folder);
        while (!m_next.isEmpty()) {
            if (stop.stop_requested()) {
                return std::unexpected(
                    Error{.kind = ErrorKind::Cancelled, .subject = m_jail.folder()});
            }
            if (!enter(m_next.takeLast())) {
                return std::unexpected(
                    Error{.kind = ErrorKind::FileUnreadable,
                          .subject = m_jail.folder(),
                          .detail = u"more than %1 files and folders"_s.arg(m_limit)});
            }
        }
        return std::move(m_list);
    }

private:
    //! False: there is more than may be.
    [[nodiscard]] bool enter(const QString &folder)
    {
        const QString parent = folder.isEmpty() ? QString() : QString(folder % u'/');
        QList<Jail::Named> found = m_jail.list(folder, m_limit - m_seen + 1);
        m_seen += found.size();
        for (Jail::Named &each : found) {
            const bool isSecret = keepsSecrets(each.name);
            each.name.prepend(parent);
            if (each.name.size() > longestSource) {
                continue;
            }
            if (isSecret) {
                m_list.secrets.append(each.name);
            } else {
                take(std::move(each));
            }
        }
        return m_seen <= m_limit;
    }

    void take(Jail::Named found)
    {
        const bool isFolder = found.kind == Jail::Kind::Folder;
        if (m_ignore != nullptr && m_ignore->isIgnored(found.name, isFolder)) {
            m_list.ignored.append(std::move(found));
            return;
        }
        if (isFolder) {
            m_next.append(found.name);
        }
        m_list.entries.append(std::move(found));
    }

    const Jail &m_jail;
    IgnoreFiles *m_ignore;
    qsizetype m_limit;
    SourceList m_list;
    QStringList m_next; //!< Folders to enter.
    qsizetype m_seen = 0;
};

void sort(SourceList &list)
{
    std::ranges::sort(list.entries, {}, &Jail::Named::name);
    std::ranges::sort(list.ignored, {}, &Jail::Named::name);
    list.secrets.sort();
}

} // namespace

Result<SourceList> listedSources(const Jail &jail, IgnoreFiles &ignore, const std::stop_token &stop)
{
    Result<SourceList> list = Listing(jail, &ignore, mostSources).list({}, stop);
    if (list) {
        sort(*list);
    }
    return list;
}

Result<SourceList> listedAll(const Jail &jail, const Jail::Named &folder, qsizetype limit,
                             const std::stop_token &stop)
{
    Result<SourceList> list = Listing(jail, nullptr, limit).list(folder.name, stop);
    if (list) {
        list->entries.append(folder);
        sort(*list);
    }
    return list;
}

} // namespace roo::edit
