// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/secretscan.h"
#include "core/base/text.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

// No secret stands here as a whole, so that no scanner of a hoster takes one for real.
const QString digits = u"0123456789"_s;
const QString hex = digits + u"abcdef"_s;
const QString lower = u"abcdefghijklmnopqrstuvwxyz"_s;
const QString upper = lower.toUpper();
const QString alphanumeric = digits + lower + upper;
const QString base64 = alphanumeric + u"+/"_s;

//! As a program draws it by lot, the same each time.
QString drawn(const QString &letters, int count, quint32 seed = 7)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        seed = seed * 1'664'525 + 1'013'904'223;
        text += letters.at((seed >> 16) % static_cast<quint32>(letters.size()));
    }
    return text;
}

QString privateKey(const QString &kind, const QString &lineBreak, const QString &headers = {})
{
    QString text = "-----BEG"_L1 + u"IN "_s + kind + u"-----"_s + lineBreak + headers;
    for (quint32 i = 0; i < 3; ++i) {
        text += drawn(base64, 64, i) + lineBreak;
    }
    return text + "-----E"_L1 + u"ND "_s + kind + u"-----"_s + lineBreak;
}

QString webToken(const QByteArray &header, const QByteArray &claims)
{
    const auto encoded = [](const QByteArray &bytes) {
        return QString::fromLatin1(
            bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    return encoded(header) + u'.' + encoded(claims) + u'.' + drawn(alphanumeric, 43);
}

QString inJson(const QString &text)
{
    const QByteArray json
        = QJsonDocument(QJsonObject{{u"v"_s, text}}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json);
}

//! "1 aws-access-key AKIA…"
QStringList found(const QString &text)
{
    QStringList lines;
    const QList<SecretFinding> findings = findSecrets(text);
    for (const SecretFinding &finding : findings) {
        lines.append(QString::number(finding.line) + u' ' + finding.kind + u' ' + finding.masked);
    }
    return lines;
}

QStringList kinds(const QString &text)
{
    QStringList names;
    const QList<SecretFinding> findings = findSecrets(text);
    for (const SecretFinding &finding : findings) {
        names.append(finding.kind);
    }
    return names;
}

} // namespace

class SecretScanTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void key_isFoundByItsShape_data();
    void key_isFoundByItsShape();
    void secret_isFoundByItsName_data();
    void secret_isFoundByItsName();
    void place_isToldOnce_data();
    void place_isToldOnce();
    void ordinaryText_hasNone_data();
    void ordinaryText_hasNone();
    void findings_areCapped();
    void halfPairs_hideNothing();
    void scan_isLinear_data();
    void scan_isLinear();
    void ownSources_haveNone();
};

void SecretScanTest::init()
{
    QTest::failOnWarning();
}

