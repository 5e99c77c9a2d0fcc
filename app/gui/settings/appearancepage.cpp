// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/appearancepage.h"

#include "gui/settings/settingfields.h"
#include "gui/window/workbench.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFontComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

AppearancePage::AppearancePage(Workbench &bench, QWidget *parent)
    : SettingsPage(parent)
    , m_bench(bench)
    , m_themes(new QButtonGroup(this))
    , m_ownFont(new QCheckBox(tr("A &font of my own for code"), this))
    , m_family(new QFontComboBox(this))
    , m_size(new QSpinBox(this))
    , m_zoom(new QSpinBox(this))
    , m_wraps(new QCheckBox(tr("&Wrap long lines of code"), this))
    , m_sample(noteLabel(this))
{
    setObjectName("appearance"_L1);
    build();
    connect(m_themes, &QButtonGroup::idToggled, this, &AppearancePage::changed);
    connect(m_ownFont, &QCheckBox::toggled, this, &AppearancePage::changed);
    connect(m_family, &QFontComboBox::currentFontChanged, this, &AppearancePage::changed);
    connect(m_size, &QSpinBox::valueChanged, this, &AppearancePage::changed);
    connect(m_zoom, &QSpinBox::valueChanged, this, &AppearancePage::changed);
    connect(m_wraps, &QCheckBox::toggled, this, &AppearancePage::changed);
    // The View menu changes them, too.
    const auto follow = [this] {
        if (!isChanged()) {
            reload();
        }
    };
    connect(&bench.textStyle(), &TextStyle::changed, this, follow);
    connect(&bench, &Workbench::themeChanged, this, follow);
}

AppearancePage::~AppearancePage() = default;

QWidget *AppearancePage::makeThemes()
{
    auto *const row = new QWidget(this);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    const QList<std::pair<QString, Theme>> themes{{tr("As the &system"), Theme::System},
                                                  {tr("&Light"), Theme::Light},
                                                  {tr("&Dark"), Theme::Dark}};
    for (const auto &[text, theme] : themes) {
        auto *const button = new QRadioButton(text, row);
        m_themes->addButton(button, std::to_underlying(theme));
        layout->addWidget(button);
    }
    layout->addStretch();
    return row;
}

QWidget *AppearancePage::makeFont()
{
    m_family->setFontFilters(QFontComboBox::MonospacedFonts);
    m_family->setAccessibleName(tr("Font of code"));
    m_family->setEditable(false);
    m_family->setMinimumContentsLength(12);
    m_family->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_size->setRange(6, 48);
    m_size->setSuffix(tr(" pt", "points, behind a number"));
    m_size->setAccessibleName(tr("Size of the font of code"));
    auto *const row = new QWidget(this);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_family, 1);
    layout->addWidget(m_size);
    return row;
}

void AppearancePage::build()
{
    auto *const form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Colours:"), makeThemes());
    form->addRow(tr("Code:"), m_ownFont);
    form->addRow(QString(), makeFont());
    m_sample->setForegroundRole(QPalette::WindowText);
    m_sample->setWordWrap(false);
    m_sample->setText(u"if (a != b) { return 0xO0l1I; }"_s);
    m_sample->setLayoutDirection(Qt::LeftToRight);
    m_sample->setAccessibleName(tr("Sample of the font"));
    form->addRow(QString(), m_sample);
    form->addRow(QString(), m_wraps);
    m_zoom->setRange(TextStyle::smallestZoom, TextStyle::largestZoom);
    m_zoom->setSingleStep(10);
    m_zoom->setSuffix(tr(" %", "percent, behind a number"));
    m_zoom->setAccessibleName(tr("Size of text"));
    form->addRow(tr("Size of &text:"), m_zoom);
    QLabel *const note = noteLabel(this);
    note->setText(tr("Of answers and code, in all windows."));
    form->addRow(QString(), note);
}

AppearancePage::Look AppearancePage::current() const
{
    const TextStyle &style = m_bench.textStyle();
    return {.theme = m_bench.memory().theme(),
            .codeFont = style.isCodeFontChosen() ? std::optional(style.codeFont()) : std::nullopt,
            .zoom = style.zoom(),
            .wrapsCode = style.wrapsCode()};
}

AppearancePage::Look AppearancePage::typed() const
{
    std::optional<QFont> font;
    if (m_ownFont->isChecked()) {
        font = m_family->currentFont();
        font->setPointSize(m_size->value());
    }
    return {.theme = static_cast<Theme>(m_themes->checkedId()),
            .codeFont = font,
            .zoom = m_zoom->value(),
            .wrapsCode = m_wraps->isChecked()};
}

bool AppearancePage::isChanged() const
{
    return typed() != m_shown;
}

Result<void> AppearancePage::apply()
{
    const Look look = typed();
    m_bench.textStyle().setCodeFont(look.codeFont);
    m_bench.textStyle().setZoom(look.zoom);
    m_bench.textStyle().setWrapsCode(look.wrapsCode);
    m_bench.setTheme(look.theme);
    reload();
    return {};
}

void AppearancePage::reload()
{
    show(current());
    m_shown = typed();
    emit edited();
}

void AppearancePage::restoreDefaults()
{
    show({});
}

void AppearancePage::show(const Look &look)
{
    m_themes->button(std::to_underlying(look.theme))->setChecked(true);
    m_ownFont->setChecked(look.codeFont.has_value());
    const QFont font = look.codeFont.value_or(m_bench.textStyle().codeFont());
    m_family->setCurrentFont(font);
    m_size->setValue(font.pointSize() > 0 ? font.pointSize() : font.pixelSize() * 3 / 4);
    m_zoom->setValue(look.zoom);
    m_wraps->setChecked(look.wrapsCode);
    changed();
}

void AppearancePage::changed()
{
    m_family->setEnabled(m_ownFont->isChecked());
    m_size->setEnabled(m_ownFont->isChecked());
    const QFont font
        = typed().codeFont.value_or(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_sample->setFont(font);
    emit edited();
}

} // namespace roo::gui
