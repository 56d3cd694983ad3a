// SPDX-License-Identifier: MIT
/*
 * load RECEIVER [TRANSACTIONS]: starts RECEIVER and sends it so many transactions, from several clients at
 * once that pipeline all they may; beside them are clients that send octet by octet, that shut down their
 * side early, that reset the connection wherever they are, and that send garbage. In the end each
 * transaction that was acknowledged is in the spool as it was sent, and nothing else is; the receiver has
 * as much memory as when it was warm, and as many open files as at its start.
 *
 * load --port=PORT [TRANSACTIONS]: the same clients against a receiver that runs already; how many
 * transactions were acknowledged is printed, and how many are in doubt; nothing of the receiver is looked at.
 *
 * One thread, one poll loop. Commands are written and replies read by smtpath.
 */
#include "load.h"
#include "smtpath.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum kind { STEADY, SLOW, HALF_CLOSING, RESETTING, GARBAGE, KINDS };
static const size_t clients_of[KINDS] = {16, 8, 4, 4, 4};
enum { CLIENTS = 36, CONNECTIONS = 64, A_CONNECTION = 50, GARBAGE_SIZE = 8192 };

struct client {
    enum kind kind;
    int fd;                                                      /* -1: it has no more to do */
    enum { GREETING, HELLO, ENVELOPE, MESSAGE, GOOD_BYE } phase; /* what it sends next */
    uint64_t number;   /* of the transaction whose message is next */
    uint64_t sending;  /* of the one whose message is on its way, */
    bool acknowledges; /* if the first reply that it waits for is the message's */
    unsigned left;     /* transactions in this connection */
    bool shut;
    size_t out_at, out_length, message_end; /* of what it sends now */
    size_t until_reset;                     /* octets that it will still send */
    size_t waits_at, waits;                 /* replies to what it sends now */
    uint16_t codes[2 * MOST_REPLIES];
    struct smtpath_frame frame;
    struct smtpath_reply reply;
    size_t in_length;
    char in[16384], out[2 * TRANSACTION_SIZE];
};

static struct client clients[CLIENTS];
static struct sockaddr_in address;

/* Transactions 0 .. wanted - 1 must be acknowledged; those of RESETTING clients stand behind them. */
static uint64_t wanted, begun, acknowledged, resets_wanted, resets_begun, garbage_wanted, garbage_begun;
static unsigned char *fates;

/* ---- Chance, the same every time ---------------------------------------------------------------------- */

static uint32_t random_below(uint32_t below)
{
    static uint32_t state = 20250101;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % below;
}

/* Half of it octets, half of it scraps of SMTP: no RCPT among them, so no message can come of it. */
static size_t write_garbage(char *to, size_t size)
{
    static const char *const scraps[] = {"EHLO x\r\n", "MAIL FROM:<", "a@b>\r\n", "\r\n",
                                         "\n",         "\r",          "DATA\r\n", "\r\n.\r\n",
                                         "RSET\r\n",   "VRFY ",       "HELP\r\n", "NOOP"};
    size_t length = 0;

    while (length < size - 16) {
        if (random_below(2) == 0) {
            to[length++] = (char)random_below(256);
        } else {
            const char *scrap = scraps[random_below(sizeof scraps / sizeof scraps[0])];
            memcpy(to + length, scrap, strlen(scrap));
            length += strlen(scrap);
        }
    }
    return length;
}

/* ---- What a client sends, group by group -------------------------------------------------------------- */

static bool has_work(enum kind kind)
{
    if (kind == GARBAGE)
        return garbage_begun < garbage_wanted;
    return kind == RESETTING ? resets_begun < resets_wanted : begun < wanted;
}

static void say(struct client *c, const char *text, uint16_t code)
{
    memcpy(c->out + c->out_length, text, strlen(text));
    c->out_length += strlen(text);
    c->codes[c->waits++] = code;
}

