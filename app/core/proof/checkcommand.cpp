// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/checkcommand.h"

#include "core/proof/scrubbedenvironment.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

QString canonicalOr(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(path) : canonical;
}

bool isWithin(const QString &path, const QString &folder)
{
    const QString root = canonicalOr(folder);
    return path == root || path.startsWith(root + u'/');
}

bool isPath(const QString &name)
{
#ifdef Q_OS_WIN
    return name.contains(u'/') || name.contains(u'\\');
#else
    return name.contains(u'/');
#endif
}

//! Of a bare name.
QString programNamed(const QString &name, const ProvingGround &ground,
                     const QProcessEnvironment &environment)
{
    const QStringList folders = searchPath(environment);
    for (const QString &folder : folders) {
        const QString found = QStandardPaths::findExecutable(name, {folder});
        const QString real = found.isEmpty() ? QString() : canonicalOr(found);
        const bool isOfTree = isWithin(real, ground.shownAs) || isWithin(real, ground.scratch)
            || isWithin(QDir::cleanPath(found), ground.shownAs);
        if (!found.isEmpty() && !isOfTree && (!ground.sandbox || ground.sandbox->shows(found))) {
            return found;
        }
    }
    return {};
}

} // namespace

QString printedRoot(const ProvingGround &ground)
{
    return canonicalOr(ground.sandbox ? ground.shownAs : ground.scratch);
}

std::optional<Command> commandFor(const Check &check, const ProvingGround &ground)
{
    const Sandbox::Ground tree{.scratch = ground.scratch, .shownAs = ground.shownAs};
    const QProcessEnvironment environment
        = ground.sandbox ? ground.sandbox->environment(tree) : ground.environment;
    const QString folder = QDir::cleanPath(printedRoot(ground) % u'/' % check.folder);
    const QString &name = check.command.constFirst();
    const QString program
        = isPath(name) ? QDir(folder).filePath(name) : programNamed(name, ground, environment);
    if (program.isEmpty()) {
        return std::nullopt;
    }
    Command command{.program = program,
                    .arguments = check.command.sliced(1),
                    .folder = folder,
                    .environment = environment,
                    .timeLimit = check.timeout,
                    .outputLimit = check.outputLimit};
    if (ground.sandbox) {
        command.program = ground.sandbox->program();
        command.arguments = ground.sandbox->arguments(tree, check.folder)
            + QStringList{u"--"_s, program} + check.command.sliced(1);
        command.folder = QDir::rootPath();
    }
    return command;
}

} // namespace roo::proof
