// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/namedfiles.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;

Q_DECLARE_METATYPE(roo::edit::NamedFile)

namespace {

NamedFile file(const QString &path, const QString &content = u"1\n"_s)
{
    return {.path = path, .content = content};
}

QStringList pathsIn(const NamedFiles &named)
{
    QStringList paths;
    for (const NamedFile &found : named.files) {
        paths.append(found.path);
    }
    return paths;
}

} // namespace

class NamedFilesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void infoString_namesTheFile_data();
    void infoString_namesTheFile();
    void lineAbove_namesTheFile_data();
    void lineAbove_namesTheFile();
    void block_withoutANameIsText_data();
    void block_withoutANameIsText();
    void content_isKeptAsItIs_data();
    void content_isKeptAsItIs();
    void fence_closes_data();
    void fence_closes();
    void blockWithinABlock_isPartOfIt();
    void blockWithinABlock_thatIsUnclearIsLeftOut_data();
    void blockWithinABlock_thatIsUnclearIsLeftOut();
    void openFence_isTruncated_data();
    void openFence_isTruncated();
    void labelledChange_createsAFile_data();
    void labelledChange_createsAFile();
    void labelledChange_leavesOtherBlocksOut();
    void severalFiles_areAllFound();
    void hugeAnswers_areReadInLinearTime_data();
    void hugeAnswers_areReadInLinearTime();
};

void NamedFilesTest::infoString_namesTheFile_data()
{
    QTest::addColumn<QString>("info");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *info, const QString &path) {
        QTest::newRow(info) << QString::fromUtf8(info) << path;
    };
    row("python title=a.py", u"a.py"_s);
    row("python title=\"a.py\"", u"a.py"_s);
    row("python title='src/my file.py'", u"src/my file.py"_s);
    row("js {1,3} title=\"src/a.js\" showLineNumbers", u"src/a.js"_s);
    row("python file=a.py", u"a.py"_s);
    row("python filename: a.py", u"a.py"_s);
    row("python {filename=\"a.py\"}", u"a.py"_s);
    row("path=bin/run", u"bin/run"_s);
    row("python:src/a.py", u"src/a.py"_s);
    row("typescript:src/a.tsx", u"src/a.tsx"_s);
    row("src/a.py", u"src/a.py"_s);
    row("a.py", u"a.py"_s);
    row("python a.py", u"a.py"_s);
    row("python src/a.py", u"src/a.py"_s);
    row("make Makefile", u"Makefile"_s);
    row("python title=../../etc/passwd.txt", u"../../etc/passwd.txt"_s);
    row("python file=/etc/passwd", u"/etc/passwd"_s);
    row("", QString());
    row("python", QString());
    row("c++", QString());
    row("objective-c", QString());
    row("node.js", QString());
    row("asp.net", QString());
    row("dockerfile", QString());
    row("Makefile", QString());
    row("text output", QString());
    row("python title=\"Example usage\"", QString());
    row("python 3.11", QString());
    row("js {1,3}", QString());
    row("python linenos=true", QString());
}

void NamedFilesTest::infoString_namesTheFile()
{
    QFETCH(QString, info);
    QFETCH(QString, path);
    const QList<NamedFile> expected
        = path.isEmpty() ? QList<NamedFile>() : QList<NamedFile>{file(path)};
    QCOMPARE(namedFiles(u"Text\n\n```"_s + info + u"\n1\n```\nText\n"_s).files, expected);
    QCOMPARE(namedFiles(u"~~~ "_s + info + u" \r\n1\n~~~"_s).files, expected);
}