static void say_good_bye(struct client *c)
{
    say(c, "NOOP\r\n", 250);
    if (c->kind != HALF_CLOSING || c->number % 2 == 0) /* else its end of file is all that it says */
        say(c, "QUIT\r\n", 221);
    c->phase = GOOD_BYE;
}

static void say_envelope(struct client *c)
{
    if (c->left == 0 || !has_work(c->kind)) {
        say_good_bye(c);
        return;
    }
    c->left--;
    c->number = c->kind == RESETTING ? wanted + resets_begun++ : begun++;
    fates[c->number] = CUT_OFF;
    c->out_length += transaction_envelope(c->number, c->out + c->out_length);
    c->waits += transaction_replies(c->number, c->codes + c->waits);
    c->phase = MESSAGE;
}

/* RFC 2920 section 3.1: the next envelope may go right behind a message. */
static void say_message(struct client *c)
{
    c->acknowledges = true;
    c->sending = c->number;
    c->out_length = c->message_end = transaction_message(c->number, c->out);
    c->codes[c->waits++] = 250;
    if (c->kind == RESETTING && c->number % 4 == 0)
        c->until_reset = c->message_end; /* all was sent, and the reply is not waited for */
    say_envelope(c);
}

static void next_group(struct client *c)
{
    c->out_at = c->out_length = c->waits_at = c->waits = 0;
    c->acknowledges = false;
    if (c->phase == GREETING) {
        c->codes[c->waits++] = 220;
        c->phase = HELLO;
    } else if (c->phase == HELLO && c->kind == GARBAGE) {
        c->out_length = write_garbage(c->out, GARBAGE_SIZE);
        c->phase = GOOD_BYE;
    } else if (c->phase == HELLO) {
        say(c, "EHLO client.example.com\r\n", 250);
        c->phase = ENVELOPE;
    } else if (c->phase == ENVELOPE) {
        say_envelope(c);
    } else if (c->phase == MESSAGE) {
        say_message(c);
    }
}

/* ---- Its connection ------------------------------------------------------------------------------------ */

static void open_client(struct client *c)
{
    const int on = 1;

    c->fd = -1;
    if (!has_work(c->kind))
        return;
    garbage_begun += c->kind == GARBAGE;
    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&address, sizeof address) != 0 ||
        fcntl(c->fd, F_SETFL, O_NONBLOCK) != 0)
        die("cannot connect: %s", strerror(errno));
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    c->phase = GREETING;
    c->left = c->kind == RESETTING ? 1 : 1 + random_below(A_CONNECTION);
    c->until_reset = c->kind == RESETTING ? random_below(2000) : SIZE_MAX;
    c->shut = false;
    c->in_length = 0;
    c->frame = (struct smtpath_frame){0};
    c->reply = (struct smtpath_reply){0};
    next_group(c);
}

static void close_client(struct client *c)
{
    close(c->fd);
    open_client(c);
}

static void reset_client(struct client *c)
{
    const struct linger at_once = {.l_onoff = 1};

    if (c->acknowledges && c->out_at >= c->message_end)
        fates[c->sending] = IN_DOUBT;
    setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close_client(c);
}

/* Returns: false if the connection is gone. */
static bool transmit(struct client *c)
{
    size_t most = c->kind == SLOW ? 1 : c->out_length - c->out_at;

    if (most > c->until_reset)
        most = c->until_reset;
    const ssize_t length = send(c->fd, c->out + c->out_at, most, MSG_NOSIGNAL);
    if (length < 0)
        return errno == EAGAIN || errno == EINTR;
    c->out_at += (size_t)length;
    c->until_reset -= c->kind == RESETTING ? (size_t)length : 0;
    if (c->out_at == c->out_length && c->phase == GOOD_BYE && !c->shut &&
        (c->kind == HALF_CLOSING || c->kind == GARBAGE)) {
        shutdown(c->fd, SHUT_WR);
        c->shut = true;
    }
    return true;
}

/* ---- Its replies ---------------------------------------------------------------------------------------- */