void SecretScanTest::key_isFoundByItsShape_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const QString &kind, const QString &key) {
        QTest::newRow(name) << kind << key;
    };
    const QString pem = u"private-key"_s;
    row("RSA", pem, privateKey(u"RSA PRIVATE KEY"_s, u"\n"_s));
    row("PKCS8", pem, privateKey(u"PRIVATE KEY"_s, u"\r\n"_s));
    row("EC", pem, privateKey(u"EC PRIVATE KEY"_s, u"\n    "_s));
    row("OpenSSH", pem, privateKey(u"OPENSSH PRIVATE KEY"_s, u"\n"_s));
    row("encrypted", pem, privateKey(u"ENCRYPTED PRIVATE KEY"_s, u"\n"_s));
    row("encrypted as of old", pem,
        privateKey(u"RSA PRIVATE KEY"_s, u"\n"_s,
                   u"Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B2C3D\n\n"_s));
    row("PGP", pem, privateKey(u"PGP PRIVATE KEY BLOCK"_s, u"\n"_s, u"Comment: some key\n\n"_s));
    row("in a C string", pem, privateKey(u"PRIVATE KEY"_s, u"\\n\"\n  \""_s));
    row("escaped twice", pem, privateKey(u"PRIVATE KEY"_s, u"\\\\n"_s));
    row("PuTTY's", pem,
        u"Private-"_s + u"Lines: 2\n"_s + drawn(base64, 64) + u'\n' + drawn(base64, 64, 3)
            + u"\nPrivate-MAC: 0a"_s);
    row("encoded once more", pem,
        QString::fromLatin1(privateKey(u"RSA PRIVATE KEY"_s, u"\n"_s).toLatin1().toBase64()));
    row("AWS", u"aws-access-key"_s, u"AK"_s + u"IA"_s + drawn(upper + u"234567"_s, 16));
    row("AWS for a while", u"aws-access-key"_s, u"AS"_s + u"IA"_s + drawn(upper + u"234567"_s, 16));
    for (const QString &letter : {u"p"_s, u"o"_s, u"u"_s, u"s"_s, u"r"_s}) {
        row(qPrintable(u"GitHub "_s + letter), u"github-token"_s,
            u"gh"_s + letter + u'_' + drawn(alphanumeric, 36));
    }
    row("GitHub, fine-grained", u"github-token"_s,
        u"github"_s + u"_pat_"_s + drawn(alphanumeric, 22) + u'_' + drawn(alphanumeric, 59, 3));
    row("GitLab", u"gitlab-token"_s, u"glp"_s + u"at-"_s + drawn(alphanumeric, 20));
    row("GitLab runner", u"gitlab-token"_s, u"glr"_s + u"t-"_s + drawn(alphanumeric, 20));
    row("Slack bot", u"slack-token"_s,
        u"xox"_s + u"b-"_s + drawn(digits, 12) + u'-' + drawn(digits, 12, 3) + u'-'
            + drawn(alphanumeric, 24));
    row("Slack app", u"slack-token"_s,
        u"xap"_s + u"p-1-A"_s + drawn(upper + digits, 10) + u'-' + drawn(digits, 13) + u'-'
            + drawn(hex, 64));
    row("Slack webhook", u"slack-webhook"_s,
        u"hooks.sla"_s + u"ck.com/services/T"_s + drawn(upper + digits, 10) + u"/B"_s
            + drawn(upper + digits, 10, 3) + u'/' + drawn(alphanumeric, 24));
    row("Discord webhook", u"discord-webhook"_s,
        u"discord.com/api/web"_s + u"hooks/"_s + drawn(digits, 18) + u'/'
            + drawn(alphanumeric, 68));
    row("Stripe", u"stripe-key"_s, u"sk_li"_s + u"ve_"_s + drawn(alphanumeric, 24));
    row("Stripe, restricted", u"stripe-key"_s, u"rk_li"_s + u"ve_"_s + drawn(alphanumeric, 99));
    row("OpenAI of old", u"model-key"_s,
        u"sk"_s + u'-' + drawn(alphanumeric, 20) + u"T3Blbk"_s + u"FJ"_s
            + drawn(alphanumeric, 20, 3));
    row("OpenAI, project", u"model-key"_s,
        u"sk"_s + u"-proj-"_s + drawn(alphanumeric + u"_-"_s, 156));
    row("LiteLLM", u"model-key"_s, u"sk"_s + u'-' + drawn(alphanumeric + u"_-"_s, 22));
    row("DeepSeek", u"model-key"_s, u"sk"_s + u'-' + drawn(hex, 32));
    row("Anthropic", u"anthropic-key"_s,
        u"sk"_s + u"-ant-api03-"_s + drawn(alphanumeric + u"_-"_s, 93) + u"AA"_s);
    row("OpenRouter", u"openrouter-key"_s, u"sk"_s + u"-or-v1-"_s + drawn(hex, 64));
    row("Groq", u"model-key"_s, u"gs"_s + u"k_"_s + drawn(alphanumeric, 52));
    row("xAI", u"model-key"_s, u"xa"_s + u"i-"_s + drawn(alphanumeric, 80));
    row("Perplexity", u"model-key"_s, u"ppl"_s + u"x-"_s + drawn(alphanumeric, 48));
    row("NVIDIA", u"model-key"_s, u"nva"_s + u"pi-"_s + drawn(alphanumeric, 64));
    row("Replicate", u"replicate-token"_s, u"r8"_s + u"_"_s + drawn(alphanumeric, 37));
    row("Google", u"google-key"_s, u"AI"_s + u"za"_s + drawn(alphanumeric + u"_-"_s, 35));
    row("Google OAuth", u"google-key"_s, u"GOC"_s + u"SPX-"_s + drawn(alphanumeric, 28));
    row("npm", u"npm-token"_s, u"np"_s + u"m_"_s + drawn(alphanumeric, 36));
    row("PyPI", u"pypi-token"_s, u"pyp"_s + u"i-AgEIcHlwaS5vcmc"_s + drawn(alphanumeric, 150));
    row("Hugging Face", u"huggingface-token"_s, u"hf"_s + u'_' + drawn(lower + upper, 34));
    row("SendGrid", u"sendgrid-key"_s,
        u"S"_s + u"G."_s + drawn(alphanumeric, 22) + u'.' + drawn(alphanumeric, 43, 3));
    row("Twilio", u"twilio-key"_s, u"S"_s + u'K' + drawn(hex, 32));
    row("DigitalOcean", u"digitalocean-token"_s, u"dop"_s + u"_v1_"_s + drawn(hex, 64));
    row("Shopify", u"shopify-token"_s, u"shp"_s + u"at_"_s + drawn(hex, 32));
    row("Databricks", u"databricks-token"_s, u"dap"_s + u'i' + drawn(hex, 32));
    row("Vault", u"vault-token"_s, u"hv"_s + u"s."_s + drawn(alphanumeric, 90));
    row("Atlassian", u"atlassian-token"_s, u"ATA"_s + u"TT3"_s + drawn(alphanumeric, 186));
    row("age", u"age-key"_s, u"AGE-SEC"_s + u"RET-KEY-1"_s + drawn(upper + digits, 58));
    row("Telegram", u"telegram-token"_s,
        drawn(digits, 10) + u":A"_s + u'A' + drawn(alphanumeric, 33));
    row("web token", u"web-token"_s,
        webToken(R"({"alg":"HS256","typ":"JWT"})"_ba, R"({"sub":"4711","exp":1712345678})"_ba));
    row("password in a URL", u"url-password"_s, u"https://me:hunt"_s + u"er2@git.acme.io/x.git"_s);
    row("password of a database", u"url-password"_s,
        u"postgresql+psycopg://app:Zk"_s + u"7!p@ss:w9@db.acme.io:5432/app"_s);
    row("password without a user", u"url-password"_s, u"redis://:hunt"_s + u"er22@cache.acme.io"_s);
}

