// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runarchive.h"

#include "core/base/zip.h"
#include "core/run/eventcodec.h"
#include "core/run/resume.h"
#include "core/run/runstore.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace roo::run::archive {

namespace {

constexpr auto sumsName = "SHA256SUMS"_L1;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

std::unexpected<Error> unreadable(const QString &expected, const QString &detail = {})
{
    return std::unexpected(
        Error{.kind = ErrorKind::RunUnreadable, .detail = detail, .expected = expected});
}

//! As `sha256sum --check` wants it.
QByteArray sumsOf(const zip::Files &files)
{
    QByteArray sums;
    for (const auto &[name, content] : files.asKeyValueRange()) {
        sums += sha256(content) + "  " + name.toUtf8() + '\n';
    }
    return sums;
}

Result<void> checkSums(const zip::Files &files)
{
    const QList<QByteArray> lines = files.value(sumsName).split('\n');
    for (const QByteArray &line : lines) {
        const QString name = QString::fromUtf8(line.sliced(std::min<qsizetype>(66, line.size())));
        if (!line.isEmpty()
            && (!files.contains(name) || sha256(files.value(name)) != line.left(64))) {
            return unreadable(u"the file that SHA256SUMS names"_s, name);
        }
    }
    return {};
}

//! The part of each name behind the one folder that an archive of ours has.
zip::Files withoutFolder(const zip::Files &files)
{
    zip::Files result;
    for (const auto &[name, content] : files.asKeyValueRange()) {
        result.insert(name.sliced(name.indexOf(u'/') + 1), content);
    }
    return result;
}

//! A blob counts if it is what its name says: nothing else is ever looked up by that name.
QMap<QString, QByteArray> blobsIn(const zip::Files &files, const QRegularExpression &form)
{
    QMap<QString, QByteArray> blobs;
    for (const auto &[name, content] : files.asKeyValueRange()) {
        const QRegularExpressionMatch match = form.match(name);
        if (match.hasMatch() && sha256(content) == match.captured(1).toLatin1()) {
            blobs.insert(match.captured(1), content);
        }
    }
    return blobs;
}

} // namespace

Result<QByteArray> pack(const StoredRun &stored)
{
    const Run run = foldAll(stored.events);
    zip::Files files;
    QByteArray &lines = files[u"events.jsonl"_s];
    for (const RunEvent &event : stored.events) {
        lines += eventcodec::encode(event) + '\n';
    }
    files.insert(u"run.json"_s,
                 QJsonDocument(summaryToJson(summarize(run, RunStatus::Interrupted))).toJson());
    for (const auto &[name, body] : stored.requests.asKeyValueRange()) {
        files.insert(u"requests/"_s % name % u".json"_s, body);
    }
    for (const auto &[name, content] : stored.attachments.asKeyValueRange()) {
        files.insert(u"attachments/"_s % name, content);
    }
    for (const Stage &stage : run.stages()) {
        if (stage.result) {
            files.insert(answerFileName(stage.role), stage.answer().toUtf8());
        }
    }
    files.insert(sumsName, sumsOf(files));
    zip::Files inFolder;
    for (const auto &[name, content] : files.asKeyValueRange()) {
        inFolder.insert((isRunId(run.id()) ? run.id() : u"run"_s) % u'/' % name, content);
    }
    return zip::pack(inFolder, run.startedAt());
}

Result<StoredRun> unpack(const QByteArray &bytes)
{
    static const QRegularExpression request(u"\\Arequests/([0-9a-f]{64})\\.json\\z"_s);
    static const QRegularExpression attachment(u"\\Aattachments/([0-9a-f]{64})\\z"_s);
    const Result<zip::Files> unpacked = zip::unpack(bytes);
    if (!unpacked) {
        return unpacked.error().kind == ErrorKind::SyntaxInvalid
            ? unreadable(unpacked.error().expected, unpacked.error().detail)
            : std::unexpected(unpacked.error());
    }
    const zip::Files files = withoutFolder(*unpacked);
    if (const Result<void> checked = checkSums(files); !checked) {
        return std::unexpected(checked.error());
    }
    const auto lines = files.constFind(u"events.jsonl"_s);
    if (lines == files.cend()) {
        return unreadable(u"a file events.jsonl in it"_s);
    }
    Result<QList<RunEvent>> events = RunStore::decodeEvents(*lines);
    if (!events) {
        return std::unexpected(events.error());
    }
    if (events->isEmpty() || !std::holds_alternative<RunStarted>(events->constFirst().body)) {
        return unreadable(u"run_started as its first event"_s);
    }
    return StoredRun{.events = *std::move(events),
                     .requests = blobsIn(files, request),
                     .attachments = blobsIn(files, attachment)};
}

} // namespace roo::run::archive
