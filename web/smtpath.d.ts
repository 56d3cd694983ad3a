// SPDX-License-Identifier: MIT

/** A part of the line. Offsets and lengths are octets; the others are units of the string, if the line was one. */
export interface Span {
    offset: number;
    length: number;
    utf16_offset: number | undefined;
    utf16_length: number | undefined;
    /** The octets as UTF-8; what is none of it is U+FFFD. */
    text: string;
}

/** What an accepted path deserves a second look for, and the octets that show it. */
export interface Flag extends Span {
    name: string;
}

/** A parameter of MAIL or RCPT. */
export interface Parameter {
    /** In upper case; undefined for one that only this server knows. */
    name: string | undefined;
    keyword: Span;
    value?: Span;
    first?: Span;
    second?: Span;
    number?: bigint;
    integer?: bigint;
    /** One name, or, of NOTIFY and BY, a set. */
    choice?: string | string[];
    /** What an encoded value means, as text and as it is. */
    decoded?: string;
    decoded_octets?: Uint8Array;
}

/** Why the line was refused: the span is the octet at fault, of length 0 at the line's end. */
export interface Diagnostic extends Span {
    /** Stable, in kebab-case. */
    reason: string;
    code: number;
    /** Enhanced status code, as "5.1.3". */
    enhanced: string;
    expected: string;
    expected_text: string;
    found: string;
    /** Document and section. */
    rfc: string;
    mistake: string;
    /** A second mistake that stands right beside it. */
    beside: string | undefined;
    hint: { en: string; ja: string };
    /** The line to answer with, without CRLF. */
    reply: string;
    /** The line as it was meant, where that is obvious: valid under the same options. */
    corrected?: string;
}

interface Read {
    /** In upper case; undefined for a verb that is unknown. */
    verb: string | undefined;
    /** Octets, once white space at the line's end was removed. */
    length: number;
    kind: "none" | "null" | "postmaster" | "unqualified" | "mailbox";
    local_kind: "none" | "dot-string" | "quoted";
    domain_kind: "none" | "name" | "ipv4" | "ipv6" | "general";
    path?: Span;
    route?: Span;
    mailbox?: Span;
    local?: Span;
    domain?: Span;
    /** An IPv4 or IPv6 literal's octets in network order. */
    address?: Uint8Array;
    argument?: Span;
    second?: Span;
    parameters?: Span;
    /** In the order in which they stand; of a refused line those before the fault. */
    parameter: Parameter[];
}

export interface Accepted extends Read {
    ok: true;
    verb: string;
    /** The mailbox without its quotes. */
    plain_mailbox?: string;
    /** BDAT's. */
    chunk_size?: bigint;
    /** What was tolerated, and where the strict reading fails. */
    deviations: string[];
    deviation_offset?: number;
    flags: Flag[];
}

export interface Refused extends Read {
    ok: false;
    diagnostic: Diagnostic;
}

export type Result = Accepted | Refused;

/** A keyword of the server's own. */
export interface PrivateKeyword {
    /** In upper case. */
    keyword: string;
    on_mail?: boolean;
    on_rcpt?: boolean;
    value?: "forbidden" | "optional" | "required";
    limit?: number;
    any_value?: boolean;
}

/** Without any: RFC 5321 as it stands, no extension offered. */
export interface Options {
    /** EHLO keywords that were offered, or all of them. */
    extensions?: "all" | readonly string[];
    /** Departures from the grammar to accept. */
    tolerate?: "all" | readonly string[];
    /** Flags of paths that are not wanted, though valid. */
    refuse?: readonly string[];
    limits?: { local_part?: number; label?: number; domain?: number; path?: number; line?: number };
    /** RCPT: its MAIL carried SMTPUTF8. */
    smtputf8?: boolean;
    strict_trailing?: boolean;
    general_literal?: boolean;
    /** 32 at most. */
    private_keywords?: readonly PrivateKeyword[];
}

export interface Explanation {
    /** false: no standard defines the code, and the rest goes by its digits. */
    known: boolean;
    severity: string;
    meaning: string;
    when: string;
    remedy: string;
}

