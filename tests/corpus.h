// SPDX-License-Identifier: MIT
/*
 * A strict reader of the conformance corpus; corpus/README.md has the format. A file that departs from it is
 * an error with its name and row: carets are compared with numbers, the text of spans with the input.
 */
#ifndef SMTPATH_TESTS_CORPUS_H
#define SMTPATH_TESTS_CORPUS_H

#include "smtpath.h"

#include <stdbool.h>

/* What a case says of a line beside its verdict, one row of its text. */
struct corpus_fact {
    int row;
    const char *
        key; /* "local", "kind", "SIZE", ...; of a refused line "mistake", "near", "hint", "corrected" */
    const char *member; /* of a parameter: "keyword", "number", "choice", "given", ...; else "" */
    bool has_span;
    struct smtpath_span span;
    const char *value; /* what is no span: "mailbox dot-string name", "1000"; "" if there is none */
};

struct corpus_case {
    const char *file;
    int row;
    const char *name;
    bool may;         /* the standards leave it open, and this is our choice */
    const char *with; /* the options as they are written, "" for none */
    struct smtpath_options options;
    const char *octets;
    size_t length;

    bool refused;
    unsigned code, enhanced[3];
    const char *reason;
    uint32_t offset, underlined; /* of a refusal; without one, offset is the deviations' */
    uint64_t deviations;

    struct corpus_fact *facts;
    size_t fact_count;
};

struct corpus {
    struct corpus_case *cases;
    size_t count;
};

/* Reads the files named, in their order; may be called once, and what it returns is there to stay. The first
 * departure from the format ends the process: "file:row: what is wrong" on standard error, exit status 2. */
struct corpus corpus_read(int file_count, char *const files[]);

/* The set that a comma list of names stands for, in ascending order of its bits.
 * Returns: false for an unknown name, for disorder, and for an empty list. */
bool corpus_set(const char *list, const char *(*name_of)(uint64_t bit), uint64_t *set);

#endif
