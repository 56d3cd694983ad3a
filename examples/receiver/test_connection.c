// SPDX-License-Identifier: MIT
/*
 * One connection of server.c on a socket pair with hardly any room in it, or with room for all that waits to
 * be sent, so that each way to be stopped half-way is taken: whatever the client sends, and however slowly
 * it reads, each command is answered once.
 */
#include "server.c"
#include "support.h"

static struct service service = {
    .name = "mx.example.org", .size_limit = 1000, .recipient_limit = 3, .spool = {.directory = -1}};
static struct connection connection;
static struct server server = {
    .service = &service, .connections = &connection, .count = 1, .timeout = 60000};

struct client {
    int fd;
    const char *sent;
    size_t left, lines;
    bool shuts;  /* its sending side, once all is sent */
    size_t most; /* octets that it reads at once */
};

/* Sends what there is room for. */
static void send_some(struct client *k)
{
    const ssize_t length = send(k->fd, k->sent, k->left, MSG_DONTWAIT | MSG_NOSIGNAL);

    if (length > 0) {
        k->sent += length;
        k->left -= (size_t)length;
    }
    if (k->left == 0 && k->shuts)
        shutdown(k->fd, SHUT_WR);
}

/* Returns: false if nothing has come. */
static bool read_some(struct client *k)
{
    char octets[4096];
    const ssize_t length = recv(k->fd, octets, k->most, MSG_DONTWAIT);

    for (ssize_t i = 0; i < length; i++)
        k->lines += octets[i] == '\n';
    return length > 0;
}

/* The client reads only when the server cannot go on, until neither can. */
static void converse_to_the_end(struct client *k)
{
    bool moved = true;

    while (moved) {
        struct pollfd polled = {.fd = connection.fd};
        send_some(k);
        polled.events = connection.fd < 0 ? 0 : wanted_events(&connection);
        moved = poll(&polled, 1, 0) > 0;
        if (moved)
            serve(&server, &connection, polled.revents);
        else
            moved = read_some(k);
    }
}

static void check(const char *command, size_t count, bool shuts, size_t most, int room)
{
    static char sent[200000];
    const size_t length = strlen(command);
    int ends[2];

    for (size_t i = 0; i < count; i++)
        memcpy(sent + i * length, command, length);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    connection.fd = -1;
    server.now = clock_now();
    welcome(&server, ends[0]);
    struct client k = {
        .fd = ends[1], .sent = sent, .left = count * length, .shuts = shuts, .most = most};
    converse_to_the_end(&k);
    assert_int_equal(k.left, 0);
    assert_int_equal(k.lines, count + 1);
    assert_int_equal(connection.fd < 0, shuts);
    if (connection.fd >= 0)
        drop(&connection);
    close(ends[1]);
}

static void check_all(bool shuts)
{
    static const size_t counts[] = {0, 1, 17, 300, 2731, 8000}, most[] = {1, 61, 1000, 4096};

    for (size_t i = 0; i < ARRAY_LENGTH(counts); i++) {
        for (size_t j = counts[i] > 300; j < ARRAY_LENGTH(most); j++) {
            check("HELP\r\n", counts[i], shuts, most[j], 1);
            check("VRFY a b\r\n", counts[i], shuts, most[j], 1);
            check("HELP\r\n", counts[i], shuts, most[j], 2 * BUFFER_SIZE);
        }
    }
}

static void test_who_stays(void **state)
{
    (void)state;
    check_all(false);
}

static void test_who_shuts_down(void **state)
{
    (void)state;
    check_all(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_stays),
        cmocka_unit_test(test_who_shuts_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
