// SPDX-License-Identifier: MIT
/*
 * The sockets. Each connection has a slot in an array that is allocated once, and touched from end to end,
 * so that what the machine cannot give is known at the start. A connection is read only while its session
 * can answer: a client that sends and does not read its replies fills its own slot, and then waits.
 */
#include "receiver.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct connection {
    int fd;           /* -1: a free slot */
    bool input_ended; /* the client has shut down its side: what it sent before is still answered */
    bool lingering;   /* so have we: what still comes is not read but drained */
    struct tls *tls;  /* NULL before STARTTLS */
    bool shaking;     /* hands, for TLS */
    short wanted;     /* what TLS waits for besides, of POLLIN and POLLOUT */
    int64_t deadline;
    struct session session;
    struct buffer in, out;
};

/* In this order in the array that poll() reads. */
enum { SIGNAL_PIPE, FIRST_LISTENER };

struct server {
    struct service *service;
    struct tls_context *tls;
    struct connection *connections;
    struct pollfd *polled;
    size_t listeners, count;
    int64_t timeout, now; /* milliseconds */
    int64_t accepts_after;
};

/* Behind our last reply a client has so long to close: if we closed first, octets of its on their way
 * would be answered with a reset, which may reach it before the reply does. */
static const int64_t linger_time = 2000;

static int signal_pipe[2] = {-1, -1};

static int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- One connection --------------------------------------------------------------------------------- */

static void drop(struct connection *c)
{
    session_abandon(&c->session);
    tls_end(c->tls);
    c->tls = NULL;
    close(c->fd);
    c->fd = -1;
}

