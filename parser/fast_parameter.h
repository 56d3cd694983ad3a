// SPDX-License-Identifier: MIT
/*
 * The common parameters of MAIL and RCPT. The short way uses it.
 */
#ifndef SMTPATH_FAST_PARAMETER_H
#define SMTPATH_FAST_PARAMETER_H

#include "fast_bits.h"
#include "survey_words.h"

#if !defined(PRODUCTIONS_ONLY)

static HOT struct smtpath_span span_between(uint32_t begin, uint32_t end)
{
    const struct smtpath_span span = {begin, end - begin};
    return span;
}

/* ---- Parameters ------------------------------------------------------------------------------------------------ */

/* What is read of the parameters so far. */
struct reader {
    const char *line;
    uint32_t at, end;
    uint64_t extensions;
    struct smtpath_line *out;
};

/* Begins a parameter whose keyword has this length. Not ours if it was not offered or is there already. */
static HOT struct smtpath_parameter *open_parameter(struct reader *r, enum smtpath_param param,
                                                    uint64_t extension, uint32_t keyword_length)
{
    struct smtpath_parameter *p = &r->out->parameter[param];
    if ((r->extensions & extension) == 0 || (r->out->present & SMTPATH_BIT(param)) != 0)
        return NULL;
    r->out->present |= SMTPATH_BIT(param);
    p->keyword.offset = r->at;
    p->keyword.length = keyword_length;
    r->at += keyword_length + 1;
    p->value.offset = r->at;
    return p;
}

/* Ends a value here, at SP or at the line's end. */
static HOT bool close_value(struct reader *r, struct smtpath_parameter *p)
{
    p->value.length = r->at - p->value.offset;
    return r->at == r->end || (r->at < r->end && r->line[r->at] == ' ');
}

/* The number that eight octets less "0" are, the first of them highest. */
static HOT uint64_t number_of(uint64_t digits)
{
    digits = digits * 10 + (digits >> 8);
    const uint64_t pairs = UINT64_C(0x000000FF000000FF);
    return ((digits & pairs) * UINT64_C(0x000F424000000064) +
            (digits >> 16 & pairs) * UINT64_C(0x0000271000000001)) >>
           32;
}

/* size-value = 1*20DIGIT; eight digits in one step, more than 19 are not ours. */
static HOT bool fast_size(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_SIZE, SMTPATH_EXT_SIZE, 4);
    if (p == NULL || r->at >= r->end)
        return false;
    const uint64_t digits = eight_at(r->line, r->at, r->end) ^ UINT64_C(0x3030303030303030);
    const uint64_t others =
        (digits | (digits + UINT64_C(0x7676767676767676))) & UINT64_C(0x8080808080808080);
    const uint32_t count = others == 0 ? 8 : lowest(others) / 8;
    if (count == 0)
        return false;
    uint64_t number = number_of(digits << (8 - count) * 8);
    r->at += count;
    while (count == 8 && r->at < r->end && in_class(r->line[r->at], DIGIT)) {
        number = number * 10 + (uint64_t)(r->line[r->at++] - '0');
        if (r->at - p->value.offset > 19)
            return false;
    }
    p->number = number;
    return close_value(r, p);
}

static HOT bool fast_body(struct reader *r)
{
    struct smtpath_parameter *p =
        open_parameter(r, SMTPATH_PARAM_BODY, SMTPATH_EXT_8BITMIME | SMTPATH_EXT_BINARYMIME, 4);
    if (p == NULL || r->at >= r->end)
        return false;
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    if (IS_WORD(octets, "8BITMIME")) {
        p->choice = SMTPATH_BODY_8BITMIME;
        r->at += 8;
    } else if (IS_WORD(octets, "7BIT")) {
        p->choice = SMTPATH_BODY_7BIT;
        r->at += 4;
    } else if (IS_WORD(octets, "BINARYMI") && r->end - r->at >= 10 &&
               IS_WORD(eight_at(r->line, r->at + 2, r->end), "NARYMIME") &&
               (r->extensions & SMTPATH_EXT_BINARYMIME) != 0) {
        p->choice = SMTPATH_BODY_BINARYMIME;
        r->at += 10;
    } else {
        return false;
    }
    return close_value(r, p);
}

static bool fast_smtputf8(struct reader *r)
{
    static const struct smtpath_span no_value;
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_SMTPUTF8, SMTPATH_EXT_SMTPUTF8, 8);
    if (p == NULL)
        return false;
    r->at--; /* there is no "=" */
    p->value = no_value;
    return r->at == r->end || r->line[r->at] == ' ';
}

static bool fast_ret(struct reader *r, bool full)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_RET, SMTPATH_EXT_DSN, 3);
    if (p == NULL)
        return false;
    p->choice = full ? SMTPATH_RET_FULL : SMTPATH_RET_HDRS;
    r->at += 4;
    return close_value(r, p);
}

