// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/words/words.h"

#include "core/base/text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

//! What to do about an error, and the names of stages and states.
namespace roo::gui::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::words)
};

} // namespace

QString cure(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionRefused:
        return Words::tr("Start the proxy, or name another one in the settings.");
    case ErrorKind::HostNotFound:
        return Words::tr("Check the name in the base URL, and the network.");
    case ErrorKind::TlsFailed:
        return Words::tr("If the proxy speaks plain HTTP, write http:// in the base URL. If its "
                         "certificate comes from an authority of your own, name its PEM file in "
                         "the settings.");
    case ErrorKind::BadKey:
        return Words::tr("Check the key in the settings.");
    case ErrorKind::BudgetExceeded:
        return Words::tr("Raise the key’s budget at the proxy, or use another key.");
    case ErrorKind::KeyRefused:
        return Words::tr("Put the URL and the key into the same place.");
    case ErrorKind::Redirected:
        return Words::tr("If that address is right, set it as the base URL.");
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
    case ErrorKind::UrlInvalid:
        return Words::tr("Give the URL of a LiteLLM proxy or an OpenAI-compatible server, such as "
                         "http://localhost:4000 or https://host/v1, without the path of a page.");
    case ErrorKind::StageTimedOut:
        return Words::tr("The settings have the limit of a stage.");
    case ErrorKind::AllModelsFailed:
        return Words::tr("What was received is kept. The Log tab has each attempt; another profile "
                         "may have other models.");
    case ErrorKind::SecretsRefused:
        return error.detail == run::connectionKey
            ? Words::tr(
                  "It is the key of this connection, which is never sent but as the key: take "
                  "it out.")
            : Words::tr("Take it out, and run again.");
    case ErrorKind::HistoryUnwritable:
        return Words::tr("The run goes on, and is not kept.");
    case ErrorKind::RunBusy:
        return Words::tr("Wait until it has ended, or end the program that writes it.");
    case ErrorKind::FileStale:
        return Words::tr("Somebody has changed it meanwhile: do it again, and it is looked at "
                         "again.");
    case ErrorKind::AnswerTruncated:
        return Words::tr("Raise the token limit in the profile.");
    default:
        return {};
    }
}

QString warning(const config::Warning &warning)
{
    const QString from = config::originText(warning.origin);
    switch (warning.kind) {
    case config::WarningKind::QuotesDropped:
        return Words::tr("%1 has quotes around its value; they are dropped.")
            .arg(warning.origin.name);
    case config::WarningKind::EnvFileReadable:
        return Words::tr("%1 holds a key and can be read by others.").arg(warning.origin.file);
    case config::WarningKind::EnvNameUnknown:
    case config::WarningKind::SavedKeyUnknown:
        return warning.detail.isEmpty()
            ? Words::tr("%1: nothing reads %2.").arg(from, warning.origin.name)
            : Words::tr("%1: nothing reads %2; did you mean %3?")
                  .arg(from, warning.origin.name, warning.detail);
    case config::WarningKind::InsecureConnection:
        return Words::tr("The connection to %1 is not encrypted: the key and the prompts can be "
                         "read on the way.")
            .arg(warning.detail);
    case config::WarningKind::FolderDecides:
        return warning.detail.isEmpty()
            ? Words::tr("%1 says that runs are not kept.").arg(from)
            : Words::tr("%1 chooses the profile %2.").arg(from, warning.detail);
    }
    Q_UNREACHABLE_RETURN({});
}

QString stageTitle(run::Role role)
{
    switch (role) {
    case run::Role::Planner:
        return Words::tr("Plan", "the stage");
    case run::Role::Coder:
        return Words::tr("Code", "the stage");
    case run::Role::Reviewer:
        return Words::tr("Review", "the stage");
    }
    Q_UNREACHABLE_RETURN({});
}

QString status(run::RunStatus status)
{
    switch (status) {
    case run::RunStatus::Running:
        return Words::tr("running");
    case run::RunStatus::Succeeded:
        return Words::tr("done");
    case run::RunStatus::Failed:
        return Words::tr("failed");
    case run::RunStatus::Cancelled:
        return Words::tr("stopped");
    case run::RunStatus::Interrupted:
        return Words::tr("interrupted");
    case run::RunStatus::Unreadable:
        return Words::tr("unreadable");
    }
    Q_UNREACHABLE_RETURN({});
}

QString secret(const run::SecretsFound::Finding &finding)
{
    const QString where = finding.line > 0
        ? Words::tr("%1, line %2").arg(text::oneLine(finding.where, 120)).arg(finding.line)
        : text::oneLine(finding.where, 120);
    return Words::tr("%1: looks like a secret, %2 (%3)")
        .arg(where, text::oneLine(finding.kind, 40), text::oneLine(finding.masked, 40));
}

} // namespace roo::gui::words