//! Wherever a key may stand: alone, within a line, among lines, and escaped.
void SecretScanTest::key_isFoundByItsShape()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, key);
    const QStringList once{kind};
    QCOMPARE(kinds(key), once);
    QCOMPARE(kinds(u"got ("_s + key + u"), twice"_s), once);
    QCOMPARE(kinds(u"KEY='"_s + key + u"'"_s), once);
    QCOMPARE(kinds(u"first\n"_s + key + u"\nlast\n"_s), once);
    QCOMPARE(findSecrets(QString(u"first\nsecond\n"_s + key)).constFirst().line, 3);
    const QString json = inJson(u"first\n"_s + key + u"\n\tlast"_s);
    QCOMPARE(kinds(json), once);
    QCOMPARE(kinds(inJson(json)), once);
    if (kind != u"private-key"_s && kind != u"url-password"_s) {
        QCOMPARE(kinds(u'x' + key), QStringList());
        QCOMPARE(kinds(u"?k=%20"_s + key + u"&x"_s), once);
    }
}

void SecretScanTest::secret_isFoundByItsName_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QString &before, const QString &after = {},
                        const QString &value = drawn(alphanumeric, 32)) {
        QTest::newRow(name) << before << after << value;
    };
    row("environment", u"ACME_API_KEY="_s);
    row("environment, exported", u"export ACME_TOKEN=\""_s, u"\""_s);
    row("JSON", u"{\"api_key\": \""_s, u"\"}"_s);
    row("JSON in JSON", u"{\\\"apiKey\\\":\\\""_s, u"\\\",\\\"a\\\":1}"_s);
    row("JSON in JSON in JSON", u"{\\\\\\\"apiKey\\\\\\\":\\\\\\\""_s, u"\\\\\\\"}"_s);
    row("behind an escaped line feed", u"first\\nDB_PASSWORD="_s, u"\\nlast"_s);
    row("YAML", u"  client_secret: "_s);
    row("Python", u"self.auth_token = '"_s, u"'"_s);
    row("Python's environment", u"os.environ['SIGNING_KEY'] = '"_s, u"'"_s);
    row("TypeScript", u"const clientSecret: string = `"_s, u"`;"_s);
    row("Go", u"secretKey := \""_s, u"\""_s);
    row("Ruby", u":password => '"_s, u"',"_s);
    row("XML", u"<apiToken>"_s, u"</apiToken>"_s);
    row("a header", u"Authorization: Bearer "_s);
    row("a header in C", u"{\"Authorization\", \"x\"}, {\"X-Auth-Token\": \""_s, u"\"}"_s);
    row("an option", u"tool --access-token="_s, u" run"_s);
    row("a query", u"https://acme.io/?access_token="_s, u"&x=1"_s);
    row("on the next line", u"api_key =\n    \""_s, u"\""_s);
    row("with symbols", u"password = \""_s, u"\""_s, drawn(alphanumeric + u"!#%&*@;:,"_s, 24));
    row("of twenty", u"token = \""_s, u"\""_s, drawn(alphanumeric, 20));
    row("hex", u"SECRET_KEY=\""_s, u"\""_s, drawn(hex, 64));
    row("small letters and digits", u"secret: "_s, {}, drawn(lower + digits, 32));
    row("base64", u"AccountKey="_s, u";"_s, drawn(base64, 86) + u"=="_s);
}

