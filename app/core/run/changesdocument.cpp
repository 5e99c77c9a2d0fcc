// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/changesdocument.h"

#include "core/base/text.h"
#include "core/edit/patch.h"
#include "core/run/changesetjson.h"
#include "core/run/prompt.h"
#include "core/run/workspaceeventcodec.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace roo::run::exporter {

namespace {

using markdown::htmlText;

//! What became of the changes, one line each.
QStringList story(const Run &run)
{
    QStringList lines{u"For "_s % text::oneLine(run.edits()->folder)};
    for (const AppliedEdits &applied : run.applied()) {
        lines.append(u"Written to "_s % text::oneLine(applied.what.folder)
                     % (applied.reverted ? u", and taken back"_s : u""_s));
    }
    return lines;
}

QString patchText(const Run &run)
{
    return QString::fromUtf8(edit::patchOf(run.edits()->changes.files));
}

} // namespace

QString changesMarkdown(const Run &run, const Words &words)
{
    if (!run.edits()) {
        return {};
    }
    QString markdown;
    const QStringList lines = story(run);
    for (const QString &line : lines) {
        markdown += u"> "_s % line % u"\n>\n"_s;
    }
    markdown
        += u'\n' % fencedFile(u"changes.text"_s, words.changes(run.edits()->changes).join(u'\n'));
    const QString patch = patchText(run);
    return patch.isEmpty() ? markdown
                           : QString(markdown % u'\n' % fencedFile(u"changes.diff"_s, patch));
}

QString changesHtml(const Run &run, const Words &words, const Highlighter &highlight)
{
    if (!run.edits()) {
        return {};
    }
    QString html = u"<h2>Changes</h2>\n"_s;
    const QStringList lines = story(run);
    for (const QString &line : lines) {
        html += u"<p>"_s % htmlText(line) % u"</p>\n"_s;
    }
    html += u"<ol class=\"attempts\">\n"_s;
    const QStringList changes = words.changes(run.edits()->changes);
    for (const QString &change : changes) {
        html += u"<li>"_s % htmlText(change) % u"</li>\n"_s;
    }
    html += u"</ol>\n"_s;
    const QString patch = patchText(run);
    return patch.isEmpty()
        ? html
        : QString(html % u"<pre><code>"_s % highlight(patch, u"diff"_s) % u"</code></pre>\n"_s);
}

void addChanges(QJsonObject &json, const Run &run)
{
    if (!run.start().workspace.isEmpty()) {
        json.insert(u"workspace"_s, run.start().workspace);
    }
    QJsonArray reads;
    for (const WorkspaceRead &read : run.workspaceReads()) {
        QJsonObject row;
        eventcodec::encodeInto(row, read);
        row.remove(u"type"_s);
        reads.append(row);
    }
    if (!reads.isEmpty()) {
        json.insert(u"workspace_reads"_s, reads);
    }
    if (run.edits()) {
        QJsonObject changes = eventcodec::changesToJson(run.edits()->changes);
        changes.insert(u"round"_s, run.edits()->round);
        changes.insert(u"folder"_s, run.edits()->folder);
        json.insert(u"changes"_s, changes);
    }
    QJsonArray all;
    for (const AppliedEdits &applied : run.applied()) {
        all.append(QJsonObject{{u"folder"_s, applied.what.folder},
                               {u"paths"_s, QJsonArray::fromStringList(applied.what.paths)},
                               {u"reverted"_s, applied.reverted.has_value()}});
    }
    if (!all.isEmpty()) {
        json.insert(u"applied"_s, all);
    }
}

} // namespace roo::run::exporter
