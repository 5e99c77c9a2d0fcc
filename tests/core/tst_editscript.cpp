// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/editscript.h"

#include "core/edit/editrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo::edit;

namespace {

//! A change as one line: verb, path, what it has, what is wrong.
QString described(const Edit &edit)
{
    QString line = verbName(edit.verb) + u' ' + edit.path;
    if (!edit.to.isEmpty()) {
        line += u" to "_s + edit.to;
    }
    if (edit.occurrence) {
        line += u" %1/%2"_s.arg(edit.occurrence->number).arg(edit.occurrence->of);
    }
    if (edit.hint) {
        line += u" @%1-%2"_s.arg(edit.hint->first).arg(edit.hint->last);
    }
    if (edit.isExecutable) {
        line += *edit.isExecutable ? u" +x"_s : u" -x"_s;
    }
    if (edit.anchor) {
        line += u" <"_s + edit.anchor->join(u'|') + u'>';
    }
    if (edit.anchorEnd) {
        line += u" ..<"_s + edit.anchorEnd->join(u'|') + u'>';
    }
    if (edit.body) {
        line += u" ["_s + edit.body->join(u'|') + u']';
    }
    for (const EditFault &fault : edit.faults) {
        line += u' ' + editCodeName(fault.code);
    }
    return edit.isWeak ? line + u" (weak)"_s : line;
}

QStringList described(const EditScript &script)
{
    QStringList lines;
    for (const EditFault &fault : script.faults) {
        lines.append(editCodeName(fault.code));
    }
    for (const Edit &edit : script.edits) {
        lines.append(described(edit));
    }
    return lines;
}

const QString replaceIt = u"File: a.py\nAction: replace\nAnchor:\n```\nx\n```\nReplace With:\n"
                          "```\ny\n```\n"_s;

} // namespace

//! What the format's text says, sentence by sentence.
class EditScriptTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void answer_isUnderstood_data();
    void answer_isUnderstood();
    void change_isRefused_data();
    void change_isRefused();
    void earlyEnd_isTold_data();
    void earlyEnd_isTold();
    void longPath_isNotLost();
    void labelWithoutFile_isTold_data();
    void labelWithoutFile_isTold();
    void cutAnswer_isIncomplete();
    void everyCut_isBorne();
    void elision_isNoticed_data();
    void elision_isNoticed();
    void codes_haveNames();
};

