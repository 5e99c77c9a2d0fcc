// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/foldercontext.h"
#include "core/edit/pathrules.h"
#include "core/edit/workspace.h"

#include "support/files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <stop_token>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

//! A real folder, and what a model is shown of it.
class FolderContextTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void file_isNamedByText_data();
    void file_isNamedByText();
    void file_isShownWhole();
    void files_areShownInTheirOrder();
    void file_isNotShown_data();
    void file_isNotShown();
    void file_namedButNowhereIsNoRow();
    void file_thatLeavesNoRoomIsPassedOver();
    void file_isMeasuredInBytes();
    void list_hasTextFilesOnly();
    void list_keepsWhatMatters();
    void list_takesFromTheTotal();
    void manyFiles_areFast();
    void line_mayHaveAnyLength_data();
    void line_mayHaveAnyLength();
    void stop_endsIt();
    void protectedName_isTold_data();
    void protectedName_isTold();

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString at(const QString &path) const
    {
        return m_folder->filePath(u"tree/"_s + path);
    }
    [[nodiscard]] bool write(const QStringList &paths) const
    {
        return std::ranges::all_of(
            paths, [this](const QString &path) { return writeFile(at(path), "text\n"); });
    }
    [[nodiscard]] FolderContext context(const QStringList &texts,
                                        const ContextLimits &limits = {}) const
    {
        const auto workspace = Workspace::open(at({}));
        return workspace ? contextOf(**workspace, texts, limits).value_or(FolderContext())
                         : FolderContext();
    }
    [[nodiscard]] QStringList shown(const QStringList &texts,
                                    const ContextLimits &limits = {}) const
    {
        QStringList paths;
        const FolderContext found = context(texts, limits);
        for (const ShownFile &file : found.shown) {
            paths.append(file.path);
        }
        return paths;
    }
};

void FolderContextTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir().mkpath(at({})));
}

