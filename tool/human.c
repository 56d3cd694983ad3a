// SPDX-License-Identifier: MIT
#include "report.h"
#include "language.h"
#include "picture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* ---- The terminal ------------------------------------------------------------------------------------- */

enum { WIDTH_OF_FILES = 100, LEAST_WIDTH = 40, GREATEST_WIDTH = 400 };

size_t terminal_width(int descriptor, size_t otherwise)
{
    struct winsize window;
    if (ioctl(descriptor, TIOCGWINSZ, &window) != 0 || window.ws_col == 0)
        return otherwise;
    if (window.ws_col < LEAST_WIDTH)
        return LEAST_WIDTH;
    return window.ws_col > GREATEST_WIDTH ? GREATEST_WIDTH : window.ws_col;
}

/* https://no-color.org: NO_COLOR present and not empty, whatever its value. */
static bool wants_color(int descriptor)
{
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (no_color != NULL && *no_color != '\0')
        return false;
    return isatty(descriptor) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

struct style style_of(int descriptor, enum color color)
{
    struct style style = {.width = terminal_width(descriptor, WIDTH_OF_FILES)};
    style.color = color == COLOR_ALWAYS || (color == COLOR_AUTO && wants_color(descriptor));
    return style;
}

/* ---- Colours -------------------------------------------------------------------------------------------- */

void paint(struct output *out, const struct style *style, const char *color)
{
    if (style->color)
        output_string(out, color);
}

void painted(struct output *out, const struct style *style, const char *color, const char *text)
{
    paint(out, style, color);
    output_string(out, text);
    paint(out, style, PLAIN);
}

/* ---- An accepted line -------------------------------------------------------------------------------------- */

static void put_span(struct output *out, const struct report *r, struct smtpath_span span)
{
    output_shown(out, r->line + span.offset, span.length);
}

static void put_parameters(struct output *out, const struct report *r)
{
    struct smtpath_parameter parameter;
    uint32_t walk = 0;
    while (smtpath_next_parameter(r->line, r->read, &walk, &parameter)) {
        output_literal(out, "  ");
        put_span(out, r, parameter.keyword);
        if (parameter.value.length > 0) {
            output_octet(out, '=');
            put_span(out, r, parameter.value);
        }
    }
}

void put_names(struct output *out, uint64_t set, const char *(*name)(uint64_t bit))
{
    const char *separator = "";
    for (uint64_t bit = 1; set != 0; bit <<= 1) {
        if ((set & bit) == 0)
            continue;
        set &= ~bit;
        output_string(out, separator);
        output_string(out, name(bit));
        separator = ", ";
    }
}

uint32_t flags_of(const struct report *r)
{
    const uint32_t flags = smtpath_flags(r->line, &r->read->path);
    return r->read->path.kind == SMTPATH_PATH_NONE ? flags & SMTPATH_FLAG_BARE_IPV4 : flags;
}

/* What deserves a second look. */
static void put_remarks(struct output *out, const struct report *r, const struct style *style)
{
    const uint32_t flags = flags_of(r);
    if (r->read->deviations == 0 && flags == 0)
        return;
    paint(out, style, YELLOW);
    if (r->read->deviations != 0) {
        char digits[OUTPUT_DECIMAL];
        output_literal(out, "  ");
        output_string(out, text_of(SAY_TOLERATED));
        put_names(out, r->read->deviations, smtpath_deviation_name);
        output_sentence(out, text_of(SAY_TOLERATED_AT),
                        output_decimal(r->read->deviation_offset, digits));
    }
    if (flags != 0) {
        output_literal(out, "  ");
        output_string(out, text_of(SAY_FLAGS));
        put_names(out, flags, smtpath_flag_name);
    }
    paint(out, style, PLAIN);
}

static void accepted(struct output *out, const struct report *r, const struct style *style)
{
    const char *verb = smtpath_verb_name(r->read->verb);
    painted(out, style, GREEN, "ok");
    if (r->view == NULL) {
        output_literal(out, "  ");
        output_string(out, verb);
    }
    if (r->view != NULL) {
        output_literal(out, "  ");
        output_shown(out, r->line + r->view->ahead, r->view->text_length);
    } else if (r->read->path.path.length > 0) {
        output_literal(out, "  ");
        put_span(out, r, r->read->path.path);
        put_parameters(out, r);
    } else if (r->read->argument.length > 0) {
        output_literal(out, "  ");
        put_span(out, r, r->read->argument);
        if (r->read->second.length > 0) {
            output_literal(out, "  ");
            put_span(out, r, r->read->second);
        }
    }
    put_remarks(out, r, style);
    output_octet(out, '\n');
}

/* ---- A refused line -------------------------------------------------------------------------------------------- */

enum { INDENT = 4 };

void put_place(struct output *out, const struct report *r, const struct style *style)
{
    paint(out, style, BOLD);
    output_shown(out, r->file, strlen(r->file));
    output_octet(out, ':');
    output_number(out, r->row);
    output_octet(out, ':');
    paint(out, style, PLAIN);
    output_octet(out, ' ');
}

/* The line, and the caret below it, both indented alike. */
static void put_picture(struct output *out, const struct report *r, const struct smtpath_diagnostic *d,
                        const struct style *style)
{
    const char *row = r->view == NULL ? r->line : r->view->row;
    const size_t length = r->view == NULL ? r->length : r->view->length;
    const struct picture picture = picture_of(row, length, d, style->width - INDENT);
    output_repeated(out, ' ', picture.length == 0 ? 0 : INDENT);
    output_bytes(out, picture.text, picture.length);
    output_octet(out, '\n');
    output_repeated(out, ' ', INDENT + picture.caret_column);
    paint(out, style, RED);
    output_octet(out, '^');
    output_repeated(out, '~', picture.caret_columns > 0 ? picture.caret_columns - 1 : 0);
    paint(out, style, PLAIN);
    output_octet(out, '\n');
}

size_t corrected_line(const struct report *r, char buffer[CORRECTED_SIZE])
{
    static const char before[] = "RCPT TO:<";
    const size_t length = r->options == NULL
                              ? 0
                              : smtpath_correct(r->line, r->length, r->options, buffer, CORRECTED_SIZE);
    if (r->view == NULL || length == 0)
        return length;
    const char *end = memchr(buffer, '>', length);
    if (memcmp(buffer, before, sizeof before - 1) != 0 || end != buffer + length - 1)
        return 0; /* not an address alone */
    memmove(buffer, buffer + sizeof before - 1, length - sizeof before);
    return length - sizeof before;
}

/* The line as it was meant, if that is obvious, on a row of its own; what cannot be shown escaped as in the picture. */
static void put_corrected(struct output *out, const struct report *r)
{
    char line[CORRECTED_SIZE], shown[4 * CORRECTED_SIZE + 1];
    const size_t length = corrected_line(r, line);
    if (length == 0)
        return;
    const struct smtpath_diagnostic at_end = {.offset = (uint32_t)length};
    smtpath_render_caret(line, length, &at_end, sizeof shown, shown, sizeof shown);
    shown[strcspn(shown, "\n")] = '\0';
    output_string(out, text_of(SAY_DID_YOU_MEAN_LABEL));
    output_string(out, shown);
    output_literal(out, "\n    ");
}

void human_refusal(struct output *out, const struct report *r, const struct smtpath_diagnostic *d,
                   const struct style *style)
{
    const struct smtpath_reason_row *info = smtpath_reason_info(d->reason);
    const struct smtpath_diagnostic at_row = report_diagnostic(r, d);
    char reply[SMTPATH_REPLY_LINE_SIZE], hint[SMTPATH_HINT_SIZE];
    size_t length;
    const char *row = report_row(r, &length);
    smtpath_render_hint(r->line, r->length, d, language_in_use(), hint, sizeof hint);
    smtpath_render_reply(row, length, &at_row, reply, sizeof reply);

    put_place(out, r, style);
    painted(out, style, RED, reply);
    output_octet(out, '\n');
    put_picture(out, r, &at_row, style);
    output_literal(out, "    ");
    output_string(out, text_of(SAY_HINT_LABEL));
    output_string(out, hint);
    output_literal(out, "\n    ");
    put_corrected(out, r);
    output_string(out, text_of(SAY_RULE_LABEL));
    output_string(out, info->name);
    output_literal(out, ", ");
    output_string(out, info->rfc);
    output_octet(out, '\n');
}

void human_report(struct output *out, const struct report *r, const struct style *style)
{
    if (r->complaint != SAY_NOTHING)
        return; /* standard error has it */
    if (r->read->diagnostic.reason == SMTPATH_OK)
        accepted(out, r, style);
    else
        human_refusal(out, r, &r->read->diagnostic, style);
}
