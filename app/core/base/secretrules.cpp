// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/secretrules.h"

#include "core/base/secretvalue.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo {

namespace {

using Option = QRegularExpression::PatternOption;

//! A key has many different characters; what stands for one has few, or says so.
bool isVaried(QStringView key)
{
    return entropyOf(key) >= 3.0 && !isPlaceholder(key)
        && std::ranges::any_of(key, [](QChar character) { return character.isDigit(); });
}

std::optional<QJsonObject> objectIn(QStringView base64)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        base64.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = decoded ? QJsonDocument::fromJson(*decoded) : QJsonDocument();
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

//! Header and claims are JSON; not the token that every tutorial has.
bool isWebToken(QStringView token)
{
    const auto parts = token.split(u'.');
    const std::optional<QJsonObject> claims = objectIn(parts.at(1));
    return claims && objectIn(parts.at(0)) && claims->value("sub"_L1).toString() != "1234567890"_L1;
}

bool isEncodedPrivateKey(QStringView base64)
{
    return QByteArray::fromBase64(base64.first(64).toLatin1()).contains("PRIVATE KEY");
}

KeyRule rule(QLatin1StringView kind, const QString &pattern, qsizetype longest = 255,
             bool (*isReal)(QStringView) = &isVaried)
{
    KeyRule made{kind, QRegularExpression(pattern), longest, isReal};
    Q_ASSERT(made.pattern.isValid());
    made.pattern.optimize();
    return made;
}

} // namespace

const std::vector<KeyRule> &keyRules()
{
    static const std::vector<KeyRule> rules{
        rule("aws-access-key"_L1, u"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16,}+"_s, 20),
        rule("github-token"_L1, u"gh[pousr]_[A-Za-z0-9]{36,}+"_s),
        rule("github-token"_L1, u"github_pat_[A-Za-z0-9_]{60,}+"_s),
        rule("gitlab-token"_L1, u"gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[A-Za-z0-9_-]{20,}+"_s),
        rule("slack-token"_L1, u"xox[abceoprs]-[A-Za-z0-9-]{20,}+"_s),
        rule("slack-token"_L1, u"xapp-[0-9]-[A-Za-z0-9-]{30,}+"_s),
        rule(
            "slack-webhook"_L1,
            uR"(hooks\.slack\.com\\{0,4}/(?:services|workflows|triggers)((?:\\{0,4}/[A-Za-z0-9]{6,64}+){2,4}))"_s),
        rule(
            "discord-webhook"_L1,
            uR"(discord(?:app)?\.com\\{0,4}/api\\{0,4}/webhooks\\{0,4}/[0-9]{15,22}\\{0,4}/([A-Za-z0-9_-]{60,}+))"_s),
        rule("stripe-key"_L1, u"[rs]k_live_[A-Za-z0-9]{16,}+"_s),
        rule("stripe-key"_L1, u"whsec_[A-Za-z0-9+/]{32,}+"_s),
        rule("anthropic-key"_L1, u"sk-ant-(?:[a-z]{2,8}[0-9]{2}-)?([A-Za-z0-9_-]{20,}+)"_s, 512,
             &looksRandom),
        rule("openrouter-key"_L1, u"sk-or-(?:v[0-9]-)?([A-Za-z0-9]{32,}+)"_s, 128, &looksRandom),
        rule("model-key"_L1, u"sk-(?:proj-|svcacct-|admin-|None-)?([A-Za-z0-9_-]{20,}+)"_s, 512,
             &looksRandom),
        rule("model-key"_L1, u"gsk_([A-Za-z0-9]{40,}+)"_s, 128, &looksRandom),
        rule("model-key"_L1, u"xai-([A-Za-z0-9]{60,}+)"_s, 128, &looksRandom),
        rule("model-key"_L1, u"pplx-([A-Za-z0-9]{40,}+)"_s, 128, &looksRandom),
        rule("model-key"_L1, u"nvapi-([A-Za-z0-9_-]{40,}+)"_s, 128, &looksRandom),
        rule("replicate-token"_L1, u"r8_([A-Za-z0-9]{37,}+)"_s, 40, &looksRandom),
        rule("google-key"_L1, u"AIza[A-Za-z0-9_-]{35,}+"_s, 39),
        rule("google-key"_L1, u"GOCSPX-[A-Za-z0-9_-]{28,}+"_s, 35),
        rule("npm-token"_L1, u"npm_([A-Za-z0-9]{36,}+)"_s, 36, &looksRandom),
        rule("pypi-token"_L1, u"pypi-AgE[A-Za-z0-9_-]{50,}+"_s, 1024),
        rule("huggingface-token"_L1, u"hf_([A-Za-z0-9]{30,}+)"_s, 64,
             [](QStringView key) { return hasRandomLetters(key) || looksRandom(key); }),
        rule("sendgrid-key"_L1, uR"(SG\.[A-Za-z0-9_-]{16,32}+\.[A-Za-z0-9_-]{32,}+)"_s),
        rule("twilio-key"_L1, u"SK[0-9a-f]{32,}+"_s, 34),
        rule("digitalocean-token"_L1, u"do[opr]_v1_[0-9a-f]{64,}+"_s, 71),
        rule("shopify-token"_L1, u"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32,}+"_s, 38),
        rule("databricks-token"_L1, u"dapi[0-9a-f]{32,}+"_s, 36),
        rule("vault-token"_L1, uR"(hv[bs]\.[A-Za-z0-9_-]{24,}+)"_s, 512),
        rule("atlassian-token"_L1, u"ATATT3[A-Za-z0-9_=-]{60,}+"_s, 512),
        rule("age-key"_L1, u"AGE-SECRET-KEY-1([0-9A-Z]{58,}+)"_s, 58),
        rule("telegram-token"_L1, u"[0-9]{8,10}+:(AA[A-Za-z0-9_-]{32,}+)"_s, 36),
        rule("private-key"_L1, u"LS0tLS1CRUdJTi[A-Za-z0-9+/]{50,}+"_s, 65'536,
             &isEncodedPrivateKey),
        // The look behind, after the letters that are looked for, finds the beginning of a run.
        rule(
            "web-token"_L1,
            uR"(eyJ(?:(?<![A-Za-z0-9_-]eyJ)|(?<=\\[nrt]eyJ)|(?<=%[0-9A-F]{2}eyJ))[A-Za-z0-9_-]{8,}+\.eyJ[A-Za-z0-9_-]{8,}+)"
            uR"(\.[A-Za-z0-9_-]{20,}+)"_s,
            16'384, &isWebToken)};
    return rules;
}

const QRegularExpression &privateKeyPattern()
{
    static const QRegularExpression pattern(
        u"-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----"
        "|Private-Lines: [0-9]{1,3}"_s); // PuTTY's
    return pattern;
}

const QRegularExpression &urlPattern()
{
    static const QRegularExpression pattern(
        uR"((?<=[A-Za-z0-9]):(?:\\{0,4}/){2}([^\s/?#"'`<>@:\\]{0,128}+):)"
        uR"(([^\s/?#"'`<>\\]{1,256})@([A-Za-z0-9._-]{1,255}+|\[))"_s);
    return pattern;
}

const QRegularExpression &assignmentPattern()
{
    static const QRegularExpression pattern(
        uR"((?:key|secret|token|passw(?:or)?d|passphrase|pwd|credential|auth)[A-Za-z0-9_.-]{0,32}+)"
        uR"([\\"'`\])]{0,18}+(?:[ \t]{0,8}+:[ \t]{0,8}+[A-Za-z]{1,16}+(?=[ \t]{0,8}+=))?)"
        uR"([ \t]{0,16}+(?::=|=>|={1,3}+|:|>|<-))"
        uR"((?:(?:\s|\\{1,4}[nrt]){0,64}+\\{0,16}+["'`](?:(?:bearer|basic|token) {1,4}+)?([^\s"'`\\]{20,}+))"
        uR"(|[ \t]{0,16}+(?:(?:bearer|basic|token) {1,4}+)?([A-Za-z0-9_+/.~-]{20,}+={0,2}+))"
        uR"((?![^\s"'`\\,;&<)\]}|#])))"_s,
        Option::CaseInsensitiveOption);
    return pattern;
}

