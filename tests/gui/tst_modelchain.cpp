// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/modelchain.h"

#include "windowtest.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::gui;

namespace {

ModelOffer offer(const QStringList &names)
{
    ModelOffer offer{.isKnown = true};
    for (const QString &name : names) {
        offer.models.append(llm::ModelInfo{.id = name});
    }
    return offer;
}

} // namespace

class ModelChainTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { roo::test::failOnWarning(); }
    void models_moveByKeyboard();
    void models_moveByDragging();
    void models_areRemovedAndRenamed();
    void models_areCheckedAgainstTheOffer_data();
    void models_areCheckedAgainstTheOffer();
    void typedModel_isAddedByEnter();
    void typedModel_countsBeforeItIsAdded();
    void typing_survivesANewOffer_data();
    void typing_survivesANewOffer();
    void sameOffer_changesNothing();
};

void ModelChainTest::models_moveByKeyboard()
{
    ModelChain chain;
    chain.setModels({u"a"_s, u"b"_s, u"c"_s});
    QSignalSpy edited(&chain, &ModelChain::edited);
    QTest::keyClick(chain.list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(chain.models(), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QTest::keyClick(chain.list(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(chain.list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(chain.models(), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QTest::keyClick(chain.list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(chain.models(), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(edited.count(), 3);
    QCOMPARE(chain.list()->currentRow(), 1);
}

void ModelChainTest::models_moveByDragging()
{
    ModelChain chain;
    chain.setModels({u"a"_s, u"b"_s, u"c"_s});
    QSignalSpy edited(&chain, &ModelChain::edited);
    QCOMPARE(chain.list()->dragDropMode(), QAbstractItemView::InternalMove);
    QVERIFY(chain.list()->model()->moveRow({}, 2, {}, 0)); // what a drop does
    QCOMPARE(chain.models(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(edited.count(), 1);
}

void ModelChainTest::models_areRemovedAndRenamed()
{
    ModelChain chain;
    chain.setModels({u"a"_s, u"b"_s});
    QTest::keyClick(chain.list(), Qt::Key_Delete);
    QCOMPARE(chain.models(), QStringList{u"b"_s});
    chain.list()->item(0)->setText(u" other "_s);
    QCOMPARE(chain.models(), QStringList{u"other"_s});
    chain.removeCurrent();
    chain.removeCurrent();
    QCOMPARE(chain.models(), QStringList());
}

void ModelChainTest::models_areCheckedAgainstTheOffer_data()
{
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("note");
    QTest::newRow("offered") << QStringList{u"a/coder"_s} << u"a/coder"_s << QString();
    QTest::newRow("by its provider") << QStringList{u"a/*"_s} << u"a/coder"_s << QString();
    QTest::newRow("not at all") << QStringList{u"zzzzzzzz"_s} << u"a/coder, not offered"_s
                                << QString();
    QTest::newRow("alike") << QStringList{u"a/coders"_s} << u"a/coder, not offered"_s
                           << u"Instead of a/coder the proxy offers a/coders."_s;
}

void ModelChainTest::models_areCheckedAgainstTheOffer()
{
    QFETCH(QStringList, offered);
    ModelChain chain;
    QSignalSpy edited(&chain, &ModelChain::edited);
    chain.setModels({u"a/coder"_s});
    chain.setOffer(offer(offered));
    QTEST(chain.words().constFirst(), "row");
    QTEST(chain.note(), "note");
    QCOMPARE(edited.count(), 0);
    chain.setOffer({.isKnown = false, .reason = u"It does not answer."_s});
    QCOMPARE(chain.words().constFirst(), u"a/coder"_s);
    QCOMPARE(chain.note(), u"It does not answer."_s);
}

void ModelChainTest::typedModel_isAddedByEnter()
{
    QDialog dialog;
    auto *const layout = new QVBoxLayout(&dialog);
    auto *const chain = new ModelChain(&dialog);
    auto *const accept = new QPushButton(u"OK"_s, &dialog);
    accept->setDefault(true);
    layout->addWidget(chain);
    layout->addWidget(accept);
    connect(accept, &QPushButton::clicked, &dialog, &QDialog::accept);
    dialog.show();
    chain->setModels({u"a"_s});
    QLineEdit *const field = chain->chooser()->lineEdit();
    QTest::keyClicks(field, u" new one "_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chain->models(), (QStringList{u"a"_s, u"new one"_s}));
    QCOMPARE(field->text(), QString());
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, u"a"_s);
    QTest::keyClick(field, Qt::Key_Enter);
    QCOMPARE(chain->models(), (QStringList{u"a"_s, u"new one"_s}));
    QCOMPARE(chain->list()->currentRow(), 0);
    QVERIFY(dialog.isVisible());
}

void ModelChainTest::typedModel_countsBeforeItIsAdded()
{
    ModelChain chain;
    chain.setModels({u"a"_s});
    QSignalSpy edited(&chain, &ModelChain::edited);
    QLineEdit *const field = chain.chooser()->lineEdit();
    QTest::keyClicks(field, u"b"_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(chain.models(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(chain.list()->count(), 1);
    const QStringList shownAgain = chain.models();
    chain.setModels(shownAgain);
    QCOMPARE(chain.list()->count(), 2);
    QCOMPARE(field->text(), QString());
    QTest::keyClicks(field, u"c"_s);
    chain.setModels(shownAgain);
    QCOMPARE(field->text(), QString());
    QCOMPARE(chain.models(), shownAgain);
}

void ModelChainTest::typing_survivesANewOffer_data()
{
    QTest::addColumn<ModelOffer>("next");
    QTest::newRow("the same") << offer({u"one"_s, u"two"_s});
    QTest::newRow("another") << offer({u"one"_s});
    QTest::newRow("unknown") << ModelOffer{.reason = u"It is being asked."_s};
}

void ModelChainTest::typing_survivesANewOffer()
{
    QFETCH(ModelOffer, next);
    ModelChain chain;
    chain.setModels({u"one"_s, u"two"_s});
    chain.setOffer(offer({u"one"_s, u"two"_s}));
    chain.show();
    QLineEdit *const field = chain.chooser()->lineEdit();
    field->setText(u"typed"_s);
    field->setCursorPosition(2);
    chain.list()->setCurrentRow(1);
    chain.list()->editItem(chain.list()->item(1));
    auto *const editor = chain.list()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, u"three"_s);
    chain.setOffer(next);
    QCOMPARE(editor->text(), u"three"_s);
    QCOMPARE(field->text(), u"typed"_s);
    QCOMPARE(field->cursorPosition(), 2);
}

void ModelChainTest::sameOffer_changesNothing()
{
    ModelChain chain;
    chain.setModels({u"one"_s, u"two"_s});
    chain.setOffer(offer({u"one"_s}));
    const QSignalSpy rows(chain.list()->model(), &QAbstractItemModel::dataChanged);
    const QSignalSpy choices(chain.chooser()->model(), &QAbstractItemModel::rowsRemoved);
    chain.setOffer(offer({u"one"_s}));
    ModelOffer other = offer({u"one"_s});
    other.reason = u"other"_s;
    chain.setOffer(other);
    QCOMPARE(rows.count(), 0);
    QCOMPARE(choices.count(), 0);
}

ROO_WINDOW_TEST_MAIN(ModelChainTest)
#include "tst_modelchain.moc"