void EditScriptTest::answer_isUnderstood_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("edits");
    const auto row = [](const char *name, const QString &answer, const QStringList &edits) {
        QTest::newRow(name) << answer << edits;
    };
    row("nothing", QString(), {});
    row("prose", u"I would change a.py.\n\n```\ncode to read\n```\n"_s, {});
    row("replace", replaceIt, {u"replace a.py <x> [y]"_s});
    row("labels are of ASCII", replaceIt + u"Inſert: x\nLineſ: 3\nLineſ: 4\n"_s,
        {u"replace a.py <x> [y]"_s});
    row("two", replaceIt + u"\nAnd then:\n\n"_s + replaceIt,
        {u"replace a.py <x> [y]"_s, u"replace a.py <x> [y]"_s});
    row("with CRLF", QString(replaceIt).replace(u"\n"_s, u"\r\n"_s), {u"replace a.py <x> [y]"_s});
    row("labels with decoration",
        u"### File: `src/a.py`\n- **Action:** Insert After\n1. **Anchor**:\n~~~py\nx\n~~~\n"
        "  * insert:\n````\n```\n````\n"_s,
        {u"insert-after src/a.py <x> [```]"_s});
    row("bold in several ways",
        u"**File: a**\nAction:** delete-file\n**File:** **b**\n**Action** : delete-file\n"
        "File: **c**\nAction: *delete-file*\n"_s,
        {u"delete-file a"_s, u"delete-file b"_s, u"delete-file c"_s});
    row("blank lines before a fence", u"File: a\n\nAction: append\n\nContent:\n\n```\nx\n```\n"_s,
        {u"append a [x]"_s});
    row("an indented fence", u"File: a\nAction: append\nContent:\n  ```\n  x\n   y\n  ```\n"_s,
        {u"append a [x| y]"_s});
    row("an empty body deletes",
        u"File: a\nAction: replace\nAnchor:\n```\nx\n```\nReplace With:\n```\n```\n"_s,
        {u"replace a <x> []"_s});
    row("labels inside a fence are text",
        u"File: a\nAction: create\nContent:\n```\nFile: b\nAction: delete-file\n```\n"_s,
        {u"create a [File: b|Action: delete-file]"_s});
    row("a longer fence", u"File: a.md\nAction: create\nContent:\n````\n```sh\nx\n```\n````\n"_s,
        {u"create a.md [```sh|x|```]"_s});
    row("a range", u"File: a\nAction: delete\nAnchor:\n```\nx\n```\nAnchor End:\n```\nz\n```\n"_s,
        {u"delete a <x> ..<z>"_s});
    row("options",
        u"File: a\nAction: replace\nOccurrence: 2 of 3\nLines: 10-12\nAnchor:\n```\nx\n```\n"
        "Replace With:\n```\ny\n```\n"_s,
        {u"replace a 2/3 @10-12 <x> [y]"_s});
    row("a mode", u"File: a.sh\nAction: create\nMode: +x\nContent:\n```\nx\n```\n"_s,
        {u"create a.sh +x [x]"_s});
    row("rename", u"File: a\nAction: move\nTo: b\n"_s, {u"rename a to b"_s});
    row("delete-file", u"File: a\nAction: delete file\n"_s, {u"delete-file a"_s});
    row("aliases",
        u"File: a\nAction: ADD\nContent:\n```\n```\nFile: b\nAction: Modify\nAnchor:\n```\nx\n```\n"
        "Replace With:\n```\ny\n```\nFile: c\nAction: remove\nAnchor:\n```\nx\n```\n"_s,
        {u"create a []"_s, u"replace b <x> [y]"_s, u"delete c <x>"_s});
    row("prose between",
        u"File: a\nThis one:\nAction: append\nHere goes.\nContent:\n```\nx\n```\n"_s,
        {u"append a [x]"_s});
    row("a file that is only named is prose", u"File: a.py holds it.\nFile: b\n"_s + replaceIt,
        {u"replace a.py <x> [y]"_s});
    row("a file and lines that are only cited are prose",
        u"File: a.py\nLines: 3-4\n\n```\ncode to read\n```\n"_s + replaceIt,
        {u"replace a.py <x> [y]"_s});
    row("stray labels without a change are prose", u"Content: is king\nTo: whom\nLines: 3\n"_s, {});
    row("a nothing",
        u"File: a\nAction: replace\nAnchor:\n```\nx\n```\nReplace With:\n```\nx\n```\n"_s,
        {u"replace a <x> [x] W_NOOP"_s});
    row("nothing at all is no nothing", u"File: a\nAction: replace\n"_s,
        {u"replace a E_FIELD E_FIELD"_s});
    row("line numbers",
        u"File: a\nAction: replace\nAnchor:\n```\n 9 | x\n10 |   y\n```\nReplace With:\n```\n"
        " 9 | z\n```\n"_s,
        {u"replace a <x|  y> [z] W_LINENO"_s});
    row("line numbers at both ends of a range",
        u"File: a\nAction: delete\nAnchor:\n```\n8 | x\n9 | y\n```\nAnchor End:\n```\n"
        "20 | z\n```\n"_s,
        {u"delete a <x|y> ..<z> W_LINENO"_s});
    row("numbers that are none", u"File: a\nAction: delete\nAnchor:\n```\n1: x\n3: y\n```\n"_s,
        {u"delete a <1: x|3: y>"_s});
    row("elision that the anchor has, too",
        u"File: a\nAction: replace\nAnchor:\n```\n...\nx\n```\nReplace With:\n```\n...\ny\n```\n"_s,
        {u"replace a <...|x> [...|y]"_s});
    row("elisions that both ends of a range have",
        u"File: a\nAction: replace\nAnchor:\n```\nx\n...\n```\nAnchor End:\n```\n# ...\nz\n```\n"
        "Replace With:\n```\ny\n...\n# ...\n```\n"_s,
        {u"replace a <x|...> ..<# ...|z> [y|...|# ...]"_s});
    row("whole files", u"**a.py**\n```python\nx\n```\n\n```js title=b.js\ny\n```\n"_s,
        {u"create a.py [x] (weak)"_s, u"create b.js [y] (weak)"_s});
    row("whole files beside a change are prose", u"**a.py**\n```python\nx\n```\n"_s + replaceIt,
        {u"replace a.py <x> [y]"_s});
}

