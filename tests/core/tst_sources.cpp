// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/sources.h"

#include "support/files.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::config;

namespace {

constexpr std::array homeVariables{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"};

QStringList described(const QList<DotEnvEntry> &entries)
{
    QStringList lines;
    for (const DotEnvEntry &entry : entries) {
        lines.append(entry.name + u'@' + QString::number(entry.line) + u'=' + entry.value);
    }
    return lines;
}

} // namespace

class SourcesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void gather_readsEveryPlace();
    void gather_missingFiles();
    void gather_windowReadsNoWorkingFolder();
    void gather_readsTheEnvironment();
    void gather_namesBrokenFiles_data();
    void gather_namesBrokenFiles();
    void gather_passesOverAFolderNamedEnv();
    void gather_noticesReadableFiles();
    void saved_readsKnownKeys();
    void saved_readsWhatQSettingsWrites();
    void saved_keepsUnknownKeysOfOurSections();
    void inspect_readsTheOthers();
    void saved_refusesBrokenLines_data();
    void saved_refusesBrokenLines();
    void saved_refusesBytesThatAreNoText();
    void folders_areThePlatforms_data();
    void folders_areThePlatforms();
    void folders_withoutHomeAskTheUserDatabase();
    void origin_isOneLine_data();
    void origin_isOneLine();
    void example_documentsEveryVariable();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<QByteArray, QByteArray> m_environment;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const;
};

void SourcesTest::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    for (const char *const name : homeVariables) {
        if (qEnvironmentVariableIsSet(name)) {
            m_environment.insert(name, qgetenv(name));
        }
    }
}

void SourcesTest::cleanup()
{
    for (const char *const name : homeVariables) {
        qunsetenv(name);
        if (m_environment.contains(name)) {
            qputenv(name, m_environment.value(name));
        }
    }
    qunsetenv("ROO_PROFILE");
}

QString SourcesTest::write(const QString &name, const QByteArray &bytes) const
{
    const QString file = path(name);
    if (!test::writeFile(file, bytes)) {
        qFatal("cannot write %ls", qUtf16Printable(file));
    }
    return file;
}

void SourcesTest::gather_readsEveryPlace()
{
    write(u"work/.env"_s, "ROO_PROFILE=work");
    write(u"config/.env"_s, "ROO_PROFILE=config");
    write(u"config/settings.ini"_s, "[run]\nprofile=saved\n");
    const QString named = write(u"named.env"_s, "\nROO_PROFILE=named");
    const auto sources = gatherSources(
        {.options = {{variable::profile, {.name = u"--profile"_s, .value = u"option"_s}}},
         .envFile = named,
         .workingFolder = path(u"work"_s),
         .folders = {.config = path(u"config"_s), .data = QString()},
         .configFolderEnv = true});
    QVERIFY2(sources.has_value(), sources ? "" : qPrintable(sources.error().subject));
    QCOMPARE(sources->options.value(variable::profile).value, u"option"_s);
    QCOMPARE(sources->envFile->path, named);
    QCOMPARE(described(sources->envFile->entries), QStringList{u"ROO_PROFILE@2=named"_s});
    QCOMPARE(described(sources->workingFolderEnv->entries), QStringList{u"ROO_PROFILE@1=work"_s});
    QCOMPARE(described(sources->configFolderEnv->entries), QStringList{u"ROO_PROFILE@1=config"_s});
    QCOMPARE(sources->saved->path, path(u"config/settings.ini"_s));
    QCOMPARE(described(sources->saved->entries), QStringList{u"ROO_PROFILE@2=saved"_s});
}

