// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/runarchive.h"

#include "core/base/zip.h"

#include "keptruns.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;
using namespace roo::test;

namespace {

using Change = std::function<void(zip::Files &)>;

const QString folder = u"20261122-120000-abcdef/"_s;
const QString lines = folder + u"events.jsonl"_s;
const QString sums = folder + u"SHA256SUMS"_s;

StoredRun sample()
{
    return storedOf(sampleEvents(), {{sha256("{}"_ba), "{}"_ba}, {sha256("[]"_ba), "[]"_ba}},
                    {{sha256("a\0b"_ba), "a\0b"_ba}, {sha256({}), {}}});
}

QByteArray zipOf(const zip::Files &files)
{
    return zip::pack(files, sampleEvents().constFirst().time).value_or("not packed"_ba);
}

zip::Files filesOf(const StoredRun &stored)
{
    return zip::unpack(archive::pack(stored).value_or("not packed"_ba)).value_or(zip::Files());
}

} // namespace

class RunArchiveTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }
    void pack_holdsTheWholeRun();
    void pack_ofTheSameIsTheSame();
    void pack_namesNoForeignFolder();
    void pack_comesBackAtEveryCut();
    void pack_keepsWhatItDoesNotUnderstand();
    void unpack_endsWhenTold();
    void sums_areThoseOfEveryFile();
    void unpack_takesOtherForms_data();
    void unpack_takesOtherForms();
    void unpack_leavesOutWhatIsNoPart_data();
    void unpack_leavesOutWhatIsNoPart();
    void unpack_refuses_data();
    void unpack_refuses();
    void unpack_refusesEveryCut();
    void unpack_writesNothing();
};

void RunArchiveTest::pack_holdsTheWholeRun()
{
    const zip::Files files = filesOf(sample());
    QStringList expected;
    for (const QString &name :
         {u"SHA256SUMS"_s, QString(u"attachments/" + sha256("a\0b"_ba)),
          QString(u"attachments/" + sha256({})), u"code.md"_s, u"events.jsonl"_s, u"plan.md"_s,
          QString(u"requests/" + sha256("[]"_ba) + u".json"),
          QString(u"requests/" + sha256("{}"_ba) + u".json"), u"run.json"_s}) {
        expected.append(folder + name);
    }
    expected.sort();
    QCOMPARE(files.keys(), expected);
    QCOMPARE(files.value(lines), linesOf(sampleEvents()));
    QCOMPARE(files.value(folder + u"code.md"), "print(1)\n"_ba);
    const QJsonDocument summary = QJsonDocument::fromJson(files.value(folder + u"run.json"));
    QCOMPARE(summaryFromJson(summary.object()), summarize(folded(sampleEvents())));
}

void RunArchiveTest::pack_ofTheSameIsTheSame()
{
    const auto bytes = archive::pack(sample());
    QVERIFY(bytes);
    QCOMPARE(archive::pack(sample()), *bytes);
}

//! The name of the run may come from anywhere.
void RunArchiveTest::pack_namesNoForeignFolder()
{
    for (const QString &id : {u"../../x"_s, u"/etc"_s, u"a/b"_s, u"x"_s}) {
        const StoredRun stored = storedOf(eventsOf(id, sampleBodies()));
        const zip::Files files = filesOf(stored);
        QVERIFY(files.contains(u"run/events.jsonl"_s));
        const QStringList names = files.keys();
        for (const QString &name : names) {
            QCOMPARE(name.section(u'/', 0, 0), u"run"_s);
            QVERIFY(!name.contains(u".."));
        }
        QCOMPARE(archive::unpack(zipOf(files)).value_or(StoredRun()), stored);
    }
}

