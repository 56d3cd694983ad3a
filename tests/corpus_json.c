// SPDX-License-Identifier: MIT
/*
 * Writes the conformance corpus as JSON, octets in hexadecimal: `./dev help corpus` says in which form.
 * Arguments: the files of corpus/conformance.
 */
#include "corpus.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* A value as JSON: printable ASCII, of which two octets are quoted. */
static void write_value(const char *value)
{
    putchar('"');
    for (; *value; value++) {
        if (*value == '"' || *value == '\\')
            putchar('\\');
        putchar(*value);
    }
    putchar('"');
}

/* What a person is told of it: the same key may stand twice. */
static void write_advice(const struct corpus_case *c)
{
    for (size_t i = 0; i < c->fact_count; i++) {
        printf("%s{\"key\":\"%s\",\"value\":", i > 0 ? "," : ",\"advice\":[", c->facts[i].key);
        write_value(c->facts[i].value);
        fputs(i + 1 < c->fact_count ? "}" : "}]", stdout);
    }
}

/* Everything in a case but its octets is ASCII; spans' texts are not written. */
static void write_refusal(const struct corpus_case *c)
{
    printf("\"code\":%u,\"enhanced\":\"%u.%u.%u\",\"reason\":\"%s\",\"offset\":%" PRIu32
           ",\"length\":%" PRIu32,
           c->code, c->enhanced[0], c->enhanced[1], c->enhanced[2], c->reason, c->offset,
           c->underlined);
    write_advice(c);
}

static void write_fact(const struct corpus_fact *fact)
{
    printf("{\"key\":\"%s\"", fact->key);
    if (*fact->member)
        printf(",\"member\":\"%s\"", fact->member);
    if (fact->has_span)
        printf(",\"offset\":%" PRIu32 ",\"length\":%" PRIu32, fact->span.offset, fact->span.length);
    if (*fact->value) {
        fputs(",\"value\":", stdout);
        write_value(fact->value);
    }
    putchar('}');
}

static void write_case(const struct corpus_case *c)
{
    printf("{\"name\":\"%s\",\"may\":%s,\"with\":\"%s\",\"octets\":\"", c->name,
           c->may ? "true" : "false", c->with);
    for (size_t i = 0; i < c->length; i++)
        printf("%02x", (unsigned)(unsigned char)c->octets[i]);
    printf("\",\"ok\":%s,", c->refused ? "false" : "true");
    if (c->refused) {
        write_refusal(c);
    } else {
        printf("\"result\":[");
        for (size_t i = 0; i < c->fact_count; i++) {
            if (i > 0)
                putchar(',');
            write_fact(&c->facts[i]);
        }
        putchar(']');
    }
    putchar('}');
}

int main(int argc, char *argv[])
{
    const struct corpus corpus = corpus_read(argc - 1, argv + 1);
    for (size_t i = 0; i < corpus.count; i++) {
        fputs(i == 0 ? "[\n" : ",\n", stdout);
        write_case(&corpus.cases[i]);
    }
    puts(corpus.count ? "\n]" : "[]");
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
