// SPDX-License-Identifier: MIT
#include "tcp.h"

#include "tool.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The bounds: connections side by side; octets of a line; segments of a connection that wait, and octets of all. */
enum {
    MOST_CONNECTIONS = 256,
    LONGEST_LINE = 1 << 14,
    MOST_WAITING = 128,
    MOST_WAITING_OCTETS = 1 << 22
};

/* A segment that waits for what stands before it, or for what its sender had seen. */
struct held {
    struct held *next;
    struct segment segment;
    char octets[];
};

/* One direction. */
struct flow {
    bool is_known;  /* where it stands */
    uint32_t next;  /* the sequence number of the next octet */
    bool is_broken; /* octets are missing: what comes up to the next end of line is no whole line */
    bool is_cut;
    char *line;
    size_t length, capacity;
};

enum state { UNDECIDED, SMTP, CLOSED, OTHER }; /* OTHER: no SMTP, or no longer to be read */

struct connection {
    uint64_t key;
    uint64_t used;
    enum state state;
    bool has_client;
    unsigned client;
    struct flow flow[2];
    struct held *held, **last; /* in the order of the capture */
    size_t waiting;
    struct turn turn;
};

struct tcp {
    const struct form *form;
    take_event *take;
    void *context;
    struct connection *connections[MOST_CONNECTIONS];
    size_t count;
    uint64_t now;
    uint64_t frame;        /* of the octets that are being read */
    size_t waiting_octets; /* of all connections */
};

/* ---- Events ------------------------------------------------------------------------------------------------------ */