static void take_reply(struct client *c, const char *line, const struct smtpath_reply_line *read)
{
    struct smtpath_line forward;
    const uint16_t code = read->code;

    if (c->waits_at == c->waits || code != c->codes[c->waits_at])
        die("transaction %" PRIu64 ": reply %zu of %zu is %.*s", c->number, c->waits_at, c->waits,
            (int)read->length, line);
    if ((code == 251 || code == 551) &&
        smtpath_read_forward_path(line, read, true, &forward) != SMTPATH_FORWARD_PATH)
        die("no forward-path: %.*s", (int)read->length, line);
    if (code == 501 &&
        strncmp(line + read->text.offset, "Bad recipient path: expected \"@\" at byte 11,",
                strlen("Bad recipient path: expected \"@\" at byte 11,")) != 0)
        die("not the octet at fault: %.*s", (int)read->length, line);
    if (c->waits_at == 0 && c->acknowledges) {
        fates[c->sending] = ACKNOWLEDGED;
        acknowledged += c->kind != RESETTING;
    }
    c->waits_at++;
}

static void take_lines(struct client *c)
{
    struct smtpath_framed framed;
    struct smtpath_reply_line read;
    enum smtpath_next next;

    while ((next = smtpath_next_line(c->in, c->in_length, NULL, &c->frame, &framed)) ==
           SMTPATH_NEXT_LINE) {
        const char *line = c->in + framed.line.offset;
        if (smtpath_read_reply_line(line, framed.line.length, true, &c->reply, &read) != SMTPATH_OK)
            die("no reply: %.*s", (int)framed.line.length, line);
        if (c->reply.complete) {
            take_reply(c, line, &read);
            c->reply = (struct smtpath_reply){0};
        }
        c->in_length -= framed.consumed;
        memmove(c->in, c->in + framed.consumed, c->in_length);
    }
    if (next == SMTPATH_NEXT_ERROR)
        die("replies that are no lines");
}

/* Returns: false once the connection has ended. */
static bool receive(struct client *c)
{
    const ssize_t length = recv(c->fd, c->in + c->in_length, sizeof c->in - c->in_length, 0);

    if (length < 0)
        return errno == EAGAIN || errno == EINTR;
    if (c->kind == GARBAGE)
        return length > 0 || !(c->phase == GOOD_BYE);
    c->in_length += (size_t)length;
    take_lines(c);
    return length > 0;
}

static void serve(struct client *c, short events)
{
    const bool sends = (events & POLLOUT) != 0 && c->out_at < c->out_length;
    bool there = (!sends || transmit(c)) && ((events & ~POLLOUT) == 0 || receive(c));

    if (there && c->until_reset == 0) {
        reset_client(c);
    } else if (there) {
        const bool answered = c->waits_at == c->waits || c->kind == GARBAGE;
        if (answered && c->out_at == c->out_length)
            next_group(c);
    } else {
        if (c->kind != GARBAGE && (c->phase != GOOD_BYE || c->waits_at < c->waits))
            die("transaction %" PRIu64 ": the receiver has closed, with %zu of %zu replies given",
                c->number, c->waits_at, c->waits);
        close_client(c);
    }
}

/* ---- All of them ------------------------------------------------------------------------------------------ */

static size_t wait_for_events(struct pollfd *polled)
{
    size_t open = 0;

    for (size_t i = 0; i < CLIENTS; i++) {
        const struct client *c = &clients[i];
        polled[i].fd = c->fd;
        polled[i].events = c->out_at < c->out_length ? POLLIN | POLLOUT : POLLIN;
        open += c->fd >= 0;
    }
    if (open > 0 && poll(polled, CLIENTS, 600000) == 0)
        die("nothing has come for ten minutes");
    return open;
}

static struct usage run_clients(bool watched)
{
    static struct pollfd polled[CLIENTS];
    struct usage warm = {0};
    size_t at = 0;

