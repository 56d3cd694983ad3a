// SPDX-License-Identifier: MIT
/*
 * Mistakes in octets: what cannot be seen, what looks like something else, what is not ASCII. The table of
 * code points that are not what they look like.
 */
#include "mistake.h"

/* ---- Code points ----------------------------------------------------------------------------------------- */

/* first .. last, each with its name if there is one, and what to type instead. */
struct code_point_row {
    uint32_t first;
    uint32_t last;
    const char *name;
    char ascii; /* SP: it looks like a space; INVISIBLE: it is that, or damage */
};

/* A row of one code point. */
#define ONE(code) code, code
enum { INVISIBLE = '\0' };

/* In ascending order; of the controls those with a name come first. What is invisible: as smtpath_flags() sees it, and
 * a few more. */
/* clang-format off */
static const struct code_point_row code_points[] = {
    {ONE(0x07), "BELL", INVISIBLE},
    {ONE(0x08), "BACKSPACE", INVISIBLE},
    {ONE(0x0B), "VERTICAL TAB", INVISIBLE},
    {ONE(0x0C), "FORM FEED", INVISIBLE},
    {ONE(0x1B), "ESCAPE", INVISIBLE},
    {0x01, 0x1F, "CONTROL", INVISIBLE},
    {ONE(0x7F), "DELETE", INVISIBLE},
    {0x80, 0x9F, "C1 CONTROL", INVISIBLE},
    {ONE(0xA0), "NO-BREAK SPACE", ' '},
    {ONE(0xAB), "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK", '"'},
    {ONE(0xAD), "SOFT HYPHEN", INVISIBLE},
    {ONE(0xB4), "ACUTE ACCENT", '\''},
    {ONE(0xBB), "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK", '"'},
    {ONE(0x2BC), "MODIFIER LETTER APOSTROPHE", '\''},
    {ONE(0x34F), "COMBINING GRAPHEME JOINER", INVISIBLE},
    {ONE(0x61C), "ARABIC LETTER MARK", INVISIBLE},
    {ONE(0x115F), "HANGUL CHOSEONG FILLER", INVISIBLE},
    {ONE(0x1160), "HANGUL JUNGSEONG FILLER", INVISIBLE},
    {ONE(0x1680), "OGHAM SPACE MARK", ' '},
    {ONE(0x180E), "MONGOLIAN VOWEL SEPARATOR", INVISIBLE},
    {ONE(0x2000), "EN QUAD", ' '},
    {ONE(0x2001), "EM QUAD", ' '},
    {ONE(0x2002), "EN SPACE", ' '},
    {ONE(0x2003), "EM SPACE", ' '},
    {ONE(0x2004), "THREE-PER-EM SPACE", ' '},
    {ONE(0x2005), "FOUR-PER-EM SPACE", ' '},
    {ONE(0x2006), "SIX-PER-EM SPACE", ' '},
    {ONE(0x2007), "FIGURE SPACE", ' '},
    {ONE(0x2008), "PUNCTUATION SPACE", ' '},
    {ONE(0x2009), "THIN SPACE", ' '},
    {ONE(0x200A), "HAIR SPACE", ' '},
    {ONE(0x200B), "ZERO WIDTH SPACE", INVISIBLE},
    {ONE(0x200C), "ZERO WIDTH NON-JOINER", INVISIBLE},
    {ONE(0x200D), "ZERO WIDTH JOINER", INVISIBLE},
    {ONE(0x200E), "LEFT-TO-RIGHT MARK", INVISIBLE},
    {ONE(0x200F), "RIGHT-TO-LEFT MARK", INVISIBLE},
    {ONE(0x2010), "HYPHEN", '-'},
    {ONE(0x2011), "NON-BREAKING HYPHEN", '-'},
    {ONE(0x2012), "FIGURE DASH", '-'},
    {ONE(0x2013), "EN DASH", '-'},
    {ONE(0x2014), "EM DASH", '-'},
    {ONE(0x2015), "HORIZONTAL BAR (DASH)", '-'},
    {ONE(0x2018), "LEFT SINGLE QUOTATION MARK", '\''},
    {ONE(0x2019), "RIGHT SINGLE QUOTATION MARK", '\''},
    {ONE(0x201A), "SINGLE LOW-9 QUOTATION MARK", '\''},
    {ONE(0x201B), "SINGLE HIGH-REVERSED-9 QUOTATION MARK", '\''},
    {ONE(0x201C), "LEFT DOUBLE QUOTATION MARK", '"'},
    {ONE(0x201D), "RIGHT DOUBLE QUOTATION MARK", '"'},
    {ONE(0x201E), "DOUBLE LOW-9 QUOTATION MARK", '"'},
    {ONE(0x201F), "DOUBLE HIGH-REVERSED-9 QUOTATION MARK", '"'},
    {ONE(0x2024), "ONE DOT LEADER", '.'},
    {ONE(0x2028), "LINE SEPARATOR", INVISIBLE},
    {ONE(0x2029), "PARAGRAPH SEPARATOR", INVISIBLE},
    {0x202A, 0x202E, "BIDIRECTIONAL CONTROL", INVISIBLE},
    {ONE(0x202F), "NARROW NO-BREAK SPACE", ' '},
    {ONE(0x2032), "PRIME (QUOTATION MARK)", '\''},
    {ONE(0x2033), "DOUBLE PRIME (QUOTATION MARK)", '"'},
    {ONE(0x2039), "SINGLE LEFT-POINTING ANGLE QUOTATION MARK", '<'},
    {ONE(0x203A), "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK", '>'},
    {ONE(0x2043), "HYPHEN BULLET", '-'},
    {ONE(0x205F), "MEDIUM MATHEMATICAL SPACE", ' '},
    {ONE(0x2060), "WORD JOINER", INVISIBLE},
    {0x2061, 0x2065, "INVISIBLE OPERATOR", INVISIBLE},
    {0x2066, 0x2069, "BIDIRECTIONAL ISOLATE", INVISIBLE},
    {0x206A, 0x206F, "DEPRECATED FORMAT CHARACTER", INVISIBLE},
    {ONE(0x2212), "MINUS SIGN", '-'},
    {ONE(0x2236), "RATIO (COLON)", ':'},
    {ONE(0x2329), "LEFT-POINTING ANGLE BRACKET", '<'},
    {ONE(0x232A), "RIGHT-POINTING ANGLE BRACKET", '>'},
    {ONE(0x27E8), "MATHEMATICAL LEFT ANGLE BRACKET", '<'},
    {ONE(0x27E9), "MATHEMATICAL RIGHT ANGLE BRACKET", '>'},
    {ONE(0x2800), "BRAILLE PATTERN BLANK", ' '},
    {ONE(0x3000), "IDEOGRAPHIC SPACE", ' '},
    {ONE(0x3001), "IDEOGRAPHIC COMMA", ','},
    {ONE(0x3002), "IDEOGRAPHIC FULL STOP", '.'},
    {ONE(0x3008), "LEFT ANGLE BRACKET", '<'},
    {ONE(0x3009), "RIGHT ANGLE BRACKET", '>'},
    {ONE(0x300A), "LEFT DOUBLE ANGLE BRACKET", '<'},
    {ONE(0x300B), "RIGHT DOUBLE ANGLE BRACKET", '>'},
    {0x300C, 0x300F, "CORNER BRACKET (QUOTATION MARK)", '"'},
    {ONE(0x301C), "WAVE DASH", '~'},
    {0x301D, 0x301F, "DOUBLE PRIME QUOTATION MARK", '"'},
    {ONE(0x3164), "HANGUL FILLER", INVISIBLE},
    {0xFE00, 0xFE0F, "VARIATION SELECTOR", INVISIBLE},
    {ONE(0xFE52), "SMALL FULL STOP", '.'},
    {ONE(0xFE55), "SMALL COLON", ':'},
    {ONE(0xFE58), "SMALL EM DASH", '-'},
    {ONE(0xFE63), "SMALL HYPHEN-MINUS", '-'},
    {ONE(0xFE6B), "SMALL COMMERCIAL AT", '@'},
    {ONE(0xFEFF), "ZERO WIDTH NO-BREAK SPACE (BYTE ORDER MARK)", INVISIBLE},
    {0xFF01, 0xFF5E, NULL, INVISIBLE}, /* the full-width forms of 21 .. 7E */
    {ONE(0xFF61), "HALFWIDTH IDEOGRAPHIC FULL STOP", '.'},
    {ONE(0xFF64), "HALFWIDTH IDEOGRAPHIC COMMA", ','},
    {ONE(0xFFA0), "HALFWIDTH HANGUL FILLER", INVISIBLE},
    {ONE(0xFFFD), "REPLACEMENT CHARACTER", INVISIBLE},
    {0xE0000, 0xE007F, "INVISIBLE TAG", INVISIBLE},
};
/* clang-format on */
#undef ONE
enum { CODE_POINTS_COUNT = sizeof code_points / sizeof code_points[0] };

