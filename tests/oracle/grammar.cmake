# SPDX-License-Identifier: MIT
#
# smtpath_grammar(FOLDER VARIABLE): writes grammar.rl into FOLDER, with what it says of the parameters of MAIL and RCPT
# filled in. There a value's production says behind it whose it is: "size_value = ...;  # MAIL SIZE". Sets VARIABLE to
# these productions.

set(smtpath_grammar_folder ${CMAKE_CURRENT_LIST_DIR})

function(smtpath_grammar folder variable)
    set(productions)
    foreach(verb MAIL RCPT)
        file(STRINGS ${smtpath_grammar_folder}/grammar.rl values REGEX "^ *[a-z_]+_value +=.*# ${verb} [A-Z0-9-]+$")
        set(KNOWN_TO_${verb})
        set(PARAMETERS_OF_${verb})
        foreach(value IN LISTS values)
            string(REGEX REPLACE "^ *([a-z_]+) .*$" "\\1" production "${value}")
            string(REGEX REPLACE "^.* " "" keyword "${value}")
            list(APPEND productions ${production})
            list(APPEND KNOWN_TO_${verb} "'${keyword}'i")
            list(APPEND PARAMETERS_OF_${verb} "| '${keyword}'i ( equals ${production} )?")
        endforeach()
        list(JOIN KNOWN_TO_${verb} " | " KNOWN_TO_${verb})
        list(JOIN PARAMETERS_OF_${verb} "\n        " PARAMETERS_OF_${verb})
    endforeach()
    configure_file(${smtpath_grammar_folder}/grammar.rl ${folder}/grammar.rl @ONLY)
    set(${variable} ${productions} PARENT_SCOPE)
endfunction()