void SourcesTest::gather_missingFiles()
{
    // All but the file that was named may be missing, and the folders too.
    const auto sources = gatherSources({.workingFolder = path(u"nowhere"_s),
                                        .folders = {.config = path(u"nowhere"_s), .data = {}},
                                        .configFolderEnv = true});
    QVERIFY(sources.has_value());
    QVERIFY(!sources->workingFolderEnv);
    QVERIFY(!sources->configFolderEnv);
    QVERIFY(!sources->saved || sources->saved->entries.isEmpty());
    QVERIFY(gatherSources({}).has_value());

    const auto named = gatherSources({.envFile = path(u"nowhere.env"_s)});
    QVERIFY(!named);
    QCOMPARE(named.error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(named.error().subject, path(u"nowhere.env"_s));
}

void SourcesTest::gather_windowReadsNoWorkingFolder()
{
    write(u".env"_s, "broken");
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    const auto sources = gatherSources({.configFolderEnv = true});
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(sources.has_value());
    QVERIFY(!sources->workingFolderEnv);
}

void SourcesTest::gather_readsTheEnvironment()
{
    qputenv("ROO_PROFILE", "from-environment");
    const auto sources = gatherSources({});
    QVERIFY(sources.has_value());
    QCOMPARE(strongestValue(*sources, variable::profile)->value, u"from-environment"_s);
}

void SourcesTest::gather_namesBrokenFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("folder");
    QTest::addColumn<ErrorKind>("kind");
    for (const auto file :
         {"named.env"_L1, "work/.env"_L1, "config/.env"_L1, "config/settings.ini"_L1}) {
        QTest::addRow("%s, broken", file.data())
            << QString(file) << false << ErrorKind::SyntaxInvalid;
    }
    for (const auto file : {"named.env"_L1, "config/settings.ini"_L1}) {
        QTest::addRow("%s, a folder", file.data())
            << QString(file) << true << ErrorKind::FileUnreadable;
    }
}

void SourcesTest::gather_namesBrokenFiles()
{
    QFETCH(const QString, file);
    QFETCH(const bool, folder);
    QFETCH(const ErrorKind, kind);
    for (const auto name :
         {"named.env"_L1, "work/.env"_L1, "config/.env"_L1, "config/settings.ini"_L1}) {
        write(name, "# nothing\n");
    }
    if (folder) {
        QVERIFY(QFile::remove(path(file)));
        QVERIFY(QDir().mkpath(path(file)));
    } else {
        write(file, "# fine\nsecret-value\n");
    }
    const auto sources = gatherSources({.envFile = path(u"named.env"_s),
                                        .workingFolder = path(u"work"_s),
                                        .folders = {.config = path(u"config"_s), .data = QString()},
                                        .configFolderEnv = true});
    QVERIFY(!sources);
    QCOMPARE(sources.error().kind, kind);
    QCOMPARE(sources.error().subject, path(file));
    QCOMPARE(sources.error().line, folder ? 0 : 2);
    QVERIFY(!sources.error().detail.contains(u"secret"_s));
    QVERIFY(!sources.error().expected.contains(u"secret"_s));
}

//! People name the folder of a Python virtual environment so.
void SourcesTest::gather_passesOverAFolderNamedEnv()
{
    QVERIFY(QDir().mkpath(path(u"work/.env"_s)));
    const auto sources = gatherSources({.workingFolder = path(u"work"_s)});
    QVERIFY(sources);
    QVERIFY(!sources->workingFolderEnv);
}

