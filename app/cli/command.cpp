// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/command.h"

#include <QTimer>

namespace roo::cli {

void Command::finishLater(ExitCode code)
{
    QTimer::singleShot(0, this, [this, code] { emit finished(code); });
}

void Command::report(const Error &error) const
{
    console().fail(wording::fromProgram(wording::sentence(error)));
    if (const QString cure = wording::cure(error, wordingContext()); !cure.isEmpty()) {
        console().note(cure);
    }
}

void ProxyCommand::sayWhatIsNotCounted() const
{
    if (const std::optional<Error> failure = app().spending().ledger->takeFailure()) {
        console().warn(wording::uncounted(*failure));
    }
}

wording::Context ProxyCommand::wordingContext() const
{
    return {.baseUrl = app().settings().baseUrl.value.toString(),
            .keyOrigin = app().keyOrigin() ? config::originText(*app().keyOrigin()) : QString()};
}

} // namespace roo::cli