static bool would_block(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/* Returns: false if the connection is broken. So do the two below. */
static bool receive(struct connection *c)
{
    if (c->lingering)
        c->in.begin = c->in.end;
    buffer_compact(&c->in);
    char *end = c->in.octets + c->in.end;
    const ssize_t length = c->tls != NULL ? tls_receive(c->tls, end, buffer_room(&c->in), &c->wanted)
                                          : recv(c->fd, end, buffer_room(&c->in), 0);
    if (length < 0)
        return would_block();
    c->in.end += (size_t)length;
    c->input_ended = length == 0;
    return true;
}

static bool transmit(struct server *s, struct connection *c)
{
    while (buffer_length(&c->out) > 0) {
        const char *begin = c->out.octets + c->out.begin;
        const ssize_t length = c->tls != NULL
                                   ? tls_send(c->tls, begin, buffer_length(&c->out), &c->wanted)
                                   : send(c->fd, begin, buffer_length(&c->out), MSG_NOSIGNAL);
        if (length < 0)
            return would_block();
        c->out.begin += (size_t)length;
        c->deadline = s->now + s->timeout;
    }
    return true;
}

/* Answers what was received, until there is nothing more to answer or no room for a reply. */
static bool converse(struct server *s, struct connection *c)
{
    bool more;

    do {
        more = true;
        while (buffer_room(&c->out) >= REPLY_ROOM && (more = session_step(&c->session, &c->in)))
            c->deadline = s->now + s->timeout;
        if (!transmit(s, c))
            return false;
    } while (more && buffer_room(&c->out) >= REPLY_ROOM);
    return true;
}

/* Behind STARTTLS's 220, once it is sent. What the client sent behind the command came from nobody knows whom: it is
 * thrown away, and never read as commands (RFC 3207 section 4.2). */
static bool secure(struct server *s, struct connection *c)
{
    if (c->session.state == AWAITS_TLS && !c->shaking && buffer_length(&c->out) == 0) {
        c->in.begin = c->in.end = 0;
        c->tls = tls_begin(s->tls, c->fd);
        c->shaking = c->tls != NULL;
        if (!c->shaking)
            return false;
    }
    if (!c->shaking)
        return true;
    c->wanted = 0;
    if (tls_shake(c->tls, &c->wanted) < 0)
        return would_block();
    c->shaking = false;
    session_secured(&c->session);
    return true;
}

/* The end, if all is answered and sent, and either side has ended. */
static void conclude(struct server *s, struct connection *c)
{
    if (buffer_length(&c->out) > 0)
        return;
    if (c->input_ended) {
        drop(c);
    } else if (c->session.state == SESSION_ENDED && !c->lingering) {
        if (c->tls != NULL)
            tls_shutdown(c->tls);
        shutdown(c->fd, SHUT_WR);
        c->lingering = true;
        c->deadline = s->now + linger_time;
    }
}

static void serve(struct server *s, struct connection *c, short events)
{
    const bool readable = (events & (POLLIN | POLLHUP)) != 0 && !c->input_ended &&
                          (c->lingering || buffer_room(&c->in) > 0);

    c->wanted = 0;
    if ((events & (POLLERR | POLLNVAL)) != 0 || (readable && !c->shaking && !receive(c)) ||
        !converse(s, c) || !secure(s, c))
        drop(c);
    else
        conclude(s, c);
}

/* Tells the client why, if it takes that in. */
static void dismiss(struct server *s, struct connection *c, uint16_t subject, uint16_t detail,
                    const char *why)
{
    const bool hears =
        c->session.state != SESSION_ENDED && !c->shaking && buffer_room(&c->out) >= REPLY_ROOM;

    if (hears)
        session_dismiss(&c->session, subject, detail, why);
    if (hears && transmit(s, c))
        conclude(s, c);
    else
        drop(c);
}

/* RFC 5321 section 4.5.3.2.7 */
static void time_out(struct server *s, struct connection *c)
{
    if (c->lingering || c->shaking || buffer_length(&c->out) > 0)
        drop(c);
    else
        dismiss(s, c, 4, 2, "Nothing came for too long");
}

static short wanted_events(const struct connection *c)
{
    const bool can_answer =
        c->lingering || (buffer_room(&c->out) >= REPLY_ROOM && buffer_room(&c->in) > 0);
    short events = c->wanted;

    if (c->shaking)
        return events;
    if (buffer_length(&c->out) > 0 && c->wanted == 0)
        events |= POLLOUT;
    if (can_answer && !c->input_ended)
        events |= POLLIN;
    return events;
}

/* Whether TLS has octets for a connection that poll() does not know of. */
static bool has_pending(const struct connection *c)
{
    return c->tls != NULL && !c->shaking && !c->input_ended && tls_pending(c->tls) &&
           (wanted_events(c) & POLLIN) != 0;
}

/* ---- New connections -------------------------------------------------------------------------------- */

static bool unblock(int fd)
{
    return fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

static struct connection *free_slot(struct server *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->connections[i].fd < 0)
            return &s->connections[i];
    return NULL;
}

static void turn_away(int fd)
{
    static const char full[] = "421 4.3.2 Too many connections: try again later\r\n";
    if (send(fd, full, sizeof full - 1, MSG_NOSIGNAL) > 0)
        shutdown(fd, SHUT_WR);
    close(fd);
}

static void welcome(struct server *s, int fd)
{
    const int on = 1;
    struct connection *c = free_slot(s);

    if (!unblock(fd)) {
        close(fd);
    } else if (c == NULL) {
        turn_away(fd);
    } else {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        c->fd = fd;
        c->input_ended = c->lingering = c->shaking = false;
        c->tls = NULL;
        c->wanted = 0;
        c->in.begin = c->in.end = c->out.begin = c->out.end = 0;
        c->deadline = s->now + s->timeout;
        session_begin(&c->session, s->service, &c->out);
        serve(s, c, 0);
    }
}

static void accept_all(struct server *s, int listener)
{
    int fd;
    while ((fd = accept(listener, NULL, NULL)) >= 0)
        welcome(s, fd);
    if (!would_block() && errno != ECONNABORTED) {
        perror("smtpath-receiver: accept");
        s->accepts_after = s->now + 100; /* short of memory: poll() would come back at once */
    }
}

/* ---- The loop --------------------------------------------------------------------------------------- */

/* Returns: for how long poll() may wait. */
static int prepare(struct server *s)
{
    int64_t nearest = s->now + 1000;
    struct pollfd *polled = s->polled + FIRST_LISTENER;

    for (size_t i = 0; i < s->listeners; i++, polled++)
        polled->events = s->now >= s->accepts_after ? POLLIN : 0;
    for (size_t i = 0; i < s->count; i++, polled++) {
        const struct connection *c = &s->connections[i];
        polled->fd = c->fd;
        polled->events = c->fd < 0 ? 0 : wanted_events(c);
        if (c->fd >= 0 && c->deadline < nearest)
            nearest = c->deadline;
        if (c->fd >= 0 && has_pending(c))
            nearest = s->now;
    }
    return nearest > s->now ? (int)(nearest - s->now) : 0;
}

static void attend(struct server *s)
{
    const struct pollfd *polled = s->polled + FIRST_LISTENER + s->listeners;

    for (size_t i = 0; i < s->count; i++) {
        struct connection *c = &s->connections[i];
        if (c->fd >= 0 && (polled[i].revents != 0 || has_pending(c)))
            serve(s, c, polled[i].revents | (has_pending(c) ? POLLIN : 0));
        if (c->fd >= 0 && c->deadline <= s->now)
            time_out(s, c);
    }
    for (size_t i = 0; i < s->listeners; i++)
        if ((s->polled[FIRST_LISTENER + i].revents & POLLIN) != 0)
            accept_all(s, s->polled[FIRST_LISTENER + i].fd);
}

void server_run(struct server *s)
{
    const nfds_t polled = FIRST_LISTENER + s->listeners + s->count;

    for (;;) {
        s->now = clock_now();
        const int ready = poll(s->polled, polled, prepare(s));
        s->now = clock_now();
        if (ready < 0)
            continue; /* EINTR: the signal has left an octet in the pipe */
        if (s->polled[SIGNAL_PIPE].revents != 0)
            break;
        attend(s);
    }
    for (size_t i = 0; i < s->count; i++)
        if (s->connections[i].fd >= 0)
            dismiss(s, &s->connections[i], 3, 2, "Shutting down");
}

void server_close(struct server *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < s->listeners; i++)
        close(s->polled[FIRST_LISTENER + i].fd);
    for (size_t i = 0; i < s->count; i++)
        if (s->connections[i].fd >= 0)
            drop(&s->connections[i]);
    close(signal_pipe[0]);
    close(signal_pipe[1]);
    free(s->connections);
    free(s->polled);
    free(s);
}

