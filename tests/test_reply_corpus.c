// SPDX-License-Identifier: MIT
/*
 * Every case of corpus/replies is one test, named after it; corpus/README.md has their
 * form. The reader is strict: carets are compared with numbers, the text of spans with the input.
 * Arguments: the files.
 */
#include "support.h"

#include <ctype.h>
#include <stdio.h>

enum { MOST_CASES = 1000, MOST_ROWS = 24, MOST_OCTETS = 20000, MOST_EVENTS = 4096 };

struct reply_case {
    const char *file;
    int row; /* of its first row, from 1 */
    char *rows[MOST_ROWS];
    int count;
};

static struct reply_case cases[MOST_CASES];
static size_t case_count;

/* The case that is being run, for what is said of it when it fails. */
static const struct reply_case *running;

static void malformed(int row, const char *what)
{
    fail_msg("%s:%d: %s: %s", running->file, running->row + row, what, running->rows[row]);
}

/* ---- The form ----------------------------------------------------------------------------------------------- */

static const char *behind(const char *text, const char *prefix)
{
    const size_t length = strlen(prefix);
    return strncmp(text, prefix, length) == 0 ? text + length : NULL;
}

/* One element of a written line: its octets, and how many columns it takes. */
struct element {
    char octets[MOST_OCTETS];
    size_t length, columns;
};

static char hex_octet(const char *digits)
{
    unsigned value = 0;
    if (sscanf(digits, "%2x", &value) != 1)
        return '?';
    return (char)value;
}

/* "\xHH", "\\", or the character itself. Returns: the columns it takes. */
static size_t plain_element(const char *text, char *octet)
{
    if (text[0] != '\\') {
        *octet = text[0];
        return 1;
    }
    *octet = text[1] == 'x' ? hex_octet(text + 2) : '\\';
    return text[1] == 'x' ? 4 : 2;
}

/* One element of a written line, "\*N{text}" included. */
static void read_element(const char *text, struct element *e)
{
    unsigned times = 0;
    int head = 0;
    if (sscanf(text, "\\*%u{%n", &times, &head) < 1 || head == 0) {
        e->columns = plain_element(text, e->octets);
        e->length = 1;
        return;
    }
    size_t one = 0, at = (size_t)head;
    while (text[at] != '}')
        at += plain_element(text + at, &e->octets[one++]);
    e->columns = at + 1;
    e->length = one * times;
    assert_true(e->length <= sizeof e->octets);
    for (size_t i = one; i < e->length; i++)
        e->octets[i] = e->octets[i - one];
}

/* An input row: its octets, and the column in which each octet's element begins. */
struct input {
    char octets[MOST_OCTETS];
    size_t column[MOST_OCTETS + 1];
    size_t length;
};

static void read_input(const char *text, struct input *in)
{
    static struct element e;
    size_t column = 0;
    in->length = 0;
    while (text[column] != '\0') {
        read_element(text + column, &e);
        assert_true(in->length + e.length < MOST_OCTETS);
        for (size_t i = 0; i < e.length; i++) {
            in->octets[in->length] = e.octets[i];
            in->column[in->length++] = column;
        }
        column += e.columns;
    }
    in->column[in->length] = column;
}

static bool is_caret_row(const char *row)
{
    return row[strspn(row, " ")] == '^';
}

/* Takes the next caret of a row and compares its column, behind the three of the label. */
static void assert_caret(int row, const char *carets, size_t *at, const struct input *in, size_t offset)
{
    *at += strspn(carets + *at, " ");
    if (carets[*at] != '^' || offset > in->length || *at != 3 + in->column[offset])
        malformed(row, "the caret does not stand under the offset");
    ++*at;
}

/* ---- Spans -------------------------------------------------------------------------------------------------- */