void SourcesTest::gather_noticesReadableFiles()
{
#ifdef Q_OS_UNIX
    const QString file = write(u"named.env"_s, "A=1");
    const auto readable = [&file](QFile::Permissions permissions) {
        return QFile::setPermissions(file, permissions)
            && gatherSources({.envFile = file})->envFile->readableByOthers;
    };
    QVERIFY(!readable(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(readable(QFile::ReadOwner | QFile::ReadGroup));
    QVERIFY(readable(QFile::ReadOwner | QFile::ReadOther));
#else
    QSKIP("permissions are access lists here");
#endif
}

void SourcesTest::saved_readsKnownKeys()
{
    const QString file = write(u"settings.ini"_s,
                               "; a comment\r\n"
                               "# another = one\r\n"
                               "\r\n"
                               "[connection]\r\n"
                               "base_url = https://h:4000/v1\r\n"
                               "ca_file=/etc/\xC3\xA4,b.pem\r\n"
                               "request_timeout_ms=1000\r\n"
                               "stage_timeout_ms=2000\r\n"
                               "[run]\r\n"
                               "profile=mine\r\n"
                               "history=false\r\n"
                               "[limits]\r\n"
                               "answer_bytes=4096\r\n"
                               "line_bytes=2048\r\n"
                               "context_bytes=1024\r\n"
                               "[budget]\r\n"
                               "run_requests=7\r\n"
                               "day_cost=0.5\r\n"
                               "free_per_day=1000\r\n"
                               "[window]\r\n"
                               "geometry=@ByteArray(\\0\\x1)\r\n");
    const auto entries = readSavedSettings(file);
    QVERIFY2(entries.has_value(), entries ? "" : qPrintable(entries.error().expected));
    QCOMPARE(
        described(*entries),
        QStringList({u"LITELLM_BASE_URL@5=https://h:4000/v1"_s, u"LITELLM_CA_FILE@6=/etc/ä,b.pem"_s,
                     u"REQUEST_TIMEOUT_MS@7=1000"_s, u"STAGE_TIMEOUT_MS@8=2000"_s,
                     u"ROO_PROFILE@10=mine"_s, u"ROO_HISTORY@11=false"_s,
                     u"ROO_ANSWER_LIMIT_BYTES@13=4096"_s, u"ROO_LINE_LIMIT_BYTES@14=2048"_s,
                     u"ROO_CONTEXT_LIMIT_BYTES@15=1024"_s, u"ROO_RUN_MAX_REQUESTS@17=7"_s,
                     u"ROO_DAY_MAX_COST@18=0.5"_s, u"ROO_FREE_PER_DAY@19=1000"_s}));
}

void SourcesTest::saved_readsWhatQSettingsWrites()
{
    const QString file = path(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        settings.setValue("connection/base_url"_L1, u"https://h:4000/a;b,c=d"_s);
        settings.setValue("connection/ca_file"_L1, u"C:\\new folder\\ä \"x\".pem"_s);
        settings.setValue("run/history"_L1, true);
        settings.setValue("window/geometry"_L1, QByteArray("\0\n\"=\xff", 5));
        settings.sync();
        QCOMPARE(settings.status(), QSettings::NoError);
    }
    const auto entries = readSavedSettings(file);
    QVERIFY2(entries.has_value(), entries ? "" : qPrintable(entries.error().expected));
    QCOMPARE(entries->size(), 3);
    QCOMPARE(entries->at(0).value, u"https://h:4000/a;b,c=d"_s);
    QCOMPARE(entries->at(1).value, u"C:\\new folder\\ä \"x\".pem"_s);
    QCOMPARE(entries->at(2).value, u"true"_s);
}

void SourcesTest::saved_keepsUnknownKeysOfOurSections()
{
    const auto entries = readSavedSettings(
        write(u"settings.ini"_s, "[window]\na=1\n[run]\nprofiel=x\nprofile=y\n[x]\nb=2\n"));
    QVERIFY(entries);
    QCOMPARE(described(*entries), QStringList({u"run/profiel@4="_s, u"ROO_PROFILE@5=y"_s}));
}

void SourcesTest::inspect_readsTheOthers()
{
    write(u"work/.env"_s, "broken");
    write(u"config/settings.ini"_s, "[run]\nprofile=saved\n");
    const InspectedSources inspected
        = inspectSources({.envFile = path(u"gone.env"_s),
                          .workingFolder = path(u"work"_s),
                          .folders = {.config = path(u"config"_s), .data = QString()}});
    QCOMPARE(inspected.errors.size(), 2);
    QCOMPARE(inspected.errors.at(0).namedBy, u"--env-file"_s);
    QCOMPARE(inspected.errors.at(1).line, 1);
    QCOMPARE(strongestValue(inspected.sources, variable::profile)->value, u"saved"_s);
}

void SourcesTest::saved_refusesBrokenLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("expected");
    const QString form = u"[section] or key=value"_s;
    const QString noKey = u"no key: keys are not kept in settings.ini"_s;
    QTest::newRow("no assignment") << "[run]\nsecret-value\n"_ba << 2 << form;
    QTest::newRow("no name") << "=secret-value\n"_ba << 1 << form;
    QTest::newRow("open section") << "\n\n[run\n"_ba << 3 << form;
    QTest::newRow("open section with a value") << "[run=secret-value\n"_ba << 1 << form;
    QTest::newRow("api_key") << "[connection]\napi_key=secret-value\n"_ba << 2 << noKey;
    QTest::newRow("API key") << "[x]\r\nMy-API-Key = secret-value\r\n"_ba << 2 << noKey;
    QTest::newRow("variable") << "LITELLM_API_KEY=secret-value\n"_ba << 1 << noKey;
}

void SourcesTest::saved_refusesBrokenLines()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, line);
    QFETCH(const QString, expected);
    const QString file = write(u"settings.ini"_s, bytes);
    const Error error{
        .kind = ErrorKind::SyntaxInvalid, .subject = file, .expected = expected, .line = line};
    const auto entries = readSavedSettings(file);
    QVERIFY(!entries);
    QCOMPARE(entries.error(), error);
}

void SourcesTest::saved_refusesBytesThatAreNoText()
{
    for (const QByteArray &bytes : {"[run]\nprofile=caf\xE9"_ba, QByteArray(1'048'577, '#')}) {
        const auto entries = readSavedSettings(write(u"settings.ini"_s, bytes));
        QVERIFY(!entries);
        QCOMPARE(entries.error().kind, ErrorKind::SyntaxInvalid);
    }
}

