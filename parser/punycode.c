// SPDX-License-Identifier: MIT
/*
 * The length of an A-label: arithmetic on code points, without the tables that IDNA needs. RFC 5891 section 4.2.4
 * measures a U-label by it.
 */
#include "punycode.h"

/* A label's code points. */
struct label {
    uint32_t point[LONGEST_NAME];
    uint32_t count;
    uint32_t basic; /* so many of them are ASCII */
};

/*@ predicate is_label(struct label *l) = \valid_read(l) && l->basic <= l->count <= LONGEST_NAME &&
      are_points(&l->point[0], l->count); */

/* Takes a label apart.
 * Returns: false if it has more code points than most. */
/*@ requires \valid(l) && \valid_read(label + (0 .. length - 1)) && most <= LONGEST_NAME;
    requires \separated(l, label + (0 .. length - 1)); assigns *l; ensures \result ==> is_label(l); */
static bool read_label(struct label *l, const char *label, uint32_t length, uint32_t most)
{
    uint32_t at = 0;
    l->count = 0;
    l->basic = 0;
    /*@ loop invariant at <= length && l->count <= most && is_label(l);
        loop assigns at, *l;
        loop variant length - at; */
    while (at < length) {
        uint32_t point;
        if (l->count == most)
            return false;
        const uint32_t octets = next_code_point(label + at, length - at, &point);
        l->point[l->count++] = point;
        if (point < PUNYCODE_FIRST)
            l->basic++;
        at += octets;
    }
    return true;
}

uint32_t adapted_bias(uint32_t delta, uint32_t points, bool first)
{
    uint32_t k = 0;
    delta = first ? delta / PUNYCODE_DAMP : delta / 2;
    delta += delta / points;
    /*@ loop invariant k < PUNYCODE_BASE * 21 && (k >= PUNYCODE_BASE ==> delta <= 122713351);
        loop invariant small_enough: k >= 2 * PUNYCODE_BASE ==> delta <= 3506096;
        loop assigns delta, k;
        loop variant delta; */
    while (delta > (PUNYCODE_BASE - PUNYCODE_T_MIN) * PUNYCODE_T_MAX / 2 && k < PUNYCODE_BASE * 20) {
        delta /= PUNYCODE_BASE - PUNYCODE_T_MIN;
        k += PUNYCODE_BASE;
    }
    return k + (PUNYCODE_BASE - PUNYCODE_T_MIN + 1) * delta / (delta + PUNYCODE_SKEW);
}

uint32_t punycode_threshold(uint32_t k, uint32_t bias)
{
    if (k <= bias)
        return PUNYCODE_T_MIN;
    return k >= bias + PUNYCODE_T_MAX ? PUNYCODE_T_MAX : k - bias;
}

/* How many digits a delta has, section 3.3. */
/*@ requires bias <= 1000; assigns \nothing; ensures 1 <= \result <= 34; */
static uint32_t digits_of(uint32_t delta, uint32_t bias)
{
    uint32_t count = 1;
    /*@ loop invariant 1 <= count <= 34 && k == PUNYCODE_BASE * count;
        loop assigns delta, count, k;
        loop variant 34 - count; */
    for (uint32_t k = PUNYCODE_BASE; count < 34; k += PUNYCODE_BASE) {
        const uint32_t t = punycode_threshold(k, bias);
        if (delta < t)
            return count;
        delta = (delta - t) / (PUNYCODE_BASE - t);
        count++;
    }
    return count;
}

uint32_t least_point(const uint32_t *points, uint32_t count, uint32_t from)
{
    uint32_t least = NO_POINT;
    /*@ loop invariant i <= count && from <= least <= NO_POINT;
        loop assigns i, least;
        loop variant count - i; */
    for (uint32_t i = 0; i < count; i++)
        if (points[i] >= from && points[i] < least)
            least = points[i];
    return least;
}

/* The encoding procedure of section 6.3, which counts its digits and stops where they are too many. Deltas stay
 * below 2^30: there are at most 255 code points. */
/*@ requires is_label(l) && most <= LONGEST_NAME; assigns \nothing; */
static bool encoding_fits(const struct label *l, uint32_t most)
{
    const uint32_t prefix = 4 + l->basic + (l->basic > 0 ? 1 : 0); /* "xn--", the basic ones, "-" */
    uint32_t n = PUNYCODE_FIRST, delta = 0, bias = PUNYCODE_BIAS, done = l->basic, length = prefix;
    /*@ loop invariant l->basic <= done <= 2 * LONGEST_NAME && n <= NO_POINT;
        loop invariant is_bounded: delta <= n * (LONGEST_NAME + 1) && bias <= 1000 && length <= 5 + 35 * LONGEST_NAME;
        loop assigns n, delta, bias, done, length;
        loop variant l->count - done; */
    while (done < l->count && length <= most) {
        const uint32_t before = done, m = least_point(l->point, l->count, n);
        //@ assert grows_by: (m - n) * (done + 1) <= (m - n) * LONGEST_NAME;
        delta += (m - n) * (done + 1);
        /*@ loop invariant i <= l->count && before <= done <= before + i && (done > before ==> m < NO_POINT);
            loop invariant still_bounded: delta <= m * (LONGEST_NAME + 1) + i && bias <= 1000 && length <= most + 34 * i;
            loop assigns i, delta, bias, done, length;
            loop variant l->count - i; */
        for (uint32_t i = 0; i < l->count; i++) {
            if (l->point[i] < m)
                delta++;
            if (l->point[i] != m)
                continue;
            length += digits_of(delta, bias);
            bias = adapted_bias(delta, done + 1, done == l->basic);
            delta = 0;
            done++;
        }
        if (done == before) /* not in a label that is well-formed */
            return false;
        delta++;
        n = m + 1;
    }
    return length <= most;
}

/* The most digits that a delta below 2^29 has: each but the first two divides it by 10 at least, and what is below 26
 * is one digit. */
enum { MOST_DIGITS = 9 };

/* Whether an A-label fits whatever its deltas are, which most do: "xn--", the ASCII octets, "-", and the digits. */
/*@ requires \valid_read(label + (0 .. length - 1)) && most <= LONGEST_NAME; assigns \nothing; */
static bool fits_anyway(const char *label, uint32_t length, uint32_t most)
{
    uint32_t needed = 5;
    /*@ loop invariant i <= length && needed <= LONGEST_NAME + MOST_DIGITS;
        loop assigns i, needed;
        loop variant length - i; */
    for (uint32_t i = 0; i < length && needed <= most; i++) {
        if (!is_eight_bit(label[i]))
            needed++;
        else if (((unsigned char)label[i] & 0x40) != 0) /* the first octet of a sequence */
            needed += MOST_DIGITS;
    }
    return needed <= most;
}

bool a_label_fits(const char *label, uint32_t length, uint32_t most)
{
    struct label l;
    if (fits_anyway(label, length, most))
        return true;
    /* each code point needs an octet at least */
    return read_label(&l, label, length, most) && encoding_fits(&l, most);
}
