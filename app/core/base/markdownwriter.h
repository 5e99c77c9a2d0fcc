// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/markdown.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <optional>

#include <md4c.h>

namespace roo::markdown {

//! Takes what the parser finds, in order. Every element is written here, and nothing else is
//! markup.
class HtmlWriter final
{
public:
    //! The source outlives it.
    HtmlWriter(QByteArrayView source, const HtmlOptions &options);

    [[nodiscard]] const QString &html() const { return m_html; }
    //! Its markup has become so much longer than the source that nobody can have meant it.
    [[nodiscard]] bool isTooLong() const { return m_html.size() > m_most; }

    void enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type, const void *detail);
    void enterSpan(MD_SPANTYPE type, const void *detail);
    void leaveSpan(MD_SPANTYPE type, const void *detail);
    void addText(MD_TEXTTYPE type, QByteArrayView text);

private:
    void openContainer(QLatin1StringView element, const QString &attributes = {});
    void closeContainer(QLatin1StringView element);
    void openSpan(QLatin1StringView element, const QString &attributes = {});
    void closeSpan(QLatin1StringView element);
    void closeSpans();
    void openItem(const MD_BLOCK_LI_DETAIL &item);
    void closeLink(const MD_SPAN_A_DETAIL &link);
    void addCode(MD_TEXTTYPE type, QByteArrayView text);
    void closeCode(const MD_BLOCK_CODE_DETAIL &block);
    [[nodiscard]] QString headingName(const MD_BLOCK_H_DETAIL &heading) const;
    [[nodiscard]] bool isInSource(const char *position) const;
    [[nodiscard]] QString indentation(qsizetype end) const;

    QByteArrayView m_source;
    HtmlOptions m_options;
    qsizetype m_most; //!< Of our own markup, in characters.
    QString m_html;
    qsizetype m_containers = 0; //!< Quotes and lists that are open.
    QList<QLatin1StringView> m_spans; //!< That are open in the block.
    QString m_linkText; //!< Since the last link began.
    std::optional<QString> m_code; //!< In a block of code.
    qsizetype m_indent = 0; //!< Columns before the line of code that comes next.
};

} // namespace roo::markdown
