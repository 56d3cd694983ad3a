// SPDX-License-Identifier: MIT
/*
 * The sets by NEON.
 */
#ifndef SMTPATH_SURVEY_NEON_H
#define SMTPATH_SURVEY_NEON_H

#include "survey_halves.h"

#if defined(USE_NEON)

typedef uint8x16_t lane;

static HOT lane lane_at(const char *octets)
{
    return vld1q_u8((const uint8_t *)octets);
}

/* One bit an octet, of octets that are all ones or all zeros. */
static HOT uint64_t lane_bits(lane truth)
{
    static const uint8_t weight[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const lane weighed = vandq_u8(truth, vld1q_u8(weight));
    return (uint64_t)vaddv_u8(vget_low_u8(weighed)) | (uint64_t)vaddv_u8(vget_high_u8(weighed)) << 8;
}

static HOT uint64_t xchar_bits(const char *octets)
{
    const lane v = lane_at(octets);
    const lane printable = vandq_u8(vcgtq_u8(v, vdupq_n_u8(' ')), vcltq_u8(v, vdupq_n_u8(0x7F)));
    const lane special = vorrq_u8(vceqq_u8(v, vdupq_n_u8('+')), vceqq_u8(v, vdupq_n_u8('=')));
    return lane_bits(vbicq_u8(printable, special));
}

static HOT lane lane_is(lane v, char octet)
{
    return vceqq_u8(v, vdupq_n_u8((uint8_t)octet));
}

static HOT lane lane_from(lane v, char low)
{
    return vcgeq_u8(v, vdupq_n_u8((uint8_t)low));
}

static HOT uint64_t eight_bit_lane(const char *octets)
{
    return lane_bits(vcgeq_u8(lane_at(octets), vdupq_n_u8(0x80)));
}

static HOT struct quoting quoting_lane(const char *octets)
{
    const lane v = lane_at(octets);
    const struct quoting q = {
        lane_bits(vceqq_u8(v, vdupq_n_u8('"'))),
        lane_bits(vceqq_u8(v, vdupq_n_u8('\\'))),
        lane_bits(vcltq_u8(vsubq_u8(v, vdupq_n_u8(' ')), vdupq_n_u8(0x7F - ' '))),
        lane_bits(vcgeq_u8(v, vdupq_n_u8(0x80))),
    };
    return q;
}

static HOT struct address_octets address_lane(const char *octets)
{
    const lane v = lane_at(octets);
    const lane letter = vsubq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
    const lane digit = vsubq_u8(v, vdupq_n_u8('0'));
    const struct address_octets a = {
        lane_bits(vorrq_u8(vcltq_u8(digit, vdupq_n_u8(10)), vcltq_u8(letter, vdupq_n_u8(6)))),
        lane_bits(lane_is(v, ':')),
        lane_bits(lane_is(v, '.')),
    };
    return a;
}

static HOT struct survey survey_lane(lane v)
{
    const lane low = vandq_u8(v, vdupq_n_u8(0x0F));
    const lane row = vqtbl1q_u8(vld1q_u8(high_half), vshrq_n_u8(v, 4));
    const struct survey s = {
        lane_bits(vtstq_u8(row, vqtbl1q_u8(vld1q_u8(local_low_half), low))),
        lane_bits(vtstq_u8(row, vqtbl1q_u8(vld1q_u8(domain_low_half), low))),
        lane_bits(vceqq_u8(v, vdupq_n_u8('.'))),
        lane_bits(vceqq_u8(v, vdupq_n_u8('-'))),
    };
    return s;
}

static HOT struct survey survey_pair(const char *first, const char *second)
{
    return joined(survey_lane(lane_at(first)), survey_lane(lane_at(second)), LEAST);
}

/* Of so many octets: those that end a line, CR and LF, or cannot stand in one, NUL. */
enum { SCANNED = 16 };
static HOT uint64_t stops_in(const char *octets)
{
    const lane v = lane_at(octets);
    const lane stops = vceqq_u8(v, vqtbl1q_u8(vld1q_u8(stops_low_half), v));
    return vmaxvq_u8(stops) == 0 ? 0 : lane_bits(stops);
}

#endif

#endif
