// SPDX-License-Identifier: MIT
/*
 * The table of presets as text, a row a preset: name, tolerances, refusals. presets.py holds it to what real servers answered.
 */
#include "smtpath.h"
#include <stdio.h>

static void print_set(uint32_t set, const char *(*name_of)(uint64_t bit))
{
    const char *between = "";
    putchar('\t');
    for (uint32_t bit = 1; bit != 0 && bit <= set; bit <<= 1)
        if (set & bit) {
            printf("%s%s", between, name_of(bit));
            between = ",";
        }
}

int main(void)
{
    for (int i = 0; i < SMTPATH_PRESET_COUNT; i++) {
        const struct smtpath_preset_row *row = smtpath_preset_info((enum smtpath_preset)i);
        fputs(row->name, stdout);
        print_set(row->tolerate, smtpath_deviation_name);
        print_set(row->refuse, smtpath_flag_name);
        putchar('\n');
    }
    return 0;
}
