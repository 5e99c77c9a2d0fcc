// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/connectionpage.h"

#include "core/config/savedsettings.h"
#include "gui/settings/connectiontest.h"
#include "gui/settings/keyfield.h"
#include "gui/settings/networkproxyedit.h"
#include "gui/settings/secondsbox.h"
#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

QPushButton *smallButton(const QString &text, QWidget *parent)
{
    auto *const button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

ConnectionPage::ConnectionPage(Workbench &bench, QWidget *parent)
    : SettingsPage(parent)
    , m_bench(bench)
    , m_grid(new QGridLayout)
    , m_warnings(noteLabel(this))
    , m_setAside(smallButton(tr("Set the File &Aside"), this))
    , m_replace(smallButton(tr("Replace &Wrong Values"), this))
    , m_test(new ConnectionTest(this))
{
    setObjectName("connection"_L1);
    m_test->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    // A form would not give its notes the height that they need.
    m_grid->setColumnStretch(1, 1);
    m_warnings->setForegroundRole(QPalette::WindowText);
    m_setAside->setToolTip(tr("Gives settings.ini another name, and begins with the defaults"));
    m_replace->setToolTip(
        tr("Puts what stands here in the place of what is saved and cannot be used"));
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_warnings);
    layout->addWidget(m_setAside, 0, Qt::AlignLeft);
    layout->addWidget(m_replace, 0, Qt::AlignLeft);
    layout->addLayout(m_grid);
    buildUrl();
    buildKey();
    m_grid->addWidget(m_test, m_grid->rowCount(), 1);
    buildLimits();
    buildNetwork();
    layout->addStretch();
    connect(m_test, &ConnectionTest::requested, this, &ConnectionPage::runTest);
    connect(m_replace, &QPushButton::clicked, this, [this] {
        m_fields.replaceRefused();
        changed();
    });
    connect(m_setAside, &QPushButton::clicked, this, &ConnectionPage::setAside);
}

ConnectionPage::~ConnectionPage() = default;

QLabel *ConnectionPage::addField(const QString &label, QWidget *editor)
{
    auto *const column = new QWidget(this);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *const layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    editor->sizePolicy().horizontalPolicy() == QSizePolicy::Minimum
        ? layout->addWidget(editor, 0, Qt::AlignLeft)
        : layout->addWidget(editor);
    QLabel *const note = noteLabel(column);
    layout->addWidget(note);
    addRow(label, column, editor);
    return note;
}

void ConnectionPage::addRow(const QString &label, QWidget *field, QWidget *focused)
{
    auto *const name = new QLabel(label, this);
    name->setBuddy(focused);
    name->setMinimumHeight(focused->sizeHint().height());
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
}

void ConnectionPage::addSetting(SettingEditor setting, QWidget *editor)
{
    setting.note = addField(setting.label, editor);
    setting.label.remove(u'&').remove(u':');
    editor->setAccessibleName(setting.label);
    editor->setToolTip(setting.purpose);
    m_fields.add(std::move(setting));
}

void ConnectionPage::buildUrl()
{
    m_url = new QLineEdit(this);
    m_url->setLayoutDirection(Qt::LeftToRight);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectionPage::changed);
    addSetting({.variable = config::variable::baseUrl,
                .label = tr("&LiteLLM URL:"),
                .purpose = tr("Where the proxy answers, with or without /v1."),
                .text = [this] { return m_url->text().trimmed(); },
                .setText = [this](const QString &text) { m_url->setText(text); },
                .setReadOnly = [this](bool isReadOnly) { m_url->setReadOnly(isReadOnly); }},
               m_url);
}

void ConnectionPage::buildKey()
{
    m_keys = new KeySettings(m_bench, this);
    addRow(tr("&Key:"), m_keys, m_keys->field()->edit());
    connect(m_keys, &KeySettings::edited, this, &ConnectionPage::changed);
}

void ConnectionPage::buildLimits()
{
    const auto add
        = [this](QLatin1StringView variable, const QString &label, const QString &purpose) {
              auto *const box = new SecondsBox(this);
              connect(box, &QDoubleSpinBox::valueChanged, this, &ConnectionPage::changed);
              addSetting({.variable = variable,
                          .label = label,
                          .purpose = purpose,
                          .text = [box] { return box->text(); },
                          .setText = [box](const QString &text) { box->setText(text); },
                          .setReadOnly = [box](bool isReadOnly) { box->setReadOnly(isReadOnly); }},
                         box);
          };
    add(config::variable::requestTimeout, tr("Give &up after:"),
        tr("How long to wait for a connection, for the first word, and between two words."));
    add(config::variable::stageTimeout, tr("Stage at &most:"),
        tr("How long one stage may take, with all its attempts."));
}

