// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/history/runpdf.h"

#include "core/base/text.h"
#include "gui/answers/quietdocument.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr int dotsPerInch = 300;
constexpr qreal marginMillimetres = 18;
constexpr qsizetype pieceLength = 100'000;
constexpr qsizetype shortBody = 300'000;

//! Fonts are in points: pixels would be those of the printer. Of the rest only pixels are known,
//! which grow with the resolution.
constexpr auto style = "h1 { font-size: 16pt; margin-bottom: 10px; }"
                       "h2 { font-size: 14pt; margin-top: 26px; margin-bottom: 8px; }"
                       "h3 { font-size: 12pt; margin-top: 14px; margin-bottom: 6px; }"
                       "h4, h5, h6 { font-size: 10pt; }"
                       "table { border-collapse: collapse; margin-top: 6px; margin-bottom: 10px; }"
                       "pre { white-space: pre-wrap; background-color: #f3f4f6; font-size: 8pt; }"
                       "code { font-size: 8.5pt; } .text { white-space: pre-wrap; }"
                       ".caption { font-family: monospace; font-size: 8pt; color: #555; }"
                       ".address { color: #555; font-size: 8pt; } a { color: #0a58ca; }"
                       "td, th { text-align: left; padding: 3px; border: 1px solid #bbb; }"_L1;

//! Puts documents one after the other on pages.
class Printer final
{
    Q_DISABLE_COPY_MOVE(Printer)

public:
    Printer(const QString &title, QIODevice *device)
        : m_writer(device)
        , m_title(title)
    {
        const bool isImperial = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
        m_writer.setPageSize(QPageSize(isImperial ? QPageSize::Letter : QPageSize::A4));
        m_writer.setPageMargins(
            QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
            QPageLayout::Millimeter);
        m_writer.setResolution(dotsPerInch);
        m_writer.setTitle(title);
        m_writer.setCreator(u"Roo Harness"_s);
        m_painter.begin(&m_writer);
        m_footFont.setPointSizeF(8);
        m_foot = QFontMetricsF(m_footFont, &m_writer).height() * 2;
    }

    void layOut(QTextDocument &document) const
    {
        QFont font(u"sans-serif"_s);
        font.setPointSizeF(9.5);
        document.setDefaultFont(font);
        document.setDocumentMargin(0);
        QTextOption option = document.defaultTextOption();
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        document.setDefaultTextOption(option);
        document.documentLayout()->setPaintDevice(m_painter.device());
        document.setPageSize(
            QSizeF(m_writer.width(), std::max<qreal>(m_foot, m_writer.height() - m_foot)));
    }

    void printPage(QTextDocument &document, int page)
    {
        if (m_page > 0) {
            m_writer.newPage();
        }
        ++m_page;
        const QRectF area(QPointF(0, page * document.pageSize().height()), document.pageSize());
        m_painter.save();
        m_painter.translate(0, -area.top());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette
            = QPalette(Qt::black, Qt::white, Qt::white, Qt::gray, Qt::gray, Qt::black, Qt::white);
        context.clip = area;
        m_painter.setClipRect(area);
        document.documentLayout()->draw(&m_painter, context);
        m_painter.restore();
        printFoot();
    }

    void finish() { m_painter.end(); }

private:
    void printFoot()
    {
        const QString number = QString::number(m_page);
        const QRectF line(0, m_writer.height() - m_foot / 2, m_writer.width(), m_foot / 2);
        const QFontMetricsF metrics(m_footFont, &m_writer);
        m_painter.setFont(m_footFont);
        m_painter.setPen(Qt::darkGray);
        m_painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, number);
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                           metrics.elidedText(m_title, Qt::ElideRight, line.width() * 0.9));
    }

    QPdfWriter m_writer;
    QPainter m_painter;
    QString m_title;
    QFont m_footFont = QFont(u"sans-serif"_s);
    qreal m_foot = 0;
    int m_page = 0;
};

//! Whole lines, unless one of them is longer than a piece.
QStringView nextPiece(QStringView text)
{
    if (text.size() <= pieceLength) {
        return text;
    }
    const qsizetype feed = text.first(pieceLength).lastIndexOf(u'\n');
    return text.first(feed > 0 ? feed + 1 : pieceLength);
}

//! A heading at the foot of a page goes to the next one. Each that moves lays out what follows it
//! anew, so it is not for a long document.
void keepHeadings(QTextDocument &document)
{
    const auto pageOf = [&document](const QTextBlock &block) {
        return std::floor(document.documentLayout()->blockBoundingRect(block).bottom()
                          / document.pageSize().height());
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlock next = block.next();
        if (block.blockFormat().headingLevel() == 0 || !next.isValid()
            || pageOf(block) == pageOf(next)) {
            continue;
        }
        QTextBlockFormat format;
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).mergeBlockFormat(format);
    }
}

bool printBody(Printer &printer, const QString &body, const std::stop_token &stop,
               const std::function<void(int)> &progress)
{
    QuietDocument document;
    printer.layOut(document);
    document.setDefaultStyleSheet(style);
    document.setHtml(body);
    if (body.size() <= shortBody) {
        keepHeadings(document);
    }
    const int pages = document.pageCount();
    for (int page = 0; page < pages && !stop.stop_requested(); ++page) {
        printer.printPage(document, page);
        progress((page + 1) * 100 / pages);
    }
    return !stop.stop_requested();
}

bool printPlain(Printer &printer, QStringView text, const std::stop_token &stop,
                const std::function<void(int)> &progress)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(8);
    for (QStringView rest = text; !rest.isEmpty() && !stop.stop_requested();) {
        const QStringView piece = nextPiece(rest);
        rest = rest.sliced(piece.size());
        QuietDocument document;
        printer.layOut(document);
        document.setDefaultFont(font);
        document.setPlainText(piece.toString());
        for (int page = 0; page < document.pageCount(); ++page) {
            printer.printPage(document, page);
        }
        progress(static_cast<int>((text.size() - rest.size()) * 100 / text.size()));
    }
    return !stop.stop_requested();
}

} // namespace

Result<QByteArray> runPdf(const PrintedRun &run, const std::stop_token &stop,
                          const std::function<void(int)> &progress)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    Printer printer(text::oneLine(run.title, 200), &buffer);
    const bool isDone = run.body.size() <= longestPrintedBody
        ? printBody(printer, run.body, stop, progress)
        : printPlain(printer, text::printable(run.plain), stop, progress);
    printer.finish();
    if (!isDone) {
        return std::unexpected(Error{.kind = ErrorKind::Cancelled});
    }
    return bytes;
}

} // namespace roo::gui
