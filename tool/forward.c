// SPDX-License-Identifier: MIT
#include "forward.h"

static void put_part(struct output *out, const char *line, const char *name, struct smtpath_span part)
{
    if (part.length == 0)
        return;
    output_string(out, name);
    output_shown(out, line + part.offset, part.length);
}

void forward_phrase(struct output *out, const char *line, const struct forward *forward)
{
    const struct smtpath_path *path = &forward->read.path;
    switch (forward->kind) {
    case SMTPATH_FORWARD_NONE:
        output_string(out, text_of(SAY_FORWARD_NONE));
        break;
    case SMTPATH_FORWARD_PATH:
        put_part(out, line, "", path->path);
        put_part(out, line, text_of(SAY_FORWARD_LOCAL), path->local);
        put_part(out, line, text_of(SAY_FORWARD_DOMAIN), path->domain);
        break;
    case SMTPATH_FORWARD_MALFORMED:
        output_string(out, text_of(SAY_FORWARD_MALFORMED));
        break;
    case SMTPATH_FORWARD_SEVERAL:
        output_string(out, text_of(SAY_FORWARD_SEVERAL));
        break;
    }
}

void forward_object(struct output *out, const char *line, size_t length, const struct forward *forward)
{
    static const char *const kinds[] = {"none", "path", "malformed", "several"};
    output_literal(out, "{\"kind\":\"");
    output_string(out, kinds[forward->kind]);
    output_octet(out, '"');
    if (forward->kind == SMTPATH_FORWARD_PATH) {
        output_literal(out, ",\"path\":");
        machine_span(out, forward->read.path.path);
        output_literal(out, ",\"local\":");
        machine_span(out, forward->read.path.local);
        output_literal(out, ",\"domain\":");
        machine_span(out, forward->read.path.domain);
    } else if (forward->kind == SMTPATH_FORWARD_MALFORMED) {
        output_literal(out, ",\"error\":");
        machine_refusal(out, line, length, &forward->read.diagnostic);
        output_octet(out, '}');
    }
    output_octet(out, '}');
}
