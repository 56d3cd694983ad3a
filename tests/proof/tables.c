// SPDX-License-Identifier: MIT
/*
 * What the contracts take for granted of the constant tables, shown row by row by Eva: the axioms
 * octet_classes of octet.h, nothing_chosen of cursor.h, atext, qtext and printable of token.c, textstring of write.c, atext and ldh of path.c,
 * xchar of xtext.c, names of command.c, keywords of extension.c, keywords and conflicts of parameter.c. Each assertion must be proved valid.
 */
#include "command.c"
#include "extension.c"
#include "parameter.c"

#include <stdbool.h>

static bool in(int octet, uint32_t classes)
{
    return (smtpath_octet_class[(unsigned char)octet] & classes) != 0;
}

static bool between(int octet, int low, int high)
{
    return octet >= low && octet <= high;
}

int main(void)
{
    //@ loop unroll 256;
    for (int o = -128; o < 128; o++) {
        const bool digit = between(o, '0', '9');
        const bool upper = between(o, 'A', 'F');
        const bool lower = between(o, 'a', 'f');
        bool holds = in(o, DIGIT) == digit;
        //@ assert digits: holds;
        holds = in(o, HEXDIG) == (digit || upper || lower);
        //@ assert hexadecimal: holds;
        holds = in(o, UPPER_HEXDIG) == (digit || upper);
        //@ assert upper_hexadecimal: holds;
        holds = !in(o, ALPHA) || in(o, LDH);
        //@ assert letters: holds;
        holds = in(o, WSP) == (o == ' ' || o == '\t');
        //@ assert spaces: holds;
        const bool letter = between(o, 'a', 'z') || between(o, 'A', 'Z');
        holds = in(o, LDH) == (letter || digit || o == '-');
        //@ assert ldh: holds;
        holds =
            in(o, ATEXT) == (letter || digit || (o > 0 && strchr("!#$%&'*+-/=?^_`{|}~", o) != NULL));
        //@ assert atext: holds;
        holds = in(o, QTEXT) == (between(o, 32, 33) || between(o, 35, 91) || between(o, 93, 126));
        //@ assert qtext: holds;
        holds = in(o, XCHAR) == (between(o, 33, 126) && o != '+' && o != '=');
        //@ assert xchar: holds;
        holds = in(o, TEXT_CHAR) == (o == '\t' || between(o, 32, 126));
        //@ assert textstring: holds;
        holds = in(o, PRINTABLE) == between(o, 32, 126);
        //@ assert printable: holds;
    }
    //@ assert nothing_chosen: no_options.private_count == 0 && no_options.private_keywords == \null;
    //@ loop unroll 30;
    for (int v = 0; v < SMTPATH_VERB_COUNT; v++) {
        //@ loop unroll 20;
        for (int i = 0; i < verb_table[v].length; i++) {
            //@ assert names: \valid_read(verb_table[v].name + i);
        }
    }
    //@ loop unroll 64;
    for (int e = 0; e < KEYWORD_PLACES; e++) {
        //@ loop unroll 30;
        for (int i = 0; i < extension_rows[e].length; i++) {
            //@ assert keywords: \valid_read(extension_rows[e].info.keyword + i);
        }
    }
    //@ loop unroll 20;
    for (int p = 0; p < SMTPATH_PARAM_COUNT; p++) {
        //@ assert conflicts: table[p].conflict < SMTPATH_PARAM_COUNT;
        //@ loop unroll 20;
        for (int i = 0; i < table[p].length; i++) {
            //@ assert keywords: \valid_read(table[p].info.keyword + i);
        }
    }
    return 0;
}