void RunArchiveTest::pack_comesBackAtEveryCut()
{
    for (qsizetype count = 1; count <= sampleEvents().size(); ++count) {
        const StoredRun stored
            = storedOf(sample().events.first(count), sample().requests, sample().attachments);
        const auto bytes = archive::pack(stored);
        QVERIFY(bytes);
        const auto unpacked = archive::unpack(*bytes);
        QVERIFY(unpacked);
        QCOMPARE(*unpacked, stored);
        const Run run = folded(stored.events);
        const zip::Files files = filesOf(stored);
        for (const Role role : allRoles()) {
            const bool isDone = run.stage(role) != nullptr && run.stage(role)->result;
            QCOMPARE(files.contains(folder + answerFileName(role)), isDone);
        }
    }
}

//! What a newer version has written, and half a line at the end.
void RunArchiveTest::pack_keepsWhatItDoesNotUnderstand()
{
    StoredRun stored = storedOf(sampleEvents());
    QByteArray later = stored.lines.first(stored.lines.indexOf('\n') + 1);
    later.replace("run_started", "plan_edited");
    stored.lines += later + R"({"run":"20261122)";
    QCOMPARE(filesOf(stored).value(lines), stored.lines);
    QCOMPARE(archive::unpack(archive::pack(stored).value_or("not packed"_ba)).value_or(StoredRun()),
             stored);
}

void RunArchiveTest::unpack_endsWhenTold()
{
    std::stop_source stop;
    stop.request_stop();
    const auto unpacked
        = archive::unpack(archive::pack(sample()).value_or(QByteArray()), stop.get_token());
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().kind, ErrorKind::Cancelled);
}

//! In the form that `sha256sum --check` reads.
void RunArchiveTest::sums_areThoseOfEveryFile()
{
    const zip::Files files = filesOf(sample());
    QByteArray expected;
    for (const auto &[name, content] : files.asKeyValueRange()) {
        if (name != sums) {
            expected
                += sha256(content).toLatin1() + "  " + name.sliced(folder.size()).toLatin1() + '\n';
        }
    }
    QCOMPARE(files.value(sums), expected);
}

void RunArchiveTest::unpack_takesOtherForms_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("as it is", [](zip::Files &) {});
    row("without sums", [](zip::Files &files) { files.remove(sums); });
    row("without its summary", [](zip::Files &files) {
        files.remove(sums);
        files.remove(folder + u"run.json");
    });
    row("with one sum", [](zip::Files &files) {
        files[sums] = sha256(files.value(lines)).toLatin1() + "  events.jsonl\n";
    });
    row("without a folder", [](zip::Files &files) {
        zip::Files flat;
        for (const auto &[name, content] : files.asKeyValueRange()) {
            // Of a zip that was packed in the folder itself, blobs cannot be told from a folder.
            if (name.count(u'/') == 1) {
                flat.insert(name.sliced(folder.size()), content);
            } else {
                flat.insert(name, content);
            }
        }
        files = flat;
    });
    row("in another folder", [](zip::Files &files) {
        zip::Files other;
        for (const auto &[name, content] : files.asKeyValueRange()) {
            other.insert(u"my run/" + name.sliced(folder.size()), content);
        }
        files = other;
    });
    row("with files more", [](zip::Files &files) {
        files.insert(u"README"_s, "hello"_ba);
        files.insert(folder + u".DS_Store", "\0\1"_ba);
    });
}

void RunArchiveTest::unpack_takesOtherForms()
{
    QFETCH(const Change, change);
    zip::Files files = filesOf(sample());
    change(files);
    const auto unpacked = archive::unpack(zipOf(files));
    QVERIFY(unpacked);
    QCOMPARE(*unpacked, sample());
}

void RunArchiveTest::unpack_leavesOutWhatIsNoPart_data()
{
    QTest::addColumn<QString>("name");
    const QString sha = sha256("other"_ba);
    const auto row = [](const char *name, const QString &path) { QTest::newRow(name) << path; };
    row("up", u"../../x"_s);
    row("up, as a request", u"../../requests/"_s + sha + u".json");
    row("up, behind the folder", folder + u"../requests/"_s + sha + u".json");
    row("from the root", u"/etc/passwd"_s);
    row("another name", folder + u"requests/x.json");
    row("another's hash", folder + u"requests/" + sha256("[1]"_ba) + u".json");
    row("a hash in capitals", folder + u"requests/" + sha.toUpper() + u".json");
    row("no ending", folder + u"requests/" + sha);
    row("a line feed behind", folder + u"requests/" + sha + u".json\n");
    row("deeper", folder + u"requests/deep/" + sha + u".json");
    row("an attachment with an ending", folder + u"attachments/" + sha + u".txt");
    row("an attachment of another's hash", folder + u"attachments/" + sha256("[1]"_ba));
    row("a Windows path", folder + u"requests\\" + sha + u".json");
}

