// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/bench/suite.h"
#include "cli/console.h"
#include "gui/window.h"
