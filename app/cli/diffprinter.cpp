// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/diffprinter.h"

#include "cli/changewording.h"
#include "core/base/text.h"
#include "core/edit/patch.h"

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr auto bold = "\x1b[1m"_L1;
constexpr auto red = "\x1b[31m"_L1;
constexpr auto green = "\x1b[32m"_L1;
constexpr auto cyan = "\x1b[36m"_L1;
constexpr auto plain = "\x1b[0m"_L1;

//! One line, in a colour where there are any.
QString styled(const QString &line, QLatin1StringView style, bool hasColor)
{
    return hasColor && !style.isEmpty() ? QString(style % line % plain % u'\n')
                                        : QString(line % u'\n');
}

QLatin1StringView styleOf(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Same:
        return {};
    case DiffKind::Removed:
        return red;
    case DiffKind::Added:
        return green;
    }
    Q_UNREACHABLE_RETURN({});
}

QString hunkText(const edit::Hunk &hunk, bool hasColor)
{
    QString text = styled(hunk.header, cyan, hasColor);
    for (const edit::HunkLine &line : hunk.lines) {
        const QString shown = QChar::fromLatin1(diffSign(line.kind)) % text::printable(line.text);
        text += styled(shown, styleOf(line.kind), hasColor);
        if (!line.hasLineFeed) {
            text += u"\\ No newline at end of file\n"_s;
        }
    }
    return text;
}

} // namespace

QByteArray diffText(const QList<edit::FileChange> &files, const DiffStyle &style)
{
    if (!style.isForPeople()) {
        return edit::patchOf(files);
    }
    QString text;
    for (const edit::FileChange &file : files) {
        text += styled(wording::fileChange(file), bold, style.hasColor);
        const QList<edit::Hunk> hunks = edit::hunksOf(file);
        for (const edit::Hunk &hunk : hunks) {
            text += hunkText(hunk, style.hasColor);
        }
        text += u'\n';
    }
    return text.toUtf8();
}

ShownChanges shown(const edit::ChangeSet &changes, const DiffStyle &style)
{
    const bool isFileNamed = style.isShown && style.isForPeople();
    return {.diff = style.isShown ? diffText(changes.files, style) : QByteArray(),
            .lines = isFileNamed ? wording::outcomeLines(changes) : wording::changeLines(changes)};
}

} // namespace roo::cli
