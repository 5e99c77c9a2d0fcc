// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/baselines.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/run/checkresultjson.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

using proof::Check;
using proof::CheckResult;
using proof::CheckVerdict;

//! 32 checks need a hundredth of it.
constexpr qint64 largestBaseline = qint64{1024} * 1024;

bool isDecidedByTree(const CheckResult &result)
{
    return result.verdict == CheckVerdict::Passed || result.verdict == CheckVerdict::Failed;
}

} // namespace

Baselines::Baselines(const QString &cache)
    : m_folder(cache.isEmpty() ? QString() : cache % u"/proof/baselines"_s)
{
}

QString Baselines::pathFor(const QString &treeHash, const QList<Check> &checks) const
{
    QByteArray key = treeHash.toUtf8() + '\n';
    for (const Check &check : checks) {
        key += proof::checkHash(check).toLatin1() + ' ' + check.name.toUtf8() + '\n';
    }
    return m_folder % u'/' % sha256Hex(key) % u".json"_s;
}

QList<CheckResult> Baselines::find(const QString &treeHash, const QList<Check> &checks) const
{
    if (m_folder.isEmpty()) {
        return {};
    }
    const Result<QByteArray> bytes = text::readFile(pathFor(treeHash, checks), largestBaseline);
    const QJsonObject json = QJsonDocument::fromJson(bytes.value_or(QByteArray())).object();
    const auto kept = json::listFrom<CheckResult>(json["results"_L1], [](const QJsonValue &each) {
        return checkResultFromJson(each.toObject());
    });
    QList<CheckResult> results;
    for (const Check &check : checks) {
        const auto result = std::ranges::find(kept, check.name, &CheckResult::name);
        if (result != kept.cend() && isDecidedByTree(*result) && result->tree == treeHash) {
            results.append(*result);
        }
    }
    return results;
}

Result<void> Baselines::keep(const QString &treeHash, const QList<Check> &checks,
                             const QList<CheckResult> &results) const
{
    QList<CheckResult> decided = results;
    decided.removeIf([&treeHash](const CheckResult &result) {
        return !isDecidedByTree(result) || result.tree != treeHash;
    });
    if (m_folder.isEmpty() || decided.isEmpty()) {
        return {};
    }
    QJsonObject json{{u"tree"_s, treeHash}};
    json::insertList(json, u"results", decided, &checkResultToJson);
    return files::makePrivateFolder(m_folder)
        .and_then([&] {
            return files::replaceFile(pathFor(treeHash, checks), QJsonDocument(json).toJson(),
                                      files::ownerOnly);
        })
        .transform([this] { removeOld(); });
}

void Baselines::removeOld() const
{
    const QStringList newestFirst
        = QDir(m_folder).entryList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (qsizetype i = most; i < newestFirst.size(); ++i) {
        QFile::remove(m_folder % u'/' % newestFirst.at(i));
    }
}

} // namespace roo::run
