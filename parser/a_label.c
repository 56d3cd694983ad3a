// SPDX-License-Identifier: MIT
/*
 * A-labels: RFC 3492 and RFC 5890 section 2.3.2.1, arithmetic without tables.
 */
#include "correction.h"
#include "punycode.h"

/* No number of 32 bits has more digits: all but two divide it by 10 at least. */
enum { PUNYCODE_MOST = 16 };
enum { A_LABEL = 63 };

/* The digit of a value: a .. z, 0 .. 9. */
/*@ requires value < PUNYCODE_BASE; assigns \nothing; */
static char digit_of(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + (value - 26));
}

/* An A-label that is being written. */
struct a_label {
    char octets[A_LABEL];
    size_t length;
};

/*@ requires \valid(a) && a->length <= A_LABEL + 1; assigns a->length, a->octets[0 .. A_LABEL - 1];
    ensures \old(a->length) <= a->length <= A_LABEL + 1; */
static void add(struct a_label *a, char octet)
{
    if (a->length < A_LABEL)
        a->octets[a->length] = octet;
    a->length += a->length <= A_LABEL;
}

/* A number as a variable-length integer. */
/*@ requires \valid(a) && a->length <= A_LABEL + 1 && bias <= 1000;
    assigns a->length, a->octets[0 .. A_LABEL - 1]; ensures \old(a->length) <= a->length <= A_LABEL + 1; */
static void add_delta(struct a_label *a, uint32_t delta, uint32_t bias)
{
    /*@ loop invariant \at(a->length, Pre) <= a->length <= A_LABEL + 1;
        loop invariant in_digits: PUNYCODE_BASE <= k <= PUNYCODE_MOST * PUNYCODE_BASE + PUNYCODE_BASE;
        loop assigns k, delta, a->length, a->octets[0 .. A_LABEL - 1];
        loop variant delta; */
    for (uint32_t k = PUNYCODE_BASE; k <= PUNYCODE_MOST * PUNYCODE_BASE; k += PUNYCODE_BASE) {
        const uint32_t t = punycode_threshold(k, bias);
        if (delta < t)
            break;
        add(a, digit_of(t + (delta - t) % (PUNYCODE_BASE - t)));
        delta = (delta - t) / (PUNYCODE_BASE - t);
    }
    add(a, digit_of(delta % PUNYCODE_BASE));
}

/* A small letter in place of a capital one, of the scripts where that is arithmetic. */
/*@ requires code < NO_POINT; assigns \nothing; ensures \result < NO_POINT; */
static uint32_t small(uint32_t code)
{
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
        (code >= 0x391 && code <= 0x3AB) || (code >= 0x410 && code <= 0x42F))
        return code + 32;
    return code >= 0x400 && code <= 0x40F ? code + 80 : code;
}

/* The code points of a label in small letters. Returns: how many; 0 if they are too many, or no UTF-8, or not composed
 * as a U-label is, or one is a look-alike, such as of the dot. */
/*@ requires is_scene(s) && begin <= end <= s->length && \valid(points + (0 .. A_LABEL - 1));
    requires \separated(points + (0 .. A_LABEL - 1), s) && \separated(points + (0 .. A_LABEL - 1), s->d); assigns points[0 .. A_LABEL - 1];
    ensures \result <= A_LABEL && are_points(points, \result); */
static uint32_t code_points_of(const struct scene *s, size_t begin, size_t end, uint32_t *points)
{
    uint32_t count = 0;
    /*@ loop invariant count <= A_LABEL && begin <= s->length && are_points(points, count);
        loop assigns begin, count, points[0 .. A_LABEL - 1];
        loop variant end - begin; */
    while (begin < end) {
        struct code_point c;
        const bool unusual = smtpath_unusual_code_point(s, begin, &c);
        if (unusual || c.length == 0 || count == A_LABEL || (c.code >= 0x300 && c.code <= 0x36F))
            return 0;
        points[count++] = small(c.code);
        begin += c.length;
    }
    return count;
}

/* RFC 3492 section 6.3: the code points in ascending order, of each where it stands. */
/*@ requires \valid(a) && a->length == 4 && \valid_read(points + (0 .. count - 1)) && 0 < count <= A_LABEL;
    requires are_points(points, count) && \separated(a, points + (0 .. count - 1));
    assigns a->length, a->octets[0 .. A_LABEL - 1]; ensures a->length <= A_LABEL + 1; */
static void add_punycode(struct a_label *a, const uint32_t *points, uint32_t count)
{
    uint32_t delta = 0, bias = PUNYCODE_BIAS, done = 0, code = PUNYCODE_FIRST;
    /*@ loop invariant i <= count && 4 <= a->length <= A_LABEL + 1;
        loop assigns i, a->length, a->octets[0 .. A_LABEL - 1];
        loop variant count - i; */
    for (uint32_t i = 0; i < count; i++)
        if (points[i] < PUNYCODE_FIRST)
            add(a, (char)points[i]);
    const uint32_t basic = done = (uint32_t)(a->length - 4);
    if (basic > 0)
        add(a, '-');
    /*@ loop invariant done <= 2 * A_LABEL && code <= NO_POINT && 4 <= a->length <= A_LABEL + 1;
        loop invariant is_bounded: delta <= code * (A_LABEL + 1) && bias <= 1000;
        loop assigns delta, bias, done, code, a->length, a->octets[0 .. A_LABEL - 1];
        loop variant NO_POINT - code; */
    while (done < count && a->length <= A_LABEL) {
        const uint32_t next = least_point(points, count, code);
        if (next == NO_POINT) /* not while one is left */
            return;
        //@ assert grows_by: (next - code) * (done + 1) <= (next - code) * A_LABEL;
        delta += (next - code) * (done + 1);
        code = next;
        /*@ loop invariant i <= count && done <= A_LABEL + i && 4 <= a->length <= A_LABEL + 1;
            loop invariant still_bounded: delta <= code * (A_LABEL + 1) + i && bias <= 1000;
            loop assigns i, delta, bias, done, a->length, a->octets[0 .. A_LABEL - 1];
            loop variant count - i; */
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
/*@ requires is_scene(s) && is_text(t) && s->line == t->line && \separated(s, t);
    requires begin <= end <= s->length;
    assigns t->length, t->line[0 .. t->size - 1]; ensures is_text(t); */
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
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (end < s->length && !one_of(s, end, "> \t"))
        end++;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > s->argument && !one_of(s, begin - 1, "@< \t"))
        begin--;
    /*@ loop invariant begin <= end <= s->length && is_text(t);
        loop assigns end, t->length, t->line[0 .. t->size - 1];
        loop variant end - begin; */
    while (end > begin) {
        size_t label = end;
        bool ascii = true;
        /*@ loop invariant begin <= label <= end;
            loop assigns label, ascii;
            loop variant label - begin; */
        while (label > begin && s->line[label - 1] != '.')
            ascii = !is_eight_bit(s->line[--label]) && ascii;
        if (!ascii && !a_label(s, t, label, end))
            return false;
        end = label > begin ? label - 1 : begin;
    }
    return true;
}
