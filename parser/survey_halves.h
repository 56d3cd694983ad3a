// SPDX-License-Identifier: MIT
/*
 * Two classes of octets by the halves of an octet, for the instruction sets that look up 16 of them at once: SSSE3, AVX2,
 * NEON.
 */
#ifndef SMTPATH_SURVEY_HALVES_H
#define SMTPATH_SURVEY_HALVES_H

#include "survey.h"

#if defined(USE_SSSE3) || defined(USE_AVX2) || defined(USE_NEON)

/* An octet is in a class if the table of its low half and that of its high half share a bit: each row of
 * ASCII has a bit of its own. 0 where a row has none of the class; bit 7 is not used, so that a set of
 * bits, as a signed number, is greater than 0 if it is not empty. */
#define ROW_2 1
#define ROW_3 2
#define ROW_4 4
#define ROW_5 8
#define ROW_6 16
#define ROW_7 32
static const uint8_t high_half[16] = {0, 0, ROW_2, ROW_3, ROW_4, ROW_5, ROW_6, ROW_7};
static const uint8_t local_low_half[16] = {
    /* 0 */ ROW_3 | ROW_5 | ROW_6 | ROW_7,
    /* 1 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 2 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 3 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 4 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 5 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 6 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 7 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 8 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 9 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* A */ ROW_2 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* B */ ROW_2 | ROW_4 | ROW_6 | ROW_7,
    /* C */ ROW_4 | ROW_6 | ROW_7,
    /* D */ ROW_2 | ROW_3 | ROW_4 | ROW_6 | ROW_7,
    /* E */ ROW_2 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* F */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6,
};
static const uint8_t domain_low_half[16] = {
    /* 0 */ ROW_3 | ROW_5 | ROW_7,
    /* 1 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 2 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 3 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 4 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 5 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 6 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 7 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 8 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 9 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* A */ ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* B */ ROW_4 | ROW_6,
    /* C */ ROW_4 | ROW_6,
    /* D */ ROW_2 | ROW_4 | ROW_6,
    /* E */ ROW_2 | ROW_4 | ROW_6,
    /* F */ ROW_4 | ROW_6,
};

#endif

#if defined(USE_SSSE3) || defined(USE_AVX2) || defined(USE_AVX512) || defined(USE_NEON)

/* An octet is a CR, an LF or a NUL if it is what the table has for its low half. */
static const uint8_t stops_low_half[16] = {[0x0A] = '\n', [0x0D] = '\r'};

#endif

#endif