void RunArchiveTest::unpack_leavesOutWhatIsNoPart()
{
    QFETCH(const QString, name);
    zip::Files files = filesOf(sample());
    files.insert(name, "other"_ba);
    const auto unpacked = archive::unpack(zipOf(files));
    QVERIFY(unpacked);
    QCOMPARE(*unpacked, sample());
}

void RunArchiveTest::unpack_refuses_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("nothing", [](zip::Files &files) { files = {{u"a"_s, {}}}; });
    row("no events", [](zip::Files &files) {
        files.remove(sums);
        files.remove(lines);
    });
    row("empty events", [](zip::Files &files) {
        files.remove(sums);
        files[lines].clear();
    });
    row("broken events", [](zip::Files &files) {
        files.remove(sums);
        files[lines] += "{}\n";
    });
    row("no beginning", [](zip::Files &files) {
        files.remove(sums);
        files[lines] = linesOf(sampleEvents().sliced(1));
    });
    row("another content", [](zip::Files &files) { files[lines] += "\n"; });
    row("another answer", [](zip::Files &files) { files[folder + u"code.md"] += "x"; });
    row("a file less", [](zip::Files &files) { files.remove(folder + u"code.md"); });
    row("a hash in capitals", [](zip::Files &files) { files[sums] = files.value(sums).toUpper(); });
    row("sums that are none", [](zip::Files &files) { files[sums] = "hello\n"_ba; });
    row("sums that are none, and a file without a name", [](zip::Files &files) {
        files[sums] = "hello\n"_ba;
        files[QString()] = "x"_ba;
    });
    row("a hash without a name",
        [](zip::Files &files) { files[sums] = QByteArray(64, 'a') + '\n'; });
    row("sums with carriage returns", [](zip::Files &files) { files[sums].replace("\n", "\r\n"); });
}

void RunArchiveTest::unpack_refuses()
{
    QFETCH(const Change, change);
    zip::Files files = filesOf(sample());
    change(files);
    const auto unpacked = archive::unpack(zipOf(files));
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().kind, ErrorKind::RunUnreadable);
    QVERIFY(!unpacked.error().expected.isEmpty() || unpacked.error().line > 0);
}

void RunArchiveTest::unpack_refusesEveryCut()
{
    const auto bytes = archive::pack(sample());
    QVERIFY(bytes);
    for (qsizetype cut = 0; cut < bytes->size(); cut += 7) {
        const auto unpacked = archive::unpack(bytes->first(cut));
        QVERIFY(!unpacked);
        QCOMPARE(unpacked.error().kind, ErrorKind::RunUnreadable);
    }
}

void RunArchiveTest::unpack_writesNothing()
{
    const QTemporaryDir home;
    const QString before = QDir::currentPath();
    const QString deep = home.filePath(u"a/b/c"_s);
    QVERIFY(QDir().mkpath(deep) && QDir::setCurrent(deep));
    const zip::Files files = filesOf(sample());
    zip::Files tricks = files;
    for (const QString &name : {u"../../x"_s, u"../x"_s, home.filePath(u"x"_s), u"x"_s}) {
        tricks.insert(name, "evil"_ba);
    }
    const auto unpacked = archive::unpack(zipOf(tricks));
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(unpacked);
    int found = 0;
    QDirIterator entries(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    for (; entries.hasNext(); entries.next()) {
        ++found;
    }
    QCOMPARE(found, 0);
}

QTEST_GUILESS_MAIN(RunArchiveTest)
#include "tst_runarchive.moc"
