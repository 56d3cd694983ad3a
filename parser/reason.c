// SPDX-License-Identifier: MIT
/*
 * Reasons: the table, without the hints, of reason_rows.h.
 */
#include "reason.h"

/* Enhanced status codes. BY_PLACE: 5.1.7 in MAIL's path, 5.1.3 in RCPT's, 5.5.4 elsewhere. */
#define BY_PLACE                                                                                       \
    {                                                                                                  \
        0, 0, 0                                                                                        \
    }
#define X(class, subject, detail)                                                                      \
    {                                                                                                  \
        class, subject, detail                                                                         \
    }

#define WORDS(expected)       expected, expected
#define ABNF(expected, words) expected, words

/* clang-format off */
SMTPATH_INTERNAL const struct smtpath_reason_row reasons[SMTPATH_REASON_COUNT] = {
    [SMTPATH_OK] = {.name = "ok", .expected = "", .expected_text = "", .rfc = ""},
#define REASON(reason, name, code, enhanced, wanted, rfc, english, japanese)                         \
    [SMTPATH_##reason] = {name, code, enhanced, wanted, rfc},
#include "reason_rows.h"
#undef REASON
};

#undef WORDS
#undef ABNF
#define WORDS(expected)       sizeof(expected) - 1
#define ABNF(expected, words) sizeof(words) - 1

SMTPATH_INTERNAL const uint8_t reason_text_length[SMTPATH_REASON_COUNT] = {
#define REASON(reason, name, code, enhanced, wanted, rfc, english, japanese) [SMTPATH_##reason] = wanted,
#include "reason_rows.h"
#undef REASON
};
/* clang-format on */
#undef BY_PLACE
#undef X
#undef WORDS
#undef ABNF

/*@ assigns \nothing; ensures \result == \null || \valid_read(\result); */
const struct smtpath_reason_row *smtpath_reason_info(enum smtpath_reason reason)
{
    if (reason <= SMTPATH_OK || reason >= SMTPATH_REASON_COUNT)
        return NULL;
    return &reasons[reason];
}
