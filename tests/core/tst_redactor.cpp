// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/redactor.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

//! Looks like nothing that the patterns know, and has characters that every encoding changes.
constexpr auto oddKey = "k?y+/\"\\%2f\xC3\xA4~longer"_L1;

QByteArray oddKeyBytes()
{
    return QByteArray(oddKey.data(), oddKey.size());
}

QString jsonString(const QString &text)
{
    const QByteArray json
        = QJsonDocument(QJsonObject{{u"v"_s, text}}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json);
}

Redactor redactorFor(const QByteArray &secret)
{
    Redactor redactor;
    redactor.addSecret(Secret(secret));
    return redactor;
}

} // namespace

class RedactorTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void secret_knownInEveryForm_data();
    void secret_knownInEveryForm();
    void secret_knownInsideBase64_data();
    void secret_knownInsideBase64();
    void secret_ofAnyLength_data();
    void secret_ofAnyLength();
    void secret_tooShortIsIgnored();
    void secret_knownBesideBrokenText();
    void secret_severalAreTakenOut();
    void secret_copiesOutliveTheFirst();
    void pattern_takesKeysOut_data();
    void pattern_takesKeysOut();
    void pattern_leavesOrdinaryText_data();
    void pattern_leavesOrdinaryText();
    void redact_isLinear_data();
    void redact_isLinear();
};

void RedactorTest::init()
{
    QTest::failOnWarning();
}

void RedactorTest::secret_knownInEveryForm_data()
{
    QTest::addColumn<QString>("form");
    const QByteArray bytes = oddKeyBytes();
    const QString text = QString::fromUtf8(bytes);
    QTest::newRow("plain") << text;
    QTest::newRow("percent-encoded") << QString::fromLatin1(bytes.toPercentEncoding());
    QTest::newRow("lower-case hex") << QString::fromLatin1(bytes.toPercentEncoding()).toLower();
    QTest::newRow("every byte percent-encoded") << QString::fromLatin1('%' + bytes.toHex('%'));
    QTest::newRow("percent-encoded twice")
        << QString::fromLatin1(bytes.toPercentEncoding().toPercentEncoding());
    QTest::newRow("as a query") << QString::fromLatin1(QUrl::toPercentEncoding(text, "?/"_ba));
    const QString json = jsonString(text);
    QTest::newRow("JSON") << json.sliced(6, json.size() - 8);
    const QString twice = jsonString(json);
    QTest::newRow("JSON in JSON") << twice.sliced(15, twice.size() - 20);
    QTest::newRow("JSON with escaped slash and umlaut") << u"k?y+\\/\\\"\\\\%2f\\u00e4~longer"_s;
    QTest::newRow("base64") << QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
    QTest::newRow("base64 for URLs") << QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

void RedactorTest::secret_knownInEveryForm()
{
    QFETCH(const QString, form);
    const Redactor redactor = redactorFor(oddKeyBytes());
    const QString redacted = redactor.redact(u"before <"_s + form + u"> after"_s);
    // Of base64's last character, a few bits may belong to the neighbour.
    static const QRegularExpression expected(u"^before <\\*\\*\\*.?> after$"_s);
    QVERIFY2(expected.match(redacted).hasMatch(), qPrintable(redacted));
}

void RedactorTest::secret_knownInsideBase64_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("suffix");
    QTest::addColumn<bool>("forUrls");
    for (qsizetype before = 0; before < 4; ++before) {
        for (qsizetype after = 0; after < 4; ++after) {
            for (const bool forUrls : {false, true}) {
                QTest::addRow("%d before, %d after%s", static_cast<int>(before),
                              static_cast<int>(after), forUrls ? ", for URLs" : "")
                    << QByteArray(before, '\xfb') << QByteArray(after, '\xff') << forUrls;
            }
        }
    }
}