/* ---- The start -------------------------------------------------------------------------------------- */

static void on_signal(int number)
{
    const int error = errno;
    (void)number;
    if (write(signal_pipe[1], "", 1) < 0)
        errno = 0; /* it is full: the loop will end anyway */
    errno = error;
}

/* Whoever read standard error may be gone when there is something to say: that must not end the mail. */
static bool catch_signals(void)
{
    const struct sigaction ignored = {.sa_handler = SIG_IGN};
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART}; /* but for poll() */
    sigemptyset(&action.sa_mask);
    return sigaction(SIGPIPE, &ignored, NULL) == 0 && pipe(signal_pipe) == 0 &&
           unblock(signal_pipe[0]) && unblock(signal_pipe[1]) &&
           sigaction(SIGTERM, &action, NULL) == 0 && sigaction(SIGINT, &action, NULL) == 0;
}

/* A socket and a spool file for each connection, and a few more; where the machine allows less, a socket for each at
 * least. Who finds no spool file is answered 452. */
static bool may_have_files(size_t connections)
{
    enum { FEW = 32 };
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    if (limit.rlim_cur < 2 * connections + FEW)
        limit.rlim_cur =
            limit.rlim_max < 2 * connections + FEW ? limit.rlim_max : 2 * connections + FEW;
    if (limit.rlim_cur >= connections + FEW)
        return setrlimit(RLIMIT_NOFILE, &limit) == 0;
    errno = EMFILE;
    return false;
}

