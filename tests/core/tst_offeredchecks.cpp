// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/offeredchecks.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::proof;

namespace {

using Files = QMap<QString, QByteArray>;

//! "build CMakeLists.txt: cmake --build build"
QStringList offersOf(const Files &files)
{
    const auto offered = offeredChecks([&files](const QString &path) -> std::optional<QByteArray> {
        const auto file = files.constFind(path);
        return file == files.cend() ? std::nullopt : std::optional(*file);
    });
    QStringList lines;
    for (const OfferedCheck &each : offered) {
        lines.append(checkKindName(each.check.kind) + u' ' + each.file + u": "
                     + each.check.command.join(u' '));
    }
    return lines;
}

} // namespace

//! What could be checked in a folder with these files.
class OfferedChecksTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(); }

    void files_offer_data();
    void files_offer();
    void presets_offer_data();
    void presets_offer();
    void python_isRunFromWhereItIs_data();
    void python_isRunFromWhereItIs();
    void nonsense_offersNothing_data();
    void nonsense_offersNothing();
    void checks_haveNamesOfTheirOwn();
    void words_areArguments();
};

void OfferedChecksTest::files_offer_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("offers");
    const QStringList cmake{u"build CMakeLists.txt: cmake -S . -B build"_s,
                            u"build CMakeLists.txt: cmake --build build"_s};
    const QString ctest = u"test CMakeLists.txt: ctest --test-dir build --output-on-failure"_s;
    QTest::newRow("nothing") << Files{{u"README.md"_s, "make test"}} << QStringList();
    QTest::newRow("cmake") << Files{{u"CMakeLists.txt"_s, "project(a CXX)\n# enable_testing()\n"}}
                           << cmake;
    QTest::newRow("cmake with tests")
        << Files{{u"CMakeLists.txt"_s, "PROJECT (a)\nif(x)\n  Enable_Testing ()\nendif()\n"}}
        << cmake + QStringList{ctest};
    QTest::newRow("cmake with CTest")
        << Files{{u"CMakeLists.txt"_s, "project(a)\ninclude( CTest )\n"}}
        << cmake + QStringList{ctest};
    QTest::newRow("a part of a CMake project")
        << Files{{u"CMakeLists.txt"_s, "add_library(a a.cpp)\n"}} << QStringList();

    QTest::newRow("make")
        << Files{{u"Makefile"_s,
                  "CC := gcc\nall: app\napp: a.o\n\tcc -o app\ntest check: app\n\t./app\n"
                  ".PHONY: all lint\nlint :\n\tlint\nclean:\n\trm app\n"}}
        << QStringList{u"build Makefile: make all"_s, u"test Makefile: make test"_s,
                       u"lint Makefile: make lint"_s};
    QTest::newRow("make without them")
        << Files{{u"Makefile"_s, "test := 1\nlint ::= 2\ntesting: x\n\ttest: y\n# check:\n"}}
        << QStringList();
    QTest::newRow("make check") << Files{{u"GNUmakefile"_s,
                                          "check::\n\ttrue\nformat-check:\n\ttrue\n"}}
                                << QStringList{u"test GNUmakefile: make check"_s,
                                               u"format GNUmakefile: make format-check"_s};
    QTest::newRow("which Makefile") << Files{{u"Makefile"_s, "test:\n"}, {u"makefile"_s, "lint:\n"}}
                                    << QStringList{u"lint makefile: make lint"_s};
    QTest::newRow("generated Makefile")
        << Files{{u"Makefile"_s, "# CMAKE generated file: DO NOT EDIT!\nall:\ntest:\n"}}
        << QStringList();
    QTest::newRow("make beside another")
        << Files{{u"Makefile"_s, "test:\nlint:\n"}, {u"pytest.ini"_s, "[pytest]\n"}}
        << QStringList{u"test pytest.ini: pytest"_s, u"lint Makefile: make lint"_s};

    const QByteArray package = R"({"scripts": {"test": "vitest run", "build": "tsc -p .",
        "lint": "eslint .", "format": "prettier --write .", "format:check": "prettier --check .",
        "typecheck": "tsc --noEmit", "start": "node ."}})";
    QTest::newRow("npm") << Files{{u"package.json"_s, package}, {u"package-lock.json"_s, "{}"}}
                         << QStringList{u"build package.json: npm run build"_s,
                                        u"test package.json: npm run test"_s,
                                        u"lint package.json: npm run lint"_s,
                                        u"lint package.json: npm run typecheck"_s,
                                        u"format package.json: npm run format:check"_s};
    QTest::newRow("pnpm") << Files{{u"package.json"_s, R"({"scripts": {"test": "jest"}})"},
                                   {u"pnpm-lock.yaml"_s, ""}}
                          << QStringList{u"test package.json: pnpm run test"_s};
    QTest::newRow("yarn") << Files{{u"package.json"_s, R"({"scripts": {"test": "jest"}})"},
                                   {u"yarn.lock"_s, ""}}
                          << QStringList{u"test package.json: yarn run test"_s};
    QTest::newRow("npm without tests")
        << Files{{u"package.json"_s,
                  R"({"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}})"}}
        << QStringList();
    QTest::newRow("npm with what is no check")
        << Files{{u"package.json"_s, R"({"scripts": {"test": "jest --watch", "build": "tsc -w",
                 "lint": "eslint --fix .", "typecheck": "  ", "format-check": 5}})"}}
        << QStringList();

    const QStringList cargo{u"build Cargo.toml: cargo build"_s, u"test Cargo.toml: cargo test"_s,
                            u"lint Cargo.toml: cargo clippy"_s,
                            u"format Cargo.toml: cargo fmt --check"_s};
    QTest::newRow("cargo") << Files{{u"Cargo.toml"_s, "[package]\nname = \"a\"\n"}} << cargo;
    QTest::newRow("cargo workspace")
        << Files{{u"Cargo.toml"_s, "[workspace]\nmembers = []\n"}} << cargo;
    QTest::newRow("go") << Files{{u"go.mod"_s, "// a module\nmodule example.org/a\n\ngo 1.22\n"}}
                        << QStringList{u"build go.mod: go build ./..."_s,
                                       u"test go.mod: go test ./..."_s,
                                       u"lint go.mod: go vet ./..."_s};
    QTest::newRow("maven") << Files{{u"pom.xml"_s, "<project/>"}}
                           << QStringList{u"test pom.xml: mvn -q -B test"_s};
    QTest::newRow("maven's wrapper") << Files{{u"pom.xml"_s, "<project/>"}, {u"mvnw"_s, "#!"}}
                                     << QStringList{u"test pom.xml: ./mvnw -q -B test"_s};
    QTest::newRow("gradle")
        << Files{{u"build.gradle"_s, ""}}
        << QStringList{u"build build.gradle: gradle --console=plain --no-daemon assemble"_s,
                       u"test build.gradle: gradle --console=plain --no-daemon test"_s};
    QTest::newRow("gradle's wrapper")
        << Files{{u"build.gradle.kts"_s, ""}, {u"gradlew"_s, "#!"}}
        << QStringList{u"build build.gradle.kts: ./gradlew --console=plain --no-daemon assemble"_s,
                       u"test build.gradle.kts: ./gradlew --console=plain --no-daemon test"_s};

    QTest::newRow("pytest.ini") << Files{{u"pytest.ini"_s, ""}}
                                << QStringList{u"test pytest.ini: pytest"_s};
    QTest::newRow("tox.ini") << Files{{u"tox.ini"_s, "[tox]\n\n[pytest]\naddopts = -q\n"}}
                             << QStringList{u"test tox.ini: pytest"_s};
    QTest::newRow("tox.ini without")
        << Files{{u"tox.ini"_s, "[tox]\n# [pytest]\n"}} << QStringList();
    QTest::newRow("pyproject")
        << Files{{u"pyproject.toml"_s,
                  "[project]\nname = \"a\"\n[tool.pytest.ini_options]\naddopts = \"-q\"\n"
                  "[tool.ruff]\nline-length = 99\n[tool.ruff.format]\n[tool.mypy]\n"}}
        << QStringList{u"test pyproject.toml: pytest"_s, u"lint pyproject.toml: ruff check"_s,
                       u"format pyproject.toml: ruff format --check"_s,
                       u"lint pyproject.toml: mypy ."_s};
    QTest::newRow("pyproject without tools")
        << Files{{u"pyproject.toml"_s, "[project]\nname = \"a\"\n[tool.black]\n"}} << QStringList();
}