/* Letters of other scripts that look like ASCII letters, as in a domain that somebody forges. */
static const char cyrillic[] = "\xB0\xB5\xBE"; /* U+0430, U+0435, U+043E: D0 and this */
enum { CYRILLIC_COUNT = sizeof cyrillic - 1 };

/* The code point that stands at an offset. Returns: how many octets it has, 0 if no UTF-8 stands there. */
/*@ requires is_scene(s) && \valid(code) && \separated(code, s) &&
      \separated(code, s->line + (0 .. s->length - 1)); assigns *code;
    ensures \result <= 4 && (\result > 0 ==> at + \result <= s->length && *code <= 0x1FFFFF); */
static uint32_t decode(const struct scene *s, size_t at, uint32_t *code)
{
    if (at >= s->length || (is_eight_bit(s->line[at]) && utf8_length(s->line, at, s->length) == 0))
        return 0;
    const size_t rest = s->length - at;
    return next_code_point(s->line + at, rest < 4 ? (uint32_t)rest : 4, code);
}

bool smtpath_unusual_code_point(const struct scene *s, size_t at, struct code_point *c)
{
    c->length = decode(s, at, &c->code);
    if (c->length == 0)
        return false;
    /*@ loop invariant 0 <= i <= CODE_POINTS_COUNT;
        loop assigns i;
        loop variant CODE_POINTS_COUNT - i; */
    for (size_t i = 0; i < CODE_POINTS_COUNT; i++) {
        const struct code_point_row *row = &code_points[i];
        if (c->code < row->first || c->code > row->last)
            continue;
        c->name = row->name;
        c->ascii = row->name != NULL ? row->ascii : (char)(c->code - row->first + '!');
        return true;
    }
    return false;
}