void EditScriptTest::answer_isUnderstood()
{
    QFETCH(const QString, answer);
    QFETCH(const QStringList, edits);
    QCOMPARE(described(parseEdits(answer)), edits);
}

void EditScriptTest::change_isRefused_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &answer, const QString &code) {
        QTest::newRow(name) << answer << code;
    };
    const QString file = u"File: a\n"_s;
    const QString anchor = u"Anchor:\n```\nx\n```\n"_s;
    const QString body = u"Replace With:\n```\ny\n```\n"_s;
    row("an unknown verb", file + u"Action: improve\n"_s + anchor + body, u"E_LABEL"_s);
    row("no verb", file + anchor + body, u"E_FIELD"_s);
    row("two verbs", file + u"Action: replace\nAction: delete\n"_s + anchor + body, u"E_FIELD"_s);
    row("two bodies", file + u"Action: replace\n"_s + anchor + body + body, u"E_FIELD"_s);
    row("two anchors", file + u"Action: replace\n"_s + anchor + anchor + body, u"E_FIELD"_s);
    row("a body by two names",
        file + u"Action: append\nInsert:\n```\nx\n```\nContent:\n```\nx\n```\n"_s, u"E_FIELD"_s);
    row("two hints", file + u"Action: replace\nLines: 3\nLines: 3\n"_s + anchor + body,
        u"E_FIELD"_s);
    row("two hints that are none",
        file + u"Action: replace\nLines: here\nLines: there\n"_s + anchor + body, u"E_FIELD"_s);
    row("two targets, the first empty", file + u"Action: rename\nTo:\nTo: b\n"_s, u"E_FIELD"_s);
    row("two verbs, the first empty", file + u"Action:\nAction: replace\n"_s + anchor + body,
        u"E_FIELD"_s);
    row("no body", file + u"Action: replace\n"_s + anchor, u"E_FIELD"_s);
    row("no anchor", file + u"Action: replace\n"_s + body, u"E_FIELD"_s);
    row("an anchor on create", file + u"Action: create\n"_s + anchor + body, u"E_FIELD"_s);
    row("a body on delete", file + u"Action: delete\n"_s + anchor + body, u"E_FIELD"_s);
    row("a body on delete-file", file + u"Action: delete-file\n"_s + body, u"E_FIELD"_s);
    row("rename to nowhere", file + u"Action: rename\n"_s, u"E_FIELD"_s);
    row("a target on append", file + u"Action: append\nTo: b\n"_s + body, u"E_FIELD"_s);
    row("a mode on append", file + u"Action: append\nMode: +x\n"_s + body, u"E_FIELD"_s);
    row("a mode of another kind", file + u"Action: create\nMode: 0755\n"_s + body, u"E_FIELD"_s);
    row("an occurrence of nothing",
        file + u"Action: replace\nOccurrence: 4 of 3\n"_s + anchor + body, u"E_FIELD"_s);
    row("an occurrence on append", file + u"Action: append\nOccurrence: 1 of 1\n"_s + body,
        u"E_FIELD"_s);
    row("text without a fence", file + u"Action: append\nContent:\nx\ny\n"_s, u"E_UNFENCED"_s);
    row("text on the label's line", file + u"Action: append\nContent: x\n"_s, u"E_UNFENCED"_s);
    row("a label for a fence", file + u"Action: replace\nAnchor:\n"_s + body, u"E_UNFENCED"_s);
    row("a fence in a fence",
        file + u"Action: create\nContent:\n```md\nRun:\n```sh\nx\n```\nDone.\n```\n"_s,
        u"E_FENCE"_s);
    row("a bare fence in a fence",
        file + u"Action: create\nContent:\n```md\nRun:\n\n```\nx\n```\n\nDone.\n```\n"_s,
        u"E_FENCE"_s);
    row("an open fence", file + u"Action: create\nContent:\n```\nx\n"_s, u"E_TRUNCATED"_s);
    row("a blank anchor", file + u"Action: delete\nAnchor:\n```\n\n  \n```\n"_s, u"E_ANCHOR"_s);
    row("left-out code",
        file + u"Action: create\nContent:\n```\nx\n# ... existing code ...\n```\n"_s,
        u"E_ELISION"_s);
    row("left-out code that only the end of a range has not",
        file + u"Action: replace\n"_s + anchor
            + u"Anchor End:\n```\n...\n```\n"
              "Replace With:\n```\ny\n# ...\n```\n"_s,
        u"E_ELISION"_s);
    row("left-out code in another order",
        file + u"Action: replace\nAnchor:\n```\n# ...\nx\n```\nReplace With:\n```\ny\n...\n```\n"_s,
        u"E_ELISION"_s);
}