void OfferedChecksTest::files_offer()
{
    QFETCH(const Files, files);
    QFETCH(const QStringList, offers);
    QCOMPARE(offersOf(files), offers);
}

void OfferedChecksTest::presets_offer_data()
{
    QTest::addColumn<QByteArray>("presets");
    QTest::addColumn<QStringList>("commands");
    const QStringList all{u"cmake --preset dev"_s, u"cmake --build --preset dev"_s,
                          u"ctest --preset dev"_s};
    QTest::newRow("all of one name") << R"({"version": 3,
        "configurePresets": [{"name": "dev"}, {"name": "release"}],
        "buildPresets": [{"name": "dev", "configurePreset": "dev"}],
        "testPresets": [{"name": "dev", "configurePreset": "dev"}]})"_ba
                                     << all;
    QTest::newRow("inherited") << R"({"configurePresets": [{"name": "base", "hidden": true},
            {"name": "dev", "inherits": ["base"]}],
        "buildPresets": [{"name": "b", "hidden": true, "configurePreset": "dev"},
            {"name": "dev", "inherits": "b"}],
        "testPresets": [{"name": "t", "hidden": true, "inherits": "u"},
            {"name": "u", "hidden": true, "configurePreset": "dev"},
            {"name": "dev", "inherits": ["nobody", "t"]}]})"_ba
                               << all;
    QTest::newRow("the one that is tested")
        << R"({"configurePresets": [{"name": "release"}, {"name": "asan"}],
        "buildPresets": [{"name": "r", "configurePreset": "release"},
            {"name": "a", "configurePreset": "asan"}],
        "testPresets": [{"name": "t", "configurePreset": "asan"}]})"_ba
        << QStringList{u"cmake --preset asan"_s, u"cmake --build --preset a"_s,
                       u"ctest --preset t"_s};
    QTest::newRow("no build preset")
        << R"({"configurePresets": [{"name": "dev",
            "binaryDir": "${sourceDir}/out/${presetName}"}],
        "testPresets": [{"name": "t", "configurePreset": "dev"}]})"_ba
        << QStringList{u"cmake --preset dev"_s, u"cmake --build out/dev"_s, u"ctest --preset t"_s};
    QTest::newRow("build folder elsewhere") << R"({"configurePresets": [{"name": "dev",
            "binaryDir": "${sourceDir}/../out"}],
        "testPresets": [{"name": "t", "configurePreset": "dev"}]})"_ba
                                            << QStringList{u"cmake --preset dev"_s};
    QTest::newRow("for another machine") << R"({"configurePresets": [
            {"name": "win", "condition": {"type": "equals", "lhs": "a", "rhs": "b"}},
            {"name": "vs", "inherits": "win"}, {"name": "dev", "condition": null}]})"_ba
                                         << QStringList{u"cmake --preset dev"_s};
    QTest::newRow("in circles") << R"({"configurePresets": [{"name": "a", "inherits": ["b", "a"]},
        {"name": "b", "inherits": "a"}]})"_ba
                                << QStringList{u"cmake --preset a"_s};
    QTest::newRow("odd names") << R"({"configurePresets": [{"name": "--version"},
        {"name": "a\u001b[2J"}, {"name": ""}, {"name": 3}, {"name": "with blank"}]})"_ba
                               << QStringList{u"cmake --preset with blank"_s};
}

