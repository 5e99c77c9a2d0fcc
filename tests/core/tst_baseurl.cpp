// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/baseurl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::config;

class BaseUrlTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void baseUrl_isNormalised_data();
    void baseUrl_isNormalised();
    void baseUrl_isRefused_data();
    void baseUrl_isRefused();
    void baseUrl_isStable();
    void loopback_isThisMachine_data();
    void loopback_isThisMachine();
    void endpoint_isSchemeHostAndPort_data();
    void endpoint_isSchemeHostAndPort();
};

void BaseUrlTest::init()
{
    QTest::failOnWarning();
}

void BaseUrlTest::baseUrl_isNormalised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    const auto row = [](const QString &text, const QString &url) {
        QTest::newRow(qPrintable(text)) << text << url;
    };
    row(u"http://h:4000"_s, u"http://h:4000"_s);
    row(u" http://h:4000/ "_s, u"http://h:4000"_s);
    row(u"http://h:4000/\r\n"_s, u"http://h:4000"_s);
    row(u"http://h:4000//"_s, u"http://h:4000"_s);
    row(u"http://h:4000/v1"_s, u"http://h:4000/v1"_s);
    row(u"http://h:4000/v1/"_s, u"http://h:4000/v1"_s);
    row(u"http://h:4000//v1//"_s, u"http://h:4000/v1"_s);
    row(u"http://h:4000/chat/completions"_s, u"http://h:4000"_s);
    row(u"http://h:4000/v1/chat/completions"_s, u"http://h:4000/v1"_s);
    row(u"http://h:4000/v1/chat/completions/"_s, u"http://h:4000/v1"_s);
    row(u"http://h:4000/v1//chat//completions//"_s, u"http://h:4000/v1"_s);
    row(u"http://h:4000/v1/v1"_s, u"http://h:4000/v1/v1"_s);
    row(u"https://h/litellm/v1/"_s, u"https://h/litellm/v1"_s);
    row(u"https://h/completions"_s, u"https://h/completions"_s);
    row(u"https://h/chat"_s, u"https://h/chat"_s);
    row(u"https://h/a%20b%2Fc/"_s, u"https://h/a%20b%2Fc"_s);
    row(u"https://h/a/../v1/./"_s, u"https://h/v1"_s);
    row(u"HTTP://HOST.Example:4000/V1"_s, u"http://host.example:4000/V1"_s);
    row(u"http://127.0.0.1:4000"_s, u"http://127.0.0.1:4000"_s);
    row(u"http://[::1]:4000/v1/"_s, u"http://[::1]:4000/v1"_s);
    row(u"https://[2001:DB8::1]"_s, u"https://[2001:db8::1]"_s);
    row(u"https://müller.example/"_s, u"https://xn--mller-kva.example"_s);
    row(u"https://h:443"_s, u"https://h:443"_s);
}

void BaseUrlTest::baseUrl_isNormalised()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    const auto normalised = normalisedBaseUrl(text);
    QVERIFY2(normalised.has_value(), normalised ? "" : qPrintable(normalised.error().expected));
    QCOMPARE(normalised->toString(QUrl::FullyEncoded), url);
    QCOMPARE(normalisedBaseUrl(url), *normalised);
}

void BaseUrlTest::baseUrl_isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("expected");
    const QString form = u"http://host:4000 or https://host"_s;
    const QString user = u"no user name or password before the host"_s;
    const QString end = u"nothing from ? or # on"_s;
    const auto row = [](const QString &text, const QString &subject, const QString &expected) {
        QTest::newRow(qPrintable(text.isEmpty() ? u"empty"_s : text))
            << text << subject << expected;
    };
    row(u""_s, u""_s, form);
    row(u"h"_s, u""_s, form);
    row(u"h:4000"_s, u""_s, form);
    row(u"localhost:4000"_s, u""_s, form);
    row(u"localhost:4000/v1"_s, u""_s, form);
    row(u"//h:4000"_s, u""_s, form);
    row(u"http:h"_s, u""_s, form);
    row(u"http:///v1"_s, u""_s, form);
    row(u"http://"_s, u""_s, form);
    row(u"ftp://h"_s, u""_s, form);
    row(u"file:///etc/passwd"_s, u""_s, form);
    row(u"http://h:0"_s, u""_s, form);
    row(u"http://h:65536"_s, u""_s, form);
    row(u"http://h:port"_s, u""_s, form);
    row(u"http://a b"_s, u""_s, form);
    row(u"http://h/a\nb"_s, u""_s, form);
    row(u"http://[::1"_s, u""_s, form);
    row(u"sk-0123456789"_s, u""_s, form);
    row(u"http://me:secret@h:4000/v1"_s, u"http://h:4000/v1"_s, user);
    row(u"http://secret@h"_s, u"http://h"_s, user);
    row(u"http://@h"_s, u"http://h"_s, user);
    row(u"http://:@h/"_s, u"http://h/"_s, user);
    row(u"http://me:secret@h?x=secret"_s, u"http://h"_s, user);
    row(u"http://h?key=secret"_s, u"http://h"_s, end);
    row(u"http://h/v1?"_s, u"http://h/v1"_s, end);
    row(u"http://h#secret"_s, u"http://h"_s, end);
}

