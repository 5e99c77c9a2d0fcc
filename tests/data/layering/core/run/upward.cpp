// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/console.h"
#include "core/bench/suite.h"
#include "gui/window.h"
