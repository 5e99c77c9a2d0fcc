// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/translators.h"
#include "gui/words/words.h"

#include "core/config/baseurl.h"
#include "windowfixture.h"

#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace roo;

namespace {

struct Entry
{
    QString context;
    QString source;
    QString translation;
    QString state; //!< Empty: finished.
};

//! What a .ts file says; of a plural, its last form.
QList<Entry> entriesIn(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "source"_L1) {
            entries.append({.context = context, .source = xml.readElementText()});
        } else if (xml.name() == "translation"_L1) {
            entries.last().state = xml.attributes().value("type"_L1).toString();
            entries.last().translation
                = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return xml.hasError() ? QList<Entry>() : entries;
}

//! "%1" and the like, each once, in their order.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[0-9n]"_s);
    QStringList found;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
        found.append(match.captured());
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

//! The letters that Alt reaches.
QString mnemonics(QString text)
{
    text.remove(u"&&"_s);
    QString letters;
    for (qsizetype i = text.indexOf(u'&'); i >= 0 && i + 1 < text.size();
         i = text.indexOf(u'&', i + 1)) {
        letters.append(text.at(i + 1).toLower());
    }
    return letters;
}

void collectClashes(const QString &path, const QList<QAction *> &actions, QStringList &clashes)
{
    QHash<QString, QString> owners;
    for (const QAction *const action : actions) {
        const QString letter = mnemonics(action->text());
        if (action->isSeparator() || !action->isVisible()) {
            continue;
        }
        if (letter.isEmpty() || owners.contains(letter)) {
            clashes.append(u"%1: %2 and %3"_s.arg(path, action->text(), owners.value(letter)));
        }
        owners.insert(letter, action->text());
        if (action->menu() != nullptr) {
            collectClashes(path % u" > "_s % action->text(), action->menu()->actions(), clashes);
        }
    }
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void turkish_hasEveryPlaceholderAndMnemonic();
    void expectation_isTranslated_data();
    void expectation_isTranslated();
    void expectation_unknownStaysAsItIs();
    void window_speaksTurkish();
    void menus_haveMnemonicsThatDiffer();
};

void TestTranslations::initTestCase()
{
    // A language without a translation has the plurals of English.
    gui::installTranslators(*QCoreApplication::instance(), QLocale::c());
    QCOMPARE(QCoreApplication::translate("roo::gui::words", "%n finding(s)", nullptr, 1),
             u"1 finding"_s);
    gui::installTranslators(*QCoreApplication::instance(), QLocale(QLocale::Turkish));
}

void TestTranslations::turkish_hasEveryPlaceholderAndMnemonic()
{
    const QList<Entry> entries
        = entriesIn(QStringLiteral(ROO_SOURCE_DIR) % u"/resources/i18n/roo-harness_tr.ts"_s);
    QVERIFY(entries.size() > 400);
    QStringList wrong;
    for (const Entry &entry : entries) {
        const bool isWhole = entry.state.isEmpty() && !entry.translation.isEmpty()
            && placeholders(entry.source) == placeholders(entry.translation)
            && mnemonics(entry.source).size() == mnemonics(entry.translation).size();
        if (!isWhole) {
            wrong.append(entry.context % u": "_s % entry.source);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestTranslations::expectation_isTranslated_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("turkish");
    const auto expectedOf
        = [](const QString &url) { return config::normalisedBaseUrl(url).error().expected; };
    QTest::newRow("no host") << expectedOf(u"ftp://x"_s)
                             << u"http://host:4000 ya da https://host"_s;
    QTest::newRow("fragment") << expectedOf(u"http://x/#y"_s)
                              << u"? ya da # sonrasında bir şey olmaması"_s;
    QTest::newRow("two values") << u"a whole number from 1 to 86400000"_s
                                << u"1 ile 86400000 arasında bir tam sayı"_s;
    QTest::newRow("value with a placeholder in it")
        << u"the attached file a%2.txt"_s << u"eklenen dosya a%2.txt"_s;
    QTest::newRow("value with signs of expressions")
        << u"the attached file a(b)*.txt"_s << u"eklenen dosya a(b)*.txt"_s;
}

void TestTranslations::expectation_isTranslated()
{
    QFETCH(const QString, english);
    QFETCH(const QString, turkish);
    QCOMPARE(gui::words::expectation(english), turkish);
}

void TestTranslations::expectation_unknownStaysAsItIs()
{
    QCOMPARE(gui::words::expectation(u"a pinch of salt"_s), u"a pinch of salt"_s);
}

void TestTranslations::window_speaksTurkish()
{
    test::WindowFixture fixture;
    const gui::MainWindow &window = fixture.open();
    QCOMPARE(window.menuBar()->actions().constFirst()->text(), u"&Dosya"_s);
    const Error error{.kind = ErrorKind::UrlInvalid,
                      .subject = u"x"_s,
                      .expected = u"http://host:4000 or https://host"_s};
    QVERIFY2(gui::words::sentence(error).contains(u"ya da"_s),
             qPrintable(gui::words::sentence(error)));
}

void TestTranslations::menus_haveMnemonicsThatDiffer()
{
    test::WindowFixture fixture;
    const gui::MainWindow &window = fixture.open();
    QStringList clashes;
    collectClashes(u"menu bar"_s, window.menuBar()->actions(), clashes);
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(u'\n')));
}

ROO_WINDOW_TEST_MAIN(TestTranslations)
#include "tst_translations.moc"