void NamedFilesTest::lineAbove_namesTheFile_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *line, const QString &path) {
        QTest::newRow(line) << QString::fromUtf8(line) << path;
    };
    row("**a.py**", u"a.py"_s);
    row("**`a.py`**", u"a.py"_s);
    row("`**a.py**`", u"a.py"_s);
    row("**a.py:**", u"a.py"_s);
    row("**a.py**:", u"a.py"_s);
    row("__a.py__", u"__a.py__"_s);
    row("### a.py", u"a.py"_s);
    row("### `src/a.py`", u"src/a.py"_s);
    row("#### 2. `src/a.py`:", u"src/a.py"_s);
    row("1. **src/a.py**", u"src/a.py"_s);
    row("- `a.py`", u"a.py"_s);
    row("* a.py", u"a.py"_s);
    row("`a.py`", u"a.py"_s);
    row("`my file.py`", u"my file.py"_s);
    row("a.py", u"a.py"_s);
    row("a.py:", u"a.py"_s);
    row("File: a.py", u"a.py"_s);
    row("file: `a.py`", u"a.py"_s);
    row("**File: a.py**", u"a.py"_s);
    row("**File:** `a.py`", u"a.py"_s);
    row("### File: \"a b.py\"", u"a b.py"_s);
    row("File: bin/run", u"bin/run"_s);
    row("File: ../a.py", u"../a.py"_s);
    row("**.gitignore**", u".gitignore"_s);
    row("**.env.example**", u".env.example"_s);
    row("**Dockerfile**", u"Dockerfile"_s);
    row("**src/__init__.py**", u"src/__init__.py"_s);
    row("**ä/蘋果.py**", u"ä/蘋果.py"_s);
    row("**Usage**", QString());
    row("### Step 1", QString());
    row("Node.js", QString());
    row("**v1.2**", QString());
    row("Run a.py:", QString());
    row("Here is `a.py`:", QString());
    row("`python a.py`", u"python a.py"_s); // a name may hold a blank; nobody can tell
    row("and/or", QString());
    row("Action: create", QString());
    row("To: a.py", QString());
    row("Content:", QString());
    row("---", QString());
    row("| a.py | b.py |", QString());
}

void NamedFilesTest::lineAbove_namesTheFile()
{
    QFETCH(QString, line);
    QFETCH(QString, path);
    const QList<NamedFile> expected
        = path.isEmpty() ? QList<NamedFile>() : QList<NamedFile>{file(path)};
    QCOMPARE(namedFiles(u"Text\n"_s + line + u"\n```python\n1\n```\n"_s).files, expected);
    QCOMPARE(namedFiles(line + u"\n\n```\n1\n```"_s).files, expected);
    QCOMPARE(namedFiles(line + u"\r\n\r\n```\n1\n```"_s).files, expected);
    QCOMPARE(namedFiles(line + u"\n\n\n```\n1\n```"_s).files, QList<NamedFile>());
}

void NamedFilesTest::block_withoutANameIsText_data()
{
    QTest::addColumn<QString>("answer");

    QTest::newRow("empty") << QString();
    QTest::newRow("prose") << u"No files.\n**a.py**\nis the name"_s;
    QTest::newRow("plain block") << u"Run it:\n```bash\npython a.py\n```"_s;
    QTest::newRow("name of the block before") << u"```\n```\n```python\n1\n```"_s;
    QTest::newRow("name inside the block before") << u"```\n**a.py**\n```\n```\n1\n```"_s;
    QTest::newRow("two backticks") << u"**a.py**\n``\n1\n``"_s;
    QTest::newRow("inline code") << u"**a.py**\n```1``` is code\n"_s;
    QTest::newRow("indented by four") << u"**a.py**\n    ```\n    1\n    ```\n"_s;
}

void NamedFilesTest::block_withoutANameIsText()
{
    QFETCH(QString, answer);
    QCOMPARE(namedFiles(answer), NamedFiles());
}

void NamedFilesTest::content_isKeptAsItIs_data()
{
    QTest::addColumn<QString>("content");

    QTest::newRow("nothing") << QString();
    QTest::newRow("empty line") << u"\n"_s;
    QTest::newRow("blanks and tabs") << u"\tif x:  \n\t\t1\n \n"_s;
    QTest::newRow("CRLF") << u"a\r\nb\r\n"_s;
    QTest::newRow("other fence") << u"~~~\n~~~\n"_s;
    QTest::newRow("backticks in a line") << u"x = '```'\n``\n  a ```\n"_s;
    QTest::newRow("names and labels") << u"**b.py**\nFile: c.py\nAction: create\nContent:\n"_s;
    QTest::newRow("controls") << u"\x1b[2J\u202e\0x\n"_s;
    QTest::newRow("a long line") << QString(1'000'000, u'x') + u'\n';
}

void NamedFilesTest::content_isKeptAsItIs()
{
    QFETCH(QString, content);
    const QString answer = u"**a.py**\n```python\n"_s + content + u"```\nMore.\n"_s;
    QCOMPARE(namedFiles(answer).files, QList<NamedFile>{file(u"a.py"_s, content)});
}

