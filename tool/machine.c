// SPDX-License-Identifier: MIT
#include "report.h"

#include "json.h"
#include "typed.h"

#include <stdlib.h>
#include <string.h>

/* ---- Paths and parameters -------------------------------------------------------------------------------- */

void machine_span(struct output *out, struct smtpath_span span)
{
    if (span.length == 0)
        output_literal(out, "null");
    else
        json_pair(out, span.offset, span.offset + span.length);
}

/* A span of the line, as one of the row. */
static void put_span(struct output *out, const struct report *r, struct smtpath_span span)
{
    if (span.length == 0)
        output_literal(out, "null");
    else
        json_pair(out, report_place(r, span.offset), report_place(r, span.offset + span.length));
}

/* Text of a span, null if it is absent. */
static bool put_text(struct output *out, const struct report *r, struct smtpath_span span)
{
    if (span.length > 0)
        return json_string(out, r->line + span.offset, span.length);
    output_literal(out, "null");
    return true;
}

/* The local part as it is meant. */
static bool put_local_text(struct output *out, const struct report *r, struct smtpath_span local)
{
    char buffer[512];
    char *text = buffer;
    bool lossless;
    if (local.length == 0 || r->line[local.offset] != '"')
        return put_text(out, r, local);
    if (local.length > sizeof buffer) /* where a limit was lifted */
        text = malloc(local.length);
    if (text == NULL) {
        output_literal(out, "null");
        return true;
    }
    lossless = json_string(out, text,
                           smtpath_unquote(r->line + local.offset, local.length, text, local.length));
    if (text != buffer)
        free(text);
    return lossless;
}

/* Returns: whether no octet was lost. */
static bool put_path(struct output *out, const struct report *r)
{
    static const char *const kinds[] = {"null", "\"null\"", "\"postmaster\"", "\"unqualified\"",
                                        "\"mailbox\""};
    static const char *const domain_kinds[] = {"null", "\"name\"", "\"ipv4\"", "\"ipv6\"",
                                               "\"general\""};
    const struct smtpath_path *path = &r->read->path;
    bool lossless = true;
    output_literal(out, ",\"path\":{\"kind\":");
    output_string(out, kinds[path->kind]);
    output_literal(out, ",\"local\":");
    put_span(out, r, path->local);
    output_literal(out, ",\"domain\":");
    put_span(out, r, path->domain);
    output_literal(out, ",\"domain_kind\":");
    output_string(out, domain_kinds[path->domain_kind]);
    output_literal(out, ",\"route\":");
    put_span(out, r, path->route);
    output_literal(out, ",\"mailbox_text\":");
    lossless = put_text(out, r, path->mailbox) && lossless;
    output_literal(out, ",\"local_text\":");
    lossless = put_local_text(out, r, path->local) && lossless;
    output_literal(out, ",\"domain_text\":");
    lossless = put_text(out, r, path->domain) && lossless;
    output_octet(out, '}');
    return lossless;
}

/* A keyword, which is ASCII, in upper case. */
static void put_keyword(struct output *out, const char *keyword, uint32_t length)
{
    output_octet(out, '"');
    for (uint32_t i = 0; i < length; i++) {
        const bool is_lower = keyword[i] >= 'a' && keyword[i] <= 'z';
        output_octet(out, (char)(keyword[i] - (is_lower ? 'a' - 'A' : 0)));
    }
    output_octet(out, '"');
}

/* Returns: whether no octet was lost. */
static bool put_parameters(struct output *out, const struct report *r)
{
    struct smtpath_parameter parameter;
    const char *separator = "{\"keyword\":";
    bool lossless = true;
    uint32_t walk = 0;
    output_literal(out, ",\"params\":[");
    while (smtpath_next_parameter(r->line, r->read, &walk, &parameter)) {
        output_string(out, separator);
        put_keyword(out, r->line + parameter.keyword.offset, parameter.keyword.length);
        output_literal(out, ",\"value\":");
        if (parameter.value.length == 0)
            output_literal(out, "null");
        else if (!json_string(out, r->line + parameter.value.offset, parameter.value.length))
            lossless = false;
        lossless = put_typed(out, r, &parameter) && lossless;
        output_octet(out, '}');
        separator = ",{\"keyword\":";
    }
    output_octet(out, ']');
    return lossless;
}

/* ---- Objects ------------------------------------------------------------------------------------------------ */

static void accepted(struct output *out, const struct report *r, bool *lossless)
{
    const struct smtpath_line *read = r->read;
    const bool has_path = read->verb == SMTPATH_VERB_MAIL || read->verb == SMTPATH_VERB_RCPT;
    output_literal(out, "{\"ok\":true,\"verb\":\"");
    output_string(out, smtpath_verb_name(read->verb));
    output_octet(out, '"');
    if (has_path) {
        *lossless = put_path(out, r);
        *lossless = put_parameters(out, r) && *lossless;
    }
    output_literal(out, ",\"deviations\":");
    json_names(out, read->deviations, smtpath_deviation_name);
    output_literal(out, ",\"flags\":");
    json_names(out, flags_of(r), smtpath_flag_name);
    if (read->deviations != 0) {
        output_literal(out, ",\"deviation_offset\":");
        output_number(out, report_place(r, read->deviation_offset));
    }
    if (!has_path) {
        output_literal(out, ",\"argument\":");
        machine_span(out, read->argument);
    }
}

