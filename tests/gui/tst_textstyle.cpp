// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/codeview.h"
#include "gui/answers/highlighting.h"
#include "gui/answers/markdownview.h"
#include "gui/look/textstyle.h"
#include "gui/window/windowmemory.h"

#include "viewtest.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using roo::gui::CodeView;
using roo::gui::MarkdownView;
using roo::gui::TextStyle;
using roo::gui::WindowMemory;

class TestTextStyle final : public QObject
{
    Q_OBJECT

private slots:
    void style_remembers();
    void style_saysOnlyWhatChanges();
    void zoom_isBounded();
    void codeView_follows();
    void codeView_ofProseWrapsAnyway();
    void markdownView_follows();

private:
    const roo::gui::Highlighting m_highlighting;
};

void TestTextStyle::style_remembers()
{
    const QTemporaryDir home;
    WindowMemory memory(home.path());
    QFont font = TextStyle(memory).codeFont();
    font.setPointSize(17);
    {
        TextStyle style(memory);
        style.setCodeFont(font);
        style.setZoom(150);
        style.setWrapsCode(true);
    }
    {
        TextStyle again(memory);
        QCOMPARE(again.codeFont(), font);
        QVERIFY(again.isCodeFontChosen());
        QCOMPARE(again.zoom(), 150);
        QVERIFY(again.wrapsCode());
        again.setCodeFont({});
    }
    QVERIFY(!TextStyle(memory).isCodeFontChosen());
}

void TestTextStyle::style_saysOnlyWhatChanges()
{
    WindowMemory memory({});
    TextStyle style(memory);
    const QSignalSpy changes(&style, &TextStyle::changed);
    style.setZoom(100);
    style.setWrapsCode(false);
    style.setCodeFont({});
    QCOMPARE(changes.count(), 0);
    style.setZoom(110);
    style.setWrapsCode(true);
    QCOMPARE(changes.count(), 2);
}

void TestTextStyle::zoom_isBounded()
{
    WindowMemory memory({});
    TextStyle style(memory);
    style.setZoom(1);
    QCOMPARE(style.zoom(), TextStyle::smallestZoom);
    style.setZoom(10'000);
    QCOMPARE(style.zoom(), TextStyle::largestZoom);
}

void TestTextStyle::codeView_follows()
{
    WindowMemory memory({});
    TextStyle style(memory);
    CodeView view(m_highlighting, roo::gui::TextHighlighter::Source::Code);
    view.follow(style);
    QFont font = style.codeFont();
    font.setPointSize(20);
    style.setCodeFont(font);
    style.setZoom(200);
    style.setWrapsCode(true);
    QCOMPARE(view.font().pointSize(), 40);
    QVERIFY(view.wrapsWords());
}

void TestTextStyle::codeView_ofProseWrapsAnyway()
{
    WindowMemory memory({});
    TextStyle style(memory);
    CodeView view(m_highlighting, roo::gui::TextHighlighter::Source::Answer);
    view.setWordWrap(true);
    view.follow(style, false);
    style.setWrapsCode(true);
    style.setWrapsCode(false);
    QVERIFY(view.wrapsWords());
}

void TestTextStyle::markdownView_follows()
{
    WindowMemory memory({});
    TextStyle style(memory);
    MarkdownView view(m_highlighting);
    view.follow(style);
    view.setVisible(true);
    const QSignalSpy drained(&view, &MarkdownView::drained);
    view.append(u"Some `code` here.\n\n```\nmore\n```\n\nThe end.\n"_s);
    view.finish();
    QTRY_COMPARE(drained.count(), 1);
    const qreal usual = view.document()->defaultFont().pointSizeF();
    QFont font = style.codeFont();
    font.setFamilies({u"Some Code"_s});
    style.setCodeFont(font);
    style.setZoom(200);
    QCOMPARE(view.document()->defaultFont().pointSizeF(), 2 * usual);
    QStringList code;
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.fontFamilies().toStringList() == font.families()) {
                code.append(it.fragment().text());
            }
        }
    }
    QCOMPARE(code, (QStringList{u"code"_s, u"more"_s}));
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestTextStyle>(argc, argv);
}

#include "tst_textstyle.moc"
