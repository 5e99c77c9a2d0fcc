// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/text.h"
#include "core/edit/resolver.h"
#include "core/edit/transaction.h"
#include "core/edit/workspace.h"

#include "support/editcase.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::edit;
using namespace roo::test;

namespace {

constexpr auto allCases = ROO_TEST_DATA "/edits"_L1;

//! Whether expected.txt and after/ are to be written anew; what they say then is to be read.
bool isUpdate()
{
    return qEnvironmentVariableIntValue("ROO_UPDATE_GOLDEN") != 0;
}

//! " E_NOMATCH", " E_AMBIGUOUS(1, 3)"
QString codesOf(const QList<EditFault> &faults)
{
    QString text;
    for (const EditFault &fault : faults) {
        text += u' ' % editCodeName(fault.code);
        if (fault.code == EditCode::Ambiguous || fault.code == EditCode::Occurrence) {
            text += u'(' % fault.subject % u')';
        }
    }
    return text;
}

QString rangeText(const LineRange &range)
{
    return u"%1-%2"_s.arg(range.first + 1).arg(range.first + range.count);
}

QString described(const Edit &edit, const EditOutcome &outcome)
{
    QString verdict;
    switch (outcome.verdict) {
    case Verdict::Resolved:
        verdict = u"resolved"_s;
        break;
    case Verdict::Skipped:
        verdict = u"skipped"_s;
        break;
    case Verdict::Refused:
        verdict = u"refused"_s;
        break;
    }
    QString line = verbName(edit.verb) % u' ' % text::oneLine(edit.path, 60) % u": "_s % verdict
        % codesOf(outcome.faults);
    if (outcome.verdict == Verdict::Resolved && edit.anchor) {
        line += u" L%1 at %2"_s.arg(static_cast<int>(outcome.level)).arg(rangeText(outcome.anchor));
    }
    if (outcome.nearest) {
        line += u" near "_s % rangeText(*outcome.nearest);
    }
    return line;
}

//! One line for each edit, one for the faults of the set, one for the consents.
QString described(const ChangeSet &set)
{
    QStringList lines;
    for (qsizetype i = 0; i < set.edits.size(); ++i) {
        lines.append(described(set.edits.at(i), set.outcomes.at(i)));
    }
    if (!set.faults.isEmpty()) {
        lines.append(u"set:"_s % codesOf(set.faults));
    }
    QString consents;
    const QList<Consent> needed = set.consents();
    for (const Consent consent : needed) {
        consents += u' ' % consentName(consent);
    }
    if (!consents.isEmpty()) {
        lines.append(u"consents:"_s % consents);
    }
    return lines.isEmpty() ? u"no change\n"_s : QString(lines.join(u'\n') % u'\n');
}

} // namespace

//! The edit format, sentence by sentence, on real folders: each folder in data/edits is an answer
//! that meets a tree, what is said of it, and the tree afterwards, byte for byte. Without after/
//! the tree stays as it is. All consents count as given. See editcase.h for what stands in a case.
class EditConformanceTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void case_isAsTheFormatSays_data();
    void case_isAsTheFormatSays();
};

//! What a new file may be done with is a matter of the format here, not of who runs the test.
void EditConformanceTest::initTestCase()
{
#ifdef Q_OS_UNIX
    ::umask(022);
#endif
    QVERIFY(QFileInfo(allCases).isDir());
}

void EditConformanceTest::case_isAsTheFormatSays_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList names = QDir(allCases).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        QTest::newRow(qPrintable(name)) << QString(allCases % u'/' % name);
    }
}

void EditConformanceTest::case_isAsTheFormatSays()
{
    QFETCH(const QString, folder);
    const auto read = EditCase::read(folder);
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    const EditCase &kase = *read;
    if (!kase.isPossible()) {
        QSKIP("needs links and modes as in POSIX");
    }
    const QTemporaryDir place;
    QVERIFY(place.isValid());
    const QString root = place.filePath(u"tree"_s);
    QVERIFY(kase.makeBefore(root));
    const TreeImage before = imageOf(root);

    const auto workspace = Workspace::open(root);
    QVERIFY(workspace);
    const ChangeSet set = resolved(parseEdits(kase.answer(), kase.isCut()), (*workspace)->tree());
    QString told = described(set);
    QCOMPARE(imageOf(root), before);

    QVERIFY(kase.makeLater(root));
    const TreeImage later = imageOf(root);
    const QString journal = place.filePath(u"journal"_s);
    bool isApplied = false;
    if (set.isComplete() && !set.files.isEmpty()) {
        const Result<void> applied = (*workspace)->apply(set.files, journal);
        isApplied = applied.has_value();
        if (!applied) {
            QCOMPARE(applied.error().kind, ErrorKind::FileStale);
            told += u"apply: E_STALE "_s % applied.error().subject % u'\n';
        }
    }
    if (isUpdate()) {
        QVERIFY(kase.update(told, isApplied ? root : QString()));
    }
    QCOMPARE(told, kase.expected());
    const QString wanted = place.filePath(u"wanted"_s);
    QCOMPARE(kase.hasAfter(), isApplied);
    QVERIFY(!isApplied || kase.makeAfter(wanted));
    QCOMPARE(imageOf(root), isApplied ? imageOf(wanted) : later);
    QVERIFY(!isApplied || takeBack(journal));
    QCOMPARE(imageOf(root), later);
}

QTEST_GUILESS_MAIN(EditConformanceTest)
#include "tst_edit_conformance.moc"
