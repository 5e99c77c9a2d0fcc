# SPDX-FileCopyrightText: Roo Harness contributors
# SPDX-License-Identifier: MIT
#
# Every text of the window has its translation, and no translation is of a text that is gone.
#   cmake -DLUPDATE=… -DROO_SOURCE=… -DROO_SCRATCH=… -P translations.cmake

# English has translations of plurals only.
set(options_en -pluralonly)
foreach(language IN ITEMS en tr)
    set(kept "${ROO_SOURCE}/resources/i18n/roo-harness_${language}.ts")
    set(renewed "${ROO_SCRATCH}/roo-harness_${language}.ts")
    configure_file("${kept}" "${renewed}" COPYONLY)
    execute_process(
        COMMAND "${LUPDATE}" -silent -locations none ${options_${language}}
                -I "${ROO_SOURCE}/app" "${ROO_SOURCE}/app/gui" -ts "${renewed}"
        COMMAND_ERROR_IS_FATAL ANY)
    file(STRINGS "${renewed}" unfinished REGEX "type=\"(unfinished|vanished|obsolete)\"")
    list(LENGTH unfinished count)
    if(count GREATER 0)
        message(SEND_ERROR "${language}: ${count} texts have no translation, or are gone. "
            "Build the target update_translations and complete ${kept}.")
    endif()
endforeach()
