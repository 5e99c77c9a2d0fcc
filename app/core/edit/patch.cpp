// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/patch.h"

#include <QCryptographicHash>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

using Kind = FileChange::Kind;

//! Of what is not there.
constexpr QByteArrayView noName = "/dev/null";
constexpr QByteArrayView noBlob = "0000000000000000000000000000000000000000";

//! As in C where it needs to be, and as git does it with core.quotePath: ASCII alone is left.
QByteArray quoted(const QByteArray &name)
{
    constexpr QByteArrayView special = "\a\b\t\n\v\f\r\"\\";
    constexpr QByteArrayView letters = "abtnvfr\"\\";
    QByteArray result;
    for (const char character : name) {
        const auto byte = static_cast<uchar>(character);
        if (const qsizetype found = special.indexOf(character); found >= 0) {
            result.append('\\').append(letters.at(found));
        } else if (byte < 0x20 || byte > 0x7e) {
            result += '\\' + QByteArray::number(byte, 8).rightJustified(3, '0');
        } else {
            result += character;
        }
    }
    return result == name ? name : QByteArray('"' + result + '"');
}

//! Behind "--- " or "+++ ". A tab ends a name with blanks: what else follows might be a time.
QByteArray nameLine(const QByteArray &name)
{
    return name + (name.contains(' ') ? "\t\n" : "\n");
}

//! git knows of permissions only whether the owner may execute.
QByteArray modeOf(const FileChange &file)
{
    constexpr int executableByOwner = 0100;
    const bool isExecutable = file.isExecutable || (file.mode > 0 && file.mode & executableByOwner);
    return isExecutable ? "100755"_ba : "100644"_ba;
}

//! What git stores these bytes under.
QByteArray blobName(const QByteArray &bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const QByteArray head = "blob " + QByteArray::number(bytes.size()) + '\0';
    hash.addData(head);
    hash.addData(bytes);
    return hash.result().toHex();
}

//! One file's part of a patch.
class FilePatch final
{
public:
    explicit FilePatch(const FileChange &file)
        : m_file(file)
        , m_lines(diffByteLines(file.before, file.after))
    {
        const QByteArray path = file.path.toUtf8();
        m_old = quoted("a/" + path);
        m_new = quoted("b/" + (file.kind == Kind::Rename ? file.to.toUtf8() : path));
    }

    [[nodiscard]] QByteArray text() const
    {
        if (m_file.kind == Kind::Modify && m_file.before == m_file.after) {
            return {};
        }
        return "diff --git " + m_old + ' ' + m_new + '\n' + extendedHeader() + indexLine()
            + hunks();
    }

private:
    [[nodiscard]] QByteArray extendedHeader() const
    {
        switch (m_file.kind) {
        case Kind::Create:
            return "new file mode " + modeOf(m_file) + '\n';
        case Kind::Delete:
            return "deleted file mode " + modeOf(m_file) + '\n';
        case Kind::Rename:
            return "similarity index " + QByteArray::number(similarity()) + "%\nrename from "
                + quoted(m_file.path.toUtf8()) + "\nrename to " + quoted(m_file.to.toUtf8()) + '\n';
        case Kind::Modify:
            return {};
        }
        Q_UNREACHABLE_RETURN({});
    }

    //! How much of the larger text stays, in percent; 100 only if all does.
    [[nodiscard]] qsizetype similarity() const
    {
        if (m_file.before == m_file.after) {
            return 100;
        }
        qsizetype kept = 0;
        for (const DiffByteLine &line : m_lines) {
            kept += line.kind == DiffKind::Same ? line.text.size() : 0;
        }
        return kept * 100 / std::max(m_file.before.size(), m_file.after.size());
    }

    [[nodiscard]] QByteArray indexLine() const
    {
        if (m_file.kind == Kind::Rename && m_file.before == m_file.after) {
            return {};
        }
        const QByteArray before
            = m_file.kind == Kind::Create ? noBlob.toByteArray() : blobName(m_file.before);
        const QByteArray after
            = m_file.kind == Kind::Delete ? noBlob.toByteArray() : blobName(m_file.after);
        const bool tellsMode
            = (m_file.kind == Kind::Modify || m_file.kind == Kind::Rename) && m_file.mode >= 0;
        return "index " + before + ".." + after + (tellsMode ? ' ' + modeOf(m_file) : ""_ba) + '\n';
    }

    [[nodiscard]] QByteArray hunks() const
    {
        const QList<DiffHunk> hunks = diffHunks(m_lines);
        if (hunks.isEmpty()) {
            return {};
        }
        QByteArray text = "--- "
            + nameLine(m_file.kind == Kind::Create ? noName.toByteArray() : m_old) + "+++ "
            + nameLine(m_file.kind == Kind::Delete ? noName.toByteArray() : m_new);
        for (const DiffHunk &hunk : hunks) {
            text += hunk.header().toLatin1() + '\n';
            const QList<DiffByteLine> lines = m_lines.sliced(hunk.lines.first, hunk.lines.count);
            for (const DiffByteLine &line : lines) {
                text.append(diffSign(line.kind)).append(line.text);
                text += line.text.endsWith('\n') ? "" : "\n\\ No newline at end of file\n";
            }
        }
        return text;
    }

    const FileChange &m_file;
    QList<DiffByteLine> m_lines;
    QByteArray m_old;
    QByteArray m_new;
};

HunkLine shownLine(const DiffByteLine &line)
{
    // A byte-order mark is none of the decoder's, and what is cut off belongs to no next line.
    using Flag = QStringConverter::Flag;
    QStringDecoder decoder(QStringDecoder::Utf8, Flag::ConvertInitialBom | Flag::Stateless);
    const bool hasLineFeed = line.text.endsWith('\n');
    return {.kind = line.kind,
            .text = decoder.decode(line.text.chopped(hasLineFeed ? 1 : 0)),
            .hasLineFeed = hasLineFeed};
}

} // namespace

QList<Hunk> hunksOf(const FileChange &file)
{
    const QList<DiffByteLine> lines = diffByteLines(file.before, file.after);
    QList<Hunk> hunks;
    const QList<DiffHunk> diff = diffHunks(lines);
    for (const DiffHunk &found : diff) {
        Hunk hunk{.header = found.header(), .lines = {}};
        qsizetype before = found.before.first;
        qsizetype after = found.after.first;
        const QList<DiffByteLine> part = lines.sliced(found.lines.first, found.lines.count);
        for (const DiffByteLine &line : part) {
            HunkLine shown = shownLine(line);
            shown.before = line.kind == DiffKind::Added ? 0 : ++before;
            shown.after = line.kind == DiffKind::Removed ? 0 : ++after;
            hunk.lines.append(shown);
        }
        hunks.append(hunk);
    }
    return hunks;
}

QByteArray patchOf(const QList<FileChange> &files)
{
    QByteArray patch;
    for (const FileChange &file : files) {
        patch += FilePatch(file).text();
    }
    return patch;
}

} // namespace roo::edit
