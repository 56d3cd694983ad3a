// SPDX-License-Identifier: MIT
#include "format.h"

#include "json.h"
#include "language.h"
#include "utf8.h"

#include <string.h>

/* ---- What a finding says ------------------------------------------------------------------------------- */

struct finding {
    const char *rule;    /* the reason, or the complaint's name */
    const char *mistake; /* what the line shows, or the reason again */
    uint32_t offset, length;
    char text[SMTPATH_REPLY_LINE_SIZE + SMTPATH_HINT_SIZE];
};

static const char unreadable[] = "unreadable-row";

/* "501 5.1.3 ...: expected ... at byte 3, found ...; what to do about it" */
static void word_finding(const struct report *r, const struct smtpath_diagnostic *at_row, char *text)
{
    size_t length;
    const char *row = report_row(r, &length);
    size_t n = smtpath_render_reply(row, length, at_row, text, SMTPATH_REPLY_LINE_SIZE);
    text[n++] = ';';
    text[n++] = ' ';
    smtpath_render_hint(r->line, r->length, &r->read->diagnostic, language_in_use(), text + n,
                        SMTPATH_HINT_SIZE);
}

/* Returns: false if there is nothing to report of the row. */
static bool find(const struct report *r, struct finding *finding)
{
    *finding = (struct finding){.rule = unreadable, .mistake = unreadable};
    if (r->complaint != SAY_NOTHING) {
        strcpy(finding->text, text_of(r->complaint)); /* all of them are short */
        return true;
    }
    const struct smtpath_diagnostic *d = &r->read->diagnostic;
    if (d->reason == SMTPATH_OK)
        return false;
    const struct smtpath_diagnostic at_row = report_diagnostic(r, d);
    finding->rule = smtpath_reason_info(d->reason)->name;
    finding->mistake = smtpath_mistake(r->line, r->length, d, 0);
    finding->offset = at_row.offset;
    finding->length = at_row.length;
    word_finding(r, &at_row, finding->text);
    return true;
}

/* ---- gcc: file:row:column: error: text [rule] ------------------------------------------------------------- */

static void gcc_report(struct output *out, const struct report *r)
{
    struct finding finding;
    if (!find(r, &finding))
        return;
    output_shown(out, r->file, strlen(r->file));
    output_octet(out, ':');
    output_number(out, r->row);
    output_octet(out, ':');
    output_number(out, (uint64_t)finding.offset + 1);
    output_literal(out, ": error: ");
    output_string(out, finding.text);
    output_literal(out, " [");
    output_string(out, finding.mistake);
    output_literal(out, "]\n");
}

/* ---- github: ::error file=...,line=...,col=...::text ---------------------------------------------------- */

/* What stands in a property or in the text: https://docs.github.com, workflow commands. */
static void github_text(struct output *out, const char *text, bool is_property)
{
    for (; *text != '\0'; text++) {
        const unsigned char octet = (unsigned char)*text;
        if (octet == '%')
            output_literal(out, "%25");
        else if (is_property && octet == ':')
            output_literal(out, "%3A");
        else if (is_property && octet == ',')
            output_literal(out, "%2C");
        else if (is_property)
            output_shown(out, text, 1);
        else
            output_octet(out, *text);
    }
}

static void github_report(struct output *out, const struct report *r)
{
    struct finding finding;
    if (!find(r, &finding))
        return;
    output_literal(out, "::error ");
    if (r->names_file) {
        output_literal(out, "file=");
        github_text(out, r->file, true);
        output_octet(out, ',');
    }
    output_literal(out, "line=");
    output_number(out, r->row);
    output_literal(out, ",col=");
    output_number(out, (uint64_t)finding.offset + 1);
    output_literal(out, ",endColumn=");
    output_number(out, (uint64_t)finding.offset + 1 + (finding.length > 0 ? finding.length : 1));
    output_literal(out, ",title=smtpath ");
    github_text(out, finding.mistake, true);
    output_literal(out, "::");
    github_text(out, finding.text, false);
    output_octet(out, '\n');
}

/* ---- sarif: SARIF 2.1.0, OASIS ---------------------------------------------------------------------------- */

static bool has_results;

static void put_json(struct output *out, const char *string)
{
    (void)json_string(out, string, strlen(string));
}

static void sarif_rule(struct output *out, const char *name, const char *expected, const char *hint,
                       const char *standard)
{
    output_literal(out, "{\"id\":");
    put_json(out, name);
    output_literal(out, ",\"shortDescription\":{\"text\":");
    put_json(out, expected);
    output_literal(out, "},\"help\":{\"text\":");
    put_json(out, hint);
    output_literal(out, "},\"properties\":{\"standard\":");
    put_json(out, standard);
    output_literal(out, "}}");
}

