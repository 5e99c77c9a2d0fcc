// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/profiletext.h"

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

QString quoted(const QString &text)
{
    constexpr qsizetype mostDots = 16; // more of them in a line than a key may have are refused
    const bool hasManyDots = text.count(u'.') > mostDots;
    QString result = u"\""_s;
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        if (character == u'"' || character == u'\\') {
            result += u'\\' % character;
        } else if (character == u'\n') {
            result += u"\\n"_s;
        } else if (character == u'\t') {
            result += u"\\t"_s;
        } else if (code < 0x20 || code == 0x7f || (hasManyDots && character == u'.')) {
            result += u"\\u%1"_s.arg(uint{code}, 4, 16, QChar(u'0'));
        } else {
            result += character;
        }
    }
    return result % u'"';
}

QString modelLines(const QStringList &models)
{
    if (models.size() == 1) {
        return u"models = ["_s % quoted(models.constFirst()) % u"]\n"_s;
    }
    QString lines = u"models = [\n"_s;
    for (const QString &model : models) {
        lines += u"    "_s % quoted(model) % u",\n"_s;
    }
    return lines % u"]\n"_s;
}

//! `template = "planner.md"`; nothing for a part that is as it is built in.
QString nameLine(const ProfileFileNames &names, const QString &table, const QString &key)
{
    const QString name = names.value(table % u'.' % key);
    return name.isEmpty() ? QString() : QString(key % u" = "_s % quoted(name) % u'\n');
}

QString stageTable(const StageSpec &stage, const ProfileFileNames &names)
{
    const QString table = roleName(stage.role);
    QString lines = u"\n["_s % table % u"]\n"_s % modelLines(stage.models);
    if (stage.temperature) {
        lines += u"temperature = %1\n"_s.arg(*stage.temperature, 0, 'g',
                                             QLocale::FloatingPointShortest);
    }
    if (stage.maxTokens) {
        lines += u"max_tokens = %1\n"_s.arg(*stage.maxTokens);
    }
    return lines % nameLine(names, table, u"template"_s)
        % nameLine(names, table, u"workspace_template"_s);
}

QString proofTable(const ProofSpec &proof, const ProfileFileNames &names)
{
    QString lines = u"\n[proof]\nrounds = %1\n"_s.arg(proof.rounds)
        % nameLine(names, u"proof"_s, u"revise_template"_s);
    for (const proof::Check &check : proof.checks) {
        lines += checkText(check, u"proof.check"_s);
    }
    return lines;
}

} // namespace

QString checkText(const proof::Check &check, const QString &table)
{
    const proof::Check usual;
    QStringList words;
    for (const QString &word : check.command) {
        words.append(quoted(word));
    }
    QString lines = u"\n[["_s % table % u"]]\nkind = "_s % quoted(proof::checkKindName(check.kind))
        % u"\nname = "_s % quoted(check.name) % u"\ncommand = ["_s % words.join(u", ") % u"]\n"_s;
    if (!check.folder.isEmpty()) {
        lines += u"folder = "_s % quoted(check.folder) % u'\n';
    }
    if (!check.report.isEmpty()) {
        lines += u"report = "_s % quoted(check.report) % u'\n';
    }
    if (check.timeout != usual.timeout) {
        lines += u"timeout_s = %1\n"_s.arg(check.timeout.count());
    }
    if (check.outputLimit != usual.outputLimit) {
        lines += u"output_bytes = %1\n"_s.arg(check.outputLimit);
    }
    return lines;
}

QString profileText(const Profile &profile, const ProfileFileNames &names)
{
    QString lines = u"name = "_s % quoted(profile.name) % u'\n';
    if (!profile.description.isEmpty()) {
        lines += u"description = "_s % quoted(profile.description) % u'\n';
    }
    for (const StageSpec &stage : profile.stages) {
        lines += stageTable(stage, names);
    }
    const QString edits = u"edits"_s;
    return lines % u"\n[edits]\nrounds = %1\n"_s.arg(profile.edits.rounds)
        % nameLine(names, edits, u"repair_template"_s)
        % (profile.edits.wholeFilesTemplate.isEmpty() ? u"whole_files = false\n"_s
                                                      : u"whole_files = true\n"_s)
        % nameLine(names, edits, u"whole_files_template"_s) % proofTable(profile.proof, names);
}

} // namespace roo::run
