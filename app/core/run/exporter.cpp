// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/exporter.h"

#include "core/base/fence.h"
#include "core/base/text.h"
#include "core/run/changesdocument.h"
#include "core/run/proofdocument.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run::exporter {

namespace {

using markdown::htmlText;

struct Fact
{
    QString name;
    QString value;
};

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

QList<Fact> factsOf(const Run &run, const Words &words, RunStatus whenUnfinished)
{
    QList<Fact> facts{{u"Run"_s, run.id()},
                      {u"Profile"_s, run.start().profile.name},
                      {u"Started"_s, timeText(run.startedAt())},
                      {u"Outcome"_s, runStatusName(summarize(run, whenUnfinished).status)}};
    facts.append({u"Program"_s, u"Roo Harness "_s % run.start().version});
    if (!run.start().parentRun.isEmpty()) {
        facts.append({u"Goes on with"_s, run.start().parentRun});
    }
    if (run.finish() && run.finish()->error) {
        facts.append({u"Reason"_s, words.failure(*run.finish()->error)});
    }
    switch (const EditsState edits = summarize(run, whenUnfinished).edits) {
    case EditsState::None:
    case EditsState::Planned:
        break;
    case EditsState::Applied:
    case EditsState::Reverted:
        facts.append({u"Changes"_s, editsStateName(edits)});
        break;
    }
    return facts;
}

//! A proxy may have its own fallback, so that another model answered than was asked.
QString answeredBy(const StageFinished &result)
{
    const bool isOther
        = !result.modelAnswered.isEmpty() && result.modelAnswered != result.modelAsked;
    return isOther ? u" (answered by %1)"_s.arg(result.modelAnswered) : QString();
}

//! Where an answer comes from that this run did not ask for.
QString givenBy(const Run &run)
{
    return run.start().parentRun.isEmpty() ? u"given"_s
                                           : u"taken over from "_s % run.start().parentRun;
}

//! One line for each attempt.
QStringList attemptLines(const Stage &stage, const Words &words)
{
    QStringList lines;
    for (const Attempt &attempt : stage.attempts) {
        QString line = attempt.model;
        switch (attempt.state) {
        case Attempt::State::Running:
            line += u": did not end"_s;
            break;
        case Attempt::State::Failed:
            line += u": "_s % words.failure(attempt.failure->error);
            break;
        case Attempt::State::Succeeded:
            line += answeredBy(*stage.result) % u": "_s % words.figures(*stage.result);
            break;
        }
        lines.append(text::oneLine(line));
    }
    return lines;
}

//! What can be shown of a stage: its answer, or what arrived before it broke off.
QString shownAnswer(const Stage &stage)
{
    if (stage.result || stage.attempts.isEmpty()) {
        return stage.answer();
    }
    return stage.attempts.constLast().answer;
}

QString inCell(const QString &value)
{
    return text::oneLine(value, 1000).replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s);
}

//! A text as it is, in a fence that nothing in it can end.
QString fenced(const QString &content)
{
    const QString fence = text::fenceFor(content);
    return fence % u"text\n"_s % content % (content.endsWith(u'\n') ? u""_s : u"\n"_s) % fence
        % u'\n';
}

//! The fence that ends a block which the answer leaves open; empty: none.
QString missingFence(const QString &answer)
{
    std::optional<text::Fence> open;
    const QList<QStringView> lines = QStringView(answer).split(u'\n');
    for (const QStringView line : lines) {
        const std::optional<text::Fence> fence = text::fenceIn(line);
        if (fence && !open) {
            open = fence;
        } else if (fence && fence->closes(*open)) {
            open.reset();
        }
    }
    return open ? QString(open->length, open->character) % u'\n' : QString();
}

//! With its last line, and its last block of code, at an end: what follows is none of it.
QString whole(const QString &answer)
{
    return answer % (answer.isEmpty() || answer.endsWith(u'\n') ? u""_s : u"\n"_s)
        % missingFence(answer);
}

