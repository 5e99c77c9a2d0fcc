// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/offers.h"

#include "core/base/text.h"
#include "core/base/tomlreading.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::proof::offers {

namespace {

//! A script or a target, and what kind of check it is.
struct KnownName
{
    QLatin1StringView name;
    CheckKind kind;
};

constexpr std::array scripts{KnownName{"build"_L1, CheckKind::Build},
                             KnownName{"test"_L1, CheckKind::Test},
                             KnownName{"lint"_L1, CheckKind::Lint},
                             KnownName{"typecheck"_L1, CheckKind::Lint},
                             KnownName{"type-check"_L1, CheckKind::Lint},
                             KnownName{"check-types"_L1, CheckKind::Lint},
                             KnownName{"format:check"_L1, CheckKind::Format},
                             KnownName{"format-check"_L1, CheckKind::Format},
                             KnownName{"check-format"_L1, CheckKind::Format}};

constexpr std::array targets{
    KnownName{"all"_L1, CheckKind::Build}, KnownName{"test"_L1, CheckKind::Test},
    KnownName{"check"_L1, CheckKind::Test}, KnownName{"lint"_L1, CheckKind::Lint},
    KnownName{"format-check"_L1, CheckKind::Format}};

//! What npm puts there says that there are no tests; a script that waits for changes does not end,
//! and one that mends what it finds is no check.
bool isCheck(const QString &script)
{
    static const QRegularExpression watches(uR"((^|\s)(--watch(All)?|--fix|--write|-w)(\s|$))"_s);
    return !script.trimmed().isEmpty() && !script.contains("no test specified"_L1)
        && !watches.match(script).hasMatch();
}

//! Without what comes after a "#".
QString withoutComments(const QByteArray &content)
{
    static const QRegularExpression comment(u"#[^\n]*"_s);
    return QString::fromUtf8(content).remove(comment);
}

constexpr qsizetype longestRule = 2000; // nobody writes longer ones by hand

//! A rule's names; what they depend on does not matter. A command begins with a tab, ":=" assigns.
QSet<QString> targetsIn(const QByteArray &content)
{
    static const QRegularExpression rule(u"^([A-Za-z0-9_./ -]+?)\\s*::?(?![:=])"_s);
    QSet<QString> found;
    const QStringList lines = QString::fromUtf8(content).split(u'\n');
    for (const QString &line : lines) {
        if (line.size() > longestRule) {
            continue;
        }
        if (const auto match = rule.match(line); match.hasMatch()) {
            const QStringList names = match.captured(1).split(u' ', Qt::SkipEmptyParts);
            found.unite({names.cbegin(), names.cend()});
        }
    }
    return found;
}

} // namespace

Check offered(CheckKind kind, const QStringList &command)
{
    return {.kind = kind, .name = command.join(u' '), .command = command};
}

QList<Check> fromPackage(const QByteArray &json, const QString &program)
{
    const QJsonObject there = QJsonDocument::fromJson(json)["scripts"_L1].toObject();
    QList<Check> checks;
    for (const KnownName &known : scripts) {
        if (isCheck(there[known.name].toString())) {
            checks.append(offered(known.kind, {program, u"run"_s, known.name}));
        }
    }
    return checks;
}

QList<Check> fromCargo(const QByteArray &content)
{
    const auto text = text::decodeUtf8(content);
    const auto table = text ? toml_reading::parsed(*text, {}) : std::unexpected(Error());
    if (!table || !(table->contains("package") || table->contains("workspace"))) {
        return {};
    }
    return {offered(CheckKind::Build, {u"cargo"_s, u"build"_s}),
            offered(CheckKind::Test, {u"cargo"_s, u"test"_s}),
            offered(CheckKind::Lint, {u"cargo"_s, u"clippy"_s}),
            offered(CheckKind::Format, {u"cargo"_s, u"fmt"_s, u"--check"_s})};
}

QList<Check> fromGo(const QByteArray &content)
{
    static const QRegularExpression module(u"^\\s*module\\s+\\S"_s,
                                           QRegularExpression::MultilineOption);
    if (!module.match(QString::fromUtf8(content)).hasMatch()) {
        return {};
    }
    return {offered(CheckKind::Build, {u"go"_s, u"build"_s, u"./..."_s}),
            offered(CheckKind::Test, {u"go"_s, u"test"_s, u"./..."_s}),
            offered(CheckKind::Lint, {u"go"_s, u"vet"_s, u"./..."_s})};
}

QList<Check> fromMakefile(const QByteArray &content)
{
    if (content.startsWith("# CMAKE generated file")) {
        return {}; // somebody built in the sources
    }
    const QSet<QString> there = targetsIn(content);
    QList<Check> checks;
    for (const KnownName &known : targets) {
        // "check" is mostly another word for "test".
        const bool isDouble = known.name == "check"_L1 && there.contains(u"test"_s);
        if (there.contains(known.name) && !isDouble) {
            checks.append(offered(known.kind, {u"make"_s, known.name}));
        }
    }
    return checks;
}

QList<Check> fromCMakeLists(const QByteArray &content)
{
    constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression project(uR"(\bproject\s*\()"_s, anyCase);
    static const QRegularExpression testing(
        uR"(\benable_testing\s*\(|\binclude\s*\(\s*CTest\s*\))"_s, anyCase);
    const QString text = withoutComments(content);
    if (!project.match(text).hasMatch()) {
        return {}; // a part of something larger
    }
    QList<Check> checks{
        offered(CheckKind::Build, {u"cmake"_s, u"-S"_s, u"."_s, u"-B"_s, u"build"_s}),
        offered(CheckKind::Build, {u"cmake"_s, u"--build"_s, u"build"_s})};
    if (testing.match(text).hasMatch()) {
        checks.append(offered(CheckKind::Test,
                              {u"ctest"_s, u"--test-dir"_s, u"build"_s, u"--output-on-failure"_s}));
    }
    return checks;
}

} // namespace roo::proof::offers