/* "OFFSET+LENGTH TEXT" is this span of the input. */
static void assert_written_span(int row, const char *text, const struct input *in,
                                struct smtpath_span span)
{
    static struct input written;
    unsigned offset, length;
    int behind_numbers = 0;
    if (sscanf(text, " %u+%u%n", &offset, &length, &behind_numbers) < 2)
        malformed(row, "no span");
    text += behind_numbers;
    read_input(text + strspn(text, " "), &written);
    if (offset + length > in->length || written.length != length ||
        memcmp(written.octets, in->octets + offset, length) != 0)
        malformed(row, "the text is not what stands there");
    if (span.length != length || span.offset != offset)
        fail_msg("%s:%d: stated %s, found %u+%u", running->file, running->row + row, running->rows[row],
                 span.offset, span.length);
}

static void assert_number(int row, const char *text, bool announced, uint64_t found)
{
    unsigned long long stated;
    if (sscanf(text, " %llu", &stated) != 1)
        malformed(row, "no number");
    if (!announced)
        malformed(row, "not announced");
    assert_int_equal(found, stated);
}

/* ---- reply.txt and ehlo.txt ------------------------------------------------------------------------------------ */

/* What the last line of a case was read as. */
struct subject {
    struct input in;
    bool utf8, is_ehlo;
    struct smtpath_reply reply;
    struct smtpath_reply_line line;
    struct smtpath_ehlo ehlo;
    struct smtpath_ehlo_line offer;
    enum smtpath_forward forward;
    struct smtpath_line path;
    uint32_t walk, counted; /* parameters walked; values of ehlo that the case states */
    const struct smtpath_diagnostic *diagnostic;
};

static void read_line(struct subject *s, const char *text)
{
    read_input(text, &s->in);
    char *copy = heap_copy(s->in.octets, s->in.length);
    smtpath_read_reply_line(copy, s->in.length, s->utf8, &s->reply, &s->line);
    s->diagnostic = &s->line.diagnostic;
    s->forward = smtpath_read_forward_path(copy, &s->line, s->utf8, &s->path);
    if (s->is_ehlo) {
        smtpath_read_ehlo_line(copy, &s->line, &s->ehlo, &s->offer);
        s->diagnostic = &s->offer.diagnostic;
    }
    free(copy);
}

/* "ok", or "REASON at OFFSET[+LENGTH]" of this diagnostic. */
static void assert_verdict(int row, const char *text, const struct smtpath_diagnostic *d,
                           const struct input *in)
{
    char reason[64];
    unsigned offset, length;
    const bool refused = strcmp(text, "ok") != 0;
    if (refused != (d->reason != SMTPATH_OK))
        fail_msg("%s:%d: stated %s, found %s at %u", running->file, running->row + row, text,
                 refused ? "ok" : smtpath_reason_info(d->reason)->name, refused ? 0 : d->offset);
    if (!refused)
        return;
    const int read = sscanf(text, "%63s at %u+%u", reason, &offset, &length);
    if (read < 2)
        malformed(row, "no verdict");
    if (read == 2)
        length = offset < in->length;
    assert_string_equal(smtpath_reason_info(d->reason)->name, reason);
    assert_int_equal(d->offset, offset);
    assert_int_equal(d->length, length);
}

static bool assert_of_reply(const struct subject *s, int row)
{
    const char *text = running->rows[row], *rest;
    char found[64];
    if (strcmp(text, "greeting-domain none") == 0) {
        assert_int_equal(s->line.domain.length, 0);
    } else if ((rest = behind(text, "greeting-domain ")) != NULL) {
        assert_written_span(row, rest, &s->in, s->line.domain);
    } else if ((rest = behind(text, "code ")) != NULL) {
        snprintf(found, sizeof found, "%u %s", s->line.code, s->line.last ? "last" : "more");
        assert_string_equal(rest + strspn(rest, " "), s->line.code ? found : "none");
    } else if ((rest = behind(text, "enhanced ")) != NULL) {
        snprintf(found, sizeof found, "%u.%u.%u", s->line.enhanced[0], s->line.enhanced[1],
                 s->line.enhanced[2]);
        assert_string_equal(rest + strspn(rest, " "), s->line.enhanced[0] ? found : "none");
    } else if ((rest = behind(text, "reply ")) != NULL) {
        snprintf(found, sizeof found, "%u lines %u.%u.%u %s", s->reply.lines, s->reply.enhanced[0],
                 s->reply.enhanced[1], s->reply.enhanced[2], s->reply.complete ? "complete" : "open");
        assert_string_equal(rest + strspn(rest, " "), found);
    } else if ((rest = behind(text, "text ")) != NULL) {
        assert_written_span(row, rest, &s->in, s->line.text);
    } else
        return false;
    return true;
}