void NamedFilesTest::fence_closes_data()
{
    QTest::addColumn<QString>("block");
    QTest::addColumn<QString>("content");

    QTest::newRow("longer") << u"```\n1\n`````\n"_s << u"1\n"_s;
    QTest::newRow("not by a shorter one") << u"````\n```\n1\n```\n````\n"_s << u"```\n1\n```\n"_s;
    QTest::newRow("not by the other kind") << u"```\n~~~\n```\n"_s << u"~~~\n"_s;
    QTest::newRow("not by text after it") << u"~~~\n~~~ 1\n~~~\n~~~\n"_s << u"~~~ 1\n~~~\n"_s;
    QTest::newRow("with blanks after it") << u"```\n1\n```  \r\n"_s << u"1\n"_s;
    QTest::newRow("indented") << u"   ```\n   1\n     2\n  3\n   ```\n"_s << u"1\n  2\n3\n"_s;
    QTest::newRow("closing indented") << u"```\n1\n   ```\n"_s << u"1\n"_s;
    QTest::newRow("not indented by four") << u"```\n    ```\n```\n"_s << u"    ```\n"_s;
    QTest::newRow("at the very end") << u"```\n1\n```"_s << u"1\n"_s;
}

void NamedFilesTest::fence_closes()
{
    QFETCH(QString, block);
    QFETCH(QString, content);
    const NamedFiles named = namedFiles(u"**a.md**\n"_s + block);
    QCOMPARE(named.files, QList<NamedFile>{file(u"a.md"_s, content)});
    QVERIFY(!named.isTruncated);
}

void NamedFilesTest::blockWithinABlock_isPartOfIt()
{
    const QString readme = u"# Usage\n```bash\nrun\n```\nand\n```python\n1\n```\nend\n"_s;
    const QString answer
        = u"**README.md**\n```markdown\n"_s + readme + u"```\n\n**a.py**\n```python\n1\n```\n"_s;
    const NamedFiles named = namedFiles(answer);
    QCOMPARE(named.files, (QList<NamedFile>{file(u"README.md"_s, readme), file(u"a.py"_s)}));
    QVERIFY(named.unclear.isEmpty());
    QVERIFY(!named.isTruncated);
}

void NamedFilesTest::blockWithinABlock_thatIsUnclearIsLeftOut_data()
{
    QTest::addColumn<QString>("rest");

    QTest::newRow("end") << QString();
    QTest::newRow("prose") << u"That is all.\n"_s;
}

void NamedFilesTest::blockWithinABlock_thatIsUnclearIsLeftOut()
{
    QFETCH(QString, rest);
    const QString answer = u"**README.md**\n```markdown\nhow:\n```bash\nrun\n```\n\n"
                           "**a.py**\n```python\n1\n```\n"_s
        + rest;
    const NamedFiles named = namedFiles(answer);
    QCOMPARE(named.files, QList<NamedFile>{file(u"a.py"_s)});
    QCOMPARE(named.unclear, QStringList{u"README.md"_s});
    QVERIFY(!named.isTruncated);
}

void NamedFilesTest::openFence_isTruncated_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("paths");

    QTest::newRow("the only one") << u"**a.py**\n```python\n1\n"_s << QStringList();
    QTest::newRow("the second") << u"**a.py**\n```\n1\n```\n**b.py**\n```\n2"_s
                                << QStringList{u"a.py"_s};
    QTest::newRow("without a name") << u"**a.py**\n```\n1\n```\n```\n2"_s << QStringList{u"a.py"_s};
    QTest::newRow("nothing after it") << u"**a.py**\n```"_s << QStringList();
    QTest::newRow("closed by too little") << u"**a.py**\n````\n1\n```"_s << QStringList();
}

void NamedFilesTest::openFence_isTruncated()
{
    QFETCH(QString, answer);
    QFETCH(QStringList, paths);
    const NamedFiles named = namedFiles(answer);
    QVERIFY(named.isTruncated);
    QCOMPARE(pathsIn(named), paths);
}

