// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "windowfixture.h"

#include "gui/window/windowset.h"

using namespace roo;
using namespace roo::gui;
using namespace roo::test;

namespace {

[[nodiscard]] TaskEditor *editorOf(const MainWindow *window)
{
    return window->findChild<TaskEditor *>();
}

} // namespace

class WindowSetTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void draft_belongsToOneWindowOfOneProgram();
    void draft_isThereAgain();
};

void WindowSetTest::draft_belongsToOneWindowOfOneProgram()
{
    const WindowFixture home;
    WindowSet one(home.options());
    WindowSet other(home.options()); // what a second start of the program has
    editorOf(one.openWindow())->setPlainText(u"of the first"_s);
    editorOf(other.openWindow())->setPlainText(u"of the second"_s);
    editorOf(one.openWindow())->setPlainText(u"of the third"_s);

    const WindowMemory &memory = one.bench().memory();
    for (const auto &[number, words] : {std::pair(0, "of the first"), std::pair(1, "of the second"),
                                        std::pair(2, "of the third")}) {
        QTRY_VERIFY2(contentOf(memory.draftFile(number)).contains(words), words);
    }
}

void WindowSetTest::draft_isThereAgain()
{
    const WindowFixture home;
    {
        WindowSet windows(home.options());
        editorOf(windows.openWindow())->setPlainText(u"Say hello"_s);
    }
    WindowSet windows(home.options());
    QCOMPARE(editorOf(windows.openWindow())->toPlainText(), u"Say hello"_s);
}

ROO_WINDOW_TEST_MAIN(WindowSetTest)
#include "tst_windowset.moc"