void FolderContextTest::file_isNamedByText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("paths");
    const auto row = [](const char *name, const QString &text, const QStringList &paths) {
        QTest::newRow(name) << text << paths;
    };
    const QStringList a{u"src/a.py"_s};
    const QStringList none;
    row("bare", u"src/a.py"_s, a);
    row("in a sentence", u"Mend src/a.py, please"_s, a);
    row("at its end", u"Mend src/a.py."_s, a);
    row("with dots behind", u"Mend src/a.py..."_s, a);
    row("with a mark behind", u"What is wrong with src/a.py?!"_s, a);
    row("with ./", u"Mend ./src/a.py."_s, a);
    row("in backticks", u"Mend `src/a.py`."_s, a);
    row("in backticks with ./", u"Mend `./src/a.py`."_s, a);
    row("in quotes", u"Mend \"src/a.py\""_s, a);
    row("in single quotes", u"Don't touch 'src/a.py'"_s, a);
    row("in typographic quotes", u"Mend “src/a.py”, „src/a.py“ or ‘src/a.py’"_s, a);
    row("bold", u"Mend **src/a.py**:"_s, a);
    row("bold by underscores", u"Mend __src/a.py__."_s, a);
    row("bold and in backticks", u"- **`src/a.py`**: mend"_s, a);
    row("in brackets", u"(see src/a.py)"_s, a);
    row("in a link", u"[a](src/a.py) or <src/a.py>"_s, a);
    row("with an at sign", u"mend @src/a.py"_s, a);
    row("with a line", u"src/a.py:12"_s, a);
    row("with a line and a column", u"src/a.py:12:5: error"_s, a);
    row("with lines", u"in `src/a.py:12-20`."_s, a);
    row("with lines as in a link", u"src/a.py#L12-L20"_s, a);
    row("with backslashes", u"Mend src\\a.py and .\\src\\a.py."_s, a);
    row("in possession", u"src/a.py's first line"_s, a);
    row("in a list", u"a: src/a.py,lib/b.py;"_s, {u"src/a.py"_s, u"lib/b.py"_s});
    row("after an equals sign", u"--file=src/a.py"_s, a);
    row("beside an arrow", u"lib/b.py→src/a.py"_s, {u"lib/b.py"_s, u"src/a.py"_s});
    row("beside a dash", u"src/a.py—which is wrong"_s, a);
    row("among Han characters", u"请修改src/a.py文件"_s, a);
    row("among Hangul", u"src/a.py를 고쳐줘"_s, a);
    row("in another line", u"one\r\nsrc/a.py\r\ntwo"_s, a);
    row("by its name", u"Mend a.py"_s, a);
    row("by its name with a line", u"Mend `a.py:3`"_s, a);
    row("by a name that two have", u"Mend twin.py"_s, none);
    row("by a name that one has at the top", u"Mend top.py"_s, {u"top.py"_s});
    row("the other one by its path", u"Mend lib/top.py"_s, {u"lib/top.py"_s});
    row("with a blank, in backticks", u"Mend `docs/my notes.md`."_s, {u"docs/my notes.md"_s});
    row("with a blank, in quotes", u"Mend \"docs/my notes.md\"."_s, {u"docs/my notes.md"_s});
    row("with a blank, by its name", u"Mend 'my notes.md:3'."_s, {u"docs/my notes.md"_s});
    row("with a blank, without quotes", u"Mend docs/my notes.md."_s, none);
    row("with brackets", u"Mend app/[slug]/(x)/page.tsx, please"_s, {u"app/[slug]/(x)/page.tsx"_s});
    row("with brackets, in backticks", u"`app/[slug]/(x)/page.tsx`"_s,
        {u"app/[slug]/(x)/page.tsx"_s});
    row("with brackets, in brackets", u"(app/[slug]/(x)/page.tsx:3)"_s,
        {u"app/[slug]/(x)/page.tsx"_s});
    row("with umlauts", u"Mend src/größe.py"_s, {u"src/größe.py"_s});
    row("with umlauts decomposed", u"Mend src/gr\u006f\u0308ße.py"_s, {u"src/größe.py"_s});
    row("hidden", u"Mend .editorconfig"_s, {u".editorconfig"_s});
    row("dunder", u"Mend pkg/__init__.py and `__init__.py`"_s, {u"pkg/__init__.py"_s});
    row("Makefile", u"Mend the Makefile."_s, {u"Makefile"_s});
    row("Dockerfile below", u"Mend the Dockerfile"_s, none);
    row("Dockerfile below, in backticks", u"Mend the `Dockerfile`"_s, {u"docker/Dockerfile"_s});
    row("word that is a file", u"please run the thing"_s, none);
    row("word that is a file, in backticks", u"please mend `run`"_s, {u"run"_s});
    row("path without a dot", u"please mend bin/start"_s, {u"bin/start"_s});
    row("its end only", u"mysrc/a.py and mya.py and my-a.py and x.a.py"_s, none);
    row("its beginning only", u"src/a.pyc src/a.py2 src/a.py/b src/a.py-old a.pyc"_s, none);
    row("within a longer path", u"/src/a.py ../src/a.py x/src/a.py ~/src/a.py .src/a.py,"_s, none);
    row("within an address", u"https://acme.io/src/a.py, https://acme.io/a.py"_s, none);
    row("in another letter case", u"SRC/a.py src/A.py A.PY"_s, none);
    row("folder", u"src/ and `src/` and src and lib/"_s, none);
    row("nothing", u""_s, none);
    row("prose", u"e.g. this and/or that, 24/7; i.e. v1.2 ... and so on."_s, none);
}

void FolderContextTest::file_isNamedByText()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, paths);
    QVERIFY(write({u"src/a.py"_s, u"lib/b.py"_s, u"src/twin.py"_s, u"lib/twin.py"_s, u"top.py"_s,
                   u"lib/top.py"_s, u"docs/my notes.md"_s, u"app/[slug]/(x)/page.tsx"_s,
                   u"src/größe.py"_s, u".editorconfig"_s, u"pkg/__init__.py"_s, u"Makefile"_s,
                   u"docker/Dockerfile"_s, u"run"_s, u"bin/start"_s}));
    QCOMPARE(shown({text}), paths);
    QCOMPARE(context({text}).notShown, QList<NotShown>());
}

