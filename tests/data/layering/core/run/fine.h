// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/error.h"
#include "core/config/secretstore.h"
#include "core/edit/namedfiles.h"
#include "core/llm/chatclient.h"
#include "core/proof/check.h"
#include "core/run/run.h"
