// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/eventcodec.h"
#include "core/run/session.h"

#include "eventsamples.h"
#include "support/fakelitellm.h"
#include "support/files.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace roo::test {

using namespace Qt::StringLiterals;

//! A scripted server, a store and a session, with pauses short enough for a test. While the run
//! goes on it is watched, and all that is wrong is collected in `faults`.
class RunFixture
{
public:
    //! Of characters that percent-encoding and base64 change.
    static constexpr QByteArrayView key{"sk-canary/+=?0123456789abcdef"};

    QTemporaryDir home;
    FakeLiteLlm server;
    llm::ChatClient client{llm::Endpoint{.baseUrl = server.baseUrl(),
                                         .key = Secret(key.toByteArray()),
                                         .requestTimeout = std::chrono::seconds(20)}};
    run::RunStore store{home.filePath(u"data/runs"_s)};
    run::RunRequest request{.task = u"Do it"_s,
                            .profile = sampleProfile(),
                            .stages = run::allRoles(),
                            .retries = {.pause = std::chrono::milliseconds(5)}};
    std::unique_ptr<run::Session> session;

    QStringList log; //!< The events by name; see lineOf.
    QList<run::RunEvent> events;
    QList<Error> losses;
    QStringList faults;
    int finished = 0;
    //! Called with each event, after it was looked at.
    std::function<void(const run::RunEvent &)> listener = [](const run::RunEvent &) {};

    //! A session, watched but not started.
    run::Session &make(bool keepsHistory = true)
    {
        session = std::make_unique<run::Session>(
            client, keepsHistory ? std::optional(store) : std::nullopt);
        QObject::connect(session.get(), &run::Session::eventRecorded, &m_context,
                         [this](const run::RunEvent &event) { take(event); });
        QObject::connect(session.get(), &run::Session::historyLost, &m_context,
                         [this](const Error &error) { losses.append(error); });
        QObject::connect(session.get(), &run::Session::finished, &m_context,
                         [this] { ++finished; });
        QObject::connect(&server, &FakeLiteLlm::arrived, &m_context,
                         [this](qsizetype index) { takeRequest(server.arrival(index)); });
        return *session;
    }

    //! Starts and waits for the end, and for what might come after it.
    void run()
    {
        if (!session) {
            make();
        }
        session->start(request);
        wait();
    }