void FolderContextTest::file_isShownWhole()
{
    QVERIFY(writeFile(at(u"a.txt"_s), "\xEF\xBB\xBFone\r\ntwo\xE2\x82\xAC\n\nthree"));
    QVERIFY(writeFile(at(u"b.txt"_s), ""));
    const FolderContext found = context({u"a.txt and b.txt"_s});
    QCOMPARE(found.shown,
             (QList<ShownFile>{{.path = u"a.txt"_s, .text = u"one\r\ntwo€\n\nthree"_s},
                               {.path = u"b.txt"_s, .text = {}}}));
    QCOMPARE(found.listed, (QStringList{u"a.txt"_s, u"b.txt"_s}));
    QCOMPARE(found.bytes, 12 + 18);
    QVERIFY(!found.isCut);
}

void FolderContextTest::files_areShownInTheirOrder()
{
    QVERIFY(write({u"a.py"_s, u"b.py"_s, u"c.py"_s, u"d e.py"_s}));
    QCOMPARE(shown({u"c.py and `d e.py`\nc.py, a.py"_s, u"b.py, then c.py"_s}),
             (QStringList{u"c.py"_s, u"d e.py"_s, u"a.py"_s, u"b.py"_s}));
}

void FolderContextTest::file_isNotShown_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<LeftOut>("why");
    QTest::addColumn<qint64>("size");
    const auto row = [](const char *name, const QString &path, LeftOut why, qint64 size = -1,
                        const QByteArray &bytes = "secret\n"_ba) {
        QTest::newRow(name) << path << bytes << why << size;
    };
    row("settings", u".env"_s, LeftOut::Protected);
    row("settings below", u"config/.env.production"_s, LeftOut::Protected);
    row("key without a dot", u"id_rsa"_s, LeftOut::Protected);
    row("key", u"tls/server.key"_s, LeftOut::Protected);
    row("repository", u".git/config"_s, LeftOut::Protected);
    row("ignored", u"out/a.py"_s, LeftOut::Ignored);
    row("ignored by name", u"notes.secret"_s, LeftOut::Ignored);
    row("ignored by ours", u"private.txt"_s, LeftOut::Ignored);
    row("picture", u"logo.png"_s, LeftOut::NoText, 7);
    row("picture below", u"x/logo.png"_s, LeftOut::NoText, 7);
    row("NUL", u"a.dat"_s, LeftOut::NoText, 3, QByteArray("a\0b", 3));
    row("not UTF-8", u"a.txt"_s, LeftOut::NoText, 4, "gr\xF6\xDF"_ba);
    row("too large", u"a.txt"_s, LeftOut::TooLarge, 65'537, QByteArray(65'537, 'x'));
}

void FolderContextTest::file_isNotShown()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, bytes);
    QFETCH(const LeftOut, why);
    QFETCH(const qint64, size);
    QVERIFY(writeFile(at(u".gitignore"_s), "out/\n*.secret\n"));
    QVERIFY(writeFile(at(u".rooignore"_s), "private.txt\n"));
    QVERIFY(writeFile(at(path), bytes));
    const QList<NotShown> expected{{.path = path, .why = why, .size = size}};
    for (const QString &text : {QString(u"See `"_s + path + u"`."_s),
                                QString(u"See "_s + path + u", twice: ./"_s + path)}) {
        const FolderContext found = context({text});
        QCOMPARE(found.notShown, expected);
        QCOMPARE(found.shown, QList<ShownFile>());
        const bool isText = why == LeftOut::TooLarge || path == "a.txt"_L1;
        QCOMPARE(found.listed.contains(path), isText);
    }
}