void SecretScanTest::secret_isFoundByItsName()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const QString, value);
    const QString masked = value.first(4) + u'…';
    const QString line = QString::number(before.count(u'\n') + 2);
    const QStringList once{line + u" assigned-secret "_s + masked};
    QCOMPARE(found(u"first\n"_s + before + value + after + u"\nlast"_s), once);
    QCOMPARE(kinds(before + value + after), QStringList(u"assigned-secret"_s));
    QCOMPARE(kinds(inJson(before + value + after)), QStringList(u"assigned-secret"_s));
    QCOMPARE(kinds(u"AWS_SECRET_ACCESS_KEY='"_s + value + u"'"_s),
             QStringList(u"aws-secret-key"_s));
}

void SecretScanTest::place_isToldOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("findings");
    const QString github = u"gh"_s + u"p_"_s + drawn(alphanumeric, 36);
    const QString anthropic = u"sk"_s + u"-ant-api03-"_s + drawn(alphanumeric, 93);
    const QString random = drawn(alphanumeric, 32);
    QTest::newRow("known shape and name")
        << u"GITHUB_TOKEN="_s + github << QStringList{u"1 github-token ghp_…"_s};
    QTest::newRow("two shapes") << anthropic << QStringList{u"1 anthropic-key sk-a…"_s};
    QTest::newRow("in a URL") << u"https://oauth2:"_s + github + u"@github.com/a/b"_s
                              << QStringList{u"1 github-token ghp_…"_s};
    QTest::newRow("the same at two places") << github + u'\n'
            + github << QStringList{u"1 github-token ghp_…"_s, u"2 github-token ghp_…"_s};
    QTest::newRow("in the order of the text")
        << u"token="_s + random + u"\n\n"_s + github
        << QStringList{u"1 assigned-secret "_s + random.first(4) + u'…', u"3 github-token ghp_…"_s};
    QTest::newRow("a short password")
        << u"https://me:hunt"_s + u"er2@git.acme.io"_s << QStringList{u"1 url-password h…"_s};
    QTest::newRow("a password with an escape character") << u"https://me:a\x1b[31mhunt"_s
            + u"er2@git.acme.io"_s << QStringList{u"1 url-password a…"_s};
    QTest::newRow("a name in what another name names") << u"api_key=\"a=1&secret="_s + random
            + u"\""_s << QStringList{u"1 assigned-secret "_s + random.first(4) + u'…'};
    const QString key = privateKey(u"RSA PRIVATE KEY"_s, u"\n"_s);
    QTest::newRow("a private key") << u"a\nb: "_s
            + key << QStringList{u"2 private-key "_s + key.section(u'\n', 1, 1).first(4) + u'…'};
}