//! Begins what an answer does not end.
QString answerHeading(const Run &run, const QString &title)
{
    return u"\n---\n\n# "_s % title % u" (run "_s % text::oneLine(run.id()) % u")\n\n"_s;
}

//! A stage's title, with its round where it is not the first.
QString titleOf(const Stage &stage, const Words &words)
{
    const QString title = words.stageTitle(stage.role);
    return stage.round > 1 ? u"%1, round %2"_s.arg(title, QString::number(stage.round)) : title;
}

//! Enough to tell two of them apart.
QString shortHash(const AttachmentsAdded::File &file)
{
    return text::oneLine(file.sha256.first(std::min<qsizetype>(12, file.sha256.size())));
}

QString attachmentsMarkdown(const Run &run)
{
    if (run.attachments().isEmpty()) {
        return {};
    }
    QString markdown = u"\n## Attachments\n\n| Path | Bytes | SHA-256 |\n|---|--:|---|\n"_s;
    for (const AttachmentsAdded::File &file : run.attachments()) {
        markdown += u"| "_s % inCell(file.path) % u" | "_s % QString::number(file.size) % u" | "_s
            % inCell(shortHash(file)) % u" |\n"_s;
    }
    return markdown;
}

//! The answers that the run was given, and so did not make.
QList<Role> givenRoles(const Run &run)
{
    QList<Role> roles = allRoles();
    roles.removeIf(
        [&run](Role role) { return run.stage(role) != nullptr || run.answer(role).isEmpty(); });
    return roles;
}

constexpr auto style = R"(
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
table { border-collapse: collapse; margin-block: 1rem; overflow-wrap: break-word; }
td, th { border: 1px solid var(--line); padding: .25rem .6rem; vertical-align: top; text-align: left; }
th { background: var(--soft); } td.center, th.center { text-align: center; }
td.right, th.right { text-align: right; font-variant-numeric: tabular-nums; }
.facts th { background: none; font-weight: normal; opacity: .7; } .attempts { opacity: .8; }
.text { white-space: pre-wrap; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .8rem;
  overflow-x: auto; overflow-wrap: normal; }
code { font: 14px/1.45 ui-monospace, monospace; }
:not(pre) > code { background: var(--soft); border-radius: 4px; padding: .1rem .3rem; }
.caption { font: 13px/1.45 ui-monospace, monospace; opacity: .7; margin-bottom: -.8rem; }
.address { opacity: .7; font-size: .9em; }
blockquote { border-left: 3px solid var(--line); margin-inline: 0; padding-left: 1rem; }
li.task { list-style: none; } hr { border: 0; border-top: 1px solid var(--line); }
.broken { border-left: 3px solid #c33; padding-left: 1rem; }
)"_L1;

//! Below the page's own h1 and h2.
QString answerHtml(const QString &answer, const Highlighter &highlight)
{
    return markdown::toHtml(answer, {.headingShift = 2, .code = highlight});
}

QString attachmentsHtml(const Run &run)
{
    if (run.attachments().isEmpty()) {
        return {};
    }
    QString html = u"<h2>Attachments</h2>\n<table>\n<tr><th>Path</th><th class=\"right\">Bytes</th>"
                   "<th>SHA-256</th></tr>\n"_s;
    for (const AttachmentsAdded::File &file : run.attachments()) {
        html += u"<tr><td>"_s % htmlText(file.path) % u"</td><td class=\"right\">"_s
            % QString::number(file.size) % u"</td><td><code>"_s % htmlText(shortHash(file))
            % u"</code></td></tr>\n"_s;
    }
    return html % u"</table>\n"_s;
}

