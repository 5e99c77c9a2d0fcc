// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/profilewriter.h"
#include "gui/settings/profileeditor.h"
#include "gui/settings/profilespage.h"
#include "gui/settings/stageeditor.h"
#include "gui/settings/templateeditor.h"

#include "windowfixture.h"

#include <QDirIterator>
#include <QListWidget>
#include <QMap>
#include <QPlainTextEdit>

namespace roo::test {

//! The page of the profiles, before a scripted server; there are "baseline" and "sample".
struct ProfilesFixture
{
    WindowFixture base;
    gui::Workbench bench{base.options()};
    std::unique_ptr<gui::ProfilesPage> page;

    ProfilesFixture() { make(); }

    //! As the program does at its next start.
    void make()
    {
        page.reset();
        bench.assemble();
        page = std::make_unique<gui::ProfilesPage>(bench);
        page->resize(900, 600);
    }

    [[nodiscard]] QString folder() const { return base.home.filePath(u"config/profiles"_s); }
    [[nodiscard]] QString path(const QString &name) const { return folder() + u'/' + name; }
    [[nodiscard]] Result<run::Profile> stored(const QString &name) const
    {
        return run::findProfile(name, folder());
    }
    //! All files below the settings and what is in them.
    [[nodiscard]] QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> contents;
        QDirIterator all(base.home.filePath(u"config"_s), QDir::Files | QDir::Hidden,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString file = all.next();
            contents.insert(file, contentOf(file));
        }
        return contents;
    }

    [[nodiscard]] gui::ProfileEditor *editor() const { return page->editor(); }
    [[nodiscard]] gui::StageEditor *stage(run::Role role) const { return editor()->stage(role); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < page->list()->count(); ++row) {
            rows.append(page->list()->item(row)->data(Qt::AccessibleTextRole).toString());
        }
        return rows;
    }
    void describe(const QString &words) const { enter(editor()->description(), words); }
    void name(const QString &words) const { enter(editor()->name(), words); }

    //! As somebody types it in place of what is there.
    template <typename Field>
    static void enter(Field *field, const QString &words)
    {
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, words);
    }
};

} // namespace roo::test
