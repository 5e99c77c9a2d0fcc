// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/look/inlinemessage.h"

#include "windowtest.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace roo::gui;

class InlineMessageTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void text_isNeverHtml();
    void sameName_isOneMessage();
    void button_actsAndCloses();
    void escape_closesWhatMayBeClosed();
    void area_takesNoRoomWhereItIsEmpty();
};

void InlineMessageTest::text_isNeverHtml()
{
    const InlineMessage message(
        {.text = u"<img src=file:///etc/passwd>"_s, .detail = u"<b>no</b>"_s, .buttons = {}},
        nullptr);
    const QList<QLabel *> labels = message.findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    }
    QCOMPARE(message.accessibleName(), u"Note: <img src=file:///etc/passwd>"_s);
}

void InlineMessageTest::sameName_isOneMessage()
{
    MessageArea area;
    area.show(u"run"_s, {.text = u"first"_s, .detail = {}, .buttons = {}});
    area.show(u"run"_s, {.text = u"second"_s, .detail = {}, .buttons = {}});
    area.show(u"other"_s, {.text = u"third"_s, .detail = {}, .buttons = {}});
    QCOMPARE(area.message(u"run"_s)->words(), u"second"_s);
    QVERIFY(area.message(u"other"_s) != nullptr);
}

void InlineMessageTest::button_actsAndCloses()
{
    MessageArea area;
    int acted = 0;
    area.show(u"a"_s,
              {.text = u"a"_s,
               .detail = {},
               .buttons = {{u"Act"_s, [&acted] { ++acted; }, false},
                           {u"Stay"_s, [&acted] { acted += 10; }, true}}});
    QCOMPARE(area.message(u"a"_s)->words(), u"a [Act] [Stay]"_s);
    const QList<QPushButton *> buttons = area.findChildren<QPushButton *>();
    buttons.at(1)->click();
    QVERIFY(area.message(u"a"_s) != nullptr);
    buttons.at(0)->click();
    QCOMPARE(acted, 11);
    QVERIFY(area.message(u"a"_s) == nullptr);
}

void InlineMessageTest::escape_closesWhatMayBeClosed()
{
    MessageArea area;
    area.show(u"a"_s, {.text = u"a"_s, .detail = {}, .buttons = {}});
    area.show(u"b"_s, {.text = u"b"_s, .detail = {}, .buttons = {}, .isClosable = false});
    QTest::keyClick(area.message(u"b"_s), Qt::Key_Escape);
    QVERIFY(area.message(u"b"_s) != nullptr);
    QVERIFY(area.dismissLast());
    QVERIFY(area.message(u"a"_s) == nullptr);
    QVERIFY(!area.dismissLast());
}

void InlineMessageTest::area_takesNoRoomWhereItIsEmpty()
{
    MessageArea area;
    QVERIFY(area.isHidden());
    area.show(u"a"_s, {.text = u"a"_s, .detail = {}, .buttons = {}});
    QVERIFY(!area.isHidden());
    area.dismiss(u"a"_s);
    QVERIFY(area.isHidden());
}

ROO_WINDOW_TEST_MAIN(InlineMessageTest)
#include "tst_inlinemessage.moc"
