// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runarchive.h"

#include "core/base/sha256.h"
#include "core/base/zip.h"
#include "core/run/runstore.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace roo::run::archive {

namespace {

constexpr auto sumsName = "SHA256SUMS"_L1;

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
        sums += sha256Hex(content).toLatin1() + "  " + name.toUtf8() + '\n';
    }
    return sums;
}

Result<void> checkSums(const zip::Files &files)
{
    const QList<QByteArray> lines = files.value(sumsName).split('\n');
    for (const QByteArray &line : lines) {
        const QString name = QString::fromUtf8(line.sliced(std::min<qsizetype>(66, line.size())));
        if (!line.isEmpty()
            && (!files.contains(name)
                || sha256Hex(files.value(name)) != QLatin1StringView(line.left(64)))) {
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
        if (match.hasMatch() && sha256Hex(content) == match.captured(1)) {
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
    files.insert(u"events.jsonl"_s, stored.lines);
    files.insert(u"run.json"_s,
                 QJsonDocument(summaryToJson(summarize(run, stored.statusWithoutEnd()))).toJson());
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

Result<StoredRun> unpack(const QByteArray &bytes, const std::stop_token &stop)
{
    static const QRegularExpression request(u"\\Arequests/([0-9a-f]{64})\\.json\\z"_s);
    static const QRegularExpression attachment(u"\\Aattachments/([0-9a-f]{64})\\z"_s);
    const Result<zip::Files> unpacked = zip::unpack(bytes, {}, stop);
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
    Result<StoredRun> stored = storedRun(*lines, stop);
    if (stored) {
        stored->requests = blobsIn(files, request);
        stored->attachments = blobsIn(files, attachment);
    }
    return stored;
}

} // namespace roo::run::archive