/* ---- One mistake a function ------------------------------------------------------------------------------- */

/*@ requires is_scene(s); assigns \nothing; */
static bool is_smuggled(const struct scene *s, char a, char b)
{
    bool found = false;
    /*@ loop invariant s->at <= i <= s->length;
        loop assigns i, found;
        loop variant s->length - i; */
    for (size_t i = s->at; i < s->length && (i == s->at || i - s->at < s->d->length); i++)
        found = found || s->line[i] == a || s->line[i] == b;
    return found && s->region != ELSEWHERE;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool line_break(const struct scene *s)
{
    return is_smuggled(s, '\r', '\n');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool nul_octet(const struct scene *s)
{
    return is_smuggled(s, '\0', '\0');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool tab_in_address(const struct scene *s)
{
    const size_t behind = beyond(s, s->at, WSP);
    return octet_is(s, s->at, '\t') && s->region == IN_PATH && !reason_is(s, SMTPATH_EXPECTED_LT) &&
           !octet_is(s, behind, '>') && octet_before(s) != '<';
}

/* Where a space is wanted, and a tab is the only thing that is wrong. */
/*@ requires is_scene(s); assigns \nothing; */
static bool tab_for_space(const struct scene *s)
{
    return octet_is(s, s->at, '\t') && s->region != IN_PATH && s->region != IN_VERB &&
           !reason_is(s, SMTPATH_EXPECTED_COLON) && !in_class(octet_before(s), WSP) &&
           beyond(s, s->at, WSP) < s->length;
}

/* "<ann\uFF20example.com>", "<ann@example.com\uFF1E": under SMTPUTF8 a look-alike is a letter, and the octet that it looks
 * like is missed further on. Returns: where the look-alike stands; s->at if none does. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t look_alike_missed(const struct scene *s)
{
    const bool in_path = s->region == IN_PATH;
    const char missed = in_path && reason_is(s, SMTPATH_EXPECTED_GT)   ? '>'
                        : in_path && reason_is(s, SMTPATH_EXPECTED_AT) ? '@'
                                                                       : '\0';
    size_t place = s->at, i = s->at;
    /*@ loop invariant i <= s->at && place <= s->at;
        loop assigns i, place;
        loop variant i; */
    while (missed != '\0' && i > s->argument && !one_of(s, i - 1, "\"@< \t")) {
        struct code_point c;
        i--;
        if (is_eight_bit(s->line[i]) && smtpath_unusual_code_point(s, i, &c) && c.ascii == missed)
            place = i;
    }
    return place;
}

size_t smtpath_place_of_octet(const struct scene *s)
{
    if (s->region != IN_VERB)
        return look_alike_missed(s);
    const size_t end = word_end(s, 0);
    const size_t at = beyond(s, 0, PRINTABLE);
    return at < end ? at : s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool control_octet(const struct scene *s)
{
    const size_t at = smtpath_place_of_octet(s);
    return at < s->length && (octet_at(s, at) < ' ' || octet_at(s, at) == 0x7F) &&
           !octet_is(s, at, '\t') && s->region != ELSEWHERE;
}

/* Whether the octet at fault begins a code point of the table. */
/*@ requires is_scene(s) && \valid(c) && \separated(c, s) &&
      \separated(c, s->line + (0 .. s->length - 1)); assigns *c; */
static bool is_unusual(const struct scene *s, struct code_point *c)
{
    const size_t at = smtpath_place_of_octet(s);
    return s->region != ELSEWHERE && is_eight_bit((char)octet_at(s, at)) &&
           smtpath_unusual_code_point(s, at, c);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool look_alike_delimiter(const struct scene *s)
{
    return look_alike_missed(s) < s->at;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool replacement_character(const struct scene *s)
{
    struct code_point c;
    return is_unusual(s, &c) && c.code == 0xFFFD;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool unicode_space(const struct scene *s)
{
    struct code_point c;
    return is_unusual(s, &c) && c.ascii == ' ';
}

/*@ requires is_scene(s); assigns \nothing; */
static bool invisible(const struct scene *s)
{
    struct code_point c;
    return is_unusual(s, &c) && c.ascii == INVISIBLE;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool full_width(const struct scene *s)
{
    struct code_point c;
    return is_unusual(s, &c) && c.name == NULL;
}

/* One in a path, but for an apostrophe in a local part. */
/*@ requires is_scene(s); assigns \nothing; */
static bool look_alike_quote(const struct scene *s)
{
    struct code_point c;
    const size_t at = smtpath_place_of_octet(s);
    const bool inside = at > 0 && (in_class(s->line[at - 1], ATEXT) || s->line[at - 1] == '.');
    return s->region == IN_PATH && is_eight_bit((char)octet_at(s, at)) &&
           smtpath_unusual_code_point(s, at, &c) && (c.ascii == '"' || c.ascii == '\'') &&
           !(inside && class_is(s, at + c.length, ATEXT));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool look_alike(const struct scene *s)
{
    struct code_point c;
    return is_unusual(s, &c);
}

/* "ex\u0430mple": between ASCII letters, or in front of them. */
/*@ requires is_scene(s); assigns \nothing; */
static bool look_alike_letter(const struct scene *s)
{
    if (s->region != IN_PATH || octet_at(s, s->at) != 0xD0)
        return false;
    bool known = false;
    /*@ loop invariant 0 <= i <= CYRILLIC_COUNT && (known ==> s->at + 1 < s->length);
        loop assigns i, known;
        loop variant CYRILLIC_COUNT - i; */
    for (size_t i = 0; i < CYRILLIC_COUNT; i++)
        known = known || octet_is(s, s->at + 1, cyrillic[i]);
    return known &&
           (in_class(octet_before(s), ALPHA) || octet_before(s) == '<' || octet_before(s) == '@') &&
           class_is(s, s->at + 2, ALPHA);
}

/* ---- What is not ASCII ------------------------------------------------------------------------------------- */

/*@ requires is_scene(s); assigns \nothing; */
static bool is_not_ascii(const struct scene *s)
{
    return s->at < s->length && is_eight_bit(s->line[s->at]);
}

/* Behind "<": before it, what is not ASCII is a name, or brackets are missing. A label that is too long as an A-label would
 * be so in ASCII, too. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_not_ascii_in_path(const struct scene *s)
{
    return is_not_ascii(s) && s->region == IN_PATH && !reason_is(s, SMTPATH_EXPECTED_LT) &&
           !reason_is(s, SMTPATH_LABEL_TOO_LONG) && !(find(s, s->at, '<') < find(s, s->at, '>'));
}

/* Where UTF-8 is read, its sequence ends in an octet that cannot go on; where it is not, none is there. */
/*@ requires is_scene(s); assigns \nothing; */
static bool not_utf8(const struct scene *s)
{
    uint32_t code;
    return s->region != ELSEWHERE && (reason_is(s, SMTPATH_MALFORMED_UTF8) ||
                                      (s->region != IN_VERB && !reason_is(s, SMTPATH_EXPECTED_LT) &&
                                       is_not_ascii(s) && decode(s, s->at, &code) == 0));
}

/* The fault lies behind the "@" of a mailbox: its local part is ASCII, or the fault would be there. */
/*@ requires is_scene(s); assigns \nothing; */
static bool domain_not_ascii(const struct scene *s)
{
    size_t at_sign = s->argument;
    /*@ loop invariant s->argument <= i && at_sign <= s->length;
        loop assigns i, at_sign;
        loop variant s->at - i; */
    for (size_t i = s->argument; i < s->at; i++)
        at_sign = octet_is(s, i, '@') ? i : at_sign;
    return is_not_ascii_in_path(s) && octet_is(s, at_sign, '@');
}

/* Whether a mailbox stands at fault that UTF-8 could make one: a path, or a name to verify. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_mailbox_or_word(const struct scene *s)
{
    return is_not_ascii_in_path(s) || takes_user(s) || verb_is(s, SMTPATH_VERB_HELP) ||
           verb_is(s, SMTPATH_VERB_NOOP);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool smtputf8_not_offered(const struct scene *s)
{
    return is_not_ascii(s) && is_mailbox_or_word(s) && s->d->enhanced[1] != 6;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool smtputf8_not_asked_of_mail(const struct scene *s)
{
    return is_not_ascii_in_path(s) && verb_is(s, SMTPATH_VERB_MAIL);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool smtputf8_not_asked_of_rcpt(const struct scene *s)
{
    return is_not_ascii_in_path(s) && verb_is(s, SMTPATH_VERB_RCPT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool name_not_ascii(const struct scene *s)
{
    return is_not_ascii(s) && s->region == IN_ARGUMENT && takes_host(s);
}

/* "AUTH PL\u00C4IN", "MAIL FR\u00D6M:". */
/*@ requires is_scene(s); assigns \nothing; */
static bool argument_not_ascii(const struct scene *s)
{
    return is_not_ascii(s) && (s->region == IN_ARGUMENT || s->region == BEFORE_PATH) &&
           !reason_is(s, SMTPATH_EXPECTED_BASE64);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool parameter_not_ascii(const struct scene *s)
{
    return is_not_ascii(s) && s->region == IN_PARAMETERS;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool verb_not_ascii(const struct scene *s)
{
    uint32_t code;
    const size_t at = smtpath_place_of_octet(s);
    return s->region == IN_VERB && is_eight_bit((char)octet_at(s, at)) && decode(s, at, &code) != 0;
}

enum mistake smtpath_octet_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_octet_rows.h"
#undef MISTAKE
    return found;
}