void OfferedChecksTest::presets_offer()
{
    QFETCH(const QByteArray, presets);
    QFETCH(const QStringList, commands);
    QStringList offers
        = offersOf({{u"CMakePresets.json"_s, presets}, {u"CMakeLists.txt"_s, "project(a)\n"}});
    for (QString &offer : offers) {
        QVERIFY(offer.contains(u" CMakePresets.json: "));
        offer = offer.section(u": "_s, 1);
    }
    QCOMPARE(offers, commands);
}

void OfferedChecksTest::python_isRunFromWhereItIs_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("command");
    QTest::newRow("uv") << u"uv.lock"_s << u"uv run --no-sync pytest"_s;
    QTest::newRow("poetry") << u"poetry.lock"_s << u"poetry run pytest"_s;
    QTest::newRow("pdm") << u"pdm.lock"_s << u"pdm run pytest"_s;
    QTest::newRow(".venv") << u".venv/bin/pytest"_s << u"./.venv/bin/pytest"_s;
    QTest::newRow("venv") << u"venv/bin/pytest"_s << u"./venv/bin/pytest"_s;
    QTest::newRow("another tool's") << u"venv/bin/mypy"_s << u"pytest"_s;
}

void OfferedChecksTest::python_isRunFromWhereItIs()
{
    QFETCH(const QString, file);
    QFETCH(const QString, command);
    QCOMPARE(offersOf({{u"pytest.ini"_s, ""}, {file, ""}}),
             QStringList{u"test pytest.ini: "_s + command});
}

