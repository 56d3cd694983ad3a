// SPDX-License-Identifier: MIT
/*
 * The forms in which people record an SMTP dialogue. Octets go in, in pieces of any size, and events come out:
 * who said what in which row. No file is opened here, and no memory is asked for: a recording holds one row at
 * a time. What the events are does not depend on the pieces.
 */
#ifndef SMTPATH_TOOL_FORMS_H
#define SMTPATH_TOOL_FORMS_H

#include "turn.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_kind {
    EVENT_CLIENT,      /* the client said it: a command, unless its turn is another (turn.h) */
    EVENT_SERVER,      /* a line of a reply */
    EVENT_DATA,        /* the client sent it, and the form says that it is no command */
    EVENT_BEGIN,       /* a connection begins */
    EVENT_END,         /* the connection ends */
    EVENT_LOST,        /* of a capture: a command of which octets are not in it */
    EVENT_MISSING,     /* of a capture: octets that are not in it stood before what follows */
    EVENT_ENCRYPTED,   /* from here on the connection cannot be read */
    EVENT_NOTE,        /* what the program that wrote the recording says of itself */
    EVENT_COLOURED,    /* colours of a terminal stand in the rows, and are left out */
    EVENT_PASSED_OVER, /* the row is none of these */
    EVENT_FAULT        /* the row should be one of these and is not: text says why */
};

enum fault {
    FAULT_OCTETS,       /* escapes of ours that are none */
    FAULT_ROW_TOO_LONG, /* a command, in a row that is cut */
    FAULT_CAPTURE,      /* a capture ends here: text says why */
    FAULT_ANOTHER_FORM  /* the rows from here on are those of another form */
};

struct form;

struct event {
    const struct form *form;
    enum event_kind kind;
    uint64_t row;    /* of the file, from 1; of a capture, the frame */
    uint64_t stream; /* which of the connections that are recorded side by side; 0 where there is one */
    const char *octets;
    size_t length;
    uint16_t code; /* of EVENT_SERVER, if the line has the form of a reply's; else 0 */
    bool cut;      /* octets are only the beginning of a row that is too long */
    enum fault fault;
    const struct form *other; /* of FAULT_ANOTHER_FORM */
    const char *text;         /* of FAULT_CAPTURE */
};

typedef void take_event(void *context, const struct event *event);

/* A row longer than this is cut. Where memory is scarce, a compiler's option says less. */
#ifndef SMTPATH_LONGEST_ROW
#define SMTPATH_LONGEST_ROW (1 << 20)
#endif
enum { LONGEST_ROW = SMTPATH_LONGEST_ROW };

/* Recognition reads so much of a recording at most. */
enum { BEGINNING = 1 << 16 };

enum speaker { NOBODY, CLIENT, SERVER, CLIENT_DATA, PROGRAM };

/* What a row turns out to be, by its marks alone. */
struct mark {
    enum speaker who;
    const char *octets; /* behind the marks */
    size_t length;
    uint64_t stream;
};

/* What a reader remembers from row to row. */
struct reading {
    bool swapped;       /* the arrows point the other way: the recording was made by the server */
    bool begun;         /* a line of the dialogue was met */
    uint16_t open_code; /* the code of a reply of which more lines are to come; 0 */
    uint64_t open_stream;
    uint64_t passed_over_in_a_row;
    uint32_t others; /* rows in a row that are another form's */
    const struct form *other;
    bool has_turned; /* it was said that the recording turns into another form */
    bool in_block;   /* unmarked: within what openssl says of itself */
    struct turn turn;
    struct {
        int session, event, data, context; /* columns, from 0 */
        bool is_known;                     /* which way the arrows point was said */
    } csv;
    struct {
        enum speaker who;
        size_t length, read; /* of what was sent or received, in several rows */
        bool is_hex;
    } trace;
};

struct recording;

/* One row a form. */
struct form {
    const char *name;
    const char *english, *japanese; /* whose it is */
    const char *example;            /* a row of it */
    /* What a row is by itself; NULL for a form that is no text. */
    struct mark (*mark)(const char *row, size_t length);
    /* Reads a row; NULL: as mark says. */
    void (*read)(struct recording *recording, const char *row, size_t length);
    uint32_t ways; /* enum form_way */
};

enum form_way {
    FORM_STRICT = 1 << 0, /* its marks stand from the first row on, before nothing but what it writes */
    FORM_SWAPS = 1 << 1,  /* clients and servers write it alike, each with its own ">>>" */
    FORM_CAPTURE = 1 << 2, /* packets: not read here */
    FORM_EXACT = 1 << 3,   /* every octet is there, and its reader says itself what is no command */
    FORM_PREAMBLE =
        1 << 4, /* what stands before the first line of the dialogue is the program's, too */
    FORM_EXPLAINS = 1 << 5, /* what its codes say is said with them */
};