/* "+" and two upper-case hexadecimal digits of an octet %d32-126. */
static bool is_hexchar(const char *octets)
{
    return octets[1] >= '2' && octets[1] <= '7' && in_class(octets[2], UPPER_HEXDIG) &&
           !(octets[1] == '7' && octets[2] == 'F');
}

/* Passes over xtext, 16 octets in one step, up to what is none. */
static NOINLINE void pass_xtext(struct reader *r)
{
    while (r->at < r->end) {
        const uint32_t from = r->at + LEAST <= r->end ? r->at : r->end - LEAST;
        const uint64_t others = ~(xchar_bits(r->line + from) >> (r->at - from));
        const uint32_t left = from + LEAST - r->at;
        const uint32_t count = lowest(others);
        r->at += count;
        if (count == left)
            continue;
        if (r->line[r->at] != '+' || r->end - r->at < 3 || !is_hexchar(r->line + r->at))
            return;
        r->at += 3;
    }
}

/* RFC 3461 section 4.4: at most 100 octets. */
static bool fast_envid(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_ENVID, SMTPATH_EXT_DSN, 5);
    if (p == NULL)
        return false;
    pass_xtext(r);
    return close_value(r, p) && p->value.length > 0 && p->value.length <= 100;
}

/* One word of NOTIFY's list; 0 if it is none. */
static HOT uint32_t notify_word(struct reader *r)
{
    if (r->at >= r->end)
        return 0;
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    r->at += 7;
    if (IS_WORD(octets, "FAILURE"))
        return SMTPATH_NOTIFY_FAILURE;
    if (IS_WORD(octets, "SUCCESS"))
        return SMTPATH_NOTIFY_SUCCESS;
    r->at -= 2;
    if (IS_WORD(octets, "DELAY"))
        return SMTPATH_NOTIFY_DELAY;
    if (IS_WORD(octets, "NEVER"))
        return SMTPATH_NOTIFY_NEVER;
    return 0;
}

static bool fast_notify(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_NOTIFY, SMTPATH_EXT_DSN, 6);
    if (p == NULL)
        return false;
    uint32_t element = notify_word(r);
    p->choice = element;
    while (element != 0 && r->at < r->end && r->line[r->at] == ',') {
        r->at++;
        element = notify_word(r);
        p->choice |= element;
    }
    const bool never_alone = (p->choice & SMTPATH_NOTIFY_NEVER) == 0 || r->at - p->value.offset == 5;
    return element != 0 && never_alone && close_value(r, p);
}

/* Of addr-types only "rfc822". No value of a line that is read here has over 500 octets. */
static bool fast_orcpt(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_ORCPT, SMTPATH_EXT_DSN, 5);
    if (p == NULL || r->at >= r->end || !IS_WORD(eight_at(r->line, r->at, r->end), "RFC822;"))
        return false;
    p->first.offset = r->at;
    p->first.length = 6;
    r->at += 7;
    p->second.offset = r->at;
    pass_xtext(r);
    p->second.length = r->at - p->second.offset;
    return close_value(r, p) && p->second.length > 0;
}

static HOT bool mail_parameter(struct reader *r)
{
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    if (IS_WORD(octets, "SIZE="))
        return fast_size(r);
    if (IS_WORD(octets, "BODY="))
        return fast_body(r);
    if (IS_WORD(octets, "RET=FULL") || IS_WORD(octets, "RET=HDRS"))
        return fast_ret(r, IS_WORD(octets, "RET=FULL"));
    if (IS_WORD(octets, "ENVID="))
        return fast_envid(r);
    return IS_WORD(octets, "SMTPUTF8") && fast_smtputf8(r);
}

static bool rcpt_parameter(struct reader *r)
{
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    if (IS_WORD(octets, "NOTIFY="))
        return fast_notify(r);
    return IS_WORD(octets, "ORCPT=") && fast_orcpt(r);
}

/* *(SP esmtp-param), from the path's end on. Returns: where it stopped; at the end, all are read. */
static HOT uint32_t fast_params(const char *line, uint32_t at, uint32_t end, uint64_t extensions,
                                struct smtpath_line *out)
{
    struct reader r = {line, at, end, extensions, out};
    const bool is_mail = out->verb == SMTPATH_VERB_MAIL;
    out->parameters = span_between(at + 1, end);
    while (r.at < end) {
        const uint32_t here = r.at, present = out->present;
        if (line[r.at] == ' ' && ++r.at < end && (is_mail ? mail_parameter(&r) : rcpt_parameter(&r)))
            continue;
        out->present = present;
        return here;
    }
    return end;
}

#endif

#endif
