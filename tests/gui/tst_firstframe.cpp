// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window/firstframe.h"

#include "windowtest.h"

#include <QTest>
#include <QWidget>

using namespace roo;

namespace {

class PaintedWidget final : public QWidget
{
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent *) override { ++paints; }
};

} // namespace

class TestFirstFrame : public QObject
{
    Q_OBJECT

private slots:
    void call_comesOnceAfterThePainting();
    void call_comesWhereNothingIsShown();
    void call_isForgottenWithItsWindow();
};

void TestFirstFrame::call_comesOnceAfterThePainting()
{
    PaintedWidget window;
    window.show();
    QList<int> paintsBefore;
    gui::afterFirstFrame(window, [&] { paintsBefore.append(window.paints); });
    QVERIFY(paintsBefore.isEmpty());
    QTRY_COMPARE(paintsBefore.size(), 1);
    QVERIFY(paintsBefore.constFirst() > 0);
    window.hide();
    window.show();
    QTRY_VERIFY(window.paints > paintsBefore.constFirst());
    QCOMPARE(paintsBefore.size(), 1);
}

void TestFirstFrame::call_comesWhereNothingIsShown()
{
    QWidget window;
    int calls = 0;
    gui::afterFirstFrame(window, [&calls] { ++calls; });
    QTRY_COMPARE(calls, 1);
}

void TestFirstFrame::call_isForgottenWithItsWindow()
{
    int calls = 0;
    {
        QWidget window;
        window.show();
        gui::afterFirstFrame(window, [&calls] { ++calls; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
}

ROO_WINDOW_TEST_MAIN(TestFirstFrame)
#include "tst_firstframe.moc"
