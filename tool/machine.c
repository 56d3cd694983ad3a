// SPDX-License-Identifier: MIT
#include "report.h"

#include "json.h"

#include <string.h>

/* ---- Paths and parameters -------------------------------------------------------------------------------- */

void machine_span(struct output *out, struct smtpath_span span)
{
    if (span.length == 0)
        output_literal(out, "null");
    else
        json_pair(out, span.offset, span.offset + span.length);
}

static void put_path(struct output *out, const struct smtpath_path *path)
{
    static const char *const kinds[] = {"null", "\"null\"", "\"postmaster\"", "\"mailbox\""};
    static const char *const domain_kinds[] = {"null", "\"name\"", "\"ipv4\"", "\"ipv6\"",
                                               "\"general\""};
    output_literal(out, ",\"path\":{\"kind\":");
    output_string(out, kinds[path->kind]);
    output_literal(out, ",\"local\":");
    machine_span(out, path->local);
    output_literal(out, ",\"domain\":");
    machine_span(out, path->domain);
    output_literal(out, ",\"domain_kind\":");
    output_string(out, domain_kinds[path->domain_kind]);
    output_literal(out, ",\"route\":");
    machine_span(out, path->route);
    output_octet(out, '}');
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
        put_path(out, &read->path);
        *lossless = put_parameters(out, r);
    }
    output_literal(out, ",\"deviations\":");
    json_names(out, read->deviations, smtpath_deviation_name);
    output_literal(out, ",\"flags\":");
    json_names(out, read->path.kind == SMTPATH_PATH_NONE ? 0 : smtpath_flags(r->line, &read->path),
               smtpath_flag_name);
    if (read->deviations != 0) {
        output_literal(out, ",\"deviation_offset\":");
        output_number(out, read->deviation_offset);
    }
    if (!has_path) {
        output_literal(out, ",\"argument\":");
        machine_span(out, read->argument);
    }
}

void machine_refusal(struct output *out, const char *line, size_t length,
                     const struct smtpath_diagnostic *diagnostic)
{
    char object[2048];
    const size_t written = smtpath_render_json(line, length, diagnostic, object, sizeof object);
    output_bytes(out, object, written - 1);
}

void machine_fault(struct output *out, const char *line, size_t length,
                   const struct smtpath_diagnostic *diagnostic)
{
    char object[2048];
    const size_t written = smtpath_render_json(line, length, diagnostic, object, sizeof object);
    const char *members = strstr(object, ",\"offset\":"); /* nothing before it is the line's own */
    output_bytes(out, members, (size_t)(object + written - 1 - members));
}

/* Returns: whether no octet was lost. */
static bool put_place_members(struct output *out, const struct report *r)
{
    output_literal(out, ",\"row\":");
    output_number(out, r->row);
    if (!r->names_file)
        return true;
    output_literal(out, ",\"file\":");
    return json_string(out, r->file, strlen(r->file));
}

void machine_place(struct output *out, const struct report *r)
{
    if (!put_place_members(out, r))
        output_literal(out, ",\"lossy\":true");
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

void machine_open_report(struct output *out, const struct report *r)
{
    bool lossless = true;
    if (r->complaint != SAY_NOTHING) {
        output_literal(out, "{\"ok\":null,\"error\":");
        json_string(out, english_of(r->complaint), strlen(english_of(r->complaint)));
    } else if (r->read->diagnostic.reason == SMTPATH_OK) {
        accepted(out, r, &lossless);
    } else {
        machine_refusal(out, r->line, r->length, &r->read->diagnostic);
        lossless = put_corrected(out, r);
    }
    lossless = put_place_members(out, r) && lossless;
    if (!lossless)
        output_literal(out, ",\"lossy\":true");
}

void machine_report(struct output *out, const struct report *r)
{
    machine_open_report(out, r);
    output_literal(out, "}\n");
}
