// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// What Qt's network library alone costs: posts a request and counts the bytes of the answer.
//     bench_qnam URL         prints their number
//     bench_qnam --version   prints Qt's

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString argument = QCoreApplication::arguments().value(1);
    if (argument == "--version"_L1) {
        std::puts(qVersion());
        return 0;
    }
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(argument)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *const reply = network.post(
        request, R"({"model":"a","messages":[{"role":"user","content":"x"}],"stream":true})"_ba);
    const auto bytes = std::make_shared<qint64>(0);
    QObject::connect(reply, &QNetworkReply::readyRead, reply,
                     [bytes, reply] { *bytes += reply->readAll().size(); });
    QObject::connect(reply, &QNetworkReply::finished, reply, [bytes, reply] {
        std::printf("%lld\n", *bytes);
        QCoreApplication::exit(reply->error() == QNetworkReply::NoError ? 0 : 1);
    });
    return QCoreApplication::exec();
}
