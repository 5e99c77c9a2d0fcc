// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keysettings.h"

#include "gui/settings/keyfield.h"
#include "gui/settings/settingfields.h"
#include "gui/window/workbench.h"
#include "gui/words/words.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

using Place = KeptKeys::Place;

KeySettings::KeySettings(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_keys(bench.keys())
    , m_field(new KeyField(this))
    , m_forget(new QPushButton(this))
    , m_note(noteLabel(this))
    , m_place(new QComboBox(this))
{
    build();
    if (m_keys.hasKeyring()) {
        m_place->addItem(tr("In the system keyring"), std::to_underlying(Place::Keyring));
    }
    m_place->addItem(tr("For this session only"), std::to_underlying(Place::Session));
    setForgetting(false);
    connect(m_field, &KeyField::edited, this, [this] {
        setForgetting(m_isForgetting && m_field->isEmpty());
        showState();
        emit edited();
    });
    connect(m_place, &QComboBox::currentIndexChanged, this, &KeySettings::edited);
    connect(&m_keys, &KeptKeys::failed, this, &KeySettings::showLoss);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_field->clear();
        setForgetting(!m_isForgetting);
        showState();
        emit edited();
    });
}

KeySettings::~KeySettings() = default;

void KeySettings::build()
{
    m_field->edit()->setAccessibleName(tr("Key"));
    m_forget->setAutoDefault(false);
    m_forget->setToolTip(tr("Takes the key out of the keyring and of this session"));
    m_place->setAccessibleName(tr("Where the key is kept"));
    setFocusProxy(m_field);
    auto *const row = new QHBoxLayout;
    row->addWidget(m_field, 1);
    row->addWidget(m_forget);
    auto *const name = new QLabel(tr("Kee&p it:"), this);
    name->setBuddy(m_place);
    auto *const keeping = new QHBoxLayout;
    keeping->addWidget(name);
    keeping->addWidget(m_place);
    keeping->addStretch();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addLayout(keeping);
}

void KeySettings::setEndpoint(const QUrl &endpoint)
{
    const bool isOther = !config::isSameEndpoint(endpoint, m_endpoint);
    m_endpoint = endpoint;
    if (isOther) {
        setForgetting(false);
        showPlace();
    }
    showState();
}

void KeySettings::reload()
{
    const QSignalBlocker quiet(this);
    m_field->clear();
    setForgetting(false);
    showPlace();
    showState();
}

//! The key may lie elsewhere than was wanted; a choice that is being made stays.
void KeySettings::showLoss()
{
    if (m_field->isEmpty() && !m_isForgetting) {
        showPlace();
    }
    showState();
    emit edited();
}

void KeySettings::showPlace()
{
    const QSignalBlocker quiet(m_place);
    const int index = m_place->findData(std::to_underlying(m_keys.placeOf(m_endpoint)));
    m_place->setCurrentIndex(std::max(0, index));
}

//! Where the key comes from, if it can only be changed there.
const config::Origin *KeySettings::fixedOrigin() const
{
    using config::Source;
    const auto &app = m_bench.app();
    const config::Origin *const origin = app && app->keyOrigin() ? &*app->keyOrigin() : nullptr;
    const bool isOurs = origin == nullptr || origin->source == Source::Session
        || origin->source == Source::Keyring;
    return isOurs ? nullptr : origin;
}

Place KeySettings::wantedPlace() const
{
    return static_cast<Place>(m_place->currentData().toInt());
}

bool KeySettings::isMoved() const
{
    return m_keys.has(m_endpoint) && wantedPlace() != m_keys.placeOf(m_endpoint);
}

bool KeySettings::isChanged() const
{
    return !m_field->isEmpty() || m_isForgetting || isMoved();
}

QString KeySettings::obstacle() const
{
    if (m_endpoint.isEmpty() && !m_field->isEmpty()) {
        return tr("The key: there is no URL that it could be sent to.");
    }
    const Result<Secret> key = m_field->key();
    return key ? QString()
               : tr("The key: expected %1.").arg(words::expectation(key.error().expected));
}

void KeySettings::apply()
{
    const Secret typed = m_field->key().value_or(Secret());
    if (m_isForgetting) {
        m_keys.forget(m_endpoint);
    } else if (!typed.isEmpty() || isMoved()) {
        m_keys.keep(m_endpoint, typed, wantedPlace());
    }
    reload();
}

std::shared_ptr<const config::SecretStore> KeySettings::wanted() const
{
    const Secret typed = m_field->key().value_or(Secret());
    if (typed.isEmpty() && !m_isForgetting) {
        return {};
    }
    auto keys = std::make_shared<config::SessionSecretStore>();
    keys->setKey(m_endpoint, {.key = typed, .origin = {.source = config::Source::Session}});
    return keys;
}

void KeySettings::setForgetting(bool isForgetting)
{
    m_isForgetting = isForgetting;
    m_forget->setText(isForgetting ? tr("D&o Not Forget It") : tr("F&orget It"));
}

QString KeySettings::hint() const
{
    if (m_isForgetting) {
        return tr("Will be forgotten");
    }
    if (m_keys.has(m_endpoint)) {
        return tr("Set; type another to replace it");
    }
    if (m_bench.isAwaitingKey()) {
        return tr("The system keyring is being asked");
    }
    return m_keys.canForget(m_endpoint) ? tr("In the system keyring, but not read") : tr("None");
}

void KeySettings::showState()
{
    const config::Origin *const fixed = fixedOrigin();
    m_field->setReadOnly(fixed != nullptr);
    m_place->setEnabled(fixed == nullptr);
    m_forget->setVisible(fixed == nullptr && m_keys.canForget(m_endpoint));
    m_field->setHint(fixed == nullptr ? hint() : tr("Set"));
    if (fixed != nullptr) {
        m_note->setText(originSentence(*fixed));
        return;
    }
    QString note = m_endpoint.isEmpty()
        ? tr("What the proxy wants to be sent as the key, if anything.")
        : tr("Sent to %1 and nowhere else.").arg(config::endpointName(m_endpoint));
    if (m_place->count() == 1) {
        note += u' '
            % tr("No keyring was found. To keep a key, put LITELLM_API_KEY into the file .env "
                 "in %1.")
                  .arg(QDir::toNativeSeparators(m_bench.folders().config));
    }
    m_note->setText(note);
}

} // namespace roo::gui