static void sarif_begin(struct output *out)
{
    has_results = false;
    output_literal(out,
                   "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                   "sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
                   "{\"name\":\"smtpath\",\"version\":\"" SMTPATH_VERSION "\",\"rules\":[\n");
    for (int i = SMTPATH_OK + 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)i);
        sarif_rule(out, row->name, row->expected_text,
                   smtpath_reason_hint((enum smtpath_reason)i, language_in_use()), row->rfc);
        output_literal(out, ",\n");
    }
    sarif_rule(out, unreadable, "a row that can be read", text_of(SAY_NOT_HEX), "");
    output_literal(out, "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

/* A file's name as a reference, RFC 3986: what is not unreserved or "/" is percent-encoded. */
static void sarif_uri(struct output *out, const char *name)
{
    static const char digits[] = "0123456789ABCDEF";
    for (; *name != '\0'; name++) {
        const unsigned char octet = (unsigned char)*name;
        const bool is_plain = (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
                              (octet >= '0' && octet <= '9') || strchr("-._~/", octet) != NULL;
        if (is_plain) {
            output_octet(out, *name);
            continue;
        }
        output_octet(out, '%');
        output_octet(out, digits[octet >> 4]);
        output_octet(out, digits[octet & 0xF]);
    }
}

/* The column of an offset, in code points from 1; an octet of no character is one. */
static uint64_t sarif_column(const char *row, size_t length, size_t offset)
{
    uint64_t column = 1;
    for (size_t at = 0; at < offset && at < length; column++) {
        uint32_t code_point;
        const size_t n = utf8_sequence(row + at, length - at, &code_point);
        at += n > 0 ? n : 1;
    }
    return column;
}

static void sarif_region(struct output *out, const struct report *r, const struct finding *finding)
{
    const char *row = r->view == NULL ? r->line : r->view->row;
    const size_t length = r->view == NULL ? r->length : r->view->length;
    const size_t end = (size_t)finding->offset + finding->length;
    output_literal(out, "\"region\":{\"startLine\":");
    output_number(out, r->row > 0 ? r->row : 1);
    if (r->complaint == SAY_NOTHING) {
        const uint64_t begin = sarif_column(row, length, finding->offset);
        const uint64_t behind = sarif_column(row, length, end);
        output_literal(out, ",\"startColumn\":");
        output_number(out, begin);
        output_literal(out, ",\"endColumn\":");
        output_number(out, behind > begin ? behind : begin);
        output_literal(out, ",\"snippet\":{\"text\":");
        (void)json_string(out, row, length < LONGEST_TEXT ? length : LONGEST_TEXT);
        output_octet(out, '}');
    }
    output_octet(out, '}');
}

static void sarif_report(struct output *out, const struct report *r)
{
    struct finding finding;
    if (!find(r, &finding))
        return;
    output_string(out, has_results ? ",\n" : "\n");
    has_results = true;
    output_literal(out, "{\"ruleId\":");
    put_json(out, finding.rule);
    output_literal(out, ",\"level\":\"error\",\"message\":{\"text\":");
    put_json(out, finding.text);
    output_literal(out, "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"");
    sarif_uri(out, r->names_file ? report_file(r) : "stdin");
    output_literal(out, "\"},");
    sarif_region(out, r, &finding);
    output_literal(out, "}}],\"properties\":{\"mistake\":");
    put_json(out, finding.mistake);
    output_literal(out, "}}");
}

static void sarif_end(struct output *out, bool whole)
{
    output_literal(out, "],\"invocations\":[{\"executionSuccessful\":");
    output_string(out, whole ? "true" : "false");
    output_literal(out, "}]}]}\n");
}

/* ---- The table -------------------------------------------------------------------------------------------- */

static void json_report(struct output *out, const struct report *r)
{
    machine_report(out, r);
}

static const struct {
    void (*begin)(struct output *out);
    void (*report)(struct output *out, const struct report *report);
    void (*end)(struct output *out, bool whole);
} formats[] = {
    [FORMAT_JSON] = {NULL, json_report, NULL},
    [FORMAT_GCC] = {NULL, gcc_report, NULL},
    [FORMAT_GITHUB] = {NULL, github_report, NULL},
    [FORMAT_SARIF] = {sarif_begin, sarif_report, sarif_end},
};

void format_begin(enum format format, struct output *out)
{
    if (formats[format].begin != NULL)
        formats[format].begin(out);
}

void format_end(enum format format, struct output *out, bool whole)
{
    if (formats[format].end != NULL)
        formats[format].end(out, whole);
}

void format_report(enum format format, struct output *out, const struct report *r,
                   const struct style *style)
{
    if (format == FORMAT_HUMAN)
        human_report(out, r, style);
    else
        formats[format].report(out, r);
}