void EditScriptTest::change_isRefused()
{
    QFETCH(const QString, answer);
    QFETCH(const QString, code);
    const EditScript script = parseEdits(answer);
    QList<EditFault> faults = script.faults;
    for (const Edit &edit : script.edits) {
        faults += edit.faults;
    }
    QVERIFY(!script.edits.isEmpty());
    QVERIFY2(std::ranges::any_of(faults,
                                 [&](const EditFault &f) { return editCodeName(f.code) == code; }),
             qPrintable(described(script).join(u'\n')));
}

void EditScriptTest::earlyEnd_isTold_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("codes");
    const auto row = [](const char *name, const QString &answer, const QString &codes) {
        QTest::newRow(name) << answer << codes;
    };
    const QString readme = u"File: README.md\nAction: append\nContent:\n"_s;
    const QString code = u"File: a.py\nAction: append\nContent:\n"_s;
    const QString inner = u"\nnpm i\n\n```\n"_s;
    row("text right behind", code + u"```\nRun:\n```\nnpm i\n```\nDone.\n```\n"_s, u"E_FENCE"_s);
    row("text behind in Markdown", readme + u"```\nRun:\n```\n"_s + inner + u"```\n"_s,
        u"E_FENCE"_s);
    row("Markdown by its info string",
        u"File: notes\nAction: append\nContent:\n```markdown\nRun:\n```\n"_s + inner + u"```\n"_s,
        u"E_FENCE"_s);
    row("a change in it",
        readme + u"```\nSay:\n```\nFile: b\nAction: delete-file\n```\nDone.\n```\n"_s,
        u"E_FENCE -"_s);
    row("an anchor",
        u"File: a.py\nAction: replace\nAnchor:\n```\nRun:\n```\n"_s + inner
            + u"```\nReplace With:\n```\ny\n```\n"_s,
        u"E_FENCE"_s);

    row("prose behind", code + u"```\nx\n```\n\nSee:\n\n```\nx\n```\n"_s, u"-"_s);
    row("prose right behind and code with a language",
        code + u"```\nx\n```\nTry it:\n```sh\nnpm i\n```\n"_s, u"-"_s);
    row("prose right behind and a fence of another kind",
        code + u"```\nx\n```\nTry it:\n~~~\nnpm i\n~~~\n"_s, u"-"_s);
    row("prose between changes", code + u"```\nx\n```\nAnd:\n"_s + code + u"```\ny\n```\n"_s,
        u"- -"_s);
    row("Markdown and code with a language",
        readme + u"```\nx\n```\n\nTry it:\n\n```sh\nnpm i\n```\n"_s, u"-"_s);
    row("Markdown in four backticks",
        readme + u"````\nRun:\n```\n"_s + inner + u"````\n\nSee:\n\n```\nx\n```\n"_s, u"-"_s);
    row("Markdown, and a change behind it",
        readme + u"```\nx\n```\n\n"_s + readme + u"```\ny\n```\n"_s, u"- -"_s);
}

