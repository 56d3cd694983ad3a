// SPDX-License-Identifier: MIT
/* Stands for all that the server's files name and that is not there (modules.py). */
#include <stdlib.h>

void bench_never(void);
void bench_never(void)
{
    abort();
}