void OfferedChecksTest::nonsense_offersNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeroes") << QByteArray(1000, '\0');
    QTest::newRow("no UTF-8") << "\xff\xfe\x80"_ba;
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("other types")
        << R"({"scripts": [], "configurePresets": {}, "testPresets": 3})"_ba;
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("colons") << QByteArray(100'000, ':');
    QTest::newRow("blanks") << QByteArray(100'000, ' ');
    QTest::newRow("names") << QByteArray(100'000, 'a');
}

void OfferedChecksTest::nonsense_offersNothing()
{
    QFETCH(const QByteArray, bytes);
    for (const QString &file :
         {u"CMakePresets.json"_s, u"CMakeLists.txt"_s, u"Makefile"_s, u"package.json"_s,
          u"Cargo.toml"_s, u"go.mod"_s, u"pyproject.toml"_s, u"tox.ini"_s, u"setup.cfg"_s}) {
        QCOMPARE(offersOf({{file, bytes}}), QStringList());
    }
}

void OfferedChecksTest::checks_haveNamesOfTheirOwn()
{
    const Files files{{u"CMakeLists.txt"_s, "project(a)\nenable_testing()\n"},
                      {u"Cargo.toml"_s, "[package]\n"},
                      {u"package.json"_s, R"({"scripts": {"test": "jest", "build": "tsc"}})"},
                      {u"go.mod"_s, "module a\n"},
                      {u"pytest.ini"_s, ""},
                      {u"pom.xml"_s, ""},
                      {u"build.gradle"_s, ""},
                      {u"Makefile"_s, "all:\ntest:\n"}};
    const auto offered = offeredChecks([&files](const QString &path) {
        return files.contains(path) ? std::optional(files.value(path)) : std::nullopt;
    });
    QVERIFY(offered.size() > 10);
    QSet<QString> names;
    for (const OfferedCheck &each : offered) {
        names.insert(each.check.name);
        QVERIFY(!each.check.command.isEmpty());
        QCOMPARE(each.check.folder, QString());
    }
    QCOMPARE(names.size(), offered.size());
}

void OfferedChecksTest::words_areArguments()
{
    const auto offered = offeredChecks([](const QString &path) {
        return path == "pom.xml"_L1 ? std::optional(QByteArray()) : std::nullopt;
    });
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.constFirst(),
             (OfferedCheck{.check = {.kind = CheckKind::Test,
                                     .name = u"mvn -q -B test"_s,
                                     .command = {u"mvn"_s, u"-q"_s, u"-B"_s, u"test"_s}},
                           .file = u"pom.xml"_s}));
}

QTEST_GUILESS_MAIN(OfferedChecksTest)
#include "tst_offeredchecks.moc"