void BaseUrlTest::baseUrl_isRefused()
{
    QFETCH(const QString, text);
    QFETCH(const QString, subject);
    QFETCH(const QString, expected);
    const auto normalised = normalisedBaseUrl(text);
    QVERIFY(!normalised);
    const Error error{.kind = ErrorKind::UrlInvalid, .subject = subject, .expected = expected};
    QCOMPARE(normalised.error(), error);
}

void BaseUrlTest::baseUrl_isStable()
{
    // Whatever is pasted, the result has no empty segment and is normal already.
    for (const auto path : {"/"_L1, "//"_L1, "/v1"_L1, "/v1//"_L1, "/chat/completions"_L1,
                            "/x//chat/completions/"_L1, "/%2e%2e/v1/"_L1}) {
        const auto once = normalisedBaseUrl(u"http://h:4000"_s + path);
        QVERIFY(once.has_value());
        QVERIFY(!once->path().contains("//"_L1));
        QVERIFY(!once->path().endsWith(u'/'));
        QCOMPARE(normalisedBaseUrl(once->toString(QUrl::FullyEncoded)), *once);
    }
}

void BaseUrlTest::loopback_isThisMachine_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("loopback");
    for (const auto host :
         {"localhost"_L1, "LOCALHOST"_L1, "localhost."_L1, "x.localhost"_L1, "127.0.0.1"_L1,
          "127.255.0.3"_L1, "[::1]"_L1, "[::ffff:127.0.0.1]"_L1, "0.0.0.0"_L1, "[::]"_L1}) {
        QTest::newRow(host.data()) << u"http://%1:4000"_s.arg(host) << true;
    }
    for (const auto host :
         {"localhost.example.com"_L1, "mylocalhost"_L1, "127.0.0.1.example.com"_L1, "128.0.0.1"_L1,
          "10.0.0.1"_L1, "[2001:db8::1]"_L1, "host.docker.internal"_L1, "xn--lcalhost-5wa"_L1}) {
        QTest::newRow(host.data()) << u"http://%1:4000"_s.arg(host) << false;
    }
}

void BaseUrlTest::loopback_isThisMachine()
{
    QFETCH(const QString, url);
    QFETCH(const bool, loopback);
    QCOMPARE(isLoopback(QUrl(url)), loopback);
}

void BaseUrlTest::endpoint_isSchemeHostAndPort_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("same");
    QTest::newRow("path") << u"https://h/v1"_s << u"https://h/x"_s << true;
    QTest::newRow("default port") << u"https://h"_s << u"https://h:443/v1"_s << true;
    QTest::newRow("default http port") << u"http://h"_s << u"http://h:80"_s << true;
    QTest::newRow("case") << u"https://H"_s << u"https://h"_s << true;
    QTest::newRow("scheme") << u"https://h:4000"_s << u"http://h:4000"_s << false;
    QTest::newRow("host") << u"https://h"_s << u"https://h.example"_s << false;
    QTest::newRow("port") << u"https://h"_s << u"https://h:4000"_s << false;
}

void BaseUrlTest::endpoint_isSchemeHostAndPort()
{
    QFETCH(const QString, left);
    QFETCH(const QString, right);
    QFETCH(const bool, same);
    QCOMPARE(isSameEndpoint(QUrl(left), QUrl(right)), same);
}

QTEST_GUILESS_MAIN(BaseUrlTest)
#include "tst_baseurl.moc"