//! Where the text of a file holds a fence of its own, and that ended it.
void EditScriptTest::earlyEnd_isTold()
{
    QFETCH(const QString, answer);
    QFETCH(const QString, codes);
    QStringList found;
    const EditScript script = parseEdits(answer);
    for (const Edit &edit : script.edits) {
        found.append(edit.faults.isEmpty() ? u"-"_s : editCodeName(edit.faults.constFirst().code));
    }
    QCOMPARE(found.join(u' '), codes);
}

//! A path is refused for its length, but not before it is one.
void EditScriptTest::longPath_isNotLost()
{
    const QString path = QString(600, u'x') + u".py"_s;
    const QString create = u"File: "_s + path + u"\nAction: create\nContent:\n```\nx\n```\n"_s;
    QCOMPARE(described(parseEdits(create)), QStringList{u"create "_s + path + u" [x]"_s});
    QCOMPARE(described(parseEdits(replaceIt + create)),
             (QStringList{u"replace a.py <x> [y]"_s, u"create "_s + path + u" [x]"_s}));
    QCOMPARE(described(parseEdits(u"File: a\nAction: rename\nTo: `"_s + path + u"`\n"_s)),
             QStringList{u"rename a to "_s + path});
    QCOMPARE(described(parseEdits(u"File: "_s + path + u"\n```\nx\n```\n"_s)),
             QStringList{u"create "_s + path + u" [x] (weak)"_s});
}

void EditScriptTest::labelWithoutFile_isTold_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("script");
    const auto row = [](const char *name, const QString &answer, const QStringList &script) {
        QTest::newRow(name) << answer << script;
    };
    const QString replacement = u"Anchor:\n```\nx\n```\nReplace With:\n```\ny\n```\n"_s;
    const QString whole = u"**b.py**\n```\nx\n```\n"_s;
    row("before a change", u"Action: delete-file\n\n"_s + replaceIt,
        {u"E_LABEL"_s, u"replace a.py <x> [y]"_s});
    row("a change, said once", u"Action: replace\n"_s + replacement, {u"E_LABEL"_s});
    row("two changes", u"Action: replace\n"_s + replacement + u"Action: delete-file\n"_s,
        {u"E_LABEL"_s, u"E_LABEL"_s});
    row("an action and nothing more", u"Action: Delete File\n"_s, {u"E_LABEL"_s});
    row("no action", replacement, {u"E_LABEL"_s});
    row("a body and nothing more", u"Content:\n\n```\nx\n```\n"_s, {u"E_LABEL"_s});
    row("the file behind it", u"Action: append\nFile: a\nContent:\n```\nx\n```\n"_s,
        {u"E_LABEL"_s, u"replace a [x] E_FIELD"_s});
    row("whole files beside it are prose", u"Action: replace\n"_s + replacement + whole,
        {u"E_LABEL"_s});
    row("a file that is only named before it", u"File: a.py\n\nSee above.\n"_s, {});

    row("words", u"Content: is king\nInsert: coin\nTo: whom\nLines: 3\nMode: +x\n"_s, {});
    row("words before a change", u"Content: is king\n\n"_s + replaceIt,
        {u"replace a.py <x> [y]"_s});
    row("words, and code to read", u"Anchor: the line before\n\n```\nx\n```\n"_s, {});
    row("a heading", u"### Content:\n\nIt holds one function.\n\n```\nx\n```\n"_s, {});
    row("an action that is none", u"Action: improve the tests\n"_s, {});
    row("words, and whole files", u"Content: one file.\n\n"_s + whole,
        {u"create b.py [x] (weak)"_s});
}

