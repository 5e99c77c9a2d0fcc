// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/error.h"
#include "core/config/settings.h"
#include <QString>
#include <QtGui/QColor>
