// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/outfiles.h"

#include "core/base/files.h"
#include "core/edit/namedfiles.h"
#include "core/edit/newfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr auto everybodyReads = QFileDevice::ReadOwner | QFileDevice::WriteOwner
    | QFileDevice::ReadGroup | QFileDevice::ReadOther;

} // namespace

Result<void> prepareFolder(const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = folder,
                                     .detail = u"the folder cannot be made"_s});
    }
    QTemporaryFile trial(folder % u"/.orchestrator-XXXXXX"_s);
    if (!trial.open()) {
        return std::unexpected(Error{
            .kind = ErrorKind::FileUnwritable, .subject = folder, .detail = trial.errorString()});
    }
    return {};
}

Result<void> writeAnswers(const QString &folder, const run::Run &run)
{
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        const run::Stage *stage = run.stage(role);
        if (stage == nullptr || !stage->result) {
            continue;
        }
        const Result<void> written = files::replaceFile(folder % u'/' % run::answerFileName(role),
                                                        stage->answer(), everybodyReads);
        if (!written) {
            return written;
        }
    }
    return {};
}

Result<void> writeOutput(const QString &path, const QByteArray &bytes)
{
    const QFileInfo file(path);
    if (!file.exists() || file.isFile()) {
        return files::replaceFile(path, bytes, everybodyReads);
    }
    QFile device(path);
    if (!device.open(QFile::WriteOnly | QFile::Unbuffered)) {
        return std::unexpected(Error{
            .kind = ErrorKind::FileUnwritable, .subject = path, .detail = device.errorString()});
    }
    return files::writeAll(device, bytes);
}

Result<CodeFiles> writeCodeFiles(const QString &folder, const QString &answer)
{
    const edit::NamedFiles named = edit::namedFiles(answer);
    Result<QStringList> paths = edit::createFiles(folder, named.files);
    if (!paths) {
        return std::unexpected(paths.error());
    }
    return CodeFiles{
        .paths = *std::move(paths), .unclear = named.unclear, .isTruncated = named.isTruncated};
}

} // namespace roo::cli