QWidget *ConnectionPage::makeFileRow()
{
    auto *const row = new QWidget(this);
    m_caFile = new QLineEdit(row);
    m_caFile->setLayoutDirection(Qt::LeftToRight);
    m_caFile->setPlaceholderText(tr("None"));
    m_caFile->setAccessibleName(tr("CA file"));
    QPushButton *const choose = smallButton(tr("C&hoose…"), row);
    choose->setToolTip(tr("Choose the PEM file"));
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_caFile, 1);
    layout->addWidget(choose);
    row->setFocusProxy(m_caFile);
    connect(m_caFile, &QLineEdit::textChanged, this, &ConnectionPage::changed);
    connect(m_caFile, &QLineEdit::textChanged, choose,
            [this, choose] { choose->setEnabled(!m_caFile->isReadOnly()); });
    connect(choose, &QPushButton::clicked, this, [this] {
        auto *const dialog = new QFileDialog(this, tr("Certificate Authorities"), m_caFile->text(),
                                             tr("PEM files (*.pem *.crt *.cer);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
        dialog->open();
    });
    return row;
}

void ConnectionPage::buildNetwork()
{
    QWidget *const row = makeFileRow();
    addSetting({.variable = config::variable::caFile,
                .label = tr("CA &file:"),
                .purpose = tr("Further certificate authorities as PEM, for a proxy with a "
                              "certificate of your own."),
                .text = [this] { return m_caFile->text().trimmed(); },
                .setText = [this](const QString &text) { m_caFile->setText(text); },
                .setReadOnly =
                    [this, row](bool isReadOnly) {
                        m_caFile->setReadOnly(isReadOnly);
                        row->findChild<QPushButton *>()->setEnabled(!isReadOnly);
                    }},
               row);
    auto *const proxy = new NetworkProxyEdit(this);
    connect(proxy, &NetworkProxyEdit::edited, this, &ConnectionPage::changed);
    addSetting({.variable = config::variable::networkProxy,
                .label = tr("&Network proxy:"),
                .purpose = tr("The way out to the network. Never used for this machine."),
                .text = [proxy] { return proxy->text(); },
                .setText = [proxy](const QString &text) { proxy->setText(text); },
                .setReadOnly = [proxy](bool isReadOnly) { proxy->setReadOnly(isReadOnly); }},
               proxy);
}

QUrl ConnectionPage::endpoint() const
{
    return config::normalisedBaseUrl(m_fields.meant(config::variable::baseUrl)).value_or(QUrl());
}

bool ConnectionPage::isChanged() const
{
    return !m_fields.changes().isEmpty() || m_keys->isChanged();
}

QString ConnectionPage::obstacle() const
{
    const QString wrong = m_fields.obstacle();
    return wrong.isEmpty() ? m_keys->obstacle() : wrong;
}

Result<void> ConnectionPage::apply()
{
    const Result<void> written = m_fields.save(m_bench.folders());
    if (!written) {
        return written;
    }
    m_keys->apply();
    reload();
    return {};
}

void ConnectionPage::reload()
{
    m_isLoading = true;
    m_fields.load(m_bench.options());
    m_keys->setEndpoint(endpoint());
    m_keys->reload();
    m_isLoading = false;
    showWarnings();
    emit edited();
}

void ConnectionPage::restoreDefaults()
{
    m_fields.restoreDefaults();
    changed();
}

void ConnectionPage::changed()
{
    if (!m_isLoading) {
        m_keys->setEndpoint(endpoint());
        m_replace->setEnabled(m_fields.hasRefused());
        emit edited();
    }
}

void ConnectionPage::showWarnings()
{
    m_replace->setVisible(m_fields.hasRefused());
    m_replace->setEnabled(true);
    QStringList lines;
    for (const Error &error : m_fields.errors()) {
        lines.append(words::sentence(error) % u'.');
    }
    const QString saved = config::savedSettingsFile(m_bench.folders());
    m_setAside->setVisible(std::ranges::any_of(m_fields.errors(), [&saved](const Error &error) {
        return error.kind == ErrorKind::SyntaxInvalid && error.subject == saved;
    }));
    if (m_bench.app()) {
        for (const config::Warning &warning : m_bench.app()->warnings()) {
            lines.append(words::warning(warning));
        }
    }
    m_warnings->setText(lines.join(u'\n'));
    m_warnings->setVisible(!lines.isEmpty());
}

void ConnectionPage::setAside()
{
    const Result<QString> moved
        = config::setSavedSettingsAside(config::savedSettingsFile(m_bench.folders()));
    if (moved) {
        m_bench.assemble();
        emit told({.kind = Message::Kind::Positive,
                   .text = tr("The file is %1 now.").arg(*moved),
                   .detail = {},
                   .buttons = {}});
    } else {
        emit told({.kind = Message::Kind::Error,
                   .text = words::sentence(moved.error()) % u'.',
                   .detail = {},
                   .buttons = {}});
    }
}

//! With what stands here, as if it had been said on the command line.
void ConnectionPage::runTest()
{
    run::AppOptions options = m_bench.options();
    options.sources.readsSaved = false;
    const QHash<QString, QString> values = m_fields.values();
    for (const auto &[variable, value] : values.asKeyValueRange()) {
        options.sources.options.insert(variable, {.name = tr("this page"), .value = value});
    }
    if (m_bench.app() && !options.sources.options.contains(config::variable::profile)) {
        options.sources.options.insert(
            config::variable::profile,
            {.name = tr("this page"), .value = m_bench.app()->settings().profile.value});
    }
    if (auto keys = m_keys->wanted()) {
        options.keptKeys = std::move(keys);
    }
    m_test->start(options);
}

} // namespace roo::gui
