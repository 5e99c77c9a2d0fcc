// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/filelist.h"

#include "core/edit/ignorefiles.h"
#include "core/edit/jail.h"
#include "core/edit/pathrules.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

constexpr qsizetype judgedBytes = qsizetype{8} * 1024;

//! Names that say by themselves that nobody reads the file.
bool hasBinarySuffix(const QString &path)
{
    static const QSet<QString> suffixes{
        // pictures, sounds, films, fonts
        u"avif"_s, u"bmp"_s, u"gif"_s, u"heic"_s, u"icns"_s, u"ico"_s, u"jpeg"_s, u"jpg"_s,
        u"png"_s, u"psd"_s, u"tif"_s, u"tiff"_s, u"webp"_s, u"aac"_s, u"flac"_s, u"m4a"_s, u"mp3"_s,
        u"ogg"_s, u"opus"_s, u"wav"_s, u"avi"_s, u"mkv"_s, u"mov"_s, u"mp4"_s, u"webm"_s, u"eot"_s,
        u"otf"_s, u"ttf"_s, u"woff"_s, u"woff2"_s,
        // archives, documents, databases
        u"7z"_s, u"br"_s, u"bz2"_s, u"deb"_s, u"dmg"_s, u"gz"_s, u"iso"_s, u"jar"_s, u"rar"_s,
        u"rpm"_s, u"tar"_s, u"tgz"_s, u"war"_s, u"whl"_s, u"xz"_s, u"zip"_s, u"zst"_s, u"doc"_s,
        u"docx"_s, u"odp"_s, u"ods"_s, u"odt"_s, u"pdf"_s, u"ppt"_s, u"pptx"_s, u"xls"_s, u"xlsx"_s,
        u"parquet"_s, u"sqlite"_s, u"sqlite3"_s,
        // what compilers and their like write
        u"a"_s, u"bin"_s, u"class"_s, u"dll"_s, u"dylib"_s, u"exe"_s, u"lib"_s, u"o"_s, u"obj"_s,
        u"pdb"_s, u"pyc"_s, u"pyd"_s, u"pyo"_s, u"so"_s, u"wasm"_s};
    const QString name = path.section(u'/', -1);
    return name.contains(u'.') && suffixes.contains(name.section(u'.', -1).toLower());
}

//! Walks a folder in the order of its paths.
class Walk final
{
    Q_DISABLE_COPY_MOVE(Walk)

public:
    Walk(const Jail &jail, IgnoreFiles &ignore)
        : m_jail(jail)
        , m_ignore(ignore)
    {
    }

    [[nodiscard]] Result<FileList> walk(const std::stop_token &stop)
    {
        enter({});
        while (!m_next.isEmpty()) {
            if (stop.stop_requested()) {
                return std::unexpected(
                    Error{.kind = ErrorKind::Cancelled, .subject = m_jail.folder()});
            }
            visit(m_next.takeLast());
        }
        m_list.unreadable = m_ignore.unreadable();
        m_list.unreadable.sort();
        return std::move(m_list);
    }

private:
    //! Puts what is in a folder before all that is left to do. A folder is sorted as what is in it
    //! will be: "a.c" comes before "a/b".
    void enter(const QString &folder)
    {
        const qsizetype limit = mostSeenNames - m_seen;
        QList<Jail::Named> found = m_jail.list(folder, limit + 1);
        if (found.size() > limit) {
            found.removeLast();
            m_list.isCut = true;
        }
        m_seen += found.size();
        const QString parent = folder.isEmpty() ? QString() : QString(folder % u'/');
        for (Jail::Named &each : found) {
            each.name.prepend(parent);
            if (each.kind == Jail::Kind::Folder) {
                each.name.append(u'/');
            }
        }
        std::ranges::sort(found, std::ranges::greater(), &Jail::Named::name);
        m_next += found;
    }

    void visit(const Jail::Named &found)
    {
        const bool isFolder = found.kind == Jail::Kind::Folder;
        const QString path = isFolder ? found.name.chopped(1) : found.name;
        const bool isMeant = isFolder || found.kind == Jail::Kind::File;
        if (!isMeant || judgedPath(path) != path || m_ignore.isIgnored(path, isFolder)) {
            return;
        }
        if (isFolder) {
            enter(path);
        } else if (m_list.files.size() < mostListedFiles) {
            m_list.files.append({.path = path, .size = found.size, .isText = isText(path)});
        } else {
            m_list.isCut = true;
            m_next.clear();
        }
    }

    [[nodiscard]] bool isText(const QString &path) const
    {
        if (hasBinarySuffix(path)) {
            return false;
        }
        const Result<QByteArray> beginning = m_jail.readBeginning(path, judgedBytes);
        return beginning && !beginning->contains('\0');
    }

    const Jail &m_jail;
    IgnoreFiles &m_ignore;
    FileList m_list;
    QList<Jail::Named> m_next; //!< Paths, the next one last; folders with a slash at their end.
    qsizetype m_seen = 0;
};

} // namespace

Result<FileList> listedFiles(const Jail &jail, IgnoreFiles &ignore, const std::stop_token &stop)
{
    return Walk(jail, ignore).walk(stop);
}

} // namespace roo::edit