static struct addrinfo *resolve(const char *text)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                                   .ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    const char *colon = strrchr(text, ':');
    char host[64];
    size_t length = colon == NULL ? 0 : (size_t)(colon - text);
    const bool bracketed = length > 2 && text[0] == '[' && text[length - 1] == ']';

    if (bracketed) {
        text++;
        length -= 2;
    }
    if (length == 0 || length >= sizeof host || (!bracketed && memchr(text, ':', length) != NULL))
        return NULL;
    memcpy(host, text, length);
    host[length] = '\0';
    return getaddrinfo(host, colon + 1, &hints, &found) == 0 ? found : NULL;
}

static void say_where(int fd)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    char host[64], port[8];

    if (getsockname(fd, (struct sockaddr *)&address, &length) == 0 &&
        getnameinfo((struct sockaddr *)&address, length, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) == 0)
        printf(address.ss_family == AF_INET6 ? "listening on [%s]:%s\n" : "listening on %s:%s\n", host,
               port);
    fflush(stdout);
}

/* Returns: -1 if that cannot be; errno says why. */
static int listen_on(const struct addrinfo *address)
{
    const int on = 1, fd = socket(address->ai_family, SOCK_STREAM, 0);

    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (address->ai_family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (bind(fd, address->ai_addr, address->ai_addrlen) == 0 && listen(fd, SOMAXCONN) == 0 &&
        unblock(fd))
        return fd;
    close(fd);
    return -1;
}

static bool open_listeners(struct server *s, const struct server_settings *settings)
{
    for (size_t i = 0; i < settings->listeners; i++) {
        struct addrinfo *address = resolve(settings->listen[i]);
        if (address == NULL) {
            fprintf(stderr, "smtpath-receiver: --listen=%s: not ADDRESS:PORT, both in numbers\n",
                    settings->listen[i]);
            return false;
        }
        struct pollfd *polled = &s->polled[FIRST_LISTENER + s->listeners++];
        polled->fd = listen_on(address);
        freeaddrinfo(address);
        if (polled->fd < 0) {
            fprintf(stderr, "smtpath-receiver: --listen=%s: %s\n", settings->listen[i],
                    strerror(errno));
            return false;
        }
    }
    for (size_t i = 0; i < s->listeners; i++)
        say_where(s->polled[FIRST_LISTENER + i].fd);
    return true;
}

/* Everything that will ever be needed. */
static struct server *allocate(size_t connections, size_t listeners)
{
    struct server *s = calloc(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->polled = calloc(FIRST_LISTENER + listeners + connections, sizeof *s->polled);
    s->connections = malloc(connections * sizeof *s->connections);
    if (s->polled == NULL || s->connections == NULL) {
        server_close(s);
        return NULL;
    }
    s->count = connections;
    for (size_t i = 0; i < connections; i++) {
        memset(&s->connections[i], 0, sizeof s->connections[i]);
        s->connections[i].fd = -1;
    }
    return s;
}

struct server *server_open(const struct server_settings *settings, struct service *service)
{
    struct server *s = allocate(settings->connections, settings->listeners);

    if (s == NULL || !may_have_files(settings->connections) || !catch_signals()) {
        fprintf(stderr, "smtpath-receiver: no room for so many connections: %s\n", strerror(errno));
    } else {
        s->service = service;
        s->tls = settings->tls;
        s->timeout = (int64_t)settings->timeout * 1000;
        s->polled[SIGNAL_PIPE] = (struct pollfd){.fd = signal_pipe[0], .events = POLLIN};
        if (open_listeners(s, settings))
            return s;
    }
    server_close(s);
    return NULL;
}
