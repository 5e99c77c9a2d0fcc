// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/checkconsents.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using proof::Check;

constexpr qint64 largestFile = qint64{16} * 1024 * 1024;
constexpr std::chrono::seconds patience{5}; // writing takes milliseconds

struct CheckConsent
{
    QString workspace;
    QStringList command;
    QString folder;
    QString configSha256;
    QString when; //!< UTC, ISO 8601; for people.

    //! The same program with the same arguments, as `proof::checkHash` has it; the time does not
    //! count.
    [[nodiscard]] bool isFor(const CheckConsent &other) const
    {
        return command == other.command && folder == other.folder && workspace == other.workspace
            && configSha256 == other.configSha256;
    }
};

CheckConsent consentTo(const QString &workspace, const Check &check, const QString &configSha256)
{
    const QString canonical = QFileInfo(workspace).canonicalFilePath();
    return {.workspace = canonical.isEmpty() ? workspace : canonical,
            .command = check.command,
            .folder = check.folder,
            .configSha256 = configSha256,
            .when = QDateTime::currentDateTimeUtc().toString(Qt::ISODate)};
}

QJsonObject toJson(const CheckConsent &consent)
{
    return {{u"workspace"_s, consent.workspace},
            {u"command"_s, QJsonArray::fromStringList(consent.command)},
            {u"folder"_s, consent.folder},
            {u"config_sha256"_s, consent.configSha256},
            {u"when"_s, consent.when}};
}

std::optional<CheckConsent> fromJson(const QJsonValue &json)
{
    CheckConsent consent{.workspace = json["workspace"_L1].toString(),
                         .command = {},
                         .folder = json["folder"_L1].toString(),
                         .configSha256 = json["config_sha256"_L1].toString(),
                         .when = json["when"_L1].toString()};
    const QJsonArray words = json["command"_L1].toArray();
    for (const QJsonValue &word : words) {
        if (!word.isString()) {
            return std::nullopt;
        }
        consent.command.append(word.toString());
    }
    const bool isWhole = !consent.workspace.isEmpty() && !consent.command.isEmpty()
        && json["folder"_L1].isString() && !consent.configSha256.isEmpty();
    return isWhole ? std::optional(consent) : std::nullopt;
}

//! None where the file is broken; empty where it is not there. Error: FileUnreadable.
Result<std::optional<QList<CheckConsent>>> readConsents(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return QList<CheckConsent>();
    }
    const Result<QByteArray> bytes = text::readFile(path, largestFile);
    if (!bytes && bytes.error().kind != ErrorKind::FileTooLarge) {
        return std::unexpected(bytes.error());
    }
    const QJsonDocument json = QJsonDocument::fromJson(bytes.value_or(QByteArray()));
    if (!json["consents"_L1].isArray()) {
        return std::nullopt;
    }
    return json::listFrom<CheckConsent>(json["consents"_L1], &fromJson);
}

Result<void> putAside(const QString &path)
{
    const QString aside = path % u".broken"_s;
    QFile::remove(aside);
    QFile file(path);
    return file.rename(aside)
        ? Result<void>()
        : std::unexpected(Error{
              .kind = ErrorKind::FileUnwritable, .subject = aside, .detail = file.errorString()});
}

} // namespace

CheckConsents::CheckConsents(const QString &data)
    : m_path(data.isEmpty() ? QString() : data % u"/check-consents.json"_s)
{
}

bool CheckConsents::isAllowed(const QString &workspace, const Check &check,
                              const QString &configSha256) const
{
    const auto read = m_path.isEmpty() ? std::nullopt : readConsents(m_path).value_or(std::nullopt);
    const CheckConsent wanted = consentTo(workspace, check, configSha256);
    return read && std::ranges::any_of(*read, [&wanted](const CheckConsent &consent) {
               return consent.isFor(wanted);
           });
}

Result<void> CheckConsents::allow(const QString &workspace, const QList<Check> &checks,
                                  const QString &configSha256) const
{
    if (m_path.isEmpty() || checks.isEmpty()) {
        return {};
    }
    if (const auto made = files::makePrivateFolder(QFileInfo(m_path).path()); !made) {
        return made;
    }
    QLockFile lock(m_path % u".lock"_s);
    if (!lock.tryLock(patience)) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = m_path,
                                     .detail = u"another program is at it"_s});
    }
    const auto read = readConsents(m_path);
    const Result<void> isReady = !read ? std::unexpected(read.error())
        : *read                        ? Result<void>()
                                       : putAside(m_path);
    if (!isReady) {
        return isReady;
    }
    QList<CheckConsent> consents = read->value_or(QList<CheckConsent>());
    for (const Check &check : checks) {
        const CheckConsent consent = consentTo(workspace, check, configSha256);
        consents.removeIf([&consent](const CheckConsent &known) { return known.isFor(consent); });
        consents.append(consent);
    }
    consents = consents.last(std::min(consents.size(), most));
    QJsonObject json;
    json::insertList(json, u"consents", consents, &toJson);
    return files::replaceFileForGood(m_path, QJsonDocument(json).toJson(), files::ownerOnly);
}

} // namespace roo::run
