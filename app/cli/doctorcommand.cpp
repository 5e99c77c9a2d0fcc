// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/doctorcommand.h"

#include "core/base/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

QString rungName(llm::Rung rung)
{
    switch (rung) {
    case llm::Rung::Url:
        return u"URL"_s;
    case llm::Rung::Name:
        return u"name"_s;
    case llm::Rung::Tcp:
        return u"TCP"_s;
    case llm::Rung::Tls:
        return u"TLS"_s;
    case llm::Rung::Http:
        return u"HTTP"_s;
    case llm::Rung::Key:
        return u"key"_s;
    case llm::Rung::ModelList:
        return u"models"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

DoctorCommand::DoctorCommand(Environment environment, CommonOptions options)
    : ProxyCommand(environment)
    , m_options(std::move(options))
{
}

DoctorCommand::~DoctorCommand() = default;

void DoctorCommand::start()
{
    Result<run::Profile> profile = app().profile();
    if (!profile) {
        report(profile.error());
        finishLater(exitCodeFor(profile.error()));
        return;
    }
    for (const auto &[role, chain] : m_options.models.asKeyValueRange()) {
        profile->stage(role).models = chain;
    }
    m_probe = std::make_unique<run::Probe>(app().client(), *std::move(profile));
    connect(m_probe.get(), &run::Probe::rungFinished, this, &DoctorCommand::printRung);
    connect(m_probe.get(), &run::Probe::modelChecked, this, &DoctorCommand::printModel);
    connect(m_probe.get(), &run::Probe::finished, this, &DoctorCommand::probeFinished);
    m_probe->start();
}

void DoctorCommand::cancel(ErrorKind why)
{
    if (why == ErrorKind::Interrupted) {
        m_probe.reset();
        finishLater(ExitCode::Done);
    }
}

void DoctorCommand::printRung(const llm::RungResult &rung)
{
    using State = llm::RungResult::State;
    wording::Context context = wordingContext();
    QString detail = rung.detail;
    QString cure;
    switch (rung.state) {
    case State::Skipped:
        detail = u"not used: the URL is http://"_s;
        break;
    case State::Failed:
        detail = wording::sentence(*rung.error);
        context.isDoctor = true;
        cure = wording::cure(*rung.error, context);
        break;
    case State::Passed:
        if (rung.rung == llm::Rung::Url) {
            detail += u" (from %1)"_s.arg(config::originText(app().settings().baseUrl.origin));
        } else if (rung.rung == llm::Rung::Http && rung.detail.isEmpty()) {
            detail = u"answers; what it is it does not say"_s;
        } else if (rung.rung == llm::Rung::Key) {
            detail = app().keyOrigin()
                ? u"accepted, from %1"_s.arg(config::originText(*app().keyOrigin()))
                : u"none was sent, none is wanted"_s;
        } else if (rung.rung == llm::Rung::ModelList) {
            detail = u"%1 offered"_s.arg(rung.detail);
        }
        break;
    }
    printLine(rung.state != State::Failed, rungName(rung.rung), detail, cure);
}

void DoctorCommand::printModel(const run::ModelCheck &check)
{
    QStringList roles;
    for (const run::Role role : check.roles) {
        roles.append(run::roleName(role));
    }
    QString cure;
    if (!check.isOffered) {
        ++m_missingModels;
        cure = check.alike.isEmpty()
            ? u"Add it to the proxy's model_list, or name another with --model."_s
            : u"The proxy offers %1."_s.arg(check.alike.join(u", "));
    }
    printLine(check.isOffered, u"model"_s,
              u"%1 (%2)%3"_s.arg(check.model, roles.join(u", "),
                                 check.isOffered ? QString() : u": not offered"_s),
              cure);
}

void DoctorCommand::printLine(bool passed, const QString &name, const QString &detail,
                              const QString &cure)
{
    if (passed && m_options.isQuiet) {
        return;
    }
    if (m_options.isJson) {
        QJsonObject json{{u"check"_s, name}, {u"passed"_s, passed}, {u"detail"_s, detail}};
        if (!cure.isEmpty()) {
            json.insert("cure"_L1, cure);
        }
        console().answer(QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
        return;
    }
    QString line = (passed ? u"ok    "_s : u"FAIL  "_s)
        % QString(name.leftJustified(8) % text::oneLine(detail)).trimmed() % u'\n';
    const QStringList parts = cure.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        line += u"              "_s % part % u'\n';
    }
    console().answer(text::printable(line).toUtf8());
}

void DoctorCommand::probeFinished(const std::optional<Error> &error)
{
    if (error) {
        const bool isSilent
            = error->kind == ErrorKind::TimedOut || error->kind == ErrorKind::ConnectionClosed;
        emit finished(isSilent ? ExitCode::Unreachable : exitCodeFor(*error));
        return;
    }
    emit finished(m_missingModels > 0 ? ExitCode::Configuration : ExitCode::Done);
}

} // namespace roo::cli
