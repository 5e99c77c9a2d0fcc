// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "relative.moc"
#include "../base/error.h"
#include "core/edit/../llm/codec.h"
#include "edits.h"