static bool assert_of_forward(const struct subject *s, int row)
{
    static const char *const names[] = {"none", "path", "malformed", "several"};
    const char *text = running->rows[row], *rest;
    if ((rest = behind(text, "forward ")) != NULL) {
        char kind[16];
        int length = 0;
        sscanf(rest, " %15s%n", kind, &length);
        assert_string_equal(kind, names[s->forward]);
        if (s->forward == SMTPATH_FORWARD_MALFORMED)
            assert_verdict(row, rest + length + 1, &s->path.diagnostic, &s->in);
    } else if ((rest = behind(text, "path ")) != NULL)
        assert_written_span(row, rest, &s->in, s->path.path.path);
    else if ((rest = behind(text, "route ")) != NULL)
        assert_written_span(row, rest, &s->in, s->path.path.route);
    else if ((rest = behind(text, "local ")) != NULL)
        assert_written_span(row, rest, &s->in, s->path.path.local);
    else if ((rest = behind(text, "domain ")) != NULL)
        assert_written_span(row, rest, &s->in, s->path.path.domain);
    else
        return false;
    return true;
}

/* The names of a set's bits, as a case lists them. */
static void name_set(uint64_t set, const char *(*name_of)(uint64_t bit), char *names, size_t size)
{
    size_t length = 0;
    names[0] = '\0';
    for (uint64_t bit = 1; bit != 0; bit <<= 1)
        if (set & bit)
            length += (size_t)snprintf(names + length, size - length, " %s", name_of(bit));
}

static bool assert_sets(const struct subject *s, int row)
{
    const char *text = running->rows[row], *rest;
    char found[512];
    if ((rest = behind(text, "extensions")) != NULL)
        name_set(s->ehlo.extensions, smtpath_extension_name, found, sizeof found);
    else if ((rest = behind(text, "mechanisms")) != NULL)
        name_set(s->ehlo.mechanisms, smtpath_mechanism_name, found, sizeof found);
    else if ((rest = behind(text, "extension")) != NULL)
        name_set(s->offer.extension, smtpath_extension_name, found, sizeof found);
    else
        return false;
    assert_string_equal(rest + strspn(rest, " "), found[0] ? found + 1 : "");
    return true;
}

static bool assert_announced(struct subject *s, int row)
{
    const struct {
        const char *name;
        uint32_t bit;
        uint64_t value;
    } rows[] = {
        {"size ", SMTPATH_ANNOUNCED_SIZE, s->ehlo.size},
        {"deliverby ", SMTPATH_ANNOUNCED_DELIVERBY, s->ehlo.deliverby},
        {"holdfor ", SMTPATH_ANNOUNCED_HOLDFOR, s->ehlo.holdfor},
        {"mail-max ", SMTPATH_ANNOUNCED_MAILMAX, s->ehlo.mail_max},
        {"rcpt-max ", SMTPATH_ANNOUNCED_RCPTMAX, s->ehlo.rcpt_max},
        {"domain-max ", SMTPATH_ANNOUNCED_RCPTDOMAINMAX, s->ehlo.domain_max},
    };
    const char *text = running->rows[row], *rest;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        if ((rest = behind(text, rows[i].name)) != NULL) {
            assert_number(row, rest, (s->ehlo.announced & rows[i].bit) != 0, rows[i].value);
            s->counted |= rows[i].bit;
            return true;
        }
    if (strcmp(text, "holduntil") == 0)
        s->counted |= SMTPATH_ANNOUNCED_HOLDUNTIL;
    else if (strcmp(text, "priority-profile") == 0)
        s->counted |= SMTPATH_ANNOUNCED_PRIORITY_PROFILE;
    else
        return false;
    return true;
}

