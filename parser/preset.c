// SPDX-License-Identifier: MIT
/*
 * What known servers accept from real clients, as far as tolerances, limits and refusals say it. Receivers read it.
 */
#include "internal.h"

/* What all of them have read for decades. */
enum {
    USUAL = SMTPATH_TOLERATE_SPACE_AROUND_COLON | SMTPATH_TOLERATE_SEVERAL_SPACES |
            SMTPATH_TOLERATE_NO_DOMAIN | SMTPATH_TOLERATE_LOOSE_XTEXT | SMTPATH_TOLERATE_EDGE_HYPHEN |
            SMTPATH_TOLERATE_UNTAGGED_IPV6,
    /* and all but OpenSMTPD */
    LOOSE = USUAL | SMTPATH_TOLERATE_NO_ANGLE_BRACKETS | SMTPATH_TOLERATE_SPACE_IN_BRACKETS |
            SMTPATH_TOLERATE_EIGHT_BIT | SMTPATH_TOLERATE_LOOSE_DOTS | SMTPATH_TOLERATE_HTAB
};

/* None of them counts the octets of a local part; the line bounds all. */
#define NO_LIMITS                                                                                      \
    {                                                                                                  \
        2048, 0, 1024, 2048, 2050                                                                      \
    }
static const struct smtpath_preset_row presets[] = {
    [SMTPATH_PRESET_POSTFIX] = {"postfix",
                                LOOSE | SMTPATH_TOLERATE_UNDERSCORE | SMTPATH_TOLERATE_ANY_HELO |
                                    SMTPATH_TOLERATE_TRAILING_DOT | SMTPATH_TOLERATE_IPV6_ONE_GROUP,
                                SMTPATH_FLAG_LEADING_HYPHEN | SMTPATH_FLAG_BARE_IPV4, NO_LIMITS},
    [SMTPATH_PRESET_EXIM] = {"exim", LOOSE | SMTPATH_TOLERATE_HELO_LITERAL, SMTPATH_FLAG_LITERAL,
                             NO_LIMITS},
    [SMTPATH_PRESET_OPENSMTPD] = {"opensmtpd",
                                  USUAL | SMTPATH_TOLERATE_UNDERSCORE | SMTPATH_TOLERATE_HELO_LITERAL |
                                      SMTPATH_TOLERATE_IPV6_ONE_GROUP,
                                  SMTPATH_FLAG_QUOTED | SMTPATH_FLAG_IPV4_LEADING_ZERO, NO_LIMITS},
    [SMTPATH_PRESET_SENDMAIL] = {"sendmail",
                                 LOOSE | SMTPATH_TOLERATE_UNDERSCORE | SMTPATH_TOLERATE_HELO_LITERAL |
                                     SMTPATH_TOLERATE_TRAILING_DOT | SMTPATH_TOLERATE_IPV6_ONE_GROUP,
                                 0, NO_LIMITS},
};
#undef NO_LIMITS
_Static_assert(sizeof presets / sizeof presets[0] == SMTPATH_PRESET_COUNT, "a row a preset");

/*@ assigns \nothing; ensures preset < SMTPATH_PRESET_COUNT ? \valid_read(\result) : \result == \null; */
const struct smtpath_preset_row *smtpath_preset_info(enum smtpath_preset preset)
{
    if ((unsigned)preset >= SMTPATH_PRESET_COUNT)
        return NULL;
    return &presets[preset];
}
