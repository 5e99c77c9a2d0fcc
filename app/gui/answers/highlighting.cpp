// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/highlighting.h"

#include "core/run/worker.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>

#include <QGuiApplication>
#include <QHash>
#include <QPalette>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::Repository;

//! What models write behind a fence and `definitionForName` does not find.
QString knownName(const QString &fence)
{
    static const QHash<QString, QString> names{{u"sh"_s, u"Bash"_s},
                                               {u"shell"_s, u"Bash"_s},
                                               {u"console"_s, u"Bash"_s},
                                               {u"zsh"_s, u"Zsh"_s},
                                               {u"golang"_s, u"Go"_s},
                                               {u"php"_s, u"PHP/PHP"_s},
                                               {u"c++"_s, u"C++"_s},
                                               {u"h"_s, u"C++"_s},
                                               {u"hpp"_s, u"C++"_s},
                                               {u"cs"_s, u"C#"_s},
                                               {u"csharp"_s, u"C#"_s},
                                               {u"jsx"_s, u"JavaScript React (JSX)"_s},
                                               {u"tsx"_s, u"TypeScript React (TSX)"_s},
                                               {u"mjs"_s, u"JavaScript"_s},
                                               {u"node"_s, u"JavaScript"_s},
                                               {u"python3"_s, u"Python"_s},
                                               {u"py3"_s, u"Python"_s},
                                               {u"rs"_s, u"Rust"_s},
                                               {u"rb"_s, u"Ruby"_s},
                                               {u"kt"_s, u"Kotlin"_s},
                                               {u"docker"_s, u"Dockerfile"_s},
                                               {u"make"_s, u"Makefile"_s},
                                               {u"patch"_s, u"Diff"_s},
                                               {u"jsonc"_s, u"JSON"_s},
                                               {u"json5"_s, u"JSON"_s},
                                               {u"md"_s, u"Markdown"_s},
                                               {u"vue"_s, u"Vue"_s},
                                               {u"proto"_s, u"Protobuf"_s},
                                               {u"tf"_s, u"Terraform"_s},
                                               {u"hcl"_s, u"Terraform"_s},
                                               {u"ps1"_s, u"PowerShell"_s},
                                               {u"pwsh"_s, u"PowerShell"_s},
                                               {u"dotenv"_s, u"Bash"_s},
                                               {u"env"_s, u"Bash"_s},
                                               {u"postgres"_s, u"SQL (PostgreSQL)"_s},
                                               {u"postgresql"_s, u"SQL (PostgreSQL)"_s},
                                               {u"mysql"_s, u"SQL (MySQL)"_s}};
    return names.value(fence.toLower());
}

std::shared_ptr<Repository> loadedRepository()
{
    auto repository = std::make_shared<Repository>();
    constexpr std::array usual{"Python"_L1, "C++"_L1,  "JavaScript"_L1, "TypeScript"_L1,
                               "Bash"_L1,   "JSON"_L1, "YAML"_L1,       "Markdown"_L1};
    for (const QLatin1StringView name : usual) {
        // Whoever asks for its formats has it loaded.
        std::ignore = repository->definitionForName(name).formats();
    }
    return repository;
}

bool isUseful(const Definition &definition)
{
    return definition.isValid() && definition.name() != "None"_L1
        && definition.name() != "Normal"_L1;
}

} // namespace

Highlighting::Highlighting(QObject *parent)
    : QObject(parent)
{
}

Highlighting::~Highlighting() = default;

void Highlighting::prepare(run::Worker &worker)
{
    if (isReady()) {
        return;
    }
    worker.run(
        this, [](const std::stop_token &) { return loadedRepository(); },
        [this](const std::shared_ptr<Repository> &repository) { take(repository); });
}

void Highlighting::load()
{
    take(std::make_shared<Repository>());
}

void Highlighting::take(std::shared_ptr<Repository> repository)
{
    if (!isReady()) {
        m_repository = std::move(repository);
        emit ready();
    }
}

Definition Highlighting::language(const QString &fileName, const QString &fence) const
{
    if (!m_repository) {
        return {};
    }
    if (!fileName.isEmpty()) {
        const Definition byFile = m_repository->definitionForFileName(fileName);
        if (isUseful(byFile)) {
            return byFile;
        }
    }
    if (fence.isEmpty()) {
        return {};
    }
    const QString known = knownName(fence);
    for (const QString &name : {known, fence}) {
        if (!name.isEmpty()) {
            const Definition byName = m_repository->definitionForName(name);
            if (isUseful(byName)) {
                return byName;
            }
        }
    }
    const Definition byFile = m_repository->definitionForFileName(
        fence.contains(u'.') ? fence : QString(u"x."_s % fence));
    return isUseful(byFile) ? byFile : Definition();
}

KSyntaxHighlighting::Theme Highlighting::theme(const QPalette &palette) const
{
    return m_repository ? m_repository->themeForPalette(palette) : KSyntaxHighlighting::Theme();
}

KSyntaxHighlighting::Theme Highlighting::usualTheme(bool isDark) const
{
    return m_repository
        ? m_repository->defaultTheme(isDark ? Repository::DarkTheme : Repository::LightTheme)
        : KSyntaxHighlighting::Theme();
}

} // namespace roo::gui
