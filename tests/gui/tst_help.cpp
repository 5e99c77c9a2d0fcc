// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/help/guide.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace roo::gui;

namespace {

QString sourcePath(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(ROO_SOURCE_DIR "/") + relative);
}

//! Where the page's file lies in the source tree.
QString fileOf(const guide::Page &page)
{
    const QString inDocs = sourcePath(u"resources/docs/"_s + page.name + u".md"_s);
    return QFileInfo::exists(inDocs) ? inDocs : sourcePath(page.name + u".md"_s);
}

//! The page without what stands in fences and in `code`, where brackets are no links.
QString proseOf(const QString &markdown)
{
    static const QRegularExpression fenced(u"^(`{3,})[^\\n]*\\n.*?^\\1`*$"_s,
                                           QRegularExpression::MultilineOption
                                               | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression code(u"`[^`\\n]+`"_s);
    return QString(markdown).remove(fenced).remove(code);
}

QStringList linksIn(const QString &markdown)
{
    static const QRegularExpression link(u"\\]\\(([^)\\s]+)\\)"_s);
    QStringList targets;
    const QString prose = proseOf(markdown);
    for (const QRegularExpressionMatch &match : link.globalMatch(prose)) {
        targets.append(match.captured(1));
    }
    return targets;
}

bool hasAnchor(const QList<guide::Heading> &headings, const QString &anchor)
{
    return anchor.isEmpty() || std::ranges::contains(headings, anchor, &guide::Heading::anchor);
}

} // namespace

//! The pages of the guide, by themselves.
class HelpTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void pages_areAllThatThereAre();
    void page_hasATitleAndDistinctHeadings_data();
    void page_hasATitleAndDistinctHeadings();
    void links_leadSomewhere_data() { page_hasATitleAndDistinctHeadings_data(); }
    void links_leadSomewhere();
    void readme_linksLeadSomewhere_data();
    void readme_linksLeadSomewhere();
    void index_leadsToEveryPage();
    void anchors_areThoseOfGitHub_data();
    void anchors_areThoseOfGitHub();
    void headings_areNotLookedForInCode();
    void places_areTold_data();
    void places_areTold();
};

void HelpTest::pages_areAllThatThereAre()
{
    QStringList wanted = QDir(sourcePath(u"resources/docs"_s)).entryList({u"*.md"_s}, QDir::Files);
    wanted << u"CHANGELOG.md"_s << u"SECURITY.md"_s;
    QStringList compiled;
    for (const guide::Page &page : guide::pages()) {
        compiled.append(page.name + u".md"_s);
    }
    wanted.sort();
    compiled.sort();
    QCOMPARE(compiled, wanted);
    QCOMPARE(guide::pages().constFirst().name, QString::fromLatin1(guide::indexPage));
}

void HelpTest::page_hasATitleAndDistinctHeadings_data()
{
    QTest::addColumn<QString>("name");
    for (const guide::Page &page : guide::pages()) {
        QTest::newRow(qPrintable(page.name)) << page.name;
    }
}

void HelpTest::page_hasATitleAndDistinctHeadings()
{
    QFETCH(const QString, name);
    const guide::Page &page = *guide::findPage(name);
    QVERIFY(page.text.startsWith(u"# "_s));
    QStringList anchors;
    int titles = 0;
    for (const guide::Heading &heading : page.headings) {
        QVERIFY2(!anchors.contains(heading.anchor), qPrintable(heading.anchor));
        anchors.append(heading.anchor);
        titles += heading.level == 1 ? 1 : 0;
    }
    QCOMPARE(titles, 1);
    QVERIFY(!page.title().isEmpty());
    QFile file(fileOf(page));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(page.text.toUtf8(), file.readAll());
}

//! In the window, and on the disk, where GitHub looks.
void HelpTest::links_leadSomewhere()
{
    QFETCH(const QString, name);
    const guide::Page &page = *guide::findPage(name);
    const QStringList links = linksIn(page.text);
    for (const QString &link : links) {
        const QUrl url(link);
        if (!url.isRelative()) {
            QVERIFY2(url.scheme() == "https"_L1 && !url.host().isEmpty(), qPrintable(link));
            continue;
        }
        const auto place = guide::placeOf(link, name);
        QVERIFY2(place, qPrintable(link));
        QVERIFY2(hasAnchor(guide::findPage(place->page)->headings, place->anchor),
                 qPrintable(link));
        const QString target = url.path().isEmpty()
            ? fileOf(page)
            : QDir::cleanPath(QFileInfo(fileOf(page)).path() + u'/' + url.path());
        QCOMPARE(target, fileOf(*guide::findPage(place->page)));
    }
}

