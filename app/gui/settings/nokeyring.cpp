// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keyring.h"

namespace roo::gui {

std::unique_ptr<Keyring> makeSystemKeyring()
{
    return nullptr;
}

} // namespace roo::gui