void NamedFilesTest::labelledChange_createsAFile_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("paths");

    const QString body = u"\n```python\n1\n```\n"_s;
    const QStringList one{u"a.py"_s};
    QTest::newRow("plain") << u"File: a.py\nAction: create\nContent:"_s + body << one;
    QTest::newRow("bold") << u"**File:** `a.py`\n**Action:** Create\n**Content:**"_s + body << one;
    QTest::newRow("list") << u"- File: a.py\n- Action: add\n- Content:"_s + body << one;
    QTest::newRow("headings") << u"### File: a.py\n### Action: new\n### Content:"_s + body << one;
    QTest::newRow("other label for the body")
        << u"File: a.py\nAction: create\nReplace With:"_s + body << one;
    QTest::newRow("mode") << u"File: a.py\nAction: create\nMode: +x\nContent:"_s + body << one;
    QTest::newRow("prose between")
        << u"File: a.py\nthe first\nAction: create\nwhole:\nContent:\n"_s + body << one;
    QTest::newRow("replace") << u"File: a.py\nAction: replace\nContent:"_s + body << QStringList();
    QTest::newRow("overwrite") << u"File: a.py\nAction: overwrite\nContent:"_s + body
                               << QStringList();
    QTest::newRow("unknown verb") << u"File: a.py\nAction: creates\nContent:"_s + body
                                  << QStringList();
    QTest::newRow("no body label")
        << u"File: a.py\nAction: create\nhere:\n"_s + body << QStringList();
    QTest::newRow("second file forgets its action")
        << u"File: a.py\nAction: create\nContent:"_s + body + u"File: b.py\nContent:"_s + body
        << one;
    QTest::newRow("two") << u"File: a.py\nAction: create\nContent:"_s + body
            + u"\nFile: b.py\nAction: create\nContent:\n"_s
            + body << QStringList{u"a.py"_s, u"b.py"_s};
}

void NamedFilesTest::labelledChange_createsAFile()
{
    QFETCH(QString, answer);
    QFETCH(QStringList, paths);
    const NamedFiles named = namedFiles(answer);
    QCOMPARE(pathsIn(named), paths);
    for (const NamedFile &found : named.files) {
        QCOMPARE(found.content, u"1\n"_s);
    }
}

void NamedFilesTest::labelledChange_leavesOtherBlocksOut()
{
    const QString answer = u"**b.py**\n```\n2\n```\n\nFile: a.py\nAction: create\nContent:\n"
                           "```\n1\n```\n\n**c.py**\n```\n3\n```\n"_s;
    QCOMPARE(namedFiles(answer).files, QList<NamedFile>{file(u"a.py"_s)});
}

void NamedFilesTest::severalFiles_areAllFound()
{
    const QString answer = u"Here are the files.\n\n**src/a.py**\n```python\n1\n```\n\n"
                           "And the test:\n\n### `tests/test_a.py`\n\n```python\nassert 1\n```\n\n"
                           "```toml title=pyproject.toml\nx = 1\n```\n\nInstall it:\n"
                           "```bash\npip install .\n```\n"_s;
    QCOMPARE(namedFiles(answer).files,
             (QList<NamedFile>{file(u"src/a.py"_s), file(u"tests/test_a.py"_s, u"assert 1\n"_s),
                               file(u"pyproject.toml"_s, u"x = 1\n"_s)}));
}

void NamedFilesTest::hugeAnswers_areReadInLinearTime_data()
{
    QTest::addColumn<QString>("piece");

    QTest::newRow("fences that open") << u"```a\n"_s;
    QTest::newRow("fences that open and close") << u"```a\n```b\n```\n"_s;
    QTest::newRow("blocks") << u"**a.py**\n```a\n1\n```\n"_s;
    QTest::newRow("backticks") << u"`````````````````````````````\n"_s;
    QTest::newRow("labels") << u"File: a\nAction: create\nContent:\n"_s;
    QTest::newRow("asterisks") << u"****************************************\n```\n```\n"_s;
    QTest::newRow("no line feeds") << u"**a.py** ```"_s;
}

void NamedFilesTest::hugeAnswers_areReadInLinearTime()
{
    QFETCH(QString, piece);
    const QString answer = piece.repeated(4'000'000 / piece.size());
    QElapsedTimer clock;
    clock.start();
    const NamedFiles named = namedFiles(answer);
    QCOMPARE_LT(clock.elapsed(), 60'000); // a quadratic reader would take hours
    QCOMPARE_LE(named.files.size(), answer.size());
}

QTEST_GUILESS_MAIN(NamedFilesTest)
#include "tst_namedfiles.moc"