void HelpTest::readme_linksLeadSomewhere_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("README") << u"README.md"_s;
    QTest::newRow("CONTRIBUTING") << u"CONTRIBUTING.md"_s;
}

void HelpTest::readme_linksLeadSomewhere()
{
    QFETCH(const QString, file);
    QFile opened(sourcePath(file));
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const QStringList links = linksIn(QString::fromUtf8(opened.readAll()));
    QVERIFY(links.size() > 3);
    for (const QString &link : links) {
        const QUrl url(link);
        const QString path = sourcePath(url.path().isEmpty() ? file : url.path());
        QVERIFY2(!url.isRelative() || QFileInfo::exists(path), qPrintable(link));
        if (url.isRelative() && url.hasFragment()) {
            QFile target(path);
            QVERIFY2(target.open(QIODevice::ReadOnly), qPrintable(link));
            QVERIFY2(
                hasAnchor(guide::headingsIn(QString::fromUtf8(target.readAll())), url.fragment()),
                qPrintable(link));
        }
    }
}

void HelpTest::index_leadsToEveryPage()
{
    const guide::Page &index = guide::pages().constFirst();
    QStringList reached{index.name};
    const QStringList links = linksIn(index.text);
    for (const QString &link : links) {
        if (const auto place = guide::placeOf(link, index.name)) {
            reached.append(place->page);
        }
    }
    QCOMPARE(reached.size(), guide::pages().size()); // each once
    for (const guide::Page &page : guide::pages()) {
        QVERIFY2(reached.contains(page.name), qPrintable(page.name));
    }
}

void HelpTest::anchors_areThoseOfGitHub_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("anchor");
    QTest::newRow("words") << u"Retry and fallback"_s << u"retry-and-fallback"_s;
    QTest::newRow("a question") << u"Which model keeps to the format?"_s
                                << u"which-model-keeps-to-the-format"_s;
    QTest::newRow("a dot") << u"profile.toml"_s << u"profiletoml"_s;
    QTest::newRow("signs between blanks") << u"FILE, line N: x & y"_s << u"file-line-n-x--y"_s;
    QTest::newRow("letters beyond ASCII") << u"Kılavuz Äpfel"_s << u"kılavuz-äpfel"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void HelpTest::anchors_areThoseOfGitHub()
{
    QFETCH(const QString, heading);
    QTEST(guide::anchorOf(heading), "anchor");
}

void HelpTest::headings_areNotLookedForInCode()
{
    const QList<guide::Heading> headings = guide::headingsIn(
        u"# One `two`\n```\n# no\n```\n````text\n```\n# no\n````\n## [Three](x.md)\n## Three\n"_s);
    QStringList found;
    for (const guide::Heading &heading : headings) {
        found.append(QString::number(heading.level) + u' ' + heading.text + u" #"_s
                     + heading.anchor);
    }
    QCOMPARE(found,
             (QStringList{u"1 One two #one-two"_s, u"2 Three #three"_s, u"2 Three #three-1"_s}));
}

void HelpTest::places_areTold_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("place"); // empty: none
    QTest::newRow("page") << u"models.md"_s << u"models"_s;
    QTest::newRow("heading") << u"models.md#budgets"_s << u"models#budgets"_s;
    QTest::newRow("of this page") << u"#checks"_s << u"proof#checks"_s;
    QTest::newRow("of another folder") << u"../../SECURITY.md#keys"_s << u"SECURITY#keys"_s;
    QTest::newRow("web") << u"https://docs.litellm.ai"_s << QString();
    QTest::newRow("page of the web") << u"https://example.org/models.md"_s << QString();
    QTest::newRow("file on the disk") << u"file:///etc/models.md"_s << QString();
    QTest::newRow("other file") << u"events.json"_s << QString();
    QTest::newRow("unknown page") << u"nowhere.md"_s << QString();
}

void HelpTest::places_areTold()
{
    QFETCH(const QString, address);
    const auto place = guide::placeOf(address, u"proof"_s);
    const QString told = !place   ? QString()
        : place->anchor.isEmpty() ? place->page
                                  : QString(place->page % u'#' % place->anchor);
    QTEST(told, "place");
}

QTEST_APPLESS_MAIN(HelpTest)
#include "tst_help.moc"