static bool assert_of_ehlo(struct subject *s, int row)
{
    const char *text = running->rows[row], *rest;
    struct smtpath_span parameter;
    if ((rest = behind(text, "keyword ")) != NULL)
        assert_written_span(row, rest, &s->in, s->offer.keyword);
    else if ((rest = behind(text, "parameters ")) != NULL)
        assert_written_span(row, rest, &s->in, s->offer.parameters);
    else if ((rest = behind(text, "detail ")) != NULL)
        assert_written_span(row, rest, &s->in, s->offer.detail);
    else if ((rest = behind(text, "parameter ")) != NULL) {
        assert_true(smtpath_next_ehlo_parameter(s->in.octets, &s->offer, &s->walk, &parameter));
        assert_written_span(row, rest, &s->in, parameter);
    } else if (strcmp(text, "old-auth") == 0)
        assert_true(s->offer.old_auth);
    else
        return assert_sets(s, row) || assert_announced(s, row);
    return true;
}

/* Runs a case of replies: the code of all lines but the last can be read; the rows behind "R:" are of the last one. */
static void run_reply_case(bool is_ehlo)
{
    static struct subject s;
    const char *rest;
    int row = 1;
    memset(&s, 0, sizeof s);
    s.is_ehlo = is_ehlo;
    if (strcmp(running->rows[row], "with smtputf8") == 0) {
        s.utf8 = true;
        row++;
    }
    for (; (rest = behind(running->rows[row], "S:")) != NULL; row++) {
        if (s.diagnostic != NULL && s.line.code == 0)
            malformed(row, "the line before it has no code");
        read_line(&s, rest + (*rest == ' '));
    }
    const int caret_row = is_caret_row(running->rows[row]) ? row++ : 0;
    if ((rest = behind(running->rows[row], "R: ")) == NULL)
        malformed(row, "no R:");
    assert_verdict(row, rest, s.diagnostic, &s.in);
    if ((caret_row != 0) != (s.diagnostic->reason != SMTPATH_OK))
        malformed(row, "a caret without an error, or an error without one");
    size_t column = 0;
    if (caret_row != 0)
        assert_caret(caret_row, running->rows[caret_row], &column, &s.in, s.diagnostic->offset);
    for (row++; row < running->count; row++)
        if (!(is_ehlo ? assert_of_ehlo(&s, row)
                      : assert_of_reply(&s, row) || assert_of_forward(&s, row)))
            malformed(row, "what is this?");
    if (is_ehlo)
        assert_int_equal(s.ehlo.announced, s.counted);
}

/* ---- sasl.txt ---------------------------------------------------------------------------------------------------- */

/* A case of SASL: "C:" is a client's line, "S:" the text of a 334; behind "ok" comes its kind. */
static void run_sasl_case(void)
{
    static const char *const kinds[] = {"empty", "base64", "cancel"};
    static struct input in;
    struct smtpath_sasl_line out;
    const char *text = running->rows[1], *rest;
    const enum smtpath_sasl_side side = text[0] == 'C' ? SMTPATH_SASL_CLIENT : SMTPATH_SASL_SERVER;
    int row = 2;
    read_input(text + 2 + (text[2] == ' '), &in);
    char *copy = heap_copy(in.octets, in.length);
    smtpath_read_sasl_line(copy, in.length, side, &out);
    free(copy);
    const int caret_row = is_caret_row(running->rows[row]) ? row++ : 0;
    if ((rest = behind(running->rows[row], "R: ")) == NULL)
        malformed(row, "no R:");
    if (out.diagnostic.reason == SMTPATH_OK) {
        assert_string_equal(behind(rest, "ok ") ? behind(rest, "ok ") : rest, kinds[out.kind]);
        return;
    }
    assert_verdict(row, rest, &out.diagnostic, &in);
    size_t column = 0;
    if (caret_row == 0)
        malformed(row, "an error without a caret");
    assert_caret(caret_row, running->rows[caret_row], &column, &in, out.diagnostic.offset);
    assert_int_equal(out.diagnostic.enhanced[2], out.diagnostic.code == 501 ? 2 : 6);
}