void SourcesTest::folders_areThePlatforms_data()
{
    QTest::addColumn<QByteArray>("home");
    QTest::addColumn<QByteArray>("xdg");
    QTest::addColumn<QString>("config");
    QTest::newRow("home") << "/h"_ba << ""_ba << u"/h/.config/roo-harness"_s;
    QTest::newRow("variable") << "/h"_ba << "/x"_ba << u"/x/roo-harness"_s;
    QTest::newRow("relative variable") << "/h"_ba << "x"_ba << u"/h/.config/roo-harness"_s;
    QTest::newRow("variable without a home") << "/"_ba << "/x/"_ba << u"/x/roo-harness"_s;
    QTest::newRow("slash behind it") << "/h/"_ba << ""_ba << u"/h/.config/roo-harness"_s;
}

void SourcesTest::folders_areThePlatforms()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    QFETCH(const QByteArray, home);
    QFETCH(const QByteArray, xdg);
    QFETCH(const QString, config);
    qputenv("HOME", home);
    qputenv("XDG_CONFIG_HOME", xdg);
    qputenv("XDG_DATA_HOME", xdg);
    QCOMPARE(standardFolders().config, config);
    QString data = config;
    QCOMPARE(standardFolders().data, data.replace(u".config"_s, u".local/share"_s));
#else
    QSKIP("no XDG variables here");
#endif
}

void SourcesTest::folders_withoutHomeAskTheUserDatabase()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const passwd *const user = ::getpwuid(::getuid());
    const QString home = user != nullptr ? QFile::decodeName(user->pw_dir) : QString();
    const QString config = QDir::isAbsolutePath(home) && home != u"/"_s
        ? home + u"/.config/roo-harness"_s
        : QString();
    qunsetenv("XDG_CONFIG_HOME");
    qunsetenv("HOME");
    QCOMPARE(standardFolders().config, config);
    for (const QByteArray &useless : {""_ba, "/"_ba, "//"_ba, "relative"_ba}) {
        qputenv("HOME", useless);
        QCOMPARE(standardFolders().config, config);
    }
#else
    QSKIP("the system knows the home folder here");
#endif
}

void SourcesTest::origin_isOneLine_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    const auto row
        = [](const char *name, Source source, const QString &file, int line, const QString &text) {
              QTest::newRow(name) << std::to_underlying(source) << file << line << text;
          };
    row("option", Source::CommandLine, {}, 0, u"NAME"_s);
    row("option with a file", Source::CommandLine, u"/key"_s, 0, u"NAME /key"_s);
    row("environment", Source::Environment, {}, 0, u"$NAME"_s);
    row("file", Source::WorkingFolderEnv, u"./.env"_s, 3, u"./.env:3"_s);
    row("file without a line", Source::Saved, u"/s.ini"_s, 0, u"/s.ini"_s);
    row("session", Source::Session, {}, 0, u"this session"_s);
    row("keyring", Source::Keyring, {}, 0, u"system keyring"_s);
    row("default", Source::Default, {}, 0, u"default"_s);
}

void SourcesTest::origin_isOneLine()
{
    QFETCH(const int, source);
    QFETCH(const QString, file);
    QFETCH(const int, line);
    QFETCH(const QString, text);
    const Origin origin{
        .source = static_cast<Source>(source), .name = u"NAME"_s, .file = file, .line = line};
    QCOMPARE(originText(origin), text);
}

void SourcesTest::example_documentsEveryVariable()
{
    const QString example = QStringLiteral(ROO_SOURCE_DIR "/.env.example");
    // As it stands nothing is set; without the comment signs every variable is, once.
    const QByteArray bytes = test::contentOf(example);
    QCOMPARE(parseDotEnv(bytes, example)->size(), 0);
    QByteArray uncommented = bytes;
    uncommented.replace("\n#", "\n");
    QStringList names;
    const QList<QByteArray> lines = uncommented.split('\n');
    for (const QByteArray &line : lines) {
        if (const auto entries = parseDotEnv(line, example); entries && !entries->isEmpty()) {
            names.append(entries->first().name);
        }
    }
    // Those of packaging/litellm, which this program does not read.
    names.removeAll(u"OPENAI_API_KEY"_s);
    names.removeAll(u"OPENROUTER_API_KEY"_s);
    QStringList known = variableNames();
    names.sort();
    known.sort();
    QCOMPARE(names, known);
}

QTEST_GUILESS_MAIN(SourcesTest)
#include "tst_sources.moc"