    for (enum kind kind = STEADY; kind < KINDS; kind++)
        for (size_t i = 0; i < clients_of[kind]; i++)
            clients[at++].kind = kind;
    for (size_t i = 0; i < CLIENTS; i++)
        open_client(&clients[i]);
    while (wait_for_events(polled) > 0) {
        for (size_t i = 0; i < CLIENTS; i++)
            if (clients[i].fd >= 0 && polled[i].revents != 0)
                serve(&clients[i], polled[i].revents);
        if (watched && warm.rss == 0 && acknowledged >= wanted / 10)
            warm = receiver_usage();
    }
    if (acknowledged != wanted)
        die("%" PRIu64 " of %" PRIu64 " transactions were acknowledged", acknowledged, wanted);
    return warm;
}

/* ---- The receiver, before and after ------------------------------------------------------------------------- */

static void show(const char *when, const struct usage *usage)
{
    printf("%-9s VmRSS %lu kB, VmHWM %lu kB, VmData %lu kB, %lu files\n", when, usage->rss, usage->peak,
           usage->data, usage->files);
}

static unsigned long distance(unsigned long a, unsigned long b)
{
    return a > b ? a - b : b - a;
}

/* A reset may be on its way for a moment. */
static struct usage usage_at_rest(unsigned long files)
{
    const struct timespec moment = {.tv_nsec = 10000000};
    struct usage usage = receiver_usage();

    for (int i = 0; i < 6000 && usage.files != files; i++) {
        nanosleep(&moment, NULL);
        usage = receiver_usage();
    }
    return usage;
}

static void run_watched(const char *program)
{
    address.sin_port = htons(receiver_start(program, CONNECTIONS));
    const struct usage start = receiver_usage(), warm = run_clients(true),
                       end = usage_at_rest(start.files);
    const uint64_t taken = receiver_stop(), spooled = spool_check(fates, wanted + resets_wanted);
    const unsigned long two_pages = 2 * (unsigned long)sysconf(_SC_PAGESIZE) / 1024;

    printf("%" PRIu64 " transactions acknowledged, %" PRIu64 " begun and reset, %" PRIu64
           " connections of garbage, %" PRIu64 " messages in the spool\n",
           acknowledged, resets_begun, garbage_begun, spooled);
    show("start:", &start);
    show("warm:", &warm);
    show("end:", &end);
    if (taken != spooled)
        die("the receiver says that it has taken %" PRIu64 " messages", taken);
    if (end.files != start.files)
        die("files were left open");
    if (distance(end.rss, warm.rss) > two_pages || distance(end.peak, warm.peak) > two_pages ||
        end.data != warm.data)
        die("the memory is not what it was");
}

static uint64_t fated(unsigned char fate)
{
    uint64_t count = 0;
    for (uint64_t n = 0; n < wanted + resets_wanted; n++)
        count += fates[n] == fate;
    return count;
}

static bool take_count(const char *text)
{
    char *end;

    errno = 0;
    wanted = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && errno == 0 && wanted >= 100 &&
           wanted <= 10000000;
}

int main(int argc, char **argv)
{
    unsigned port = 0;

    wanted = 5000;
    if (argc < 2 || argc > 3 || (argc == 3 && !take_count(argv[2])) ||
        (argv[1][0] == '-' && sscanf(argv[1], "--port=%5u", &port) != 1) || port > 65535) {
        fputs("usage: load RECEIVER [TRANSACTIONS]\n       load --port=PORT [TRANSACTIONS]\n"
              "TRANSACTIONS is at least 100; default 5000\n",
              stderr);
        return 2;
    }
    resets_wanted = wanted / 20;
    garbage_wanted = wanted / 50;
    fates = calloc(wanted + resets_wanted, 1);
    if (fates == NULL)
        die("no memory");
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons((uint16_t)port);
    if (port == 0) {
        run_watched(argv[1]);
    } else {
        run_clients(false);
        printf("%" PRIu64 " %" PRIu64 "\n", fated(ACKNOWLEDGED), fated(IN_DOUBT));
    }
    return 0;
}
