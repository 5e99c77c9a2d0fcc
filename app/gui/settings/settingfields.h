// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/app.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>

class QLabel;

namespace roo::gui {

//! One setting of a page, and how it is edited there.
struct SettingEditor
{
    QLatin1StringView variable;
    QString label; //!< Its name on the page, without a mnemonic.
    QString purpose; //!< What it is for, in a sentence.
    QLabel *note = nullptr; //!< Below it: the purpose, or where the value comes from.
    std::function<QString()> text;
    std::function<void(const QString &)> setText;
    std::function<void(bool)> setReadOnly;
};

//! The saved settings of a page: shows what holds, and writes what was changed. A value that comes
//! from an option, the environment or a .env cannot be changed here, which its note says.
class SettingFields final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingFields)

public:
    explicit SettingFields(QObject *parent = nullptr);
    ~SettingFields() override;

    void add(SettingEditor editor);
    //! Reads all anew.
    void load(const run::AppOptions &options);
    void restoreDefaults();
    //! Whether there is a saved value that cannot be used, and that nothing replaces yet.
    [[nodiscard]] bool hasRefused() const;
    //! Puts what stands there, which is the default at first, in the place of each such value.
    void replaceRefused();

    //! Writes what was changed. Errors: as of writeSavedSettings.
    [[nodiscard]] Result<void> save(const config::Folders &folders) const;
    //! By variable name, as writeSavedSettings takes them.
    [[nodiscard]] QHash<QString, QString> changes() const;
    //! What stands in those that can be changed here, by variable name.
    [[nodiscard]] QHash<QString, QString> values() const;
    //! What stands there; the default where nothing does.
    [[nodiscard]] QString meant(QLatin1StringView variable) const;
    //! What is wrong with what was typed; empty: nothing.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] bool isLocked(QLatin1StringView variable) const;
    //! What could not be read of the files.
    [[nodiscard]] const QList<Error> &errors() const { return m_errors; }

private:
    struct Field
    {
        SettingEditor editor;
        QString shown; //!< What was put into the editor.
        QString normal; //!< The default, as it is shown.
        bool isLocked = false;
        bool isRefused = false; //!< What is saved is no such value.
        bool isReplaced = false; //!< It goes with the next writing.
    };
    static void show(Field &field, const QString &value, const Error *refusal,
                     const config::Origin &origin);

    QList<Field> m_fields;
    QList<Error> m_errors;
};

//! "From $LITELLM_BASE_URL: …", with how to change it there.
[[nodiscard]] QString originSentence(const config::Origin &origin);

//! Small plain words below a field; they can be selected, and have room for their lines.
[[nodiscard]] QLabel *noteLabel(QWidget *parent);

} // namespace roo::gui