/** One line of a reply. */
export interface Reply {
    ok: boolean;
    /** undefined: it could not be read, and the diagnostic alone holds. */
    code: number | undefined;
    enhanced: string | undefined;
    /** false: the reply goes on. */
    last: boolean | undefined;
    text?: Span;
    /** The server's, of 220, 221 and 421. */
    domain?: Span;
    /** Of 251, 252 and 551: the address named there. */
    forward?: {
        found: "none" | "path" | "malformed" | "several";
        path?: Span;
        route?: Span;
        mailbox?: Span;
        local?: Span;
        domain?: Span;
        diagnostic?: Diagnostic;
    };
    diagnostic?: Diagnostic;
}

/** What known servers accept from real clients: options to be spread into others. */
export interface Preset {
    readonly tolerate: readonly string[];
    readonly refuse: readonly string[];
    readonly limits: Required<NonNullable<Options["limits"]>>;
}

/** A form in which dialogues are recorded, and whose it is. */
export interface Form {
    readonly name: string;
    readonly en: string;
    readonly ja: string;
}

/** What a row of a recording is. A row may be several: a command, and, once its reply came, an exchange. */
export interface Said {
    kind: "command" | "reply" | "data" | "note" | "passed-over" | "trouble" | "exchange" | "encrypted";
    /** From 1. */
    row: number;
    /** Of a command or a reply, as it was sent. */
    octets?: Uint8Array;
    /** 0: well formed. Of an exchange or a reply; offset is then the octet at fault. */
    reason: number;
    offset: number;
    /** Of an exchange: what the server offered when the command came, in the order of Smtpath.extensions, 32 bits each. */
    extensions: [number, number];
    /** Of an exchange: the reply's code, 0 without one. */
    code: number;
    smtputf8: boolean;
    redacted: boolean;
    deviates: boolean;
    /** No dialogue stands around it, and the options said what was offered. */
    alone: boolean;
    /** The command was quoted in the row, or the row is an address. */
    quoted: boolean;
    /** A reply to no command. */
    unasked: boolean;
    of_ehlo: boolean;
    of_forward: boolean;
}

/** A reader of recorded dialogues, in any textual form that the smtpath command reads. */
export class Recording {
    private constructor();
    /** The form of what was read last; undefined: rows by themselves. */
    readonly form: Form | undefined;
    /** Reads a text; of one that differs little from the one before only what changed. form: the name of one, "rows"
     *  for rows by themselves, or none, and the rows show it. */
    read(text: string, options?: Options, form?: string): this;
    rows(): Generator<Said>;
}

export class Smtpath {
    private constructor();
    readonly version: string;
    /** The names that options take, each in the order of the library's bits. */
    readonly extensions: readonly string[];
    readonly tolerances: readonly string[];
    readonly flags: readonly string[];
    /** The tolerances, and what is recorded without being asked for. */
    readonly deviations: readonly string[];
    readonly presets: Readonly<Record<string, Preset>>;
    readonly forms: readonly Form[];
    /** Reads one line of a reply, without its CRLF. smtputf8: UTF-8 may stand in it, as is the default. */
    reply(line: string | Uint8Array, options?: { smtputf8?: boolean }): Reply;
    /** What tells one reply code from another, and which applies when; undefined where one is no code. */
    difference(one: number, other: number, language?: "en" | "ja"): string | undefined;
    /** A new reader; one at a time is fast. */
    recording(): Recording;
    /** Reads one command line, without its CRLF. Throws only for options that name what is not there. */
    check(line: string | Uint8Array, options?: Options): Result;
    /** What a reply code (501) or an enhanced one ("5.1.3") means; undefined for what is neither. */
    explain(code: number | string, language?: "en" | "ja"): Explanation | undefined;
}

/** Starts the library: from smtpath.wasm beside this module, or from its octets or its module. */
export function load(source?: ArrayBuffer | Uint8Array | WebAssembly.Module): Promise<Smtpath>;
