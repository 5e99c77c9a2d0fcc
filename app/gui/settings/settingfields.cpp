// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/settingfields.h"

#include "core/config/savedsettings.h"
#include "gui/words/words.h"

#include <QDir>
#include <QLabel>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

bool isElsewhere(config::Source source)
{
    return source != config::Source::Saved && source != config::Source::Default;
}

QString valueOf(const QList<config::SettingRow> &rows, QLatin1StringView variable)
{
    return std::ranges::find(rows, variable, &config::SettingRow::name)->value;
}

} // namespace

QString originSentence(const config::Origin &origin)
{
    switch (origin.source) {
    case config::Source::CommandLine:
        return SettingFields::tr("From the option %1, for this start only. Start the program "
                                 "without it to change the value here.")
            .arg(origin.name);
    case config::Source::Environment:
        return SettingFields::tr("From the environment variable %1. Change it there, or take it "
                                 "away to change the value here.")
            .arg(origin.name);
    case config::Source::EnvFile:
    case config::Source::WorkingFolderEnv:
    case config::Source::ConfigFolderEnv:
        return SettingFields::tr("From %1, line %2. Change it there, or take it out to change the "
                                 "value here.")
            .arg(QDir::toNativeSeparators(origin.file))
            .arg(origin.line);
    case config::Source::Session:
        return SettingFields::tr("Kept for this session only.");
    case config::Source::Keyring:
        return SettingFields::tr("Kept in the system keyring.");
    case config::Source::Saved:
    case config::Source::Default:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

QLabel *noteLabel(QWidget *parent)
{
    auto *const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

SettingFields::SettingFields(QObject *parent)
    : QObject(parent)
{
}

SettingFields::~SettingFields() = default;

void SettingFields::add(SettingEditor editor)
{
    m_fields.append({.editor = std::move(editor)});
}

void SettingFields::load(const run::AppOptions &options)
{
    const config::InspectedSources gathered = config::inspectSources(options.sources);
    const config::InspectedSettings inspected = config::inspectSettings(gathered.sources);
    const auto rows = config::settingRows(inspected.loaded.settings);
    const auto defaults = config::settingRows(config::inspectSettings({}).loaded.settings);
    m_errors = gathered.errors;
    for (Field &field : m_fields) {
        field.normal = valueOf(defaults, field.editor.variable);
        const auto refusal
            = std::ranges::find(inspected.errors, field.editor.variable, &Error::subject);
        const auto found = config::strongestValue(gathered.sources, field.editor.variable);
        show(field, valueOf(rows, field.editor.variable),
             refusal == inspected.errors.end() ? nullptr : &*refusal,
             found ? found->origin : config::Origin{});
    }
}

void SettingFields::show(Field &field, const QString &value, const Error *refusal,
                         const config::Origin &origin)
{
    field.isRefused = refusal != nullptr;
    field.isReplaced = false;
    field.isLocked = isElsewhere(origin.source);
    field.editor.setText(value);
    field.shown = field.editor.text();
    field.editor.setReadOnly(field.isLocked);
    QString note = field.editor.purpose;
    if (field.isRefused) {
        note = words::sentence(*refusal) % u'.';
    } else if (field.isLocked) {
        note = originSentence(origin);
    }
    field.editor.note->setText(note);
}

void SettingFields::restoreDefaults()
{
    for (const Field &field : std::as_const(m_fields)) {
        if (!field.isLocked) {
            field.editor.setText(field.normal);
        }
    }
    replaceRefused();
}

bool SettingFields::hasRefused() const
{
    return std::ranges::any_of(m_fields, [](const Field &field) {
        return field.isRefused && !field.isLocked && !field.isReplaced;
    });
}

void SettingFields::replaceRefused()
{
    for (Field &field : m_fields) {
        field.isReplaced = field.isRefused && !field.isLocked;
    }
}

Result<void> SettingFields::save(const config::Folders &folders) const
{
    const QString file = config::savedSettingsFile(folders);
    if (file.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = u"settings.ini"_s,
                                     .detail = tr("there is no home folder")});
    }
    return config::writeSavedSettings(file, changes());
}

QHash<QString, QString> SettingFields::changes() const
{
    QHash<QString, QString> changes;
    for (const Field &field : m_fields) {
        const QString text = field.editor.text();
        if (!field.isLocked && (text != field.shown || field.isReplaced)) {
            changes.insert(field.editor.variable, text == field.normal ? QString() : text);
        }
    }
    return changes;
}

QHash<QString, QString> SettingFields::values() const
{
    QHash<QString, QString> values;
    for (const Field &field : m_fields) {
        if (!field.isLocked) {
            values.insert(field.editor.variable, field.editor.text());
        }
    }
    return values;
}

QString SettingFields::meant(QLatin1StringView variable) const
{
    for (const Field &field : m_fields) {
        if (field.editor.variable == variable) {
            const QString text = field.editor.text();
            return text.isEmpty() ? field.normal : text;
        }
    }
    return {};
}

QString SettingFields::obstacle() const
{
    for (const Field &field : m_fields) {
        const auto right = field.isLocked
            ? Result<void>()
            : config::checkSavedValue(field.editor.variable, field.editor.text());
        if (!right) {
            return tr("%1: expected %2.")
                .arg(field.editor.label, words::expectation(right.error().expected));
        }
    }
    return {};
}

bool SettingFields::isLocked(QLatin1StringView variable) const
{
    return std::ranges::any_of(m_fields, [variable](const Field &field) {
        return field.editor.variable == variable && field.isLocked;
    });
}

} // namespace roo::gui
