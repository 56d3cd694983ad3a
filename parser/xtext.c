// SPDX-License-Identifier: MIT
/*
 * Encoded text: xtext and the utf-8 addresses of ORCPT, read, written, and what they mean. The values of parameters
 * and XCLIENT's attributes are read with it.
 */
#include "xtext.h"

/* The number that a hexadecimal digit is. */
/*@ requires belongs(digit, HEXDIG); assigns \nothing; ensures \result <= 15 && \result == hex_digit(digit); */
static uint32_t hex_number(char digit)
{
    const char upper = to_upper(digit);
    return (uint32_t)(upper <= '9' ? upper - '0' : upper - 'A' + 10);
}

/* ---- xtext read -------------------------------------------------------------------------------------------- */

/* What a digit of hexchar may be. */
struct hex_range {
    uint32_t least, most;
    uint32_t strict_most; /* beyond it, and in lower case, only where that is tolerated */
    bool lower_case;      /* not even then: the standard has either */
    enum smtpath_reason if_absent;
};

/* HEXDIG, as the range says */
/*@ requires BESIDE(number) && \separated(number, c->out) && is_fault(range.if_absent); PRODUCTION; assigns *number; ADVANCES;
    ensures \result ==> range.least <= *number <= \min(range.most, 15) && c->at == \old(c->at) + 1 &&
      is_HEXDIG(c->line[\old(c->at)]) && *number == hex_digit(c->line[\old(c->at)]);
    ensures \result && c->options->tolerate == 0 ==> *number <= range.strict_most &&
      (range.lower_case || is_upper_HEXDIG(c->line[\old(c->at)])); */
static bool hex_digit(struct cursor *c, struct hex_range range, uint32_t *number)
{
    if (!is(c, HEXDIG))
        return reject(c, range.if_absent);
    //@ assert in_line: c->at < c->end;
    *number = hex_number(c->line[c->at]);
    const bool strict = *number <= range.strict_most && (range.lower_case || is(c, UPPER_HEXDIG));
    if (*number < range.least || *number > range.most ||
        (!strict && !tolerates(c, SMTPATH_TOLERATE_LOOSE_XTEXT)))
        return reject(c, range.if_absent);
    c->at++;
    return true;
}

/* hexchar = ASCII "+" immediately followed by two upper case hexadecimal digits   RFC 3461 section 4
 * hexchar = "+" HEXDIG HEXDIG                                           RFC 4954 section 8
 * Never of a control, so that no value can smuggle one; by RFC 3461 section 4.2 of printable ASCII only. */
/*@ requires c->at < c->end; PRODUCTION; ensures c->at > \old(c->at);
    ensures \result && c->options->tolerate == 0 && c->line[\old(c->at)] == '+' ==>
      c->at == \old(c->at) + 3 && hexchar(c->line, \old(c->at), of_mailbox); */
static bool hexchar(struct cursor *c, bool of_mailbox)
{
    struct hex_range range = {2, 15, of_mailbox ? 15 : 7, of_mailbox,
                              of_mailbox ? SMTPATH_EXPECTED_MAILBOX_HEXCHAR : SMTPATH_EXPECTED_HEXCHAR};
    uint32_t high, low;
    //@ assert seen: c->at < c->end;
    c->at++; /* "+": the caller has seen it */
    if (!hex_digit(c, range, &high))
        return false;
    range.least = 0;
    range.most = range.strict_most = high == 7 ? 14 : 15; /* 7F is DEL */
    return hex_digit(c, range, &low);
}

/* "=", which no esmtp-value holds, where it is tolerated as itself. */
/*@ requires is_cursor(c); assigns c->at, DEVIATION;
    ensures is_cursor(c) && c->at == \old(c->at) + (\result ? 1 : 0);
    ensures c->options->tolerate == 0 ==> !\result; */
static bool loose_equals(struct cursor *c)
{
    return next_is(c, '=') && tolerates(c, SMTPATH_TOLERATE_LOOSE_XTEXT) && accept(c, '=');
}

/*@ requires is_fault(if_absent); PRODUCTION; ADVANCES;
    ensures \result && c->options->tolerate == 0 ==> Xtext(c->line, \old(c->at), c->at, of_mailbox) &&
      !(c->at < c->end && (is_xchar(c->line[c->at]) || c->line[c->at] == '+')); */
