// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Resolves an answer of 10,000 edits against a folder of 5,000 files of 120 lines each, as it lies
// on a disk, and says how long parsing, resolving, applying and undoing took.
//     bench_edits FOLDER [FILES]
// FOLDER is made, and what is in it stays: the tree as it was, and changes.patch, which does the
// same.

#include "core/edit/editscript.h"
#include "core/edit/patch.h"
#include "core/edit/resolver.h"
#include "core/edit/transaction.h"
#include "core/edit/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;

namespace {

constexpr int linesOfAFile = 120;

QString pathOf(int file)
{
    return u"part%1/module%2.py"_s.arg(file % 50).arg(file);
}

QByteArray contentOf(int file)
{
    QByteArray content;
    for (int line = 0; line < linesOfAFile; ++line) {
        content += QByteArray(qsizetype{4} * (line % 4), ' ') + "value_" + QByteArray::number(line)
            + " = compute(" + QByteArray::number(file) + ", " + QByteArray::number(line) + ")\n";
    }
    return content;
}

//! One edit at level 0 and one that is indented otherwise, at level 2.
QString editsOf(int file)
{
    const QString change = u"File: %1\nAction: replace\nAnchor:\n```\n%2\n```\nReplace With:\n"
                           "```\n%3\n```\n\n"_s;
    const QString first = u"value_40 = compute(%1, 40)"_s.arg(file);
    const QString second = u"value_81 = compute(%1, 81)"_s.arg(file);
    return change.arg(pathOf(file), first, u"value_40 = 0"_s)
        + change.arg(pathOf(file), second, u"value_81 = 1"_s);
}

bool makeTree(const QString &folder, int files)
{
    for (int file = 0; file < files; ++file) {
        QFile target(folder + u'/' + pathOf(file));
        const bool isMade = QDir().mkpath(folder + u"/part%1"_s.arg(file % 50))
            && target.open(QFile::WriteOnly) && target.write(contentOf(file)) > 0;
        if (!isMade) {
            return false;
        }
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1);
    const int files = QCoreApplication::arguments().value(2, u"5000"_s).toInt();
    QTextStream out(stdout);
    if (folder.isEmpty() || !makeTree(folder + u"/tree", files)) {
        out << "usage: bench_edits FOLDER [FILES]\n";
        return 2;
    }
    QString answer;
    for (int file = 0; file < files; ++file) {
        answer += editsOf(file);
    }
    QElapsedTimer timer;
    timer.start();
    const EditScript script = parseEdits(answer);
    out << "parse    " << timer.restart() << " ms, " << script.edits.size() << " edits\n";
    const auto workspace = Workspace::open(folder + u"/tree");
    const ChangeSet set = resolved(script, (*workspace)->tree());
    out << "resolve  " << timer.restart() << " ms, " << set.files.size() << " files, "
        << (set.isComplete() ? "complete" : "not complete") << '\n';
    QFile patch(folder + u"/changes.patch"_s);
    if (!patch.open(QFile::WriteOnly) || patch.write(patchOf(set.files)) < 0) {
        return 2;
    }
    timer.restart();
    const QString journal = folder + u"/undo/bench";
    const bool isApplied = (*workspace)->apply(set.files, journal).has_value();
    out << "apply    " << timer.restart() << " ms, " << (isApplied ? "done" : "failed") << '\n';
    const bool isBack = takeBack(journal).has_value();
    out << "undo     " << timer.restart() << " ms, " << (isBack ? "done" : "failed") << '\n';
    return set.isComplete() && isApplied && isBack ? 0 : 1;
}