/* What the library writes is never longer. */
enum { OBJECT_SIZE = 1 << 13 };

void machine_refusal(struct output *out, const char *line, size_t length,
                     const struct smtpath_diagnostic *diagnostic)
{
    char object[OBJECT_SIZE];
    (void)smtpath_render_json(line, length, diagnostic, object, sizeof object);
    output_bytes(out, object, strlen(object) - 1);
}

/* The object of an address: as that of the command with it, but for its place, and for the bracket of the tool's own. */
static void refused_address(struct output *out, const struct report *r)
{
    static const char offset_member[] = ",\"offset\":";
    static const char own_bracket[] = ",\"found\":\"\\\">\\\"\"";
    const struct smtpath_diagnostic *d = &r->read->diagnostic;
    const struct smtpath_diagnostic at_row = report_diagnostic(r, d);
    char object[OBJECT_SIZE];
    (void)smtpath_render_json(r->line, r->length, d, object, sizeof object);
    const char *offset = strstr(object, offset_member); /* nothing before it is the line's own */
    output_bytes(out, object, (size_t)(offset - object) + sizeof offset_member - 1);
    output_number(out, at_row.offset);
    const char *rest = strstr(offset, ",\"length\":");
    const char *found =
        d->offset >= r->view->ahead + r->view->text_length ? strstr(rest, own_bracket) : NULL;
    if (found != NULL) {
        static const char reason_member[] = ",\"reason\":";
        output_literal(out, ",\"length\":0");
        rest = strstr(rest, reason_member);
        output_bytes(out, rest, (size_t)(found - rest));
        output_literal(out, ",\"found\":\"end of line\"");
        rest = found + sizeof own_bracket - 1;
    }
    output_bytes(out, rest, strlen(rest) - 1);
}

void machine_fault(struct output *out, const char *line, size_t length,
                   const struct smtpath_diagnostic *diagnostic)
{
    char object[OBJECT_SIZE];
    (void)smtpath_render_json(line, length, diagnostic, object, sizeof object);
    const char *members = strstr(object, ",\"offset\":"); /* nothing before it is the line's own */
    output_bytes(out, members, strlen(members) - 1);
}

/* How much of a row is written: no sequence of UTF-8 is cut. */
static size_t whole_sequences(const char *row, size_t length)
{
    size_t cut = LONGEST_TEXT;
    if (length <= LONGEST_TEXT)
        return length;
    while (cut > LONGEST_TEXT - 3 && ((unsigned char)row[cut] & 0xC0) == 0x80)
        cut--;
    return cut;
}

/* Returns: whether no octet was lost. */
static bool put_place_members(struct output *out, const struct report *r)
{
    output_literal(out, ",\"row\":");
    output_number(out, r->row);
    if (!r->names_file)
        return true;
    const char *file = report_file(r);
    output_literal(out, ",\"file\":");
    return json_string(out, file, strlen(file));
}

/* Returns: whether no octet was lost. */
static bool put_corrected(struct output *out, const struct report *r)
{
    char line[CORRECTED_SIZE];
    const size_t length = corrected_line(r, line);
    output_literal(out, ",\"corrected\":");
    if (length > 0)
        return json_string(out, line, length);
    output_literal(out, "null");
    return true;
}

/* The row as text, as far as it is kept; and the cell of it that was read.
 * Returns: whether no octet was lost. */
static bool put_row_members(struct output *out, const struct report *r)
{
    const char *row = r->view == NULL ? r->line : r->view->row;
    const size_t length = r->view == NULL ? r->length : r->view->length;
    bool lossless = true;
    if (r->complaint != SAY_NOTHING)
        return true;
    if (r->view != NULL) {
        output_literal(out, ",\"address\":");
        lossless = json_string(out, r->line + r->view->ahead, r->view->text_length);
    }
    output_literal(out, ",\"line\":");
    lossless = json_string(out, row, whole_sequences(row, length)) && lossless;
    if (length > LONGEST_TEXT)
        output_literal(out, ",\"cut\":true");
    return lossless;
}

void machine_row(struct output *out, const struct report *r, bool lossless)
{
    lossless = put_row_members(out, r) && lossless;
    lossless = put_place_members(out, r) && lossless;
    if (!lossless)
        output_literal(out, ",\"lossy\":true");
}

void machine_open_report(struct output *out, const struct report *r)
{
    bool lossless = true;
    if (r->complaint != SAY_NOTHING) {
        output_literal(out, "{\"ok\":null,\"error\":");
        json_string(out, english_of(r->complaint), strlen(english_of(r->complaint)));
    } else if (r->read->diagnostic.reason == SMTPATH_OK) {
        accepted(out, r, &lossless);
    } else {
        r->view == NULL ? machine_refusal(out, r->line, r->length, &r->read->diagnostic)
                        : refused_address(out, r);
        lossless = put_corrected(out, r);
    }
    machine_row(out, r, lossless);
}

void machine_report(struct output *out, const struct report *r)
{
    machine_open_report(out, r);
    output_literal(out, "}\n");
}