void SecretScanTest::place_isToldOnce()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, findings);
    QCOMPARE(found(text), findings);
}

void SecretScanTest::ordinaryText_hasNone_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    const QString random = drawn(alphanumeric, 32);
    row("empty", {});
    row("plain password", u"password = foo"_s);
    row("long plain password", u"password = \"correct-horse-battery-staple\""_s);
    row("sk- in words", u"risk-assessment-of-the-2nd-quarter-2024 and task-3f9a8b7c6d5e4f3a2b1c"_s);
    row("sk- as a name", u"sk-local-test-key-number-1, sk-learn-contrib-2-of-the-best"_s);
    row("sk- too short", u"sk-abc123"_s);
    row("sk- counted", u"sk-1234567890abcdef1234567890abcdef"_s);
    row("AWS's example", u"AKIAIOSFODNN7"_s + u"EXAMPLE"_s);
    row("AWS's other example",
        u"aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY"_s + u"EXAMPLEKEY"_s);
    row("AWS in a longer word", u"XAKIA"_s + drawn(upper + u"234567"_s, 20));
    row("Asia", u"ASIAPACIFICREGIONALX"_s);
    row("GitHub's placeholder", u"ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"_s);
    row("GitHub too long", u"ghp_"_s + drawn(alphanumeric, 400));
    row("GitLab's placeholder", u"glpat-my-personal-access-token"_s);
    row("Slack's placeholder", u"xoxb-your-bot-token-goes-here-1"_s);
    row("Slack's example",
        u"https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"_s);
    row("Stripe's test key", u"sk_test_"_s + drawn(alphanumeric, 24));
    row("Hugging Face's class", u"hf_ModelForSequenceClassificationConfigs"_s);
    row("npm's setting", u"npm_config_registry and npm_lifecycle_event"_s);
    row("SG as a name", u"SG.countries.regions"_s);
    row("the line above a key", u"-----BEGIN RSA PRIVATE "_s + u"KEY-----"_s);
    row("the lines around a key",
        u"-----BEGIN PRIVATE "_s + u"KEY-----\\n...\\n-----END PRIVATE KEY-----"_s);
    row("prose about a key",
        u"-----BEGIN PRIVATE "_s
            + u"KEY----- is what the first line says, and then come lines of base64, which end with "
              "-----END"_s);
    row("a public key",
        u"-----BEGIN PUBLIC KEY-----\n"_s + drawn(base64, 64) + u'\n' + drawn(base64, 64, 3)
            + u"\n-----END PUBLIC KEY-----"_s);
    row("a certificate",
        u"-----BEGIN CERTIFICATE-----\n"_s + drawn(base64, 64) + u'\n' + drawn(base64, 64, 3)
            + u"\n-----END CERTIFICATE-----"_s);
    row("a public SSH key", u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI"_s + drawn(base64, 43));
    row("the web token of tutorials",
        webToken(R"({"alg":"HS256","typ":"JWT"})"_ba,
                 R"({"sub":"1234567890","name":"John Doe","iat":1516239022})"_ba));
    row("no web token",
        u"eyJhbGciOiJIUzI1NiJ9.eyJub3RoaW5n-----------.abcdefghijklmnopqrstuvwxyz"_s);
    row("URL, placeholder", u"https://user:password@host.example/x"_s);
    row("URL, short placeholder", u"postgres://user:pass@db.acme.io/x"_s);
    row("URL, variable", u"https://me:${TOKEN}@acme.io and https://me:$TOKEN@acme.io"_s);
    row("URL, template", u"https://me:{{ token }}@acme.io, https://me:{token}@acme.io"_s);
    row("URL, angles", u"https://me:<password>@acme.io"_s);
    row("URL, stars", u"https://me:*****@acme.io"_s);
    row("URL, format", u"mysql://%s:%s@%s.acme.io/x"_s);
    row("URL, localhost", u"amqp://app:Zk7pw9xQ@localhost:5672, http://a:Zk7pw9xQ@127.0.0.1/"_s);
    row("URL, another container", u"postgres://app:s3cretpw@db:5432/app"_s);
    row("URL, user twice", u"postgres://postgres2:postgres2@db.acme.io/app"_s);
    row("URL, user alone", u"ssh://git@github.com:22/a, https://github.com/@me/x:y@z"_s);
    row("mail", u"mailto:me@acme.io, a:b@acme.io"_s);
    row("placeholder", u"api_key = \"your-api-key-here-1234\""_s);
    row("another placeholder", u"api_key = \"changeme-changeme-2024-a1b2\""_s);
    row("variable", u"api_key: \"${ACME_API_KEY_2_FROM_VAULT}\""_s);
    row("template", u"token: {{ .Values.global.a1b2c3d4e5.token }}"_s);
    row("crosses", u"token=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"_s);
    row("call", u"token = getOAuth2TokenV1FromStorage3x9(arguments)"_s);
    row("member", u"apiKey = settings.a1B2c3.connection.key4Model"_s);
    row("words in quotes", u"secret = \"the-quick-brown-fox-jumps-over-13-lazy-dogs\""_s);
    row("UUID", u"token = \"3f2504e0-4f89-11d3-9a0c-0305e82c3301\""_s);
    row("public key by its name", u"public_key = \""_s + random + u"\""_s);
    row("a key's name", u"key_id = \""_s + random + u"\", apiKeyName=\""_s + random + u"\""_s);
    row("hash of a token", u"token_sha256 = \""_s + drawn(hex, 64) + u"\""_s);
    row("no such name", u"monkeys = \""_s + random + u"\", value = \""_s + random + u"\""_s);
    row("commit", u"commit: "_s + drawn(hex, 40));
    row("integrity", u"\"integrity\": \"sha512-"_s + drawn(base64, 86) + u"==\""_s);
    row("integrity of a token", u"token: sha256:"_s + drawn(hex, 64));
    row("hash in a lock file", u"sha256 = \""_s + drawn(hex, 64) + u"\""_s);
    row("page token", u"nextPageToken: \""_s + random + u"\""_s);
    row("cache key", u"cache_key = \""_s + random + u"\""_s);
    row("picture", u"key: \"data:image/png;base64,"_s + drawn(base64, 200) + u"\""_s);
    row("bare picture", u"key: \"iVBORw0KGgo"_s + drawn(base64, 200) + u"\""_s);
    row("picture in Markdown", u"![a](data:image/png;base64,"_s + drawn(base64, 2000) + u")"_s);
    row("tokens counted", u"max_tokens = 100000000000000000000000000"_s);
    row("time",
        u"token_expiry: 2024-01-01T00:00:00.000000Z, token = \"2024-01-01T00:00:00.000Z\""_s);
    row("address", u"token_url: https://acme.io/a1B2c3D4/e5F6g7H8/token"_s);
    row("model", u"token_model = claude-3-5-sonnet-20241022-v2"_s);
    row("value alone", random);
    row("prose", u"The key to the secret: tokens, passwords and an auth: none of them is here."_s);
}

