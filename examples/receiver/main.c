// SPDX-License-Identifier: MIT
/*
 * smtpath-receiver: the arguments, the start, the end. README.md says what it is.
 */
#include "receiver.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct settings {
    struct server_settings server;
    struct service service;
    const char *spool, *forward, *passwords, *certificate, *key;
    bool discard, sync, chunking;
};

static const char usage[] = "usage: smtpath-receiver (--spool=DIR | --discard) [OPTION]...\n";
static const char help[] =
    "  --spool=DIR          write each message to a file in DIR\n"
    "  --discard            count messages, and keep none\n"
    "  --sync               acknowledge a message only once the disk has it\n"
    "  --listen=ADDR:PORT   default 127.0.0.1:2525; [::1]:PORT is IPv6, port 0 any; may come again\n"
    "  --forward=FILE       lines \"MAILBOX 251|551 MAILBOX\": who has moved, and where to\n"
    "  --chunking           offer CHUNKING, and take BDAT\n"
    "  --certificate=FILE   offer STARTTLS with this certificate chain (PEM),\n"
    "  --key=FILE           and its key\n"
    "  --passwords=FILE     lines \"NAME:HASH\", as crypt(3) makes them: offer AUTH PLAIN behind "
    "STARTTLS\n"
    "  --name=DOMAIN        how the receiver calls itself; default localhost\n"
    "  --connections=N      at once; default 100\n"
    "  --timeout=SECONDS    without a step forward; default 300\n"
    "  --size=OCTETS        of a message; default 10485760\n"
    "  --recipients=N       of a message; default 100\n";

/* One of flag, text and number is where the option's value goes. */
struct option {
    const char *name;
    bool *flag;
    const char **text;
    uint64_t *number, most;
};

static bool take_number(const char *argument, const char *value, uint64_t most, uint64_t *number)
{
    char *end = NULL;

    errno = 0;
    *number = strtoull(value, &end, 10);
    if (*value >= '0' && *value <= '9' && *end == '\0' && errno == 0 && *number >= 1 && *number <= most)
        return true;
    fprintf(stderr, "smtpath-receiver: %s: not a number from 1 to %" PRIu64 "\n", argument, most);
    return false;
}

/* value is what stands behind the "=", NULL without one. */
static bool take_value(const struct option *option, const char *argument, const char *value)
{
    if ((value == NULL) != (option->flag != NULL)) {
        fprintf(stderr, "smtpath-receiver: %s: %s\n", argument,
                option->flag != NULL ? "takes no value" : "wants a value: --OPTION=VALUE");
        return false;
    }
    if (option->number != NULL)
        return take_number(argument, value, option->most, option->number);
    if (option->text != NULL)
        *option->text = value;
    else
        *option->flag = true;
    return true;
}

static bool take_argument(struct settings *settings, const char *argument)
{
    struct server_settings *server = &settings->server;
    struct service *service = &settings->service;
    const struct option options[] = {
        {"--spool", .text = &settings->spool},
        {"--discard", .flag = &settings->discard},
        {"--sync", .flag = &settings->sync},
        {"--listen", .text = &server->listen[server->listeners]},
        {"--forward", .text = &settings->forward},
        {"--chunking", .flag = &settings->chunking},
        {"--certificate", .text = &settings->certificate},
        {"--key", .text = &settings->key},
        {"--passwords", .text = &settings->passwords},
        {"--name", .text = &service->name},
        {"--connections", .number = &server->connections, .most = 10000},
        {"--timeout", .number = &server->timeout, .most = 86400},
        {"--size", .number = &service->size_limit, .most = INT64_MAX},
        {"--recipients", .number = &service->recipient_limit, .most = 1000000},
    };
    const size_t length = strcspn(argument, "=");

    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (strlen(options[i].name) != length || memcmp(options[i].name, argument, length) != 0)
            continue;
        const bool taken =
            take_value(&options[i], argument, argument[length] == '=' ? argument + length + 1 : NULL);
        server->listeners += server->listen[server->listeners] != NULL;
        return taken;
    }
    fprintf(stderr, "smtpath-receiver: %s: no such option\n", argument);
    return false;
}

/* The name stands in replies, so it must be what HELO takes. */
static bool is_domain(const char *name)
{
    char line[300];
    struct smtpath_line read;
    const int length = snprintf(line, sizeof line, "HELO %s", name);

    return length < (int)sizeof line &&
           smtpath_read_command(line, (size_t)length, NULL, &read) == SMTPATH_OK;
}

static bool take_arguments(struct settings *settings, char **arguments)
{
    struct server_settings *server = &settings->server;
    const char *complaint = NULL;

    for (; *arguments != NULL && server->listeners < MOST_LISTENERS; arguments++)
        if (!take_argument(settings, *arguments))
            return false;
    if (*arguments != NULL)
        complaint = "too many --listen";
    else if ((settings->spool != NULL) == settings->discard)
        complaint = "where do messages go: --spool=DIR or --discard?";
    else if (!is_domain(settings->service.name))
        complaint = "--name: not a domain";
    else if ((settings->certificate != NULL) != (settings->key != NULL))
        complaint = "--certificate and --key go together";
    else if (settings->passwords != NULL && settings->certificate == NULL)
        complaint = "--passwords: PLAIN shows the password, so it wants --certificate and --key";
    else if (server->listeners == 0)
        server->listen[server->listeners++] = "127.0.0.1:2525";
    if (complaint != NULL)
        fprintf(stderr, "smtpath-receiver: %s\n", complaint);
    return complaint == NULL;
}

static uint64_t extensions(const struct settings *settings)
{
    return SMTPATH_EXT_PIPELINING | SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME | SMTPATH_EXT_DSN |
           SMTPATH_EXT_SMTPUTF8 | SMTPATH_EXT_ENHANCEDSTATUSCODES |
           (settings->chunking ? SMTPATH_EXT_CHUNKING : 0) |
           (settings->certificate != NULL ? SMTPATH_EXT_STARTTLS : 0) |
           (settings->passwords != NULL ? SMTPATH_EXT_AUTH : 0);
}

/* Returns: false if something cannot be read; standard error says what. */
static bool read_files(struct settings *settings)
{
    struct service *service = &settings->service;

    service->extensions = extensions(settings);
    if (settings->forward != NULL && !forwarding_read(&service->forwarding, settings->forward))
        return false;
    if (settings->passwords != NULL && !passwords_read(&service->passwords, settings->passwords))
        return false;
    if (settings->certificate != NULL) {
        settings->server.tls = tls_open(settings->certificate, settings->key);
        if (settings->server.tls == NULL)
            return false;
    }
    if (!spool_open(&service->spool, settings->spool, settings->sync)) {
        fprintf(stderr, "smtpath-receiver: %s: %s\n", settings->spool, strerror(errno));
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    static struct settings settings = {
        .server = {.connections = 100, .timeout = 300},
        .service = {.name = "localhost", .size_limit = 10485760, .recipient_limit = 100},
    };
    struct service *service = &settings.service;

    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return printf("%s%s", usage, help) < 0;
    if (argc < 1 || !take_arguments(&settings, argv + 1)) {
        fputs(usage, stderr);
        return 2;
    }
    if (!read_files(&settings))
        return 2;
    struct server *server = server_open(&settings.server, service);
    if (server == NULL)
        return 2;
    server_run(server);
    server_close(server);
    printf("taken: %" PRIu64 " messages of %" PRIu64 " octets\n", service->spool.messages,
           service->spool.octets);
    spool_close(&service->spool);
    forwarding_free(&service->forwarding);
    passwords_free(&service->passwords);
    tls_close(settings.server.tls);
    return 0;
}
