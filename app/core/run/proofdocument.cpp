// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/proofdocument.h"

#include "core/run/prompt.h"
#include "core/run/proofeventcodec.h"
#include "core/run/proofreportjson.h"

using namespace Qt::StringLiterals;

namespace roo::run::exporter {

namespace {

QString proofText(const Run &run, const Words &words)
{
    return words.proof ? words.proof(run.evidence()).join(u'\n') : QString();
}

} // namespace

QString proofMarkdown(const Run &run, const Words &words)
{
    const QString text = proofText(run, words);
    return text.isEmpty() ? QString() : fencedFile(u"proof.text"_s, text);
}

QString proofHtml(const Run &run, const Words &words)
{
    const QString text = proofText(run, words);
    return text.isEmpty()
        ? QString()
        : QString(u"<h2>Proof</h2>\n<pre>"_s % markdown::htmlText(text) % u"</pre>\n"_s);
}

void addProof(QJsonObject &json, const Run &run)
{
    const Evidence &evidence = run.evidence();
    if (const auto report = evidence.report()) {
        QJsonObject proof = reportToJson(*report);
        proof.insert(u"round"_s, evidence.latest()->start.round);
        proof.insert(u"tree"_s, evidence.latest()->start.tree);
        json.insert(u"proof"_s, proof);
    }
    if (!evidence.findings().isEmpty()) {
        QJsonObject row;
        eventcodec::encodeInto(row, evidence.findings().constLast());
        json.insert(u"findings"_s, row.value(u"findings"_s));
    }
    if (!evidence.verdicts().isEmpty()) {
        json.insert(u"verdict"_s, reviewVerdictName(evidence.verdicts().constLast().verdict));
    }
    if (const int rounds = roundsOf(run); rounds > 1) {
        json.insert(u"rounds"_s, rounds);
    }
}

} // namespace roo::run::exporter
