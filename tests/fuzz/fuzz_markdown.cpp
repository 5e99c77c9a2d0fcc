// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/markdown.h"

#include "../support/ownmarkup.h"

#include <QDebug>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;

//! Whatever the text is, the markup is ours, and not much more of it than text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    const QString html = markdown::toHtml(
        text,
        {.headingShift = 2, .code = [](const QString &code, const QString &language) -> QString {
             return markdown::htmlText(language) + markdown::htmlText(code);
         }});
    if (const QString fault = test::faultOfMarkup(html); !fault.isEmpty()) {
        qCritical().noquote() << fault;
        std::abort();
    }
    if (html.size() > 8192 + 64 * text.toUtf8().size()
        || html.isEmpty() != QStringView(text).trimmed().isEmpty()) {
        std::abort();
    }
    return 0;
}
