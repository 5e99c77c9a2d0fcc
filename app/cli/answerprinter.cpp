// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/answerprinter.h"

#include "cli/wording.h"
#include "core/base/text.h"
#include "core/edit/patch.h"
#include "core/run/eventcodec.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

//! JSON escapes the controls below blank by itself; a terminal also obeys some of the others.
QByteArray terminalSafe(const QByteArray &json)
{
    QString safe;
    const QString text = QString::fromUtf8(json);
    for (const QChar character : text) {
        if (text::printable(QStringView(&character, 1)) == character) {
            safe += character;
        } else {
            safe += u"\\u%1"_s.arg(character.unicode(), 4, 16, QChar(u'0'));
        }
    }
    return safe.toUtf8();
}

} // namespace

AnswerMode answerMode(const Console &console, bool isJson, bool isLive)
{
    if (isJson) {
        return AnswerMode::Json;
    }
    return isLive || console.answersGoToTerminal() ? AnswerMode::Live : AnswerMode::Whole;
}

bool hasHeadings(const QList<run::Role> &stages)
{
    return stages.size() > 1;
}

AnswerPrinter::AnswerPrinter(Console &console, AnswerMode mode, bool hasHeadings)
    : m_console(console)
    , m_mode(mode)
    , m_hasHeadings(hasHeadings)
{
}

void AnswerPrinter::take(const run::RunEvent &event, const run::Run &run)
{
    switch (m_mode) {
    case AnswerMode::Json: {
        const QByteArray line = run::eventcodec::encode(event) + '\n';
        m_console.answer(m_console.answersGoToTerminal() ? terminalSafe(line) : line);
        return;
    }
    case AnswerMode::Live:
        printChanges(event, run);
        takeLive(event);
        return;
    case AnswerMode::Whole:
        printChanges(event, run);
        if (const auto *finished = std::get_if<run::StageFinished>(&event.body)) {
            m_hasHeading = false;
            m_round = finished->round;
            printHeading(finished->stage);
            print(run.stage(finished->stage)->answer());
            endLine();
        }
        return;
    }
}

void AnswerPrinter::takeLive(const run::RunEvent &event)
{
    std::visit(
        run::Overloaded{
            [this](const run::StageStarted &started) {
                m_role = started.stage;
                m_round = started.round;
                m_hasHeading = false;
            },
            [this](const run::AttemptStarted &) { m_isInAnswer = false; },
            [this](const run::TextDelta &delta) {
                if (delta.kind == run::TextKind::Answer) {
                    printHeading(m_role);
                    print(delta.text);
                    m_isInAnswer = true;
                }
            },
            [this](const run::AttemptFailed &failed) {
                if (m_isInAnswer) {
                    mark(u"the answer above broke off: %1"_s.arg(wording::brief(failed.error)));
                    m_isInAnswer = false;
                }
            },
            [this](const run::StageFinished &) {
                endLine();
                m_isInAnswer = false;
            },
            [this](const run::RunFinished &) {
                if (m_isInAnswer) {
                    mark(u"the answer above is not complete: the run was stopped"_s);
                }
            },
            [](const auto &) {},
        },
        event.body);
}

void AnswerPrinter::print(const QString &text)
{
    if (text.isEmpty()) {
        return;
    }
    const QString shown = m_console.answersGoToTerminal() ? text::printable(text) : text;
    for (QStringView rest(shown); !rest.isEmpty();) {
        m_console.answer(text::takeUtf8Piece(rest));
    }
    if (!shown.isEmpty()) {
        m_last = shown.back();
        m_hasPrinted = true;
    }
}

void AnswerPrinter::printHeading(run::Role role)
{
    if (m_hasHeading || !m_hasHeadings) {
        return;
    }
    m_hasHeading = true;
    const QString round = m_round > 1 ? u", round %1"_s.arg(m_round) : QString();
    print((m_hasPrinted ? u"\n# "_s : u"# "_s) % wording::stageTitle(role) % round % u"\n\n"_s);
}

void AnswerPrinter::printChanges(const run::RunEvent &event, const run::Run &run)
{
    const auto *started = std::get_if<run::StageStarted>(&event.body);
    const bool isOver = (started != nullptr && started->stage != run::Role::Coder)
        || std::holds_alternative<run::RunFinished>(event.body);
    if (std::holds_alternative<run::EditsPlanned>(event.body)) {
        m_hasChanges = m_hasHeadings;
    } else if (isOver && std::exchange(m_hasChanges, false)) {
        const QString patch = QString::fromUtf8(edit::patchOf(run.edits()->changes.files));
        const QString fence = text::fenceFor(patch);
        print((m_hasPrinted ? u"\n# Changes\n\n"_s : u"# Changes\n\n"_s)
              % (patch.isEmpty() ? u"None.\n"_s
                                 : QString(fence % u"diff\n"_s % patch % fence % u'\n')));
    }
}

void AnswerPrinter::endLine()
{
    if (m_last != u'\n') {
        print(u"\n"_s);
    }
}

void AnswerPrinter::mark(const QString &words)
{
    endLine();
    print(u"\n--- "_s % text::oneLine(words) % u" ---\n\n"_s);
}

} // namespace roo::cli