static bool any_xtext(struct cursor *c, bool of_mailbox, enum smtpath_reason if_absent)
{
    const uint32_t start = c->at;
    //@ admit xchar: \forall char o; belongs(o, XCHAR) <==> is_xchar(o);
    skip(c, XCHAR);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop invariant c->options->tolerate == 0 ==> Xtext(c->line, start, c->at, of_mailbox);
        loop invariant !(c->at < c->end && is_xchar(c->line[c->at]));
        loop assigns READING;
        loop variant c->end - c->at; */
    for (;;) {
        if (next_is(c, '+')) {
            //@ ghost const uint32_t plus = c->at;
            if (!hexchar(c, of_mailbox))
                return false;
            //@ assert encoded: c->options->tolerate == 0 ==> hexchar(c->line, plus, of_mailbox) && c->at == plus + 3;
            //@ assert one_more: c->options->tolerate == 0 ==> Xtext(c->line, start, c->at, of_mailbox);
        } else if (!loose_equals(c)) {
            return c->at > start || reject(c, if_absent);
        }
        skip(c, XCHAR);
    }
}

bool xtext(struct cursor *c, enum smtpath_reason if_absent)
{
    return any_xtext(c, false, if_absent);
}

bool mailbox_xtext(struct cursor *c, enum smtpath_reason if_absent)
{
    return any_xtext(c, true, if_absent);
}

/* ---- utf-8 addresses read ---------------------------------------------------------------------------------- */

/* Whether these digits are a whole HEXPOINT: what has to be encoded, and no surrogate. Of the controls that the ABNF
 * lists none, for no mailbox holds one. */
/*@ assigns \nothing; */
static bool is_hexpoint(uint32_t value)
{
    if (value < 0x80)
        return value == 0x20 || value == 0x2B || value == 0x3D || value == 0x5C;
    return !(value >= 0xD800 && value <= 0xDFFF);
}

/* HEXPOINT = ( ( "0"/"1" ) %x31-39 ) / "10" / "20" / "2B" / "3D" / "7F" / "5C" / ( HEXDIG8 HEXDIG )
 *            / ( NZHEXDIG 2(HEXDIG) ) / ( NZDHEXDIG 3(HEXDIG) ) / ( "D" %x30-37 2(HEXDIG) )
 *            / ( NZHEXDIG 4(HEXDIG) ) / ( "10" 4*HEXDIG )               RFC 6533 section 3
 * Its digits, of either case like all strings of ABNF; the sixth only in 10xxxx: nothing is beyond U+10FFFF. */
/*@ requires is_cursor(c); assigns c->at; ensures is_cursor(c) && c->at >= \old(c->at) && \result <= 0x10FFFF; */
static uint32_t hexpoint(struct cursor *c)
{
    uint32_t value = 0, count = 0;
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre) && count <= 6;
        loop invariant value <= (count == 0 ? 0 : count == 1 ? 0xF : count == 2 ? 0xFF : count == 3 ? 0xFFF :
        count == 4 ? 0xFFFF : count == 5 ? 0xFFFFF : 0x10FFFF);
        loop assigns value, count, c->at;
        loop variant c->end - c->at; */
    while (is(c, HEXDIG) && (count < 5 || (count == 5 && value / 0x1000 == 0x10))) {
        //@ assert in_line: c->at < c->end;
        value = value * 16 + hex_number(c->line[c->at]);
        count++;
        c->at++;
    }
    return value;
}

/* EmbeddedUnicodeChar = %x5C.78 "{" HEXPOINT "}"                        RFC 6533 section 3 */
/*@ requires c->at < c->end && BESIDE(point); PRODUCTION; assigns *point; ensures c->at > \old(c->at);
    ensures \result ==> *point <= 0x10FFFF; */
static bool embedded_unicode_char(struct cursor *c, uint32_t *point)
{
    //@ assert seen: c->at < c->end;
    c->at++; /* "\": the caller has seen it */
    if (!accept(c, 'x') || !accept(c, '{') || next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_HEXPOINT);
    *point = hexpoint(c);
    return (is_hexpoint(*point) && accept(c, '}')) || reject(c, SMTPATH_EXPECTED_HEXPOINT);
}

/* utf-8-addr-xtext = 1*(QCHAR / EmbeddedUnicodeChar)
 * utf-8-addr-unitext = 1*(QUCHAR / EmbeddedUnicodeChar); QUCHAR = QCHAR / UTF8-non-ascii
 *                                                                       RFC 6533 section 3 */
bool utf8_address(struct cursor *c, bool utf8)
{
    const uint32_t start = c->at;
    uint32_t point;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns READING, point;
        loop variant c->end - c->at; */
    for (;;) {
        skip(c, UTF8_ADDRESS);
        if (next_is(c, '\\')) {
            if (!embedded_unicode_char(c, &point))
                return false;
        } else if (utf8 && c->at < c->end && is_eight_bit(c->line[c->at])) {
            if (!utf8_sequence(c->line, c->end, &c->at))
                return reject(c, SMTPATH_MALFORMED_UTF8);
        } else {
            return c->at > start || reject(c, SMTPATH_EXPECTED_UTF8_ADDRESS);
        }
    }
}