void FolderContextTest::file_namedButNowhereIsNoRow()
{
    QVERIFY(write({u"a.py"_s}));
    const FolderContext found = context(
        {u"b.py, src/c.py, `d`, .env, id_rsa, /etc/passwd, ../x, C:\\x, con.txt, `a b`"_s});
    QCOMPARE(found.notShown, QList<NotShown>());
    QCOMPARE(found.shown, QList<ShownFile>());
#ifdef Q_OS_UNIX
    QVERIFY(writeFile(m_folder->filePath(u"elsewhere/file.txt"_s), "secret"));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), at(u"outside"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere/file.txt"_s), at(u"link.txt"_s)));
    const FolderContext links = context({u"outside/file.txt and link.txt"_s});
    QCOMPARE(links.shown, QList<ShownFile>());
    QCOMPARE(links.notShown,
             (QList<NotShown>{{.path = u"link.txt"_s, .why = LeftOut::Link, .size = -1}}));
    if (::geteuid() != 0) {
        QCOMPARE(::chmod(QFile::encodeName(at(u"a.py"_s)).constData(), 0), 0);
        QVERIFY(!context({u"a.py"_s}).notShown.isEmpty());
    }
#endif
}

void FolderContextTest::file_thatLeavesNoRoomIsPassedOver()
{
    QVERIFY(writeFile(at(u"a.txt"_s), QByteArray(50, 'a')));
    QVERIFY(writeFile(at(u"b.txt"_s), QByteArray(60, 'b')));
    QVERIFY(writeFile(at(u"c.txt"_s), QByteArray(32, 'c')));
    QVERIFY(writeFile(at(u"d.txt"_s), QByteArray(1, 'd')));
    const ContextLimits limits{.total = 24 + 82, .file = 60, .list = 24};
    const FolderContext found = context({u"a.txt b.txt c.txt d.txt"_s}, limits);
    QCOMPARE(shown({u"a.txt b.txt c.txt d.txt"_s}, limits), (QStringList{u"a.txt"_s, u"c.txt"_s}));
    QCOMPARE(found.bytes, limits.total);
    QCOMPARE(found.notShown,
             (QList<NotShown>{{.path = u"b.txt"_s, .why = LeftOut::OverBudget, .size = 60},
                              {.path = u"d.txt"_s, .why = LeftOut::OverBudget, .size = 1}}));
}

void FolderContextTest::file_isMeasuredInBytes()
{
    QVERIFY(writeFile(at(u"a.txt"_s), "€€"));
    QCOMPARE(shown({u"a.txt"_s}, {.total = 12, .file = 6, .list = 6}), QStringList(u"a.txt"_s));
    QCOMPARE(shown({u"a.txt"_s}, {.total = 11, .file = 6, .list = 6}), QStringList());
    QCOMPARE(shown({u"a.txt"_s}, {.total = 12, .file = 5, .list = 6}), QStringList());
    QCOMPARE(context({}, {.total = 12, .file = 5, .list = 6}).bytes, 6);
}

void FolderContextTest::list_hasTextFilesOnly()
{
    QVERIFY(write({u"b.py"_s, u"a/z.py"_s, u".env"_s, u"logo.png"_s, u"out/x"_s, u"id_rsa"_s}));
    QVERIFY(writeFile(at(u".gitignore"_s), "out/\n"));
    const FolderContext found = context({});
    QCOMPARE(found.listed, (QStringList{u".gitignore"_s, u"a/z.py"_s, u"b.py"_s}));
    QCOMPARE(found.unlisted, 0);
}

void FolderContextTest::list_keepsWhatMatters()
{
    QVERIFY(write({u"a/a/a.py"_s, u"a/a/b.py"_s, u"a/a.py"_s, u"b/b.py"_s, u"y.py"_s, u"z.py"_s}));
    const auto listed = [this](qint64 limit, const QString &text) {
        const FolderContext found = context({text}, {.total = 1000, .file = 100, .list = limit});
        return QString(found.listed.join(u' ') + u" +"_s + QString::number(found.unlisted));
    };
    QCOMPARE(listed(42, {}), u"a/a.py a/a/a.py a/a/b.py b/b.py y.py z.py +0"_s);
    QCOMPARE(listed(41, {}), u"a/a.py a/a/a.py b/b.py y.py z.py +1"_s);
    QCOMPARE(listed(23, {}), u"a/a.py y.py z.py +3"_s);
    QCOMPARE(listed(10, {}), u"y.py z.py +4"_s);
    QCOMPARE(listed(23, u"a/a/b.py"_s), u"a/a/b.py y.py z.py +3"_s);
    QCOMPARE(listed(9, u"a/a/b.py"_s), u"a/a/b.py +5"_s);
    QCOMPARE(listed(0, {}), u" +6"_s);
}