//! It must neither get lost nor be made of prose.
void EditScriptTest::labelWithoutFile_isTold()
{
    QFETCH(const QString, answer);
    QFETCH(const QStringList, script);
    QCOMPARE(described(parseEdits(answer)), script);
}

void EditScriptTest::cutAnswer_isIncomplete()
{
    const EditScript script = parseEdits(replaceIt, true);
    QCOMPARE(described(script), (QStringList{u"E_TRUNCATED"_s, u"replace a.py <x> [y]"_s}));
}

//! Whatever is left of an answer, no change of another file or with another text comes out of it.
void EditScriptTest::everyCut_isBorne()
{
    const QString answer = u"Two changes.\n\n"_s + replaceIt
        + u"\nFile: b.py\nAction: create\nContent:\n````\nz\n```\n````\n"_s;
    for (qsizetype cut = 0; cut < answer.size(); ++cut) {
        const EditScript script = parseEdits(answer.first(cut));
        for (const Edit &edit : script.edits) {
            const bool isValid = std::ranges::none_of(
                edit.faults, [](const EditFault &fault) { return isFailure(fault.code); });
            const bool isWanted = described(edit) == u"replace a.py <x> [y]"_s
                || described(edit) == u"create b.py [z|```]"_s;
            QVERIFY2(!isValid || !script.faults.isEmpty() || isWanted,
                     qPrintable(u"%1: %2"_s.arg(cut).arg(described(edit))));
        }
    }
}

void EditScriptTest::elision_isNoticed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isElided");
    for (const QString &line : {u"..."_s,
                                u"  ..."_s,
                                u"…"_s,
                                u"# ..."_s,
                                u"// ..."_s,
                                u"// ... existing code ..."_s,
                                u"/* unchanged */"_s,
                                u"/* ... */"_s,
                                u"<!-- rest of the file -->"_s,
                                u"# ... rest of the code ..."_s,
                                u"// rest of the function stays the same"_s,
                                u"# (unchanged)"_s,
                                u"-- ... other columns ..."_s,
                                u"; ..."_s,
                                u"// The remaining methods are unchanged"_s,
                                u"# other methods"_s,
                                u"# (rest of code unchanged)"_s,
                                u"// remaining code"_s,
                                u"# existing imports..."_s,
                                u"<!-- same as before -->"_s,
                                u"// previous code remains the same"_s,
                                u"# the rest"_s,
                                u"// ... other cases"_s,
                                u"# rest of your imports here"_s}) {
        QTest::addRow("%s", qPrintable(line)) << line << true;
    }
    for (const QString &line :
         {u"f(...args)"_s, u"    pass"_s, u"x = ..."_s, u"# rests on its laurels"_s,
          u"print('...')"_s, u"// see above"_s, u"return rest"_s, u"rest of my life"_s, u"#"_s,
          u""_s, u"# Loading..."_s, u"case 1 ... 5:"_s, u"// other errors are passed on"_s,
          u"# Existing users keep their key"_s, u"// previous token, if any"_s,
          u"# same order as in the header"_s, u"// The rest is optional"_s,
          u"/* remaining bytes */"_s}) {
        QTest::addRow("not %s", qPrintable(line)) << line << false;
    }
}

void EditScriptTest::elision_isNoticed()
{
    QFETCH(const QString, line);
    QFETCH(const bool, isElided);
    QCOMPARE(isElision(line), isElided);
}

void EditScriptTest::codes_haveNames()
{
    QCOMPARE(editCodeName(EditCode::NoMatch), u"E_NOMATCH"_s);
    for (int code = 0; code <= static_cast<int>(EditCode::Bidi); ++code) {
        const QString name = editCodeName(static_cast<EditCode>(code));
        QCOMPARE(name.startsWith(u"E_"_s), isFailure(static_cast<EditCode>(code)));
    }
}

QTEST_GUILESS_MAIN(EditScriptTest)
#include "tst_editscript.moc"