/* ---- What they mean ---------------------------------------------------------------------------------------- */

/* Closes a C string: the octets and a NUL if there is room for both, else a NUL alone.
 * Returns: their number. */
/*@ requires is_sink(out); assigns out->buffer[0 .. out->size - 1]; ensures \result == out->length; */
static size_t whole_string(struct sink *out)
{
    if (out->size > 0)
        out->buffer[out->length < out->size ? out->length : 0] = '\0';
    return out->length;
}

/* What is no such text has no meaning. */
/*@ requires is_sink(out); assigns out->length, out->buffer[0 .. out->size - 1]; ensures \result == 0; */
static size_t no_string(struct sink *out)
{
    out->length = 0;
    return whole_string(out);
}

/* The octet that a hexchar at text[at] stands for; 0 if none is there, or one of a control. */
/*@ requires at < length && \valid_read(text + (0 .. length - 1)); assigns \nothing;
    ensures \result != 0 ==> at + 3 <= length; */
static char octet_meant(const char *text, size_t at, size_t length)
{
    if (length - at < 3 || !in_class(text[at + 1], HEXDIG) || !in_class(text[at + 2], HEXDIG))
        return '\0';
    const uint32_t octet = 16 * hex_number(text[at + 1]) + hex_number(text[at + 2]);
    return octet < 0x20 || octet == 0x7F ? '\0' : (char)(unsigned char)octet;
}

size_t smtpath_decode_xtext(const char *text, size_t length, char *buffer, size_t size)
{
    struct sink out = {buffer, size, 0};
    size_t at = 0;
    /*@ loop invariant at <= length && is_sink(&out);
        loop assigns at, out.length, buffer[0 .. size - 1];
        loop variant length - at; */
    while (at < length) {
        const bool encoded = text[at] == '+';
        const char octet = encoded ? octet_meant(text, at, length) : text[at];
        if (encoded ? octet == '\0' : !in_class(octet, XCHAR) && octet != '=')
            return no_string(&out);
        put(&out, octet);
        at += encoded ? 3 : 1;
    }
    return whole_string(&out);
}

/* UTF8-2 / UTF8-3 / UTF8-4, and what ASCII there is                     RFC 3629 section 4 */
/*@ requires is_sink(out) && point <= 0x10FFFF; assigns out->length, out->buffer[0 .. out->size - 1]; */
static void put_utf8(struct sink *out, uint32_t point)
{
    if (point < 0x80) {
        put(out, (char)point);
    } else if (point < 0x800) {
        put(out, (char)(unsigned char)(0xC0 | point >> 6));
    } else if (point < 0x10000) {
        put(out, (char)(unsigned char)(0xE0 | point >> 12));
        put(out, (char)(unsigned char)(0x80 | (point >> 6 & 0x3F)));
    } else {
        put(out, (char)(unsigned char)(0xF0 | point >> 18));
        put(out, (char)(unsigned char)(0x80 | (point >> 12 & 0x3F)));
        put(out, (char)(unsigned char)(0x80 | (point >> 6 & 0x3F)));
    }
    if (point >= 0x80)
        put(out, (char)(unsigned char)(0x80 | (point & 0x3F)));
}

/* QUCHAR, passed over and written. */
/*@ requires is_cursor(c) && c->at < c->end && is_sink(out) && \separated(out, c, c->out, c->options);
    assigns c->at, out->length, out->buffer[0 .. out->size - 1];
    ensures is_cursor(c) && c->at >= \old(c->at) && (\result ==> c->at > \old(c->at)); */
static bool decode_quchar(struct cursor *c, struct sink *out)
{
    uint32_t at = c->at;
    if (is_eight_bit(c->line[at])) {
        if (!utf8_sequence(c->line, c->end, &c->at))
            return false;
    } else {
        if (!is(c, UTF8_ADDRESS))
            return false;
        c->at++;
    }
    /*@ loop invariant is_cursor(c) && is_sink(out) && at <= c->at;
        loop assigns at, out->length, out->buffer[0 .. out->size - 1];
        loop variant c->at - at; */
    for (; at < c->at; at++)
        put(out, c->line[at]);
    return true;
}

