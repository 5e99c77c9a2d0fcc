// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checkplan.h"

#include "core/base/named.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/edit/jail.h"
#include "core/proof/offeredchecks.h"

#include <QHash>
#include <QMap>
#include <QStringList>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr std::array sources{
    Named{CheckSource::None, "none"_L1}, Named{CheckSource::Workspace, "workspace"_L1},
    Named{CheckSource::Profile, "profile"_L1}, Named{CheckSource::Offered, "offered"_L1}};

using edit::Jail;
using proof::Check;

//! More of a file that might offer checks is not looked at.
constexpr qint64 lookedAt = qint64{1024} * 1024;

std::unexpected<Error> unreadable(const QString &path, const QString &detail)
{
    return std::unexpected(
        Error{.kind = ErrorKind::FileUnreadable, .subject = path, .detail = detail});
}

//! What the file in the workspace says; none where there is no such file.
Result<std::optional<CheckPlan>> planOfFile(const Jail &jail)
{
    const QString name(proof::checksFile);
    const QString path = jail.folder() % u'/' % name;
    const Jail::Kind kind = jail.entry(name).kind;
    if (kind == Jail::Kind::Missing) {
        return std::nullopt;
    }
    if (kind != Jail::Kind::File) {
        return unreadable(path, u"it is no regular file"_s);
    }
    const Result<Jail::File> file = jail.readFile(name, largestChecksFile);
    if (!file) {
        return std::unexpected(file.error());
    }
    if (file->isTooLarge) {
        return std::unexpected(Error{.kind = ErrorKind::FileTooLarge,
                                     .subject = path,
                                     .expected = QString::number(largestChecksFile)});
    }
    const std::optional<QString> content = text::decodeUtf8(file->bytes);
    if (!content) {
        return std::unexpected(Error{.kind = ErrorKind::FileNotUtf8, .subject = path});
    }
    return proof::parseChecks(*content, path).transform([&](const QList<Check> &checks) {
        return std::optional(CheckPlan{.checks = checks,
                                       .source = CheckSource::Workspace,
                                       .file = name,
                                       .sha256 = sha256Hex(file->bytes)});
    });
}

CheckPlan planOfProfile(const QList<Check> &checks)
{
    QByteArray all;
    for (const Check &check : checks) {
        all += proof::checkHash(check).toLatin1() + ' ' + check.name.toUtf8() + '\n';
    }
    return {.checks = checks, .source = CheckSource::Profile, .file = {}, .sha256 = sha256Hex(all)};
}

CheckPlan planOfOffers(const Jail &jail, const std::stop_token &stop)
{
    // Each once: what is hashed is what was read.
    QHash<QString, std::optional<QByteArray>> known;
    const auto read = [&](const QString &path) -> std::optional<QByteArray> {
        if (!known.contains(path) && !stop.stop_requested()) {
            const Result<QByteArray> beginning = jail.readBeginning(path, lookedAt);
            known.insert(path, beginning ? std::optional(*beginning) : std::nullopt);
        }
        return known.value(path);
    };
    CheckPlan plan;
    QMap<QString, QString> files; // by path, their hashes
    const QList<proof::OfferedCheck> offers = proof::offeredChecks(read);
    for (const proof::OfferedCheck &each : offers) {
        plan.checks.append(each.check);
        if (!files.contains(each.file)) {
            files.insert(each.file, sha256Hex(read(each.file).value_or(QByteArray())));
        }
    }
    if (files.isEmpty()) {
        return plan;
    }
    plan.source = CheckSource::Offered;
    plan.file = QStringList(files.keyBegin(), files.keyEnd()).join(u", "_s);
    plan.sha256 = files.first();
    if (files.size() > 1) {
        QByteArray all;
        for (const auto &[path, sha256] : files.asKeyValueRange()) {
            all += sha256.toLatin1() + ' ' + path.toUtf8() + '\n';
        }
        plan.sha256 = sha256Hex(all);
    }
    return plan;
}

} // namespace

QString checkSourceName(CheckSource source)
{
    return nameIn(sources, source);
}

std::optional<CheckSource> checkSourceFromName(QStringView name)
{
    return valueIn(sources, name);
}

Result<CheckPlan> checksOf(const QString &folder, const QList<Check> &profileChecks,
                           const std::stop_token &stop)
{
    const Result<std::unique_ptr<Jail>> jail = Jail::open(folder);
    if (!jail) {
        return unreadable(folder, jail.error().detail);
    }
    const Result<std::optional<CheckPlan>> named = planOfFile(**jail);
    if (!named) {
        return std::unexpected(named.error());
    }
    if (*named) {
        return **named;
    }
    const CheckPlan plan
        = profileChecks.isEmpty() ? planOfOffers(**jail, stop) : planOfProfile(profileChecks);
    if (stop.stop_requested()) {
        return std::unexpected(Error{.kind = ErrorKind::Cancelled, .subject = folder});
    }
    return plan;
}

} // namespace roo::run