void RedactorTest::secret_knownInsideBase64()
{
    QFETCH(const QByteArray, prefix);
    QFETCH(const QByteArray, suffix);
    QFETCH(const bool, forUrls);
    const QByteArray key = "canary?key>0123456789"_ba;
    const auto alphabet = forUrls ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
    const QByteArray whole = prefix + key + suffix;
    const QByteArray encoded = whole.toBase64(alphabet);
    const QString redacted = redactorFor(key).redact(QString::fromLatin1(encoded));
    QVERIFY2(redacted.contains(u"***"_s), encoded.constData());
    // Nothing of the key but bits of its first and last byte can be left.
    const QByteArray left
        = QByteArray::fromBase64(redacted.toLatin1().replace("***", ""), alphabet);
    QVERIFY(!left.contains("anar"));
    QVERIFY(redacted.size() <= encoded.size() - key.size() * 8 / 6 + 2 + 3);
}

void RedactorTest::secret_ofAnyLength_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {4, 95, 96, 97, 1'000, 2'000, 20'000, 65'536}) {
        QTest::addRow("%d", length) << length;
    }
}

void RedactorTest::secret_ofAnyLength()
{
    QFETCH(int, length);
    QByteArray secret;
    for (int i = 0; i < length; ++i) {
        secret += "QrstUvwx9-_z"[(i * 7 + i / 12) % 12];
    }
    Redactor redactor;
    redactor.addSecret(Secret(secret));
    const QString key = QString::fromLatin1(secret);
    const QString base64 = QString::fromLatin1(secret.toBase64());
    QCOMPARE(redactor.redact(u"got \""_s + key + u"\", refused"_s), u"got \"***\", refused"_s);
    const QString encoded = redactor.redact(u"got "_s + base64 + u" instead"_s);
    QVERIFY2(length < 8 || !encoded.contains(base64.left(8)), qPrintable(encoded.left(200)));
    QVERIFY2(length < 16 || !encoded.contains(base64.right(12).left(8)),
             qPrintable(encoded.right(200)));
}

void RedactorTest::secret_tooShortIsIgnored()
{
    QCOMPARE(redactorFor("abc"_ba).redact(u"abc abc"_s), u"abc abc"_s);
    QCOMPARE(redactorFor(""_ba).redact(u"abc"_s), u"abc"_s);
    QCOMPARE(redactorFor("abcd"_ba).redact(u"abc abcd"_s), u"abc ***"_s);
}

void RedactorTest::secret_knownBesideBrokenText()
{
    // Half a surrogate pair, as in a text that was cut; regular expressions refuse such a subject.
    const QString cut = u"🙂"_s.first(1) + u" canary-key"_s;
    QVERIFY(redactorFor("canary-key"_ba).redact(cut).endsWith(u" ***"_s));
}

void RedactorTest::secret_severalAreTakenOut()
{
    Redactor redactor;
    redactor.addSecret(Secret("first-canary"_ba));
    redactor.addSecret(Secret("second.canary"_ba));
    QCOMPARE(redactor.redact(u"first-canary, second.canary; secondxcanary"_s),
             u"***, ***; secondxcanary"_s);
}

void RedactorTest::secret_copiesOutliveTheFirst()
{
    const QByteArray bytes = "canary-key"_ba;
    Secret copy;
    {
        const Secret first(bytes);
        copy = first;
        QVERIFY(!first.isEmpty());
    }
    QCOMPARE(copy.reveal(), "canary-key"_ba);
    QCOMPARE(bytes, "canary-key"_ba);
    QVERIFY(Secret().isEmpty());
}

