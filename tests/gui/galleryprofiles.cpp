// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

// Paints the page of the profiles into a folder, in light and in dark, to be looked at:
//     galleryprofiles FOLDER

#include "gui/settings/modelchain.h"
#include "gui/settings/profileeditor.h"
#include "gui/settings/profilespage.h"
#include "gui/settings/stageeditor.h"
#include "gui/settings/templateeditor.h"
#include "viewtest.h"
#include "windowfixture.h"

#include <QDir>
#include <QEventLoop>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

struct Look
{
    QString name;
    QSize size;
    QString profile;
    int tab = 0;
    bool hasFaults = false;
};

void settle(int milliseconds = 400)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

//! A copy with a fault and a model that is not offered, beside one that is to be deleted.
void spoil(ProfilesPage &page, const QString &profile)
{
    page.duplicateCurrent();
    const StageEditor *const coder = page.editor()->stage(run::Role::Coder);
    coder->prompt()->editor()->appendPlainText(u"Use {{tusk}}."_s);
    coder->models()->add(u"code-c"_s);
    page.showProfile(u"sample"_s);
    page.removeCurrent();
    page.showProfile(profile % u" copy"_s);
}

void paint(const Look &look, const QString &folder)
{
    const test::WindowFixture fixture;
    Workbench bench(fixture.options());
    bench.assemble();
    bench.prepareHighlighting();
    QWidget window;
    auto *const page = new ProfilesPage(bench, &window);
    auto *const layout = new QVBoxLayout(&window);
    layout->addWidget(page);
    window.resize(look.size);
    page->showProfile(look.profile);
    page->editor()->tabs()->setCurrentIndex(look.tab);
    if (look.hasFaults) {
        spoil(*page, look.profile);
    }
    window.show();
    settle(800);
    for (const bool isDark : {false, true}) {
        QApplication::setPalette(isDark ? test::darkPalette() : test::lightPalette());
        settle();
        window.grab().save(folder % u'/' % look.name % (isDark ? u"-dark.png"_s : u"-light.png"_s));
    }
    QApplication::setPalette(test::lightPalette());
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    QApplication::setPalette(test::lightPalette());
    const QString folder = application.arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    const QList<Look> looks{
        {.name = u"planner"_s, .size = {900, 600}, .profile = u"baseline"_s},
        {.name = u"coder"_s, .size = {900, 600}, .profile = u"baseline"_s, .tab = 1},
        {.name = u"faults"_s,
         .size = {900, 600},
         .profile = u"baseline"_s,
         .tab = 1,
         .hasFaults = true},
        {.name = u"small"_s, .size = {640, 480}, .profile = u"sample"_s, .tab = 1},
        {.name = u"small-faults"_s,
         .size = {640, 480},
         .profile = u"baseline"_s,
         .tab = 1,
         .hasFaults = true},
        {.name = u"corrections"_s, .size = {640, 480}, .profile = u"sample"_s, .tab = 3}};
    for (const Look &look : looks) {
        paint(look, folder);
    }
    return 0;
}
