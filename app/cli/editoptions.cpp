// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/editoptions.h"

#include "core/run/profile.h"
#include "core/run/runlookup.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

Parsed<void> readAllowed(const QStringList &values, EditOptions &options)
{
    for (const QString &value : values) {
        const QStringList names = value.split(u',');
        for (const QString &name : names) {
            const QString word = name.trimmed().toLower();
            const auto consent = edit::consentFromName(word);
            if (word == "secrets"_L1) {
                options.allowsSecrets = true;
            } else if (consent && *consent != edit::Consent::Level3) {
                options.allowed.append(*consent);
            } else {
                return usage(
                    u"--allow %1: expected secrets, delete, shrink, bidi or links, several "
                    "with commas between."_s.arg(value));
            }
        }
    }
    return {};
}

Parsed<void> readLevel(const QString &value, EditOptions &options)
{
    if (value == "3"_L1) {
        options.allowed.append(edit::Consent::Level3);
    } else if (value != "2"_L1) {
        return usage(u"--accept-level %1: expected 2 or 3."_s.arg(value));
    }
    return {};
}

Parsed<void> readRounds(const QString &value, EditOptions &options)
{
    bool isNumber = false;
    const int rounds = value.toInt(&isNumber);
    if (!isNumber || rounds < 0 || rounds > run::mostRounds) {
        return usage(
            u"--rounds %1: expected a number from 0 to %2."_s.arg(value).arg(run::mostRounds));
    }
    options.rounds = rounds;
    return {};
}

Parsed<void> readWorkspace(const QString &value, EditOptions &options)
{
    const QFileInfo folder(value);
    if (!folder.exists()) {
        return usage(u"--workspace %1: there is no such folder."_s.arg(value));
    }
    // To list it takes the one right, to look at what is in it the other.
    if (!folder.isDir() || !folder.isReadable() || !folder.isExecutable()) {
        return usage(u"--workspace %1: expected a folder that can be read."_s.arg(value));
    }
    options.workspace = QDir::cleanPath(folder.absoluteFilePath());
    return {};
}

//! Nobody knows the folder of what was not made here.
Parsed<void> checkFolderOf(const QString &reference)
{
    if (reference == "-"_L1) {
        return usage(
            u"apply -: an answer does not say for which folder it is: name the folder with "
            "--workspace DIR."_s);
    }
    if (run::isForeign(reference)) {
        return usage(u"apply %1: the folder that it was made for is not one of this place: name "
                     "the folder to change with --workspace DIR."_s.arg(reference));
    }
    return {};
}

} // namespace

Parsed<EditOptions> parseEditOptions(const QCommandLineParser &parser, CommandName command)
{
    const QStringList given = parser.optionNames();
    EditOptions options{.applies = given.contains(u"apply"_s),
                        .isConfirmed = given.contains(u"yes"_s),
                        .hasProof = !given.contains(u"no-proof"_s),
                        .allowsChecks = given.contains(u"allow-checks"_s),
                        .appliesAnyway = given.contains(u"anyway"_s)};
    Parsed<void> read;
    if (given.contains(u"allow"_s)) {
        read = readAllowed(parser.values(u"allow"_s), options);
    }
    if (read && given.contains(u"accept-level"_s)) {
        read = readLevel(parser.value(u"accept-level"_s), options);
    }
    if (read && given.contains(u"rounds"_s)) {
        read = readRounds(parser.value(u"rounds"_s), options);
    }
    if (read && given.contains(u"workspace"_s)) {
        read = readWorkspace(parser.value(u"workspace"_s), options);
    }
    if (read && command == CommandName::Apply && options.workspace.isEmpty()) {
        read = checkFolderOf(parser.positionalArguments().value(0));
    }
    if (!read) {
        return std::unexpected(read.error());
    }
    const bool mayHaveFolder = command == CommandName::Resume || command == CommandName::Prove
        || command == CommandName::Apply;
    const bool namesFolder = !options.workspace.isEmpty() || mayHaveFolder;
    if (options.applies && !namesFolder) {
        return usage(u"--apply needs a folder to apply to: --workspace DIR."_s);
    }
    const bool isAboutChecks = options.allowsChecks || !options.hasProof || options.rounds;
    if (isAboutChecks && !namesFolder) {
        return usage(u"--allow-checks, --no-proof and --rounds need a folder to check: --workspace "
                     "DIR."_s);
    }
    if (options.allowsChecks && !options.hasProof) {
        return usage(u"--allow-checks and --no-proof exclude each other."_s);
    }
    return options;
}

} // namespace roo::cli
