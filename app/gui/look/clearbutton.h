// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "gui/look/stateicon.h"

#include <QAction>
#include <QLineEdit>

namespace roo::gui {

//! A button that empties the field, while something stands in it. Qt's own one looks for its icon
//! through all folders of all icon themes: some 17,000 files, before the first frame.
inline void addClearButton(QLineEdit *field, const QString &words)
{
    QAction *const clear = field->addAction(signIcon(Sign::Close), QLineEdit::TrailingPosition);
    clear->setText(words);
    clear->setToolTip(words);
    clear->setVisible(!field->text().isEmpty());
    QObject::connect(clear, &QAction::triggered, field, &QLineEdit::clear);
    QObject::connect(field, &QLineEdit::textChanged, clear,
                     [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

} // namespace roo::gui