void FolderContextTest::list_takesFromTheTotal()
{
    QVERIFY(write({u"a.py"_s, u"b.py"_s}));
    const FolderContext found = context({u"a.py"_s}, {.total = 7, .file = 100, .list = 100});
    QCOMPARE(found.listed, QStringList(u"a.py"_s));
    QCOMPARE(found.unlisted, 1);
    QCOMPARE(found.shown, QList<ShownFile>());
    QCOMPARE(found.bytes, 5);
}

void FolderContextTest::manyFiles_areFast()
{
    QString text;
    constexpr int count = 20'000;
    for (int i = 0; i <= count; ++i) {
        const QString path = u"d%1/f%2.py"_s.arg(i % 100).arg(i);
        QVERIFY(i >= 100 || QDir().mkpath(at(u"d%1"_s.arg(i))));
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (text.size() < 100'000) {
            text += u"word/number%1 and `x%1.py` and "_s.arg(i);
            text += i % 50 == 0 ? QString(path + u' ') : QString();
        }
    }
    const FolderContext found = context({text, u"d99/f9999.py"_s});
    QVERIFY(found.isCut);
    QVERIFY(found.shown.size() > 20);
    QCOMPARE(found.shown.constLast().path, u"d99/f9999.py"_s);
    QVERIFY(found.listed.contains(found.shown.constFirst().path));
    QVERIFY(found.unlisted > 10'000);
    QVERIFY(std::ranges::is_sorted(found.listed));
    // Beyond the bounds of the list, and yet there.
    QCOMPARE(shown({u"d99/f19999.py"_s}), QStringList(u"d99/f19999.py"_s));
}

void FolderContextTest::line_mayHaveAnyLength_data()
{
    QTest::addColumn<QString>("piece");
    for (const auto piece : {"a"_L1, "`"_L1, "a/"_L1, ":1"_L1, "[a"_L1, "_"_L1, "'a' "_L1, "\\"_L1,
                             "."_L1, "a.b "_L1, "#L"_L1, "*"_L1}) {
        QTest::newRow(piece.data()) << QString(piece);
    }
}

void FolderContextTest::line_mayHaveAnyLength()
{
    QFETCH(const QString, piece);
    QVERIFY(write({u"a.py"_s}));
    QCOMPARE(shown({piece.repeated(1'000'000 / piece.size()) + u" a.py"_s}),
             QStringList(u"a.py"_s));
}

void FolderContextTest::stop_endsIt()
{
    QVERIFY(write({u"a.py"_s}));
    std::stop_source source;
    source.request_stop();
    const auto workspace = Workspace::open(at({}));
    QVERIFY(workspace);
    const auto found = contextOf(**workspace, {u"a.py"_s}, {}, source.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Cancelled);
}

void FolderContextTest::protectedName_isTold_data()
{
    QTest::addColumn<bool>("isProtected");
    for (const auto name : {".env"_L1, ".ENV"_L1, ".env.local"_L1, ".envrc"_L1, "id_rsa"_L1,
                            "id_ed25519.pub"_L1, "server.key"_L1, "cert.PEM"_L1, ".git"_L1,
                            ".ssh"_L1, ".rooignore"_L1, ".roo-harness.toml"_L1}) {
        QTest::newRow(name.data()) << true;
    }
    for (const auto name : {".env.example"_L1, ".env.sample"_L1, "env"_L1, "idea.txt"_L1,
                            "key.txt"_L1, "keys.py"_L1, ".gitignore"_L1, ""_L1}) {
        QTest::newRow(name.data()) << false;
    }
}

void FolderContextTest::protectedName_isTold()
{
    QFETCH(const bool, isProtected);
    QCOMPARE(isProtectedName(QString::fromUtf8(QTest::currentDataTag())), isProtected);
}

QTEST_GUILESS_MAIN(FolderContextTest)
#include "tst_foldercontext.moc"