/* ---- framing.txt ------------------------------------------------------------------------------------------------- */

/* A stream that comes in two pieces; what happens is written down as the case writes it. */
struct stream {
    struct smtpath_framing options;
    struct smtpath_frame frame;
    const struct input *in;
    size_t consumed;
    char events[MOST_EVENTS];
    size_t length;
    size_t errors[MOST_ROWS];
    int error_count;
};

static void add_text(struct stream *s, const char *text)
{
    const size_t length = strlen(text);
    assert_true(s->length + length < sizeof s->events);
    memcpy(s->events + s->length, text, length + 1);
    s->length += length;
}

static void add_octets(struct stream *s, size_t offset, size_t length)
{
    char text[8];
    for (size_t i = offset; i < offset + length; i++) {
        const unsigned char octet = (unsigned char)s->in->octets[i];
        const bool space_at_an_end = octet == ' ' && (i == offset || i + 1 == offset + length);
        if (octet == '\\')
            snprintf(text, sizeof text, "\\\\");
        else if (octet < 32 || octet > 126 || space_at_an_end)
            snprintf(text, sizeof text, "\\x%02X", octet);
        else
            snprintf(text, sizeof text, "%c", octet);
        add_text(s, text);
    }
}

static void add_event(struct stream *s, enum smtpath_next next, const struct smtpath_framed *out)
{
    char text[128];
    const size_t start = s->consumed + out->line.offset;
    if (next == SMTPATH_NEXT_LINE) {
        snprintf(text, sizeof text, "%s %zu+%u%s", out->bare_lf ? "lf" : "line", start,
                 out->line.length, out->line.length > 0 ? " " : "");
        add_text(s, text);
        add_octets(s, start, out->line.length);
        add_text(s, "\n");
    } else if (next == SMTPATH_NEXT_ERROR) {
        snprintf(text, sizeof text, "error %s at %zu\n",
                 smtpath_reason_info(out->diagnostic.reason)->name, start + out->diagnostic.offset);
        add_text(s, text);
        s->errors[s->error_count++] = start + out->diagnostic.offset;
    }
}

static void arrive(struct stream *s, size_t until)
{
    enum smtpath_next next = SMTPATH_NEXT_LINE;
    while (next != SMTPATH_NEXT_MORE) {
        struct smtpath_framed out;
        char *copy = heap_copy(s->in->octets + s->consumed, until - s->consumed);
        next = smtpath_next_line(copy, until - s->consumed, &s->options, &s->frame, &out);
        free(copy);
        add_event(s, next, &out);
        s->consumed += out.consumed;
    }
}

static void read_framing_options(int row, struct smtpath_framing *options)
{
    const char *rest = running->rows[row] + strlen("with");
    unsigned limit;
    for (rest += strspn(rest, " "); *rest; rest += strspn(rest, " ")) {
        if (sscanf(rest, "limit=%u", &limit) == 1)
            options->line_limit = limit;
        else if (behind(rest, "bare-lf"))
            options->accept_bare_lf = true;
        else
            malformed(row, "no such option");
        rest += strcspn(rest, " ");
    }
}

static void run_split(const struct input *in, const struct smtpath_framing *options, size_t split,
                      struct stream *s)
{
    char text[64];
    memset(s, 0, sizeof *s);
    s->options = *options;
    s->in = in;
    arrive(s, split);
    arrive(s, in->length);
    snprintf(text, sizeof text, "rest %zu%s\n", in->length - s->consumed,
             s->frame.dropping ? " dropping" : "");
    add_text(s, text);
}

