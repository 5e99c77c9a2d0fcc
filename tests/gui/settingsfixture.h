// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/settings/appearancepage.h"
#include "gui/settings/connectionpage.h"
#include "gui/settings/connectiontest.h"
#include "gui/settings/historypage.h"
#include "gui/settings/keyfield.h"
#include "gui/settings/settingsdialog.h"

#include "fakekeyring.h"
#include "windowfixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>

namespace roo::test {

//! A key that must turn up nowhere.
inline const QByteArray secret = "sk-canary-0123456789";

//! Everything that can be read in a window, and what it would copy.
[[nodiscard]] inline QString wordsOf(const QWidget &widget)
{
    QString words;
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        words += label->text() % u'\n';
    }
    const QList<QLineEdit *> edits = widget.findChildren<QLineEdit *>();
    for (const QLineEdit *const edit : edits) {
        words += edit->displayText() % u'\n' % edit->placeholderText() % u'\n';
    }
    const QList<QWidget *> widgets = widget.findChildren<QWidget *>();
    for (const QWidget *const each : widgets) {
        words += each->toolTip() % u'\n' % each->accessibleName() % u'\n';
    }
    return words;
}

//! A settings dialog over a home of its own, whose settings.ini names the scripted server.
class SettingsFixture
{
public:
    WindowFixture home;
    FakeKeyring::State keyring;
    run::AppOptions options;
    std::unique_ptr<gui::Workbench> bench;
    std::unique_ptr<gui::SettingsDialog> dialog;

    SettingsFixture()
        : options(home.options())
    {
        options.sources.options.clear();
        options.sources.configFolderEnv = true;
        saved("[connection]\nbase_url=" + home.server.baseUrl().toString().toUtf8()
              + "\n\n[run]\nprofile=sample\n");
    }

    [[nodiscard]] QString file() const { return home.home.filePath(u"config/settings.ini"_s); }
    [[nodiscard]] QByteArray saved() const { return contentOf(file()); }
    void saved(const QByteArray &text) const
    {
        const bool isWritten = writeFile(file(), text);
        Q_ASSERT(isWritten);
    }

    gui::SettingsDialog &open()
    {
        dialog.reset();
        bench = std::make_unique<gui::Workbench>(options, std::make_unique<FakeKeyring>(keyring));
        bench->assemble();
        dialog = std::make_unique<gui::SettingsDialog>(*bench);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return *dialog;
    }

    template <typename Page>
    [[nodiscard]] Page *page() const
    {
        return dialog->findChild<Page *>();
    }
    [[nodiscard]] QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return dialog->findChild<QDialogButtonBox *>()->button(which);
    }
    [[nodiscard]] QString message(const QString &name) const
    {
        const gui::InlineMessage *const shown = dialog->messages()->message(name);
        return shown == nullptr ? QString() : shown->words();
    }
    //! The note below a field, told by the field's accessible name.
    [[nodiscard]] QString noteOf(const QWidget *editor) const
    {
        const QWidget *const column = editor->parentWidget();
        return column->findChildren<QLabel *>().constLast()->text();
    }
};

} // namespace roo::test
