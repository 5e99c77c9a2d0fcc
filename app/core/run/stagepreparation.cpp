// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/stagepreparation.h"

#include "core/base/named.h"
#include "core/base/secretscan.h"
#include "core/edit/patch.h"
#include "core/edit/workspace.h"
#include "core/llm/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using edit::LeftOut;

constexpr std::array leftOutNames{
    Named{LeftOut::TooLarge, "too-large"_L1}, Named{LeftOut::OverBudget, "over-budget"_L1},
    Named{LeftOut::NoText, "no-text"_L1},     Named{LeftOut::Protected, "protected"_L1},
    Named{LeftOut::Ignored, "ignored"_L1},    Named{LeftOut::Link, "link"_L1},
    Named{LeftOut::Missing, "missing"_L1},    Named{LeftOut::Unreadable, "unreadable"_L1}};

//! Collects findings, each secret once, under the first name that it has.
class Findings final
{
public:
    explicit Findings(const Secret &key)
        : m_key(QString::fromUtf8(key.reveal()))
    {
    }

    void take(const QString &where, QStringView text)
    {
        const qsizetype place = m_key.size() < shortestKey ? -1 : text.indexOf(m_key);
        if (place >= 0) {
            add({.finding = {.where = where,
                             .line = static_cast<int>(text.first(place).count(u'\n')) + 1,
                             .kind = connectionKey,
                             .masked = u"***"_s},
                 .digest = {}});
        }
        const QList<SecretFinding> found = findSecrets(text);
        for (const SecretFinding &each : found) {
            add({.finding
                 = {.where = where, .line = each.line, .kind = each.kind, .masked = each.masked},
                 .digest = each.digest});
        }
    }

    void add(const FoundSecret &found)
    {
        if (!std::ranges::contains(m_all, found.digest, &FoundSecret::digest)) {
            m_all.append(found);
        }
    }

    [[nodiscard]] QList<FoundSecret> all() && { return std::move(m_all); }

private:
    QString m_key; //!< Of the connection.
    QList<FoundSecret> m_all;
};

//! The texts of a request, read back from its bytes.
QStringList textsIn(const QByteArray &body)
{
    QStringList texts;
    const QJsonArray messages = QJsonDocument::fromJson(body).object()["messages"_L1].toArray();
    for (const QJsonValue &message : messages) {
        texts.append(message["content"_L1].toString());
    }
    return texts;
}

//! First where each text comes from, since that says what to do; then the bytes themselves.
QList<FoundSecret> findingsIn(const PromptInput &input, const QByteArray &body, const Secret &key)
{
    Findings findings(key);
    findings.take(u"task"_s, input.task);
    for (const Attachment &attachment : input.attachments) {
        findings.take(attachment.path, attachment.text);
    }
    const QList<edit::ShownFile> shown
        = input.folder ? input.folder->shown : QList<edit::ShownFile>();
    for (const edit::ShownFile &file : shown) {
        findings.take(file.path, file.text);
    }
    findings.take(u"plan"_s, input.plan);
    findings.take(u"code"_s, input.code);
    const QStringList texts = textsIn(body);
    for (const QString &text : texts) {
        findings.take(u"request"_s, text);
    }
    return std::move(findings).all();
}

qint64 sizeOf(const QList<Attachment> &attachments)
{
    qint64 bytes = 0;
    for (const Attachment &attachment : attachments) {
        bytes += attachment.text.toUtf8().size();
    }
    return bytes;
}

//! The changes as a diff; empty: there are none.
QString diffText(const QList<edit::FileChange> &changes, qint64 limit)
{
    QByteArray patch = edit::patchOf(changes);
    const bool isCut = patch.size() > limit;
    if (isCut) {
        patch.truncate(std::max<qsizetype>(patch.lastIndexOf('\n', limit) + 1, 0));
    }
    const QString diff = QString::fromUtf8(patch);
    if (diff.isEmpty()) {
        return {};
    }
    return fencedFile(u"changes.diff"_s, diff)
        % (isCut ? u"\nThe diff is longer, and its rest is not shown.\n"_s : u""_s);
}

//! The changes, and what is not among them.
QString reviewText(const QList<edit::FileChange> &changes, const QString &failures, qint64 limit)
{
    const QString diff = diffText(changes, limit);
    QString text = diff.isEmpty() ? u"(No file changes.)\n"_s
                                  : u"The changes to the project's files:\n"_s % diff;
    if (!failures.isEmpty()) {
        text += u"\nThese changes could not be used and are not among them:\n\n"_s % failures;
    }
    return text;
}

} // namespace

Result<PreparedStage> prepareStage(StageDraft draft, const std::stop_token &stop)
{
    if (!draft.workspace.isEmpty()) {
        const auto workspace = edit::Workspace::open(draft.workspace);
        if (!workspace) {
            return std::unexpected(workspace.error());
        }
        // What was attached comes first: a person has named it.
        draft.limits.taken = sizeOf(draft.input.attachments);
        Result<edit::FolderContext> folder = edit::contextOf(
            **workspace, {draft.input.task, draft.input.plan}, draft.limits, stop);
        if (!folder) {
            return std::unexpected(folder.error());
        }
        folder->bytes += draft.limits.taken;
        draft.input.folder = *std::move(folder);
    }
    if (draft.changes) {
        draft.input.code = reviewText(*draft.changes, draft.input.failures, draft.limits.total);
    }
    if (!draft.madeSoFar.isEmpty()) {
        draft.input.changes = diffText(draft.madeSoFar, draft.limits.total);
    }
    PreparedStage prepared{.request = {.messages = fillPrompt(draft.promptTemplate, draft.input),
                                       .temperature = draft.temperature,
                                       .maxTokens = draft.maxTokens},
                           .folder = draft.input.folder,
                           .findings = {}};
    const QByteArray body = llm::codec::encodeRequest(prepared.request, draft.model);
    prepared.findings = findingsIn(draft.input, body, draft.key);
    return prepared;
}

WorkspaceRead readOf(const edit::FolderContext &folder)
{
    WorkspaceRead read{.listed = folder.listed.size(),
                       .unlisted = folder.unlisted,
                       .shown = {},
                       .notShown = {},
                       .bytes = folder.bytes};
    for (const edit::ShownFile &file : folder.shown) {
        read.shown.append({.path = file.path, .size = file.text.toUtf8().size()});
    }
    for (const edit::NotShown &file : folder.notShown) {
        read.notShown.append(
            {.path = file.path, .why = nameIn(leftOutNames, file.why), .size = file.size});
    }
    return read;
}

} // namespace roo::run
