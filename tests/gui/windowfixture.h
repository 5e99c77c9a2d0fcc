// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/answers/answerview.h"
#include "gui/answers/codetab.h"
#include "gui/answers/plantab.h"
#include "gui/changes/changestab.h"
#include "gui/history/historydock.h"
#include "gui/look/inlinemessage.h"
#include "gui/stages/stagestrip.h"
#include "gui/task/taskeditor.h"
#include "gui/task/taskpanel.h"
#include "gui/window/mainactions.h"
#include "gui/window/mainwindow.h"
#include "gui/window/runtabs.h"
#include "gui/window/workbench.h"

#include "smallprofile.h"
#include "windowtest.h"

#include <QAction>
#include <QPushButton>
#include <QTemporaryDir>

#include <memory>

namespace roo::test {

using namespace Qt::StringLiterals;

//! A window before a scripted server, with a home of its own and a profile of small models.
class WindowFixture
{
public:
    QTemporaryDir home;
    FakeLiteLlm server;
    std::unique_ptr<gui::Workbench> bench;
    std::unique_ptr<gui::MainWindow> window;

    WindowFixture()
    {
        if (!writeSmallProfile(home.filePath(u"config"_s))) {
            qFatal("cannot write the profile");
        }
        answerSmallProfile(server);
    }

    [[nodiscard]] run::AppOptions options() const { return optionsFor(server.baseUrl()); }
    [[nodiscard]] run::AppOptions optionsFor(const QUrl &url) const
    {
        run::AppOptions options;
        options.sources.folders = {.config = home.filePath(u"config"_s),
                                   .data = home.filePath(u"data"_s),
                                   .cache = home.filePath(u"cache"_s)};
        options.sources.options.insert(config::variable::baseUrl,
                                       {.name = u"--base-url"_s, .value = url.toString()});
        options.sources.options.insert(config::variable::profile,
                                       {.name = u"--profile"_s, .value = u"sample"_s});
        return options;
    }

    //! A window that is shown, and has read the settings.
    gui::MainWindow &open() { return openWith(options()); }
    gui::MainWindow &openWith(const run::AppOptions &appOptions)
    {
        window.reset();
        bench = std::make_unique<gui::Workbench>(appOptions);
        window = std::make_unique<gui::MainWindow>(*bench, 0);
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->show();
        bench->assemble();
        bench->refreshHistory();
        return *window;
    }

    template <typename Widget>
    [[nodiscard]] Widget *find() const
    {
        return window->findChild<Widget *>();
    }

    void type(const QString &task) const { find<gui::TaskEditor>()->setPlainText(task); }
    void press() const { find<gui::TaskPanel>()->submit(); }

    [[nodiscard]] bool isIdle() const { return !window->control().isBusy(); }
    [[nodiscard]] bool hasEnded() const
    {
        return isIdle() && window->control().run().finish().has_value();
    }
    //! A task, run to its end.
    [[nodiscard]] bool run(const QString &task)
    {
        type(task);
        press();
        return QTest::qWaitFor([this] { return hasEnded(); }, 20'000);
    }

    [[nodiscard]] QStringList cards() const { return find<gui::StageStrip>()->words(); }
    //! The text of a stage, brought to the front.
    [[nodiscard]] QString shownText(run::Role role) const
    {
        auto *const tabs = find<gui::RunTabs>();
        tabs->setCurrentIndex(gui::RunTabs::tabOf(role));
        return QTest::qWaitFor([&] { return !textOf(role).isEmpty(); }, 2'000) ? textOf(role)
                                                                               : QString();
    }
    [[nodiscard]] QString messageWords(const QString &name) const
    {
        const gui::InlineMessage *const message = find<gui::MessageArea>()->message(name);
        return message == nullptr ? QString() : message->words();
    }
    //! Presses a button of a message; false where there is none of this text.
    [[nodiscard]] bool pressIn(const QString &name, const QString &button) const
    {
        const gui::InlineMessage *const message = find<gui::MessageArea>()->message(name);
        const QList<QPushButton *> buttons
            = message == nullptr ? QList<QPushButton *>() : message->findChildren<QPushButton *>();
        for (QPushButton *const each : buttons) {
            if (QString(each->text()).remove(u'&') == button) {
                each->click();
                return true;
            }
        }
        return false;
    }

private:
    [[nodiscard]] QString textOf(run::Role role) const
    {
        const auto *const tabs = find<gui::RunTabs>();
        switch (role) {
        case run::Role::Planner:
            return tabs->plan()->answer()->text();
        case run::Role::Coder:
            return tabs->code()->text();
        case run::Role::Reviewer:
            return tabs->review()->text();
        }
        Q_UNREACHABLE_RETURN({});
    }
};

} // namespace roo::test