void SecretScanTest::ordinaryText_hasNone()
{
    QFETCH(const QString, text);
    QCOMPARE(found(text), QStringList());
    QCOMPARE(found(u"first\n"_s + text + u"\nlast"_s), QStringList());
    QCOMPARE(found(inJson(text)), QStringList());
}

void SecretScanTest::findings_areCapped()
{
    QString text;
    for (quint32 i = 0; i < 300; ++i) {
        text += (i % 2 == 0 ? u"token="_s : QString(u"gh"_s + u"p_"_s)) + drawn(alphanumeric, 36, i)
            + u'\n';
    }
    const QList<SecretFinding> findings = findSecrets(text);
    QCOMPARE(findings.size(), mostSecretFindings);
    QCOMPARE(findings.constLast().line, 100);
}

void SecretScanTest::halfPairs_hideNothing()
{
    const QString half = u"🙂"_s.first(1);
    const QString key = u"gh"_s + u"p_"_s + drawn(alphanumeric, 36);
    QCOMPARE(found(half + u'\n' + key + half), QStringList(u"2 github-token ghp_…"_s));
}

void SecretScanTest::scan_isLinear_data()
{
    QTest::addColumn<QString>("piece");
    for (const auto piece : {"a"_L1,
                             "k"_L1,
                             "-"_L1,
                             "1"_L1,
                             "sk-"_L1,
                             "sk-ant-"_L1,
                             "-----BEGIN"_L1,
                             "-----BEGIN PRIVATE KEY-----"_L1,
                             "-----BEGIN A "_L1,
                             "eyJ"_L1,
                             "-eyJ"_L1,
                             "eyJaaaaaaaaa."_L1,
                             "\\neyJa"_L1,
                             "://"_L1,
                             "a://a:"_L1,
                             "a://a:b@"_L1,
                             "key="_L1,
                             "key=\""_L1,
                             "key:key=\" "_L1,
                             "key \\\"\\\"\\\""_L1,
                             "key: a"_L1,
                             "token: a ="_L1,
                             "secret  \t "_L1,
                             "SG.aaaaaaaaaaaaaaaaa"_L1,
                             "LS0tLS1CRUdJTi"_L1,
                             "hf_"_L1,
                             "AKIA"_L1,
                             "password=\"aaaaaaaaaaaaaaaaaaaaa"_L1,
                             "\\u00"_L1,
                             "%25"_L1,
                             "key\n"_L1,
                             "\n"_L1}) {
        QTest::newRow(piece.data()) << QString(piece);
    }
}

