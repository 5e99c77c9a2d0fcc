// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/findbar.h"

#include "viewtest.h"

#include <QPlainTextEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace roo::gui;

namespace {

//! A view with a bar below.
struct Fixture
{
    QWidget window;
    QPlainTextEdit *view;
    FindBar *bar;

    explicit Fixture(const QString &text)
        : view(new QPlainTextEdit(&window))
        , bar(new FindBar(&window))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(view);
        layout->addWidget(bar);
        view->setPlainText(text);
        bar->setView(view);
        window.resize(700, 300);
        window.show();
    }
};

} // namespace

class TestFindBar : public QObject
{
    Q_OBJECT

private slots:
    void query_finds_data();
    void query_finds();
    void steps_wrapAroundAndSaySo();
    void expressionWithAMistake_isTold();
    void expressionWithoutEnd_givesUp();
    void growingText_isSearchedOn();
    void marks_areOnlyThoseInSight();
    void escape_closesAndReturnsFocus();
    void selection_isTheText();
    void emptyMatches_findNothing();
    void view_maybeChanged();
};

void TestFindBar::query_finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SearchQuery>("query");
    QTest::addColumn<QString>("status");
    const QString text = u"One two\ntwo.one TWO\ntwofold 2*2"_s;
    QTest::newRow("any case") << text << SearchQuery{.text = u"two"_s} << u"1 of 4"_s;
    QTest::newRow("case") << text << SearchQuery{.text = u"TWO"_s, .isCaseSensitive = true}
                          << u"1 of 1"_s;
    QTest::newRow("word") << text << SearchQuery{.text = u"two"_s, .isWholeWord = true}
                          << u"1 of 3"_s;
    QTest::newRow("no expression") << text << SearchQuery{.text = u"2*2"_s} << u"1 of 1"_s;
    QTest::newRow("expression") << text << SearchQuery{.text = u"t.o"_s, .isExpression = true}
                                << u"1 of 4"_s;
    QTest::newRow("nothing") << text << SearchQuery{.text = u"three"_s} << u"No matches"_s;
    QTest::newRow("no text") << text << SearchQuery() << QString();
    QTest::newRow("letters beyond ASCII")
        << u"\u00c4pfel \u00e4pfel"_s << SearchQuery{.text = u"\u00e4PFEL"_s} << u"1 of 2"_s;
}

void TestFindBar::query_finds()
{
    QFETCH(const QString, text);
    QFETCH(const SearchQuery, query);
    QFETCH(const QString, status);
    const Fixture fixture(text);
    fixture.bar->open();
    fixture.bar->setQuery(query);
    QTRY_COMPARE(fixture.bar->status(), status);
}

void TestFindBar::steps_wrapAroundAndSaySo()
{
    const Fixture fixture(u"a b\na c\na"_s);
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"a"_s});
    QTRY_COMPARE(fixture.bar->status(), u"1 of 3"_s);
    fixture.bar->findNext();
    QCOMPARE(fixture.bar->status(), u"2 of 3"_s);
    QCOMPARE(fixture.view->textCursor().blockNumber(), 1);
    fixture.bar->findNext();
    fixture.bar->findNext();
    QVERIFY(fixture.bar->status().startsWith(u"1 of 3"_s));
    QVERIFY(fixture.bar->status().contains(u"top"_s));
    fixture.bar->findPrevious();
    QVERIFY(fixture.bar->status().startsWith(u"3 of 3"_s));
    QVERIFY(fixture.bar->status().contains(u"end"_s));
    fixture.bar->findPrevious();
    QCOMPARE(fixture.bar->status(), u"2 of 3"_s);
}

void TestFindBar::expressionWithAMistake_isTold()
{
    const Fixture fixture(u"a"_s);
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"(a"_s, .isExpression = true});
    QTRY_VERIFY(fixture.bar->status().startsWith(u"Not a regular expression"_s));
}

void TestFindBar::expressionWithoutEnd_givesUp()
{
    const Fixture fixture(QString(3000, u'a') + u"!\nab"_s);
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"(a+)+$|(a|aa)+$|ab"_s, .isExpression = true});
    QTRY_VERIFY(fixture.bar->status().contains(u"too long"_s));
    QVERIFY(fixture.bar->status().startsWith(u"1 of 1"_s));
}

void TestFindBar::growingText_isSearchedOn()
{
    const Fixture fixture(u"a\n"_s);
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"a"_s});
    QTRY_COMPARE(fixture.bar->status(), u"1 of 1"_s);
    QTextCursor end(fixture.view->document());
    end.movePosition(QTextCursor::End);
    end.insertText(u"b a\na"_s);
    QTRY_COMPARE(fixture.bar->status(), u"1 of 3"_s);
}

void TestFindBar::marks_areOnlyThoseInSight()
{
    const Fixture fixture(u"word\n"_s.repeated(20'000));
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"word"_s});
    QTRY_COMPARE(fixture.bar->status(), u"1 of %1"_s.arg(QLocale().toString(20'000)));
    QVERIFY(!fixture.view->extraSelections().isEmpty());
    QVERIFY(fixture.view->extraSelections().size() < 100);
    fixture.bar->close();
    QVERIFY(fixture.view->extraSelections().isEmpty());
}

void TestFindBar::escape_closesAndReturnsFocus()
{
    Fixture fixture(u"a"_s);
    fixture.window.activateWindow();
    fixture.view->setFocus();
    QVERIFY(!fixture.bar->isVisible());
    QTest::keySequence(fixture.view, QKeySequence::Find);
    QVERIFY(fixture.bar->isVisible());
    QWidget *field = fixture.bar->focusWidget();
    QVERIFY(field != nullptr);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!fixture.bar->isVisible());
    QCOMPARE(fixture.window.focusWidget(), fixture.view);
}

void TestFindBar::selection_isTheText()
{
    const Fixture fixture(u"one two two"_s);
    QTextCursor cursor = fixture.view->textCursor();
    cursor.setPosition(4);
    cursor.setPosition(7, QTextCursor::KeepAnchor);
    fixture.view->setTextCursor(cursor);
    fixture.bar->open();
    QCOMPARE(fixture.bar->query().text, u"two"_s);
    QTRY_COMPARE(fixture.bar->status(), u"1 of 2"_s);
}

void TestFindBar::emptyMatches_findNothing()
{
    const Fixture fixture(u"bbb"_s);
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"a*"_s, .isExpression = true});
    QTRY_COMPARE(fixture.bar->status(), u"No matches"_s);
}

void TestFindBar::view_maybeChanged()
{
    const Fixture fixture(u"a a"_s);
    QTextEdit other;
    other.setPlainText(u"a a a"_s);
    fixture.bar->open();
    fixture.bar->setQuery({.text = u"a"_s});
    QTRY_COMPARE(fixture.bar->status(), u"1 of 2"_s);
    fixture.bar->setView(&other);
    QTRY_COMPARE(fixture.bar->status(), u"1 of 3"_s);
    QVERIFY(fixture.view->extraSelections().isEmpty());
}

int main(int argc, char **argv)
{
    return roo::test::runViewTest<TestFindBar>(argc, argv);
}
#include "tst_findbar.moc"