size_t smtpath_decode_utf8_address(const char *text, size_t length, char *buffer, size_t size)
{
    struct sink out = {buffer, size, 0};
    struct smtpath_line unused;
    struct cursor c;
    uint32_t point = 0;
    if (length > UINT32_MAX)
        return no_string(&out);
    unused.verb = SMTPATH_VERB_RCPT;
    begin(&c, text, (uint32_t)length, &no_options, &unused);
    /*@ loop invariant is_cursor(&c) && unrefused(&c) && is_sink(&out);
        loop assigns c.at, c.eight_bit, c.token_end, SPAN(unused.diagnostic), unused.diagnostic.reason,
          unused.diagnostic.code, unused.diagnostic.enhanced[0 .. 2], unused.diagnostic.verb, unused.deviations,
          unused.deviation_offset, point, out.length, buffer[0 .. size - 1];
        loop variant c.end - c.at; */
    while (c.at < c.end) {
        if (!next_is(&c, '\\')) {
            if (!decode_quchar(&c, &out))
                return no_string(&out);
        } else {
            if (!embedded_unicode_char(&c, &point))
                return no_string(&out);
            put_utf8(&out, point);
        }
    }
    return whole_string(&out);
}

/* ---- Written ----------------------------------------------------------------------------------------------- */

/*@ requires is_sink(out) && digit <= 15; assigns out->length, out->buffer[0 .. out->size - 1]; */
static void put_hex(struct sink *out, uint32_t digit)
{
    put(out, (char)(digit < 10 ? '0' + digit : 'A' + (digit - 10)));
}

bool put_xtext(struct sink *out, const char *octets, size_t length, bool of_mailbox)
{
    /*@ loop invariant i <= length;
        loop assigns i, out->length, out->buffer[0 .. out->size - 1];
        loop variant length - i; */
    for (size_t i = 0; i < length; i++) {
        const char octet = octets[i];
        if (!in_class(octet, PRINTABLE) && !(of_mailbox && is_eight_bit(octet)))
            return false;
        if (in_class(octet, XCHAR)) {
            put(out, octet);
            continue;
        }
        put(out, '+');
        put_hex(out, (unsigned char)octet / 16);
        put_hex(out, (unsigned char)octet % 16);
    }
    return true;
}

/* The code point of a well-formed UTF-8 sequence. */
/*@ requires 1 <= length <= 4 && \valid_read(octets + (0 .. length - 1)); assigns \nothing; */
static uint32_t point_of(const char *octets, size_t length)
{
    static const uint32_t of_first[] = {256, 128, 64, 32, 16}; /* so many values has what it holds */
    uint32_t point = (unsigned char)octets[0] % of_first[length];
    /*@ loop invariant 1 <= i <= length;
        loop invariant (i <= 1 ==> point < 128) && (i <= 2 ==> point < 8192) && (i <= 3 ==> point < 524288);
        loop assigns i, point;
        loop variant length - i; */
    for (size_t i = 1; i < length; i++)
        point = point * 64 + (unsigned char)octets[i] % 64;
    return point;
}

/* EmbeddedUnicodeChar = %x5C.78 "{" HEXPOINT "}"                        RFC 6533 section 3 */
/*@ requires is_sink(out); assigns out->length, out->buffer[0 .. out->size - 1]; */
static void put_embedded(struct sink *out, uint32_t point)
{
    uint32_t divisor = 16;
    /*@ loop invariant 16 <= divisor && (divisor == 16 || divisor <= point);
        loop assigns divisor;
        loop variant point - divisor; */
    while (point / divisor >= 16) {
        //@ assert 16 * divisor <= point;
        divisor *= 16;
    }
    put_literal(out, "\\x{");
    /*@ loop assigns divisor, out->length, out->buffer[0 .. out->size - 1];
        loop variant divisor; */
    for (; divisor > 0; divisor /= 16)
        put_hex(out, point / divisor % 16);
    put(out, '}');
}

bool put_utf8_address(struct sink *out, const char *octets, size_t length, bool utf8)
{
    size_t at = 0;
    /*@ loop invariant at <= length;
        loop assigns at, out->length, out->buffer[0 .. out->size - 1];
        loop variant length - at; */
    while (at < length) {
        const bool eight_bit = is_eight_bit(octets[at]);
        const size_t count = eight_bit ? utf8_length(octets, at, length) : 1;
        if (count == 0)
            return false;
        if (in_class(octets[at], UTF8_ADDRESS) || (eight_bit && utf8)) {
            /*@ loop invariant i <= count;
                loop assigns i, out->length, out->buffer[0 .. out->size - 1];
                loop variant count - i; */
            for (size_t i = 0; i < count; i++)
                put(out, octets[at + i]);
        } else {
            put_embedded(out, point_of(octets + at, count));
        }
        at += count;
    }
    return true;
}