//! About a second where it is linear; a square would run into the end that is set to every test.
void SecretScanTest::scan_isLinear()
{
    QFETCH(const QString, piece);
    const QString key = u"gh"_s + u"p_"_s + drawn(alphanumeric, 36);
    const QString text = piece.repeated(2'000'000 / piece.size()) + u"\n "_s + key;
    QCOMPARE(kinds(text), QStringList(u"github-token"_s));
}

//! What stands in this project's own sources and pages is a fair sample of what is no secret.
void SecretScanTest::ownSources_haveNone()
{
    const QString root = QStringLiteral(ROO_SOURCE_DIR);
    QStringList paths{root + u"/README.md"_s};
    for (const QString &folder : {u"/app"_s, u"/resources"_s}) {
        QDirIterator files(root + folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            paths.append(files.next());
        }
    }
    QVERIFY(paths.size() > 100);
    for (const QString &path : std::as_const(paths)) {
        const Result<QByteArray> bytes = text::readFile(path, 16'777'216);
        QVERIFY2(bytes, qPrintable(path));
        const QStringList findings = found(QString::fromUtf8(*bytes));
        QVERIFY2(findings.isEmpty(), qPrintable(path + u": "_s + findings.join(u", "_s)));
    }
}

QTEST_GUILESS_MAIN(SecretScanTest)
#include "tst_secretscan.moc"
