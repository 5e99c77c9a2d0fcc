// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/foldercontext.h"

#include "core/edit/filetext.h"
#include "core/edit/mentions.h"
#include "core/edit/pathrules.h"
#include "core/edit/workspace.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! How many names that are not listed may be looked for on the disk.
constexpr qsizetype mostGlances = 20'000;
constexpr qsizetype ambiguous = -1;

//! Names without a dot that are nothing but files.
bool isWellKnown(const QString &name)
{
    static const QSet<QString> names{
        u"Makefile"_s,    u"GNUmakefile"_s, u"Dockerfile"_s, u"Containerfile"_s, u"Jenkinsfile"_s,
        u"Vagrantfile"_s, u"Gemfile"_s,     u"Rakefile"_s,   u"Procfile"_s,      u"Brewfile"_s,
        u"Podfile"_s,     u"Pipfile"_s,     u"Justfile"_s,   u"justfile"_s,      u"Caddyfile"_s,
        u"Tiltfile"_s,    u"SConstruct"_s,  u"SConscript"_s, u"BUILD"_s,         u"WORKSPACE"_s,
        u"Kconfig"_s,     u"LICENSE"_s,     u"LICENCE"_s,    u"COPYING"_s,       u"NOTICE"_s,
        u"README"_s,      u"CHANGELOG"_s,   u"CHANGES"_s,    u"CONTRIBUTING"_s,  u"AUTHORS"_s,
        u"INSTALL"_s,     u"MAINTAINERS"_s, u"CODEOWNERS"_s, u"VERSION"_s};
    return names.contains(name);
}

bool hasDot(const QString &name)
{
    return name.size() > 1 && name.lastIndexOf(u'.', -2) >= 0;
}

qsizetype depthOf(const QString &path)
{
    return path.count(u'/');
}

//! A file that a text names, and is there.
struct NamedPath
{
    QString path;
    qint64 size = -1; //!< -1: not listed.
    std::optional<LeftOut> why = {}; //!< It is known already that it is not shown.
};

//! Which files of a folder are named in texts.
class Naming final
{
    Q_DISABLE_COPY_MOVE(Naming)

public:
    Naming(Workspace &workspace, const FileList &files)
        : m_workspace(workspace)
        , m_files(files)
    {
        for (qsizetype i = 0; i < files.files.size(); ++i) {
            const QString &path = files.files.at(i).path;
            m_byPath.insert(path, i);
            const QString name = path.section(u'/', -1);
            const auto known = m_byName.constFind(name);
            m_byName.insert(name, known == m_byName.cend() ? i : ambiguous);
        }
    }

    void read(QStringView line)
    {
        const QList<Mention> mentions = mentionsIn(line);
        for (const Mention &mention : mentions) {
            const QString key = mention.isQuoted ? QString(u'`' % mention.name) : mention.name;
            if (!m_read.contains(key)) {
                m_read.insert(key);
                resolve(mention);
            }
        }
    }

    [[nodiscard]] const QList<NamedPath> &named() const { return m_named; }

private:
    void resolve(const Mention &mention)
    {
        const QString &name = mention.name;
        const bool isUnmistakable = name.contains(u'/') || hasDot(name);
        if (const auto file = m_byPath.constFind(name); file != m_byPath.cend()) {
            if (isUnmistakable || mention.isQuoted || isWellKnown(name)) {
                addListed(*file);
            }
            return;
        }
        if (const auto file = m_byName.constFind(name); file != m_byName.cend()) {
            if (*file != ambiguous && (isUnmistakable || (mention.isQuoted && isWellKnown(name)))) {
                addListed(*file);
            }
            return;
        }
        if (isUnmistakable || mention.isQuoted || isProtectedName(name)) {
            resolveUnlisted(name);
        }
    }

    void addListed(qsizetype index)
    {
        const ListedFile &file = m_files.files.at(index);
        add({.path = file.path,
             .size = file.size,
             .why = file.isText ? std::nullopt : std::optional(LeftOut::NoText)});
    }

    //! What no model may know of, and what is beyond the bounds of the list.
    void resolveUnlisted(const QString &name)
    {
        const auto judged = judgedPath(name);
        const bool isProtected = !judged && judged.error().isProtected;
        const bool isSpelt = judged ? *judged == name : isProtected;
        if (!isSpelt || m_glances.contains(name) || m_glances.size() >= mostGlances) {
            return;
        }
        m_glances.insert(name);
        const TreeEntry entry = m_workspace.glanceAt(name);
        const bool isLink = entry.kind == TreeEntry::Kind::Link;
        if (entry.decidedBy != name || (entry.kind != TreeEntry::Kind::File && !isLink)) {
            return;
        }
        if (isProtected) {
            add({.path = name, .why = LeftOut::Protected});
        } else if (entry.isIgnored) {
            add({.path = name, .why = LeftOut::Ignored});
        } else if (isLink) {
            add({.path = name, .why = LeftOut::Link});
        } else if (m_files.isCut) {
            add({.path = name});
        }
    }

