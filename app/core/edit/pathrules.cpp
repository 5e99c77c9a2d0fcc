// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/pathrules.h"

#include "core/base/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

bool isPlain(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional controls and zero-width characters among them
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return character == U' ';
    default:
        return !text::isInvisible(character);
    }
}

//! CON, con.txt, "Com1 .tar.gz": to Windows they are all the device.
bool isDevice(const QString &name)
{
    static const QSet<QString> devices{
        u"con"_s,       u"prn"_s,       u"aux"_s,      u"nul"_s,  u"conin$"_s, u"conout$"_s,
        u"clock$"_s,    u"com0"_s,      u"com1"_s,     u"com2"_s, u"com3"_s,   u"com4"_s,
        u"com5"_s,      u"com6"_s,      u"com7"_s,     u"com8"_s, u"com9"_s,   u"com\u00b9"_s,
        u"com\u00b2"_s, u"com\u00b3"_s, u"lpt0"_s,     u"lpt1"_s, u"lpt2"_s,   u"lpt3"_s,
        u"lpt4"_s,      u"lpt5"_s,      u"lpt6"_s,     u"lpt7"_s, u"lpt8"_s,   u"lpt9"_s,
        u"lpt\u00b9"_s, u"lpt\u00b2"_s, u"lpt\u00b3"_s};
    return devices.contains(folded(name.section(u'.', 0, 0).trimmed()));
}

//! `.env` and its kin, but no sample of it.
bool isEnvironment(const QString &foldedName)
{
    static const QSet<QString> samples{u".env.example"_s, u".env.sample"_s};
    return foldedName.startsWith(".env"_L1) && !samples.contains(foldedName);
}

//! Where this program keeps its settings and runs, should the workspace be a home folder.
bool isOwnState(const QStringList &names)
{
    static const QSet<QString> parents{u".config"_s,     u"share"_s,   u"application support"_s,
                                       u"preferences"_s, u"roaming"_s, u"local"_s};
    for (qsizetype i = 1; i < names.size(); ++i) {
        if (folded(names.at(i)) == "roo-harness"_L1 && parents.contains(folded(names.at(i - 1)))) {
            return true;
        }
    }
    return false;
}

//! The rule that a component breaks; empty: none.
QString brokenRule(const QString &name)
{
    static const QString notOnWindows = u"\\:*?\"<>|"_s;
    if (name.isEmpty()) {
        return u"a path to a file, with a name between all slashes"_s;
    }
    if (name == ".."_L1 || name == "."_L1) {
        return u"a path without . and .."_s;
    }
    if (name.contains(u'~')) {
        return u"a path without ~"_s;
    }
    if (std::ranges::any_of(name,
                            [](QChar character) { return notOnWindows.contains(character); })) {
        return u"a path without \\ : * ? \" < > |"_s;
    }
    if (name.startsWith(u' ') || name.endsWith(u' ') || name.endsWith(u'.')) {
        return u"names that end with no dot, and neither begin nor end with a blank"_s;
    }
    if (isDevice(name)) {
        return u"a name that is no device's on Windows, such as CON"_s;
    }
    return {};
}

} // namespace

std::unexpected<Error> refusedPath(const QString &path, const QString &rule)
{
    return std::unexpected(
        Error{.kind = ErrorKind::ValueInvalid, .subject = path, .expected = rule});
}

QString parentOf(const QString &path)
{
    return path.contains(u'/') ? path.section(u'/', 0, -2) : QString();
}

QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

bool isProtectedName(const QString &name)
{
    static const QSet<QString> names{u".git"_s,      u".hg"_s,          u".svn"_s,
                                     u".ssh"_s,      u".roo-harness"_s, u".roo-harness.toml"_s,
                                     u".rooignore"_s};
    const QString lower = folded(name);
    return names.contains(lower) || isEnvironment(lower) || lower.endsWith(u".pem"_s)
        || lower.endsWith(u".key"_s) || lower.startsWith(u"id_"_s);
}

bool keepsSecrets(const QString &name)
{
    static const QSet<QString> names{u".git"_s, u".hg"_s, u".svn"_s, u".ssh"_s, u".roo-harness"_s};
    // Certificates of authorities, as Python's certifi and gRPC bring them; nothing connects
    // without.
    static const QSet<QString> open{u"cacert.pem"_s, u"roots.pem"_s};
    const QString lower = folded(name);
    if (open.contains(lower)) {
        return false;
    }
    // id_map.cpp is a source, id_ed25519.bak is none.
    const bool isKeyOfSsh
        = std::ranges::any_of(std::array{"id_rsa"_L1, "id_dsa"_L1, "id_ecdsa"_L1, "id_ed25519"_L1},
                              [&lower](QLatin1StringView key) { return lower.startsWith(key); });
    return names.contains(lower) || isEnvironment(lower) || isKeyOfSsh || lower.endsWith(".pem"_L1)
        || lower.endsWith(".key"_L1);
}

std::expected<QString, PathFault> judgedPath(const QString &path)
{
    const auto broken = [](const QString &rule) {
        return std::unexpected(PathFault{.isProtected = false, .rule = rule});
    };
    if (path.isEmpty()) {
        return broken(u"the name of a file"_s);
    }
    const QList<uint> characters = path.toUcs4();
    if (!path.isValidUtf16() || !std::ranges::all_of(characters, isPlain)) {
        return broken(u"a path without control, bidirectional or invisible characters"_s);
    }
    if (path.startsWith(u'/')) {
        return broken(u"a path relative to the folder"_s);
    }
    QString normal = path.normalized(QString::NormalizationForm_C);
    while (normal.startsWith("./"_L1)) {
        normal.remove(0, 2);
    }
    if (normal.toUtf8().size() > longestPath) {
        return broken(u"a path of at most %1 bytes"_s.arg(longestPath));
    }
    const QStringList names = normal.split(u'/');
    for (const QString &name : names) {
        if (const QString rule = brokenRule(name); !rule.isEmpty()) {
            return broken(rule);
        }
    }
    if (std::ranges::any_of(names, &isProtectedName) || isOwnState(names)) {
        return std::unexpected(PathFault{
            .isProtected = true,
            .rule = u"a file that no other program trusts: not .git, .env, a key or the like"_s});
    }
    return normal;
}

Result<QString> checkedPath(const QString &path)
{
    const auto judged = judgedPath(path);
    return judged ? Result<QString>(*judged) : refusedPath(path, judged.error().rule);
}

Result<QStringList> checkedPaths(const QStringList &paths)
{
    QStringList checked;
    QHash<QString, QString> files; // by their folded paths
    QHash<QString, QString> folders;
    for (const QString &path : paths) {
        const Result<QString> normal = checkedPath(path);
        if (!normal) {
            return std::unexpected(normal.error());
        }
        const QString key = folded(*normal);
        if (files.contains(key)) {
            return refusedPath(path, u"each file once, also in other letter cases"_s);
        }
        files.insert(key, *normal);
        for (qsizetype slash = normal->indexOf(u'/'); slash >= 0;
             slash = normal->indexOf(u'/', slash + 1)) {
            const QString folder = normal->first(slash);
            const QString known = folders.value(folded(folder), folder);
            if (known != folder) {
                return refusedPath(path, u"each folder in one letter case: %1"_s.arg(known));
            }
            folders.insert(folded(folder), folder);
        }
        checked.append(*normal);
    }
    for (const QString &path : std::as_const(checked)) {
        if (folders.contains(folded(path))) {
            return refusedPath(path, u"a path that is not a folder of another file as well"_s);
        }
    }
    return checked;
}

} // namespace roo::edit
