// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/wording.h"

#include "core/run/budget.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

//! What to do about an error.
namespace roo::cli::wording {

namespace {

bool isInContainer()
{
    return QFileInfo::exists(u"/.dockerenv"_s) || QFileInfo::exists(u"/run/.containerenv"_s);
}

QString howToStartProxy(const Context &context)
{
    QString words = u"Start the proxy (packaging/litellm starts one on this machine), or name "
                    "another with --base-url or LITELLM_BASE_URL."_s;
    if (!context.isDoctor) {
        words
            += u" `orchestrator doctor` says how far the connection gets, and `orchestrator replay "
               "sample` shows a run without a proxy."_s;
    }
    if (isInContainer() && config::isLoopback(QUrl(context.baseUrl))) {
        words += u"\nThis is a container: its localhost is not the host's. Use "
                 "http://host.docker.internal:4000/v1 (docker run "
                 "--add-host=host.docker.internal:host-gateway), or the name of the proxy's "
                 "service."_s;
    }
    return words;
}

QString endpointForm()
{
    return u"Give the URL of a LiteLLM proxy or an OpenAI-compatible server, such as "
           "http://localhost:4000 or https://host/v1, without the path of a page."_s;
}

QString keyCure(const Context &context)
{
    if (context.keyOrigin.isEmpty()) {
        return u"No key was sent. Set LITELLM_API_KEY in the environment or in .env, or use "
               "--api-key-file FILE."_s;
    }
    return u"The key that was sent came from %1."_s.arg(context.keyOrigin);
}

//! The options that would allow it.
QString consentCure(const Error &error)
{
    if (error.subject == "checks"_L1) {
        return u"--allow-checks allows them, at a terminal `orchestrator prove` asks; a run can leave "
               "them out with --no-proof."_s;
    }
    QStringList names = error.subject.split(u',');
    const bool hasLevel = names.removeAll(u"level3"_s) > 0;
    QStringList options;
    if (!names.isEmpty()) {
        options.append(u"--allow "_s % names.join(u','));
    }
    if (hasLevel) {
        options.append(u"--accept-level 3"_s);
    }
    return u"Look at them, and say %1 if that is what you want."_s.arg(options.join(u' '));
}

//! The limit that was reached; empty for one that this version does not know.
QLatin1StringView limitVariable(const run::BudgetTopic &topic)
{
    using namespace config;
    const variable::Limits &limits
        = topic.span == run::BudgetSpan::Run ? variable::runMax : variable::dayMax;
    switch (topic.kind) {
    case run::BudgetKind::Requests:
        return limits.requests;
    case run::BudgetKind::Tokens:
        return limits.tokens;
    case run::BudgetKind::Cost:
        return limits.cost;
    case run::BudgetKind::Time:
        return limits.minutes;
    case run::BudgetKind::FreeRequests:
        return variable::freePerDay;
    }
    Q_UNREACHABLE_RETURN({});
}

QString budgetCure(const Error &error)
{
    const std::optional<run::BudgetTopic> topic = run::budgetFromName(error.subject);
    if (!topic) {
        return {};
    }
    const QString words = u"%1 sets it; 0 is no limit."_s.arg(limitVariable(*topic));
    return topic->span == run::BudgetSpan::Run
        ? words
        : words % u" The day ends at 00:00 UTC; `orchestrator usage` shows what it took."_s;
}

constexpr auto dataVariable = "XDG_DATA_HOME"_L1;

//! Where the run lies says who can do something about it.
QString runUnreadableCure(const Error &error)
{
    if (error.subject.endsWith(".zip"_L1, Qt::CaseInsensitive)) {
        return u"Have it exported and sent again."_s;
    }
    const QFileInfo events(error.subject);
    return events.fileName() == "events.jsonl"_L1
        ? u"The answers that it has got, plan.md, code.md and review.md, are in %1, and what was "
          "sent is in requests there. `orchestrator history delete %2` removes all of it."_s.arg(
              events.path(), QFileInfo(events.path()).fileName())
        : QString();
}

} // namespace

QString cure(const Error &error, const Context &context)
{
    switch (error.kind) {
    case ErrorKind::ConnectionRefused:
        return howToStartProxy(context);
    case ErrorKind::HostNotFound:
        return u"Check the name in the base URL, and the network. `orchestrator config` says where "
               "the URL came from."_s;
    case ErrorKind::TlsFailed:
        return u"If the proxy speaks plain HTTP, write http:// in the base URL. If its certificate "
               "comes from an authority of your own, name its PEM file with LITELLM_CA_FILE. "
               "Verification cannot be switched off."_s;
    case ErrorKind::BadKey:
        return keyCure(context)
            % (error.detail.contains("No connected db"_L1)
                   ? u"\nLiteLLM says so of a key that it does not know while it has no database."_s
                   : QString());
    case ErrorKind::RunUnknown:
        return error.subject == "last"_L1
            ? u"`orchestrator run TASK` makes one; `orchestrator replay sample` shows a sample."_s
            : u"`orchestrator history` lists the runs that are kept."_s;
    case ErrorKind::RunUnreadable:
        return runUnreadableCure(error);
    case ErrorKind::HistoryUnwritable:
        return u"%1 names another place, and ROO_HISTORY=false keeps nothing."_s.arg(dataVariable);
    case ErrorKind::HistoryUnreadable:
        return u"It has to be a folder that you may read; %1 names another place."_s.arg(
            dataVariable);
    case ErrorKind::RunBusy:
        return u"Wait until it has ended, or end the program that writes it."_s;
    case ErrorKind::RunAmbiguous:
        return u"Give more characters of the ID, or its last six."_s;
    case ErrorKind::RunComplete:
        return u"--from STAGE does a stage again, and those after it."_s;
    case ErrorKind::SecretsRefused:
        if (error.detail == run::connectionKey) {
            return u"It is the key of this connection, which is never sent but as the key: take it "
                   "out."_s;
        }
        return u"Take it out, or say --allow secrets if it may be sent."_s;
    case ErrorKind::FolderMissing:
        return u"Name one with --workspace DIR, which apply, diff and resume take."_s;
    case ErrorKind::ConsentMissing:
        return consentCure(error);
    case ErrorKind::ChecksMissing:
        return u"Name the commands in its .roo-harness.toml, each with [[check]], kind and "
               "command."_s;
    case ErrorKind::ProofFailed:
    case ErrorKind::ReviewRejected:
        return u"`orchestrator apply RUN --anyway` writes them all the same."_s;
    case ErrorKind::FileStale:
        return u"Somebody has changed it meanwhile: do it again, and it is looked at again."_s;
    case ErrorKind::WorkspaceBusy:
        return u"Nothing was written: wait until that program has ended, and do it again."_s;
    case ErrorKind::FileExists:
        return u"Name a folder that does not hold it."_s;
    case ErrorKind::BudgetExceeded:
        return u"Raise the key's budget at the proxy, or use another key. "_s % keyCure(context);
    case ErrorKind::KeyRefused:
        return u"A .env that came with a folder could send your key anywhere. Put both into the "
               "same file, or say --trust-env-file if that address may have your key."_s;
    case ErrorKind::Redirected:
        return u"If that address is right, set it as the base URL."_s;
    case ErrorKind::NotAnEndpoint:
    case ErrorKind::EncodingRefused:
        return endpointForm();
    case ErrorKind::BudgetReached:
        return budgetCure(error);
    case ErrorKind::StageTimedOut:
        return u"STAGE_TIMEOUT_MS sets the limit."_s;
    case ErrorKind::AnswerTruncated:
        return u"Raise max_tokens in the profile, or leave --strict away."_s;
    case ErrorKind::AllModelsFailed:
        return u"Name other models with --model STAGE=MODEL[,MODEL…]; `orchestrator models` lists "
               "what the proxy offers."_s;
    default:
        return {};
    }
}

} // namespace roo::cli::wording
