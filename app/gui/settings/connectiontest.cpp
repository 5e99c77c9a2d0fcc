// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/connectiontest.h"

#include "core/base/redactor.h"
#include "core/base/text.h"
#include "gui/look/signlabel.h"
#include "gui/settings/settingfields.h"
#include "gui/words/words.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

QString nameOf(llm::Rung rung)
{
    switch (rung) {
    case llm::Rung::Url:
        return ConnectionTest::tr("URL");
    case llm::Rung::Name:
        return ConnectionTest::tr("Name");
    case llm::Rung::Tcp:
        return ConnectionTest::tr("Connection");
    case llm::Rung::Tls:
        return ConnectionTest::tr("Encryption");
    case llm::Rung::Http:
        return ConnectionTest::tr("Answer");
    case llm::Rung::Key:
        return ConnectionTest::tr("Key");
    case llm::Rung::ModelList:
        return ConnectionTest::tr("Models");
    }
    Q_UNREACHABLE_RETURN({});
}

//! What a rung that holds says, where its detail alone says too little.
QString passedWords(const llm::RungResult &rung, bool hasKey)
{
    switch (rung.rung) {
    case llm::Rung::Http:
        return rung.detail.isEmpty() ? ConnectionTest::tr("answers; what it is it does not say")
                                     : rung.detail;
    case llm::Rung::Key:
        return hasKey ? ConnectionTest::tr("accepted")
                      : ConnectionTest::tr("none was sent, none is wanted");
    case llm::Rung::ModelList:
        return ConnectionTest::tr("%n model(s) offered", nullptr, rung.detail.toInt());
    default:
        return rung.detail;
    }
}

} // namespace

ConnectionTest::ConnectionTest(QWidget *parent)
    : QWidget(parent)
    , m_start(new QPushButton(tr("&Test Connection"), this))
    , m_cancel(new QPushButton(tr("Stop the T&est"), this))
    , m_copy(new QPushButton(tr("Copy &Details"), this))
{
    m_start->setToolTip(tr("Tries what stands here, without saving it; no model is asked"));
    auto *const row = new QHBoxLayout;
    for (QPushButton *const button : {m_start, m_cancel, m_copy}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(row);
    connect(m_start, &QPushButton::clicked, this, &ConnectionTest::requested);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionTest::cancel);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(details()); });
    clear();
    end();
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start(const run::AppOptions &options)
{
    clear();
    Result<std::unique_ptr<run::App>> app = run::App::assemble(options);
    if (!app) {
        showError(app.error());
        end();
        announce();
        emit finished();
        return;
    }
    m_app = *std::move(app);
    m_probe
        = std::make_unique<run::Probe>(m_app->client(), m_app->profile().value_or(run::Profile()));
    connect(m_probe.get(), &run::Probe::rungFinished, this, &ConnectionTest::showRung);
    connect(m_probe.get(), &run::Probe::modelChecked, this, &ConnectionTest::showModel);
    connect(m_probe.get(), &run::Probe::finished, this, [this] {
        m_probe.release()->deleteLater(); // it is the sender
        end();
        announce();
        emit finished();
    });
    m_probe->start();
    end();
}

void ConnectionTest::cancel()
{
    if (m_probe) {
        m_probe.reset();
        addLine(Sign::Dash, tr("Stopped."));
        end();
    }
}

//! The buttons, as they are wanted now. Whoever pressed one stays among them: a button that is
//! disabled or hidden while it has the focus would pass it on to what comes next on the page.
void ConnectionTest::end()
{
    if (isRunning()) {
        m_cancel->show();
        if (m_start->hasFocus()) {
            m_cancel->setFocus();
        }
        m_start->setEnabled(false);
    } else {
        m_start->setEnabled(true);
        if (m_cancel->hasFocus()) {
            m_start->setFocus();
        }
        m_cancel->hide();
    }
    m_copy->setVisible(!isRunning() && !m_details.isEmpty());
}

void ConnectionTest::announce()
{
    if (QAccessible::isActive()) {
        QAccessibleAnnouncementEvent event(this, announcement());
        QAccessible::updateAccessibility(&event);
    }
}

QString ConnectionTest::announcement() const
{
    return tr("The connection was tested. %1").arg(Redactor().redact(m_outcome));
}

void ConnectionTest::clear()
{
    m_probe.reset();
    m_details.clear();
    m_outcome.clear();
    m_hasBadNews = false;
    if (m_lines != nullptr) {
        m_lines->hide();
        m_lines->deleteLater();
    }
    m_lines = new QWidget(this);
    auto *const lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins({});
    layout()->addWidget(m_lines);
}

QString ConnectionTest::details() const
{
    return Redactor().redact(m_details.join(u'\n'));
}

void ConnectionTest::showRung(const llm::RungResult &rung)
{
    using State = llm::RungResult::State;
    const QString name = nameOf(rung.rung);
    switch (rung.state) {
    case State::Skipped:
        addLine(Sign::Dash, tr("%1: not used").arg(name));
        break;
    case State::Passed: {
        const QString words = text::oneLine(passedWords(rung, m_app->keyOrigin().has_value()));
        addLine(Sign::Tick, words.isEmpty() ? name : tr("%1: %2").arg(name, words));
        break;
    }
    case State::Failed:
        addLine(Sign::Cross, tr("%1: %2").arg(name, words::sentence(*rung.error)),
                words::cure(*rung.error));
        break;
    }
}

void ConnectionTest::showModel(const run::ModelCheck &check)
{
    if (check.isOffered) {
        return; // the others are news
    }
    const QString model = text::oneLine(check.model, 120);
    addLine(Sign::Warning, tr("The profile names %1, which is not offered").arg(model),
            check.alike.isEmpty()
                ? QString()
                : tr("The proxy offers %1.").arg(text::oneLine(check.alike.join(u", "_s))));
}

void ConnectionTest::showError(const Error &error)
{
    addLine(Sign::Cross, words::sentence(error), words::cure(error));
}

void ConnectionTest::addLine(Sign sign, const QString &text, const QString &cure)
{
    auto *const line = new QWidget(m_lines);
    auto *const row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->addWidget(new SignLabel(sign, line), 0, Qt::AlignTop);
    QLabel *const label = noteLabel(line);
    label->setForegroundRole(QPalette::WindowText);
    label->setText(cure.isEmpty() ? text : QString(text % u".\n"_s % cure));
    row->addWidget(label, 1);
    m_lines->layout()->addWidget(line);
    const QString mark = sign == Sign::Tick ? u"ok    "_s
        : sign == Sign::Cross               ? u"FAIL  "_s
                                            : u"      "_s;
    m_details.append(mark % label->text());
    if (!m_hasBadNews) {
        m_hasBadNews = sign == Sign::Cross || sign == Sign::Warning;
        m_outcome = label->text();
    }
}

} // namespace roo::gui
