# SPDX-License-Identifier: MIT
#
# The Debian packages, by CPack: the shared library, what one compiles against, and the command.
# packaging/debian.sh calls it as it must be called.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME smtpath)
set(CPACK_PACKAGE_VENDOR smtpath)
# No person's name: who maintains the packages is whoever publishes them, and puts an address here. ".invalid" is no
# domain of anybody's (RFC 2606).
set(CPACK_PACKAGE_CONTACT "smtpath maintainers <maintainers@smtpath.invalid>")
set(CPACK_COMPONENTS_ALL library development tool)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Debian names a library's package after its SONAME, so that two of them can be installed side by side.
set(library_package libsmtpath${soversion})
set(same "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")

# package COMPONENT NAME SECTION DEPENDS DESCRIPTION: the synopsis is the project's
macro(package component name section depends description)
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${depends}")
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${description}")

    # each package says its licence and what changed
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/copyright
        DESTINATION share/doc/${name} COMPONENT ${component})
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian.gz
        DESTINATION share/doc/${name} COMPONENT ${component})
endmacro()

package(library ${library_package} libs ""
    "smtpath reads SMTP command lines for mail servers: one call gives a typed\nresult, or the first octet that cannot be.\n.\nThis package holds the shared library.")
package(development libsmtpath-dev libdevel "${library_package} ${same}"
    "smtpath reads SMTP command lines for mail servers: one call gives a typed\nresult, or the first octet that cannot be.\n.\nThis package holds the header, and what finds it: pkg-config and CMake files.")
package(tool smtpath mail "${library_package} ${same}"
    "The smtpath command reads SMTP command lines and addresses, and says what is\nwrong, and where.\nIt also checks recorded dialogues and replies, and explains reply codes.")

foreach(page tool:1 development:3)
    string(REPLACE ":" ";" page ${page})
    list(GET page 0 component)
    list(GET page 1 section)
    install(CODE "execute_process(COMMAND gzip -9 -n
        \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/share/man/man${section}/smtpath.${section}\")"
        COMPONENT ${component})
endforeach()

# Which version of the C library, and of what else is linked, the linked symbols ask for. The tool's own library lies
# in the build, and no package of the machine owns it.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TOOL_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_CURRENT_BINARY_DIR})

# Programs built against the library find its package by this.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_BINARY_DIR}/shlibs
    ${CMAKE_CURRENT_BINARY_DIR}/triggers)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/shlibs
    "libsmtpath ${soversion} ${library_package} (>= ${PROJECT_VERSION})\n")
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/triggers "activate-noawait ldconfig\n")

include(CPack)