static void say(struct tcp *tcp, const struct connection *c, enum event_kind kind, const char *octets,
                size_t length, bool is_cut)
{
    const struct event event = {.form = tcp->form,
                                .code = kind == EVENT_SERVER ? reply_code(octets, length) : 0,
                                .kind = kind,
                                .row = tcp->frame,
                                .stream = c->key,
                                .octets = octets,
                                .length = length,
                                .cut = is_cut};
    tcp->take(tcp->context, &event);
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static void keep(struct flow *flow, const char *octets, size_t length)
{
    if (length > LONGEST_LINE - flow->length) {
        length = LONGEST_LINE - flow->length;
        flow->is_cut = true;
    }
    if (flow->length + length > flow->capacity) {
        size_t capacity = flow->capacity == 0 ? 256 : flow->capacity;
        while (capacity < flow->length + length)
            capacity *= 2;
        char *line = realloc(flow->line, capacity);
        if (line == NULL)
            out_of_memory();
        flow->line = line;
        flow->capacity = capacity;
    }
    if (length > 0)
        memcpy(flow->line + flow->length, octets, length);
    flow->length += length;
}

static void read_client_line(struct tcp *tcp, struct connection *c, const char *line, size_t length,
                             bool is_cut)
{
    if (!turn_takes_command(&c->turn, line, length)) {
        say(tcp, c, EVENT_DATA, line, length, is_cut);
        return;
    }
    turn_command(&c->turn, line, length);
    say(tcp, c, EVENT_CLIENT, line, length, is_cut);
}

/* The server may answer while the client still sends; then the client goes on to the end of what it sends. */
static void read_server_line(struct tcp *tcp, struct connection *c, const char *line, size_t length,
                             bool is_cut)
{
    if (c->turn.mode == TURN_MESSAGE || c->turn.mode == TURN_CHUNK)
        c->turn.has_answered = true;
    else
        turn_reply(&c->turn, reply_code(line, length));
    say(tcp, c, EVENT_SERVER, line, length, is_cut);
}

static void read_line(struct tcp *tcp, struct connection *c, unsigned side)
{
    struct flow *flow = &c->flow[side];
    size_t length = flow->length;
    if (length > 0 && flow->line[length - 1] == '\r')
        length--;
    if (!flow->is_broken)
        (side == c->client ? read_client_line : read_server_line)(tcp, c, flow->line, length,
                                                                  flow->is_cut);
    else if (side == c->client && c->turn.mode == TURN_COMMAND)
        say(tcp, c, EVENT_LOST, "", 0, false);
    flow->is_broken = false;
    flow->length = 0;
    flow->is_cut = false;
}

/* Whether octets are the head of a record of TLS (RFC 8446 section 5.1). */
static bool is_tls(const char *octets, size_t length)
{
    return length >= 3 && octets[0] >= 0x14 && octets[0] <= 0x17 && octets[1] == 3 && octets[2] >= 0 &&
           octets[2] <= 4;
}

/* Octets of a chunk have no lines.
 * Returns: how many there are. */
static size_t read_chunk(struct connection *c, size_t length)
{
    const size_t part = c->turn.chunk < length ? (size_t)c->turn.chunk : length;
    c->turn.is_chunk_begun = true;
    c->turn.chunk -= part;
    if (c->turn.chunk == 0)
        c->turn.mode = TURN_COMMAND;
    return part;
}

static void read_octets(struct tcp *tcp, struct connection *c, unsigned side, const char *octets,
                        size_t length)
{
    struct flow *flow = &c->flow[side];
    while (length > 0 && c->state == SMTP) {
        size_t part;
        if (side == c->client && c->turn.mode == TURN_CHUNK && flow->length == 0) {
            part = read_chunk(c, length);
        } else if (flow->length == 0 && c->turn.mode != TURN_MESSAGE && is_tls(octets, length)) {
            say(tcp, c, EVENT_ENCRYPTED, octets, 0, false);
            c->state = OTHER;
            return;
        } else {
            const char *feed = memchr(octets, '\n', length);
            part = feed == NULL ? length : (size_t)(feed - octets) + 1;
            keep(flow, octets, feed == NULL ? part : part - 1);
            if (feed != NULL)
                read_line(tcp, c, side);
        }
        octets += part;
        length -= part;
    }
}

/* ---- Whether it is SMTP ---------------------------------------------------------------------------------------------- */

static bool is_mail_port(uint16_t port)
{
    return port == 25 || port == 465 || port == 587;
}

static bool is_hello(const char *octets, size_t length)
{
    static const char *const verbs[] = {"EHLO", "HELO", "LHLO"};
    for (size_t i = 0; length >= 4 && i < sizeof verbs / sizeof verbs[0]; i++)
        if (strncasecmp(octets, verbs[i], 4) == 0)
            return true;
    return false;
}

/* Who connected: the sender of the first SYN, else the one whose port is no mail server's. */
static void find_client(struct connection *c, const struct segment *s)
{
    if (c->has_client)
        return;
    if ((s->flags & SEGMENT_SYN) != 0)
        c->client = (s->flags & SEGMENT_ACK) != 0 ? 1 - s->side : s->side;
    else if (is_mail_port(s->port) != is_mail_port(s->peer_port))
        c->client = is_mail_port(s->port) ? 1 - s->side : s->side;
    else if (s->length > 0)
        c->client = is_reply(s->octets, s->length < 4 ? s->length : 4) ? 1 - s->side : s->side;
    else
        return;
    c->has_client = true;
}

/* On the ports of mail all is SMTP; on others, what begins with a client's hello. What comes before that is kept. */
static void decide(struct tcp *tcp, struct connection *c, const struct segment *s)
{
    const uint16_t port = s->side == c->client ? s->peer_port : s->port;
    const struct flow *client = &c->flow[c->client];
    if (c->state != UNDECIDED || !c->has_client)
        return;
    if (is_mail_port(port) || is_hello(client->line, client->length))
        c->state = SMTP;
    else if (client->length >= 4 || client->is_broken)
        c->state = OTHER;
    for (unsigned i = 0; c->state == SMTP && i < 2; i++) {
        /* the server speaks first */
        const unsigned side = i == 0 ? 1 - c->client : c->client;
        struct flow *flow = &c->flow[side];
        char *kept = flow->line;
        const size_t length = flow->length;
        flow->line = NULL;
        flow->length = flow->capacity = 0;
        read_octets(tcp, c, side, kept, length);
        free(kept);
    }
}

/* ---- Segments ---------------------------------------------------------------------------------------------------------- */

static int32_t distance(uint32_t from, uint32_t to)
{
    return (int32_t)(to - from);
}

/* The octets of a segment that are new, which follow what was read. */
static void deliver(struct tcp *tcp, struct connection *c, const struct segment *s)
{
    struct flow *flow = &c->flow[s->side];
    const int32_t old = distance(s->sequence, flow->next);
    tcp->frame = s->frame;
    if (old < 0 || (size_t)old >= s->length)
        return;
    const char *octets = s->octets + old;
    const size_t length = s->length - (size_t)old;
    flow->next += (uint32_t)length;
    if (c->state == SMTP) {
        read_octets(tcp, c, s->side, octets, length);
    } else if (c->state == UNDECIDED) {
        keep(flow, octets, length);
        decide(tcp, c, s);
    }
}

/* Whether a segment can be read now: nothing before it is missing, nor of what its sender had seen. */
static bool is_due(const struct connection *c, const struct segment *s)
{
    const struct flow *other = &c->flow[1 - s->side];
    if (distance(c->flow[s->side].next, s->sequence) > 0)
        return false;
    return (s->flags & SEGMENT_ACK) == 0 || !other->is_known ||
           distance(other->next, s->acknowledged) <= 0;
}

static void hold(struct tcp *tcp, struct connection *c, const struct segment *s)
{
    struct held *held = malloc(sizeof *held + s->length);
    if (held == NULL)
        out_of_memory();
    held->next = NULL;
    held->segment = *s;
    held->segment.octets = held->octets;
    memcpy(held->octets, s->octets, s->length);
    *c->last = held;
    c->last = &held->next;
    c->waiting++;
    tcp->waiting_octets += s->length;
}

static struct held *unlink_held(struct tcp *tcp, struct connection *c, struct held **at)
{
    struct held *held = *at;
    *at = held->next;
    if (held->next == NULL)
        c->last = at;
    c->waiting--;
    tcp->waiting_octets -= held->segment.length;
    return held;
}

/* Reads those that wait and are due now. */
static void release(struct tcp *tcp, struct connection *c)
{
    struct held **at = &c->held;
    while (*at != NULL) {
        if (!is_due(c, &(*at)->segment)) {
            at = &(*at)->next;
            continue;
        }
        struct held *held = unlink_held(tcp, c, at);
        deliver(tcp, c, &held->segment);
        free(held);
        at = &c->held; /* what it brought may be what another waits for */
    }
}

/* What stands before a segment is not in the capture: goes on with the segment. */
static void jump(struct tcp *tcp, struct connection *c, const struct segment *s)
{
    struct flow *flow = &c->flow[s->side];
    const int32_t missing = distance(flow->next, s->sequence);
    if (missing <= 0)
        return;
    flow->next = s->sequence;
    flow->is_broken = true;
    if (c->state != SMTP)
        return;
    tcp->frame = s->frame;
    say(tcp, c, EVENT_MISSING, "", 0, false);
    if (s->side == c->client && c->turn.mode == TURN_CHUNK)
        flow->is_broken = read_chunk(c, (size_t)missing) < (size_t)missing;
}

/* Reads all that waits, in the order of the capture, whatever is missing. */
static void force(struct tcp *tcp, struct connection *c)
{
    while (c->held != NULL) {
        struct held *held = unlink_held(tcp, c, &c->held);
        jump(tcp, c, &held->segment);
        deliver(tcp, c, &held->segment);
        free(held);
        release(tcp, c);
    }
}

/* ---- Connections --------------------------------------------------------------------------------------------------------- */

static void drop(struct tcp *tcp, size_t index)
{
    struct connection *c = tcp->connections[index];
    force(tcp, c);
    if (c->state != UNDECIDED)
        say(tcp, c, EVENT_END, "", 0, false);
    free(c->flow[0].line);
    free(c->flow[1].line);
    free(c);
    tcp->connections[index] = tcp->connections[--tcp->count];
}

static size_t oldest(const struct tcp *tcp)
{
    size_t found = 0;
    for (size_t i = 1; i < tcp->count; i++)
        if (tcp->connections[i]->used < tcp->connections[found]->used)
            found = i;
    return found;
}

static struct connection *add(struct tcp *tcp, uint64_t key)
{
    struct connection *c = calloc(1, sizeof *c);
    if (c == NULL)
        out_of_memory();
    if (tcp->count == MOST_CONNECTIONS)
        drop(tcp, oldest(tcp));
    c->key = key;
    c->last = &c->held;
    tcp->connections[tcp->count++] = c;
    return c;
}

/* The connection of a segment. A SYN on one whose numbers it does not continue begins another. */
static struct connection *connection_of(struct tcp *tcp, const struct segment *s)
{
    struct connection *found = NULL;
    for (size_t i = 0; i < tcp->count && found == NULL; i++) {
        struct connection *c = tcp->connections[i];
        if (c->key != s->connection)
            continue;
        const struct flow *flow = &c->flow[s->side];
        if ((s->flags & SEGMENT_SYN) == 0 || !flow->is_known ||
            distance(flow->next, s->sequence + 1) == 0 || (s->flags & SEGMENT_ACK) != 0)
            found = c;
        else
            drop(tcp, i);
        break;
    }
    if (found == NULL)
        found = add(tcp, s->connection);
    found->used = ++tcp->now;
    return found;
}

void tcp_take(struct tcp *tcp, const struct segment *segment)
{
    struct segment s = *segment;
    struct connection *c = connection_of(tcp, &s);
    struct flow *flow = &c->flow[s.side];
    find_client(c, &s);
    if ((s.flags & SEGMENT_SYN) != 0)
        s.sequence++; /* it counts as an octet */
    if (!flow->is_known && ((s.flags & SEGMENT_SYN) != 0 || s.length > 0)) {
        flow->is_known = true;
        flow->next = s.sequence;
    }
    if (s.length == 0 || c->state == OTHER)
        return;
    if (is_due(c, &s) && c->held == NULL)
        deliver(tcp, c, &s);
    else
        hold(tcp, c, &s);
    if (c->held != NULL)
        release(tcp, c);
    if (c->waiting >= MOST_WAITING || tcp->waiting_octets > MOST_WAITING_OCTETS)
        force(tcp, c);
}

struct tcp *tcp_begin(const struct form *form, take_event *take, void *context)
{
    struct tcp *tcp = calloc(1, sizeof *tcp);
    if (tcp != NULL)
        *tcp = (struct tcp){.form = form, .take = take, .context = context};
    return tcp;
}

void tcp_end(struct tcp *tcp)
{
    while (tcp->count > 0)
        drop(tcp, oldest(tcp));
    free(tcp);
}