/* By its name, or the name of a program that writes it; NULL without one. */
const struct form *find_form(const char *name, size_t length);
/* The forms one by one; NULL behind the last. */
const struct form *form_at(size_t index);

struct recording {
    const struct form *form; /* NULL until it is recognised */
    take_event *take;
    void *context;
    uint64_t row;
    struct reading reading;
    const char *margin; /* what stands before each row, where the recording was quoted or indented */
    size_t beginning;   /* how many octets at the beginning recognition looks at: BEGINNING */
    bool has_form;      /* and so rows are read */
    bool is_cut;
    bool is_coloured; /* a terminal's colours are taken out of its rows */
    size_t held;      /* octets in buffer */
    char buffer[LONGEST_ROW + 1];
    char decoded[LONGEST_ROW + 1];
    char bare[LONGEST_ROW + 1]; /* a row without colours */
};

/* form: NULL for the one that its beginning shows. */
void recording_begin(struct recording *recording, const struct form *form, take_event *take,
                     void *context);

/* For who has the beginning of a recording at hand, and reads it again and again: finds the form by it, at most
 * BEGINNING octets, and takes none of them.
 * Returns: false if the form cannot be recognised. */
bool recording_recognise(struct recording *recording, const char *octets, size_t length, bool is_all);

/* Whether text looks like UTF-16, which none of the forms is written in. */
bool is_utf16(const char *text, size_t length);

/* The next octets. Nothing is read once the form is one of FORM_CAPTURE.
 * Returns: false if the form cannot be recognised, or is a capture's: then nothing was taken. */
bool recording_feed(struct recording *recording, const char *octets, size_t length);

/* The end of the file; as recording_feed. */
bool recording_end(struct recording *recording);

/* ---- For the readers ---------------------------------------------------------------------------------------- */

void emit(struct recording *recording, enum event_kind kind, uint64_t stream, const char *octets,
          size_t length);
void emit_fault(struct recording *recording, enum fault fault, const struct form *other);

/* The same of a line of the server, of which the code is known, reply_code() of it. */
void emit_server(struct recording *recording, uint64_t stream, const char *octets, size_t length,
                 uint16_t code);

/* Reads a row as marked: emits what it is, with what follows from the rows before. */
void read_mark(struct recording *recording, const char *row, size_t length, struct mark mark);

/* Splits octets at their ends of line, and emits each line as of this kind. */
void emit_lines(struct recording *recording, enum event_kind kind, uint64_t stream, const char *octets,
                size_t length);

struct mark marked(enum speaker who, const char *row, size_t length, size_t head);
extern const struct mark unmarked;

/* Whether octets begin with a word: most do not, as the first of them shows. */
static inline bool begins(const char *octets, size_t length, const char *word)
{
    size_t n = 0;
    while (word[n] != '\0' && n < length && octets[n] == word[n])
        n++;
    return word[n] == '\0';
}

/* Whether there is nothing but white space. */
bool is_blank(const char *octets, size_t length);
/* Where a word stands in octets, at first; NULL. */
const char *find(const char *octets, size_t length, const char *word);
/* A number that stands for octets: equal for equal ones. */
uint64_t stream_of(const char *octets, size_t length);

/* The marks and readers of forms.c's table. */
struct mark mark_own(const char *row, size_t length);
struct mark mark_prefix(const char *row, size_t length);
struct mark mark_swaks(const char *row, size_t length);
struct mark mark_postfix(const char *row, size_t length);
struct mark mark_curl(const char *row, size_t length);
struct mark mark_trace(const char *row, size_t length);
struct mark mark_arrows(const char *row, size_t length);
struct mark mark_sendmail(const char *row, size_t length);
struct mark mark_msmtp(const char *row, size_t length);
struct mark mark_exim(const char *row, size_t length);
struct mark mark_phpmailer(const char *row, size_t length);
struct mark mark_smtplib(const char *row, size_t length);
struct mark mark_aiosmtpd(const char *row, size_t length);
struct mark mark_exchange(const char *row, size_t length);
struct mark mark_nodemailer(const char *row, size_t length);
struct mark mark_unmarked(const char *row, size_t length);
struct mark mark_bounce(const char *row, size_t length);
void read_own(struct recording *recording, const char *row, size_t length);
void read_phpmailer(struct recording *recording, const char *row, size_t length);
void read_python(struct recording *recording, const char *row, size_t length);
void read_exchange(struct recording *recording, const char *row, size_t length);
void read_nodemailer(struct recording *recording, const char *row, size_t length);
void read_unmarked(struct recording *recording, const char *row, size_t length);
void read_trace(struct recording *recording, const char *row, size_t length);
void read_bounce(struct recording *recording, const char *row, size_t length);

#endif