bool isExampleUrl(QStringView user, QStringView password, QStringView host)
{
    static const QStringList passwords{
        u"password"_s, u"passwd"_s,  u"passw0rd"_s, u"secret"_s,   u"postgres"_s, u"mysql"_s,
        u"admin"_s,    u"root"_s,    u"guest"_s,    u"username"_s, u"token"_s,    u"pass"_s,
        u"pwd"_s,      u"test"_s,    u"testing"_s,  u"user"_s,     u"rabbitmq"_s, u"mongo"_s,
        u"redis"_s,    u"api_key"_s, u"apikey"_s,   u"foo"_s,      u"bar"_s};
    static const QStringList hosts{u"localhost"_s,   u".local"_s,      u".localhost"_s,
                                   u".example"_s,    u".test"_s,       u".invalid"_s,
                                   u"example.com"_s, u"example.org"_s, u"example.net"_s,
                                   u"0.0.0.0"_s,     u"host.com"_s,    u"domain.com"_s};
    const QString lower = password.toString().toLower();
    const bool isTooSimple = password.size() < 6 || password == user || isPlaceholder(password)
        || passwords.contains(lower) || lower.startsWith("my"_L1) || lower.startsWith('%'_L1)
        || lower.startsWith('['_L1);
    // A name without a dot is one on somebody's own machine.
    return isTooSimple || !host.contains(u'.') || host.startsWith("127."_L1)
        || std::ranges::any_of(hosts, [host](const QString &ending) {
               return host.endsWith(ending, Qt::CaseInsensitive);
           });
}

} // namespace roo