void RedactorTest::pattern_takesKeysOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    const auto row = [](const char *name, const QString &text, const QString &redacted) {
        QTest::newRow(name) << text << redacted;
    };
    row("sk-", u"got sk-abcDEF_123-x."_s, u"got ***."_s);
    row("sk- in quotes", u"'sk-abcdef123'"_s, u"'***'"_s);
    row("sk- behind %20", u"key%20sk-abcdef123"_s, u"key%20***"_s);
    row("sk- behind \\n", u"key\\nsk-abcdef123"_s, u"key\\n***"_s);
    row("LiteLLM's message", u"Received API Key = sk-...1234, Key Hash (Token) =88dc"_s,
        u"Received API Key = ***, Key Hash (Token) =88dc"_s);
    row("OpenAI's message", u"Incorrect API key provided: abc***def. You can"_s,
        u"Incorrect API key provided: *** You can"_s);
    row("bearer", u"Authorization: Bearer abcdef123"_s, u"Authorization: Bearer ***"_s);
    row("bearer alone", u"sent bearer abcdef123, refused"_s, u"sent bearer ***, refused"_s);
    row("bearer as JSON", uR"({"Authorization":"Bearer abcdef123"})"_s,
        uR"({"Authorization":"Bearer ***"})"_s);
    row("basic", u"Authorization: Basic dXNlcjpwYXNz"_s, u"Authorization: Basic ***"_s);
    row("api_key", u"api_key=abcdef&x=1"_s, u"api_key=***&x=1"_s);
    row("api-key", u"api-key: abcdef"_s, u"api-key: ***"_s);
    row("variable", u"LITELLM_API_KEY=\"abcdef\""_s, u"LITELLM_API_KEY=\"***\""_s);
    row("x-api-key", u"x-api-key: abcdef"_s, u"x-api-key: ***"_s);
    row("apikey as JSON", uR"("apiKey" : "abcdef", "a": 1)"_s, uR"("apiKey" : "***", "a": 1)"_s);
    row("JSON in JSON", uR"({\"api_key\": \"abcdef\"})"_s, uR"({\"api_key\": \"***\"})"_s);
    row("Azure's header", u"Ocp-Apim-Subscription-Key: abcdef"_s,
        u"Ocp-Apim-Subscription-Key: ***"_s);
    row("percent-encoded", u"?api_key%3Dabcdef"_s, u"?api_key%3D***"_s);
    row("user information", u"https://me:pass@host/x"_s, u"https://***@host/x"_s);
    row("user alone", u"see http://token@host."_s, u"see http://***@host."_s);
    row("at sign in the password", u"http://me:p@ss@host"_s, u"http://***@host"_s);
    row("escaped slashes", u"http:\\/\\/me:pass@host"_s, u"http:\\/\\/***@host"_s);
    row("web token", u"t=eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl;"_s, u"t=***;"_s);
}

void RedactorTest::pattern_takesKeysOut()
{
    QFETCH(const QString, text);
    QFETCH(const QString, redacted);
    QCOMPARE(Redactor().redact(text), redacted);
    QCOMPARE(Redactor().redact(redacted), redacted);
}

void RedactorTest::pattern_leavesOrdinaryText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("risk-") << u"a risk-assessment and a task-manager"_s;
    QTest::newRow("key as a word") << u"You can find your API key at https://host/account."_s;
    QTest::newRow("missing prefix") << u"Ensure Key has `Bearer ` prefix."_s;
    QTest::newRow("mail address") << u"write to me@host or see https://host/@me"_s;
    QTest::newRow("model name") << u"openrouter/qwen/qwen3-coder:free"_s;
    QTest::newRow("prose") << u"bearer of news; eyJ is how web tokens begin"_s;
}

void RedactorTest::pattern_leavesOrdinaryText()
{
    QFETCH(const QString, text);
    QCOMPARE(Redactor().redact(text), text);
}

void RedactorTest::redact_isLinear_data()
{
    QTest::addColumn<QString>("piece");
    for (const auto piece :
         {"a"_L1, "sk-"_L1, "eyJ"_L1, "-eyJ"_L1, "eyJaaaaaa."_L1, "://"_L1, "://a"_L1, "@"_L1,
          "api_key "_L1, "api_key="_L1, "api_key\"\"\""_L1, "bearer "_L1, "bearer  \t"_L1, "%25"_L1,
          "%2525"_L1, "\\\\"_L1, "\\u00"_L1, "aaaaaaab"_L1, "authorization:basic "_L1}) {
        QTest::newRow(piece.data()) << QString(piece);
    }
}

//! Milliseconds where it is linear; a square would run into the end that is set to every test.
void RedactorTest::redact_isLinear()
{
    QFETCH(const QString, piece);
    const QString key = u"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"_s;
    const QString text = piece.repeated(2'000'000 / piece.size()) + u' ' + key;
    const Redactor redactor = redactorFor(key.toLatin1());
    QVERIFY(!redactor.redact(text).contains(key));
}

QTEST_GUILESS_MAIN(RedactorTest)
#include "tst_redactor.moc"
