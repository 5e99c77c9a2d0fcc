// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/sandboxtrial.h"

#include "core/base/text.h"
#include "core/proof/scrubbedenvironment.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

constexpr std::chrono::seconds timeLimit{10};
constexpr qint64 outputLimit = 4096;

} // namespace

SandboxTrial::SandboxTrial(const QProcessEnvironment &environment, const QStringList &hidden)
    : m_sandbox({.program = QStandardPaths::findExecutable(u"bwrap"_s, searchPath(environment)),
                 .environment = environment,
                 .hidden = hidden})
    , m_true(QStandardPaths::findExecutable(u"true"_s, searchPath(environment)))
{
}

SandboxTrial::~SandboxTrial() = default;

void SandboxTrial::start()
{
    if (m_run) {
        return;
    }
    m_run = std::make_unique<CommandRun>(
        Command{.program = m_sandbox.program(),
                .arguments = m_sandbox.arguments() + QStringList{u"--"_s, m_true},
                .folder = u"/"_s,
                .environment = m_sandbox.environment({}),
                .timeLimit = timeLimit,
                .outputLimit = outputLimit});
    connect(m_run.get(), &CommandRun::finished, this, &SandboxTrial::conclude);
    if (m_sandbox.program().isEmpty()) {
        m_run->stop(); // nothing will run
    }
    m_run->start();
}

void SandboxTrial::conclude(const CommandOutcome &outcome)
{
    SandboxFinding finding;
    if (outcome.exitCode == 0) {
        finding = {.state = SandboxState::Available, .sandbox = m_sandbox};
    } else if (!m_sandbox.program().isEmpty()) {
        const QString words = outcome.output.trimmed();
        finding = {.state = SandboxState::Refused,
                   .words = text::oneLine(words.isEmpty() ? outcome.reason : words)};
    }
    emit finished(finding);
}

} // namespace roo::proof