QString stageHtml(const Stage &stage, const Words &words, const Highlighter &highlight)
{
    QString html
        = u"<h2>"_s % htmlText(titleOf(stage, words)) % u"</h2>\n<ol class=\"attempts\">\n"_s;
    const QStringList lines = attemptLines(stage, words);
    for (const QString &line : lines) {
        html += u"<li>"_s % htmlText(line) % u"</li>\n"_s;
    }
    html += u"</ol>\n"_s;
    const QString answer = answerHtml(shownAnswer(stage), highlight);
    const bool isBroken = !stage.result && !answer.isEmpty();
    return html
        % (isBroken ? QString(u"<div class=\"broken\">\n"_s % answer % u"</div>\n"_s) : answer);
}

QString titleHtml(const Run &run)
{
    return htmlText(text::oneLine(run.start().task, 120));
}

} // namespace

QString plainCode(const QString &code, const QString &)
{
    return htmlText(code);
}

QString toMarkdown(const Run &run, const Words &words, RunStatus whenUnfinished)
{
    QString markdown = u"# Task\n\n"_s % fenced(run.start().task) % u"\n| | |\n|---|---|\n"_s;
    const QList<Fact> facts = factsOf(run, words, whenUnfinished);
    for (const Fact &fact : facts) {
        markdown += u"| "_s % fact.name % u" | "_s % inCell(fact.value) % u" |\n"_s;
    }
    markdown += attachmentsMarkdown(run);
    const QList<Role> given = givenRoles(run);
    for (const Role role : given) {
        markdown += answerHeading(run, words.stageTitle(role)) % u"> "_s
            % text::oneLine(givenBy(run)) % u"\n\n"_s % whole(run.answer(role));
    }
    for (const Stage &stage : run.stages()) {
        markdown += answerHeading(run, titleOf(stage, words));
        const QStringList lines = attemptLines(stage, words);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            // Quoted, so that it never runs into a list that the answer begins with.
            markdown += u"> "_s % QString::number(i + 1) % u". "_s % inCell(lines.at(i)) % u'\n';
        }
        const QString answer = shownAnswer(stage);
        if (!stage.result && !answer.isEmpty()) {
            markdown += u"\n**What follows broke off.**\n"_s;
        }
        markdown += u'\n' % whole(answer);
    }
    if (const QString changes = changesMarkdown(run, words); !changes.isEmpty()) {
        markdown += answerHeading(run, u"Changes"_s) % changes;
    }
    if (const QString proof = proofMarkdown(run, words); !proof.isEmpty()) {
        markdown += answerHeading(run, u"Proof"_s) % proof;
    }
    return markdown;
}

QString toHtml(const Run &run, const Words &words, const Highlighter &highlight,
               RunStatus whenUnfinished)
{
    return u"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"_s
        % titleHtml(run) % u"</title>\n<style>"_s % style % u"</style>\n</head>\n<body>\n"_s
        % toHtmlBody(run, words, highlight, whenUnfinished) % u"</body>\n</html>\n"_s;
}

QString toHtmlBody(const Run &run, const Words &words, const Highlighter &highlight,
                   RunStatus whenUnfinished)
{
    QString html = u"<h1>"_s % titleHtml(run) % u"</h1>\n<table class=\"facts\">\n"_s;
    const QList<Fact> facts = factsOf(run, words, whenUnfinished);
    for (const Fact &fact : facts) {
        html += u"<tr><th>"_s % htmlText(fact.name) % u"</th><td>"_s % htmlText(fact.value)
            % u"</td></tr>\n"_s;
    }
    html += u"</table>\n<h2>Task</h2>\n<div class=\"text\">"_s % htmlText(run.start().task)
        % u"</div>\n"_s % attachmentsHtml(run);
    const QList<Role> given = givenRoles(run);
    for (const Role role : given) {
        html += u"<h2>"_s % htmlText(words.stageTitle(role)) % u"</h2>\n<p>"_s
            % htmlText(givenBy(run)) % u"</p>\n"_s % answerHtml(run.answer(role), highlight);
    }
    for (const Stage &stage : run.stages()) {
        html += stageHtml(stage, words, highlight);
    }
    return html % changesHtml(run, words, highlight) % proofHtml(run, words);
}

} // namespace roo::run::exporter