    void wait()
    {
        // Not qWaitFor, which sleeps 10 ms after each turn of the event loop.
        QSignalSpy spy(session.get(), &run::Session::finished);
        expect(finished > 0 || spy.wait(std::chrono::seconds(60)), u"did not end"_s);
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    //! What must hold of any run that has ended; the faults.
    [[nodiscard]] QStringList checked()
    {
        expect(finished == 1, u"finished more than once"_s);
        expect(log.filter(u"run "_s).size() == 1, u"not one end"_s);
        expect(!log.isEmpty() && log.last().startsWith(u"run "), u"events after the end"_s);
        expect(session->run() == m_fold, u"the run is not the fold of what was told"_s);
        if (losses.isEmpty() && !session->folder().isEmpty()) {
            checkStored();
        }
        checkSecrecy();
        return faults;
    }

    //! "start", "attach a.txt", "stage planner", "ask plan", "reasoning …", "answer …" (pieces that
    //! follow each other joined), "pace free", "budget day/cost near", "fail RateLimited, fallback
    //! code-b, wait", "done planner plan", "run failed BadKey"; and of a workspace: "read 2 a.py"
    //! (files listed, then those shown), "secrets a.py:3", "consent secrets", "plan ok E_NOMATCH"
    //! (a word for each edit), "apply a.py"; and of a proof: "checks workspace test", "prove 1",
    //! "check test again", "output …", "checked test failed", "proved 1", "findings 2", "verdict
    //! revise", "back test/2" (new failures, findings), "end same-failure".
    static QString lineOf(const run::RunEvent &event) { return std::visit(Liner{}, event.body); }

    [[nodiscard]] QString path(const QString &name) const
    {
        return session->folder() + u'/' + name;
    }

    [[nodiscard]] QString answer(run::Role role) const { return session->run().answer(role); }

private:
    struct Liner
    {
        using S = QString;
        S operator()(const run::RunStarted &) const { return u"start"_s; }
        S operator()(const run::AttachmentsAdded &event) const
        {
            S line = u"attach"_s;
            for (const auto &file : event.files) {
                line += u' ' + file.path;
            }
            return line;
        }
        S operator()(const run::StageStarted &event) const
        {
            return u"stage " + run::roleName(event.stage)
                + (event.round > 1 ? S(u" round %1"_s.arg(event.round)) : S());
        }
        S operator()(const run::WorkspaceRead &event) const
        {
            S line = u"read %1"_s.arg(event.listed);
            for (const auto &file : event.shown) {
                line += u' ' + file.path;
            }
            return line;
        }
        S operator()(const run::SecretsFound &event) const
        {
            S line = u"secrets"_s;
            for (const auto &finding : event.findings) {
                line += u" %1:%2"_s.arg(finding.where).arg(finding.line);
            }
            return line;
        }
        S operator()(const run::ConsentGiven &event) const { return u"consent " + event.what; }
        S operator()(const run::EditsPlanned &event) const
        {
            S line = u"plan"_s;
            for (const auto &outcome : event.changes.outcomes) {
                line += u" "
                    + (outcome.faults.isEmpty() ? u"ok"_s
                                                : edit::editCodeName(outcome.faults.last().code));
            }
            return line;
        }
        S operator()(const run::ChecksPlanned &event) const
        {
            S line = u"checks " + run::checkSourceName(event.source);
            for (const auto &check : event.checks) {
                line += u' ' + check.name;
            }
            return line;
        }
        S operator()(const run::ProofSkipped &event) const
        {
            return u"unproved " + run::noProofName(event.why);
        }
        S operator()(const run::ProofStarted &event) const
        {
            return u"prove %1"_s.arg(event.round) + (event.isKept ? u" kept"_s : u""_s);
        }
        S operator()(const run::CheckStarted &event) const
        {
            return u"check " + event.check + (event.isRepeat ? u" again"_s : u""_s);
        }
        S operator()(const run::CheckOutput &event) const { return u"output " + event.text; }
        S operator()(const run::CheckFinished &event) const
        {
            return u"checked " + event.result.name + u' '
                + proof::checkVerdictName(event.result.verdict);
        }
        S operator()(const run::ProofFinished &event) const
        {
            return u"proved %1"_s.arg(event.round);
        }
        S operator()(const run::FindingsReached &event) const
        {
            return u"findings %1"_s.arg(event.findings.size());
        }
        S operator()(const run::VerdictReached &event) const
        {
            return u"verdict " + run::reviewVerdictName(event.verdict);
        }
        S operator()(const run::SentBack &event) const
        {
            return u"back " + event.failures.join(u' ') + u"/%1"_s.arg(event.findings.size());
        }
        S operator()(const run::LoopEnded &event) const
        {
            return u"end " + run::loopEndName(event.why);
        }
        S operator()(const run::ApprovalGiven &event) const
        {
            return u"approve " + event.despite.join(u' ');
        }
        S operator()(const run::EditsApplied &event) const
        {
            return u"apply " + event.paths.join(u' ');
        }
        S operator()(const run::EditsReverted &event) const
        {
            return u"undo " + event.overwritten.join(u' ');
        }
        S operator()(const run::RequestPaced &event) const { return u"pace " + event.model; }
        S operator()(const run::BudgetReached &event) const
        {
            return u"budget " + event.what + (event.isStop ? u" stop" : u" near");
        }
        S operator()(const run::AttemptStarted &event) const { return u"ask " + event.model; }
        S operator()(const run::TextDelta &event) const
        {
            return (event.kind == run::TextKind::Answer ? u"answer " : u"reasoning ") + event.text;
        }
        S operator()(const run::AttemptFailed &event) const
        {
            const S kind = u"fail " + errorKindName(event.error.kind);
            switch (event.action) {
            case llm::Decision::Action::Retry:
                return kind + u", retry " + event.nextModel;
            case llm::Decision::Action::Fallback:
                return kind + u", fallback " + event.nextModel;
            case llm::Decision::Action::Stop:
                return kind + u", stop" + event.nextModel;
            }
            Q_UNREACHABLE_RETURN({});
        }
        S operator()(const run::StageFinished &event) const
        {
            return u"done " + run::roleName(event.stage) + u' ' + event.modelAsked + u' '
                + llm::finishReasonName(event.finishReason);
        }
        S operator()(const run::RunFinished &event) const
        {
            const S outcome = event.outcome == run::Outcome::Succeeded ? u"succeeded"_s
                : event.outcome == run::Outcome::Failed                ? u"failed"_s
                                                                       : u"cancelled"_s;
            return u"run " + outcome
                + (event.error ? S(u' ' + errorKindName(event.error->kind)) : S());
        }
    };

    void expect(bool holds, const QString &fault)
    {
        if (!holds) {
            faults.append(fault + u" (after " + (log.isEmpty() ? QString() : log.last()) + u')');
        }
    }

    void take(const run::RunEvent &event)
    {
        const QString line = lineOf(event);
        const QString label = line.section(u' ', 0, 0);
        const bool isText = label == u"answer" || label == u"reasoning";
        if (isText && log.last().startsWith(QString(label + u' '))) {
            log.last() += line.sliced(label.size() + 1);
        } else {
            log.append(line);
        }
        m_fold.fold(event);
        events.append(event);
        expect(event.sequence == events.size(), u"a gap in the numbers"_s);
        expect(session->run() == m_fold, u"the run is not folded up to this event"_s);
        if (losses.isEmpty() && !session->folder().isEmpty()) {
            const QByteArray bytes = run::eventcodec::encode(event) + '\n';
            m_stored += bytes;
            QFile file(path(u"events.jsonl"_s));
            expect(file.open(QFile::ReadOnly) && file.size() == m_stored.size()
                       && file.seek(m_stored.size() - bytes.size()) && file.readAll() == bytes,
                   u"not on the disk before it was told"_s);
        }
        listener(event);
    }

    void takeRequest(const Arrival &arrival)
    {
        if (!session || !losses.isEmpty() || session->folder().isEmpty()) {
            return;
        }
        const auto *asked = std::get_if<run::AttemptStarted>(&events.constLast().body);
        const QString sha = sha256(arrival.body);
        expect(asked != nullptr && asked->requestSha256 == sha, u"not the request that was told"_s);
        expect(contentOf(path(u"requests/" + sha + u".json")) == arrival.body,
               u"a request that arrived before it was stored"_s);
    }

    void checkStored()
    {
        const QString id = session->run().id();
        const auto loaded = store.load(id);
        expect(loaded && *loaded == events, u"not the events that were told"_s);
        expect(folded(loaded.value_or(QList<run::RunEvent>())) == session->run(),
               u"the stored run is another"_s);
        expect(store.runIds().contains(id), u"not listed"_s);
        expect(contentOf(path(u"events.jsonl"_s)) == m_stored, u"other bytes"_s);
        for (const run::Role role : run::allRoles()) {
            constexpr const char16_t *names[] = {u"plan.md", u"code.md", u"review.md"};
            const QString file = path(QString(names[std::to_underlying(role)]));
            const run::Stage *stage = session->run().stage(role);
            const bool isDone = stage != nullptr && stage->result;
            expect(QFile::exists(file) == isDone, u"an answer too much or too little"_s);
            expect(!isDone || contentOf(file) == answer(role).toUtf8(), u"another answer"_s);
        }
        expect(contentOf(path(u"run.json"_s)).contains(id.toLatin1()), u"no run.json"_s);
    }

    void checkSecrecy()
    {
        const QByteArray bare = key.toByteArray();
        QDirIterator entries(home.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QFileInfo entry = entries.nextFileInfo();
            const QByteArray bytes = entry.isFile() ? contentOf(entry.filePath()) : QByteArray();
            for (const QByteArray &form :
                 {bare, bare.toBase64(), bare.toBase64(QByteArray::Base64UrlEncoding),
                  bare.toPercentEncoding(), bare.toHex(), QByteArray(bare).replace('/', "\\/")}) {
                expect(!bytes.contains(form), u"the key in " + entry.fileName());
            }
#ifdef Q_OS_UNIX
            constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
            expect(!(entry.permissions() & others), u"open to others: " + entry.fileName());
#endif
        }
    }

    run::Run m_fold;
    QByteArray m_stored;
    QObject m_context;
};

} // namespace roo::test