/* Runs a case of framing, in two pieces, cut everywhere. */
static void run_framing_case(void)
{
    static struct input in;
    static struct stream s;
    struct smtpath_framing options = {0};
    char stated[MOST_EVENTS] = "";
    int row = 1;
    if (behind(running->rows[row], "with "))
        read_framing_options(row++, &options);
    if (behind(running->rows[row], "C:") == NULL)
        malformed(row, "no C:");
    const char *text = running->rows[row++] + 2;
    read_input(text + (*text == ' '), &in);
    const int caret_row = is_caret_row(running->rows[row]) ? row++ : 0;
    for (; row < running->count; row++) {
        strcat(stated, running->rows[row]);
        strcat(stated, "\n");
    }
    for (size_t split = 0; split <= in.length; split++) {
        run_split(&in, &options, split, &s);
        assert_string_equal(s.events, stated);
    }
    size_t column = 0;
    for (int i = 0; i < s.error_count; i++)
        assert_caret(caret_row, running->rows[caret_row], &column, &in, s.errors[i]);
    if (caret_row != 0 && running->rows[caret_row][column] != '\0')
        malformed(caret_row, "a caret too many");
}

/* ---- Files ------------------------------------------------------------------------------------------------------ */

static void read_corpus(const char *file)
{
    static char row[2 * MOST_OCTETS];
    struct reply_case *c = NULL;
    int number = 0;
    FILE *stream = fopen(file, "r");
    assert_non_null(stream);
    while (fgets(row, sizeof row, stream)) {
        number++;
        row[strcspn(row, "\n")] = '\0';
        if (row[0] == '\0' || row[0] == '#') {
            c = NULL;
            continue;
        }
        if (c == NULL) {
            assert_true(case_count < MOST_CASES);
            c = &cases[case_count++];
            c->file = file;
            c->row = number;
        }
        assert_true(c->count < MOST_ROWS);
        c->rows[c->count] = malloc(strlen(row) + 1);
        assert_non_null(c->rows[c->count]);
        strcpy(c->rows[c->count++], row);
    }
    fclose(stream);
}

static const char *name_of(const struct reply_case *c)
{
    const char *name = behind(c->rows[0], "case ");
    return name ? name : behind(c->rows[0], "may ");
}

static void run_case(void **state)
{
    running = *state;
    if (name_of(running) == NULL || running->count < 3)
        malformed(0, "no case");
    if (strstr(running->file, "framing.txt"))
        run_framing_case();
    else if (strstr(running->file, "sasl.txt"))
        run_sasl_case();
    else
        run_reply_case(strstr(running->file, "ehlo.txt") != NULL);
}

/* Every reason of framing and of replies has a case here. */
static void test_every_reason_has_a_case(void **state)
{
    (void)state;
    for (int reason = SMTPATH_BARE_CR; reason < SMTPATH_REASON_COUNT; reason++) {
        const char *name = smtpath_reason_info((enum smtpath_reason)reason)->name;
        bool found = false;
        for (size_t i = 0; i < case_count; i++)
            for (int row = 0; row < cases[i].count; row++)
                found |= strncmp(cases[i].rows[row], "S:", 2) != 0 && strstr(cases[i].rows[row], name);
        if (!found)
            fail_msg("no case has the reason %s", name);
    }
}

static void test_names_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < case_count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(name_of(&cases[i]), name_of(&cases[j]));
    assert_true(case_count >= 200);
}

int main(int argc, char *argv[])
{
    static struct CMUnitTest tests[MOST_CASES + 2];
    for (int i = 1; i < argc; i++)
        read_corpus(argv[i]);
    for (size_t i = 0; i < case_count; i++) {
        tests[i].name = name_of(&cases[i]) ? name_of(&cases[i]) : "unnamed";
        tests[i].test_func = run_case;
        tests[i].initial_state = &cases[i];
    }
    tests[case_count] = (struct CMUnitTest)cmocka_unit_test(test_every_reason_has_a_case);
    tests[case_count + 1] = (struct CMUnitTest)cmocka_unit_test(test_names_are_unique);
    return _cmocka_run_group_tests("reply_corpus", tests, case_count + 2, NULL, NULL);
}
