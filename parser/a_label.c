// SPDX-License-Identifier: MIT
/*
 * A-labels: RFC 3492 and RFC 5890 section 2.3.2.1, arithmetic without tables.
 */
#include "correction.h"

enum {
    PUNYCODE_BASE = 36,
    PUNYCODE_T_MIN = 1,
    PUNYCODE_T_MAX = 26,
    PUNYCODE_SKEW = 38,
    PUNYCODE_DAMP = 700,
    PUNYCODE_BIAS = 72,
    PUNYCODE_FIRST = 128,
    A_LABEL = 63
};

/* The digit of a value: a .. z, 0 .. 9. */
/*@ requires value < PUNYCODE_BASE; assigns \nothing; */
static char digit_of(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + (value - 26));
}

/* RFC 3492 section 6.1 */
/*@ requires points > 0; assigns \nothing; */
static uint32_t adapted_bias(uint32_t delta, uint32_t points, bool first)
{
    uint32_t k = 0;
    delta = first ? delta / PUNYCODE_DAMP : delta / 2;
    delta += delta / points;
    /*@ loop assigns delta, k;
        loop variant delta; */
    for (; delta > (PUNYCODE_BASE - PUNYCODE_T_MIN) * PUNYCODE_T_MAX / 2; k += PUNYCODE_BASE)
        delta /= PUNYCODE_BASE - PUNYCODE_T_MIN;
    return k + (PUNYCODE_BASE - PUNYCODE_T_MIN + 1) * delta / (delta + PUNYCODE_SKEW);
}

/* An A-label that is being written. */
struct a_label {
    char octets[A_LABEL];
    size_t length;
};

/*@ requires \valid(a) && a->length <= A_LABEL + 1; assigns a->length, a->octets[0 .. A_LABEL - 1];
    ensures a->length <= A_LABEL + 1; */
static void add(struct a_label *a, char octet)
{
    if (a->length < A_LABEL)
        a->octets[a->length] = octet;
    a->length += a->length <= A_LABEL;
}

/* A number as a variable-length integer. */
/*@ requires \valid(a) && a->length <= A_LABEL + 1; assigns a->length, a->octets[0 .. A_LABEL - 1];
    ensures a->length <= A_LABEL + 1; */
static void add_delta(struct a_label *a, uint32_t delta, uint32_t bias)
{
    /*@ loop invariant a->length <= A_LABEL + 1;
        loop assigns k, delta, a->length, a->octets[0 .. A_LABEL - 1];
        loop variant delta; */
    for (uint32_t k = PUNYCODE_BASE;; k += PUNYCODE_BASE) {
        const uint32_t t = k <= bias                    ? PUNYCODE_T_MIN
                           : k >= bias + PUNYCODE_T_MAX ? PUNYCODE_T_MAX
                                                        : k - bias;
        if (delta < t)
            break;
        add(a, digit_of(t + (delta - t) % (PUNYCODE_BASE - t)));
        delta = (delta - t) / (PUNYCODE_BASE - t);
    }
    add(a, digit_of(delta));
}

/* A small letter in place of a capital one, of the scripts where that is arithmetic. */
/*@ assigns \nothing; */
static uint32_t small(uint32_t code)
{
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
        (code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F))
        return code + 32;
    return code >= 0x400 && code <= 0x40F ? code + 80 : code;
}

/* The code points of a label in small letters. Returns: how many; 0 if they are too many, or no UTF-8, or not composed
 * as a U-label is. */
/*@ requires is_scene(s) && begin <= end <= s->length && \valid(points + (0 .. A_LABEL - 1));
    assigns points[0 .. A_LABEL - 1]; ensures \result <= A_LABEL; */
static uint32_t code_points_of(const struct scene *s, size_t begin, size_t end, uint32_t *points)
{
    uint32_t count = 0;
    /*@ loop invariant count <= A_LABEL;
        loop assigns begin, count, points[0 .. A_LABEL - 1];
        loop variant end - begin; */
    while (begin < end) {
        struct code_point c;
        smtpath_unusual_code_point(s, begin, &c);
        if (c.length == 0 || count == A_LABEL || (c.code >= 0x300 && c.code <= 0x36F))
            return 0;
        points[count++] = small(c.code);
        begin += c.length;
    }
    return count;
}

/* RFC 3492 section 6.3: the code points in ascending order, of each where it stands. */
/*@ requires \valid(a) && a->length <= A_LABEL + 1 && \valid_read(points + (0 .. count - 1)) && 0 < count <= A_LABEL;
    assigns a->length, a->octets[0 .. A_LABEL - 1]; */
static void add_punycode(struct a_label *a, const uint32_t *points, uint32_t count)
{
    uint32_t delta = 0, bias = PUNYCODE_BIAS, done = 0, code = PUNYCODE_FIRST;
    for (uint32_t i = 0; i < count; i++)
        if (points[i] < PUNYCODE_FIRST)
            add(a, (char)points[i]);
    const uint32_t basic = done = (uint32_t)(a->length - 4);
    if (basic > 0)
        add(a, '-');
    while (done < count && a->length <= A_LABEL) {
        uint32_t next = UINT32_MAX;
        for (uint32_t i = 0; i < count; i++)
            if (points[i] >= code && points[i] < next)
                next = points[i];
        delta += (next - code) * (done + 1);
        code = next;
        for (uint32_t i = 0; i < count; i++) {
            delta += points[i] < code;
            if (points[i] != code)
                continue;
            add_delta(a, delta, bias);
            bias = adapted_bias(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
        delta++;
        code++;
    }
}

/* The label that ends where the text t is to go on is not ASCII: its A-label instead. */
static bool a_label(const struct scene *s, struct text *t, size_t begin, size_t end)
{
    uint32_t points[A_LABEL];
    struct a_label a = {"xn--", 4};
    const uint32_t count = code_points_of(s, begin, end, points);
    if (count == 0)
        return false;
    add_punycode(&a, points, count);
    return a.length <= A_LABEL && put_in(t, begin, end - begin, a.octets, a.length);
}

/* Each label of the domain at fault that is not ASCII, the last one first. */
bool smtpath_a_labels(const struct scene *s, struct text *t)
{
    size_t begin = s->at, end = s->at;
    while (end < s->length && !one_of(s, end, "> \t"))
        end++;
    while (begin > s->argument && !one_of(s, begin - 1, "@< \t"))
        begin--;
    while (end > begin) {
        size_t label = end;
        bool ascii = true;
        while (label > begin && s->line[label - 1] != '.')
            ascii = !is_eight_bit(s->line[--label]) && ascii;
        if (!ascii && !a_label(s, t, label, end))
            return false;
        end = label > begin ? label - 1 : begin;
    }
    return true;
}
