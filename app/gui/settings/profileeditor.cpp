// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/profileeditor.h"

#include "gui/look/stateicon.h"
#include "gui/settings/editseditor.h"
#include "gui/settings/optionalnumber.h"
#include "gui/settings/profiletemplates.h"
#include "gui/settings/proofeditor.h"
#include "gui/settings/stageeditor.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! Where there is no room for a page it is scrolled.
QScrollArea *scrolled(QWidget *page, QWidget *parent)
{
    auto *const area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    page->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

} // namespace

ProfileEditor::ProfileEditor(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_nameFault(new QLabel(this))
    , m_description(new QLineEdit(this))
    , m_tabs(new QTabWidget(this))
    , m_reset(new QToolButton(this))
    , m_edits(new EditsEditor(highlighting, this))
    , m_proof(new ProofEditor(highlighting, this))
    , m_original(run::builtInProfile(u"baseline"_s).value_or(run::Profile()))
{
    const QList<run::Role> roles = run::allRoles();
    for (const run::Role role : roles) {
        m_stages.append(new StageEditor(highlighting, role, this));
        m_tabs->addTab(scrolled(m_stages.constLast(), m_tabs), roleTitle(role));
        connect(m_stages.constLast(), &StageEditor::edited, this, &ProfileEditor::changed);
    }
    m_tabs->addTab(scrolled(m_edits, m_tabs), tr("Corrections"));
    m_tabs->addTab(scrolled(m_proof, m_tabs), tr("Proof"));
    build();
    connect(m_name, &QLineEdit::textEdited, this, &ProfileEditor::changed);
    connect(m_description, &QLineEdit::textEdited, this, &ProfileEditor::changed);
    connect(m_edits, &EditsEditor::edited, this, &ProfileEditor::changed);
    connect(m_proof, &ProofEditor::edited, this, &ProfileEditor::changed);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ProfileEditor::refresh);
    connect(m_reset, &QToolButton::clicked, this, &ProfileEditor::resetCurrent);
}

void ProfileEditor::build()
{
    m_nameFault->setTextFormat(Qt::PlainText);
    m_nameFault->setWordWrap(true);
    m_nameFault->hide();
    m_reset->setText(tr("Reset Ta&b"));
    m_reset->setToolTip(tr("Puts what the program comes with into this tab"));
    m_reset->setAutoRaise(true);
    m_tabs->setCornerWidget(m_reset);
    auto *const form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(m_nameFault);
    form->addRow(tr("De&scription:"), m_description);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(form);
    layout->addWidget(m_tabs, 1);
}

void ProfileEditor::setDraft(const ProfileDraft &draft)
{
    const QScopedValueRollback filling(m_isFilling, true);
    if (draft.name != m_name->text()) {
        m_name->setText(draft.name);
    }
    m_name->setEnabled(!draft.isBuiltIn());
    m_name->setToolTip(draft.isBuiltIn()
                           ? tr("This profile comes with the program. A duplicate can "
                                "have another name.")
                           : QString());
    const run::Profile &profile = *draft.profile;
    if (profile.description != m_description->text()) {
        m_description->setText(profile.description);
        m_description->setCursorPosition(0);
    }
    for (StageEditor *const stage : std::as_const(m_stages)) {
        stage->setStage(profile.stages.at(m_stages.indexOf(stage)));
    }
    m_edits->setEdits(profile.edits, draft.unusedWholeFiles);
    m_proof->setProof(profile.proof);
    if (draft.builtIn) {
        m_original = *draft.builtIn;
    } else if (const auto usual = run::builtInProfile(u"baseline"_s)) {
        m_original = *usual;
    }
    refresh();
}

run::Profile ProfileEditor::profile() const
{
    run::Profile profile{.name = m_name->text(), .description = m_description->text()};
    for (const StageEditor *const stage : m_stages) {
        profile.stages.append(stage->stage());
    }
    profile.edits = m_edits->edits();
    profile.proof = m_proof->proof();
    return profile;
}

QString ProfileEditor::unusedWholeFiles() const
{
    return m_edits->unused();
}

void ProfileEditor::setNameFault(const QString &words)
{
    m_nameFault->setText(words);
    m_nameFault->setVisible(!words.isEmpty());
    m_name->setAccessibleDescription(words);
}

QString ProfileEditor::nameFault() const
{
    return m_nameFault->text();
}

void ProfileEditor::setOffer(const ModelOffer &offer)
{
    for (StageEditor *const stage : std::as_const(m_stages)) {
        stage->setOffer(offer);
    }
}

void ProfileEditor::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

StageEditor *ProfileEditor::stage(run::Role role) const
{
    return m_stages.at(run::allRoles().indexOf(role));
}

void ProfileEditor::resetCurrent()
{
    {
        const QScopedValueRollback filling(m_isFilling, true);
        const int tab = m_tabs->currentIndex();
        if (tab < m_stages.size()) {
            m_stages.at(tab)->setStage(m_original.stages.at(tab));
        } else if (tab == m_stages.size()) {
            m_edits->setEdits(m_original.edits, {});
        } else {
            m_proof->setProof(m_original.proof);
        }
    }
    changed();
}

void ProfileEditor::changed()
{
    if (!m_isFilling) {
        refresh();
        emit edited();
    }
}

//! Signs at the tabs that cannot be applied, and whether there is something to reset.
void ProfileEditor::refresh()
{
    const run::Profile now = profile();
    const auto mark = [this](int tab, const std::optional<ProfileFault> &fault) {
        m_tabs->setTabIcon(tab, fault ? signIcon(Sign::Cross) : QIcon());
        m_tabs->setTabToolTip(tab, fault ? fault->words.toHtmlEscaped() : QString());
    };
    for (int tab = 0; tab < m_stages.size(); ++tab) {
        mark(tab, stageFault(now.stages.at(tab)));
    }
    const int edits = static_cast<int>(m_stages.size());
    mark(edits, editsFault(now.edits));
    mark(edits + 1, proofFault(now.proof));
    const int tab = m_tabs->currentIndex();
    m_reset->setEnabled(tab < edits        ? now.stages.at(tab) != m_original.stages.at(tab)
                            : tab == edits ? now.edits != m_original.edits
                                           : now.proof != m_original.proof);
}

} // namespace roo::gui