    void add(const NamedPath &file)
    {
        if (!m_known.contains(file.path)) {
            m_known.insert(file.path);
            m_named.append(file);
        }
    }

    Workspace &m_workspace;
    const FileList &m_files;
    QHash<QString, qsizetype> m_byPath; //!< Indices of files.
    QHash<QString, qsizetype> m_byName; //!< The same, or `ambiguous`.
    QSet<QString> m_read; //!< What was resolved; a backtick before what was quoted.
    QSet<QString> m_known;
    QList<NamedPath> m_named;
    QSet<QString> m_glances; //!< What was looked for on the disk.
};

qint64 lineSize(const QString &path)
{
    return path.toUtf8().size() + 1;
}

//! Puts text files on the list: all, or those that matter most.
void list(FolderContext &context, const FileList &files, const QList<NamedPath> &named,
          qint64 limit)
{
    QStringList paths;
    for (const NamedPath &file : named) {
        if (!file.why) {
            paths.append(file.path);
        }
    }
    const QSet<QString> first(paths.cbegin(), paths.cend());
    QStringList others;
    for (const ListedFile &file : files.files) {
        if (file.isText && !first.contains(file.path)) {
            others.append(file.path);
        }
    }
    std::ranges::stable_sort(others, {}, &depthOf);
    paths += others;
    for (const QString &path : std::as_const(paths)) {
        const qint64 size = lineSize(path);
        if (context.bytes + size > limit) {
            break;
        }
        context.bytes += size;
        context.listed.append(path);
    }
    context.unlisted = paths.size() - context.listed.size();
    context.listed.sort();
}

//! The content of a file that is there, or why it is not shown.
std::expected<FileText, NotShown> read(Workspace &workspace, const NamedPath &file,
                                       const ContextLimits &limits, qint64 room)
{
    const auto refused = [&file](LeftOut why, qint64 size) {
        return std::unexpected(NotShown{.path = file.path, .why = why, .size = size});
    };
    if (file.why || file.size > limits.file || file.size > room) {
        return refused(
            file.why.value_or(file.size > limits.file ? LeftOut::TooLarge : LeftOut::OverBudget),
            file.size);
    }
    const TreeEntry entry = workspace.look(file.path);
    if (!entry.twin.isEmpty()) {
        return refused(LeftOut::Missing, file.size); // another name, of which other rules may hold
    }
    switch (entry.kind) {
    case TreeEntry::Kind::File:
        break;
    case TreeEntry::Kind::Missing:
    case TreeEntry::Kind::Folder:
    case TreeEntry::Kind::Other:
        return refused(LeftOut::Missing, file.size);
    case TreeEntry::Kind::Link:
        return refused(LeftOut::Link, file.size);
    case TreeEntry::Kind::Unreadable:
        return refused(LeftOut::Unreadable, file.size);
    }
    const qint64 size = entry.isTooLarge ? file.size : entry.bytes.size();
    if (entry.isTooLarge || size > limits.file) {
        return refused(LeftOut::TooLarge, size);
    }
    return FileText::read(entry.bytes).transform_error([&](TextFault) {
        return NotShown{.path = file.path, .why = LeftOut::NoText, .size = size};
    });
}

} // namespace

Result<FolderContext> contextOf(Workspace &workspace, const QStringList &texts,
                                const ContextLimits &limits, const std::stop_token &stop)
{
    const auto cancelled = [&workspace] {
        return std::unexpected(Error{.kind = ErrorKind::Cancelled, .subject = workspace.folder()});
    };
    const Result<FileList> files = workspace.files(stop);
    if (!files) {
        return std::unexpected(files.error());
    }
    Naming naming(workspace, *files);
    for (const QString &text : texts) {
        for (const QStringView line : QStringView(text).tokenize(u'\n')) {
            if (stop.stop_requested()) {
                return cancelled();
            }
            naming.read(line);
        }
    }
    FolderContext context{.isCut = files->isCut};
    list(context, *files, naming.named(), std::min(limits.list, limits.total));
    for (const NamedPath &file : naming.named()) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        const qint64 room = limits.total - limits.taken - context.bytes;
        const auto content = read(workspace, file, limits, room);
        const qint64 size = content ? content->text().toUtf8().size() : 0;
        if (content && size <= room) {
            context.bytes += size;
            context.shown.append({.path = file.path, .text = content->text()});
        } else {
            context.notShown.append(
                content ? NotShown{.path = file.path, .why = LeftOut::OverBudget, .size = size}
                        : content.error());
        }
    }
    return context;
}

} // namespace roo::edit
