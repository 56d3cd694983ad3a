// SPDX-License-Identifier: MIT
//
// SMTP commands, read exactly: the C library as WebAssembly, in JavaScript's habits. A wrong line is a value, not an
// exception; smtpath.d.ts says what is in it. Nothing is sent anywhere, and nothing is kept between two calls.

const PRIVATE_MOST = 32;
const OPTION_WORDS = 13 + 7 * PRIVATE_MOST;
const LIMITS = ["local_part", "label", "domain", "path", "line"];
const VALUES = ["forbidden", "optional", "required"];

// What a choice stands for: an enumerator, or a set of bits.
const CHOICES = {
    BODY: { names: ["7bit", "8bitmime", "binarymime"] },
    RET: { names: ["full", "hdrs"] },
    RRVS: { names: ["none", "continue", "reject"] },
    AUTH: { names: ["mailbox", "unknown"] },
    NOTIFY: { names: ["never", "success", "failure", "delay"], isSet: true },
    BY: { names: ["notify", "return", "trace"], isSet: true },
};

const SPANS = ["path", "route", "mailbox", "local", "domain", "argument", "second", "parameters"];
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const octetsOfHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** A line as octets, and where each of them stands in the string that it was. */
class Line {
    constructor(line) {
        this.string = typeof line === "string" ? line : undefined;
        this.octets = typeof line === "string" ? encoder.encode(line) : Uint8Array.from(line);
        this.units = undefined;
    }

    /** UTF-16 units before an octet; undefined where the line was given as octets. */
    unitAt(offset) {
        if (this.string === undefined) return undefined;
        if (this.octets.length === this.string.length) return offset; // ASCII
        this.units ??= this.#count();
        return this.units[offset];
    }

    #count() {
        const units = new Uint32Array(this.octets.length + 1);
        let unit = 0;
        for (let i = 0; i < this.octets.length; i++) {
            const octet = this.octets[i];
            units[i] = unit;
            // A sequence's last octet completes one unit, or the two of a surrogate pair.
            const next = this.octets[i + 1];
            if ((next & 0xc0) !== 0x80) unit += this.#width(i, octet);
        }
        units[this.octets.length] = unit;
        return units;
    }

    #width(last, octet) {
        let first = last;
        while ((octet & 0xc0) === 0x80 && (this.octets[first] & 0xc0) === 0x80) first--;
        return last - first === 3 ? 2 : 1;
    }

    span([offset, length]) {
        return {
            offset,
            length,
            utf16_offset: this.unitAt(offset),
            utf16_length: this.string === undefined ? undefined : this.unitAt(offset + length) - this.unitAt(offset),
            text: decoder.decode(this.octets.subarray(offset, offset + length)),
        };
    }
}

/** Which bits a list of names stands for. */
function bitsOf(given, names, what) {
    let bits = 0n;
    for (const name of given ?? []) {
        const at = names.indexOf(name);
        if (at < 0) throw new TypeError(`no ${what} is called "${name}"`);
        bits |= 1n << BigInt(at);
    }
    return bits;
}

function namesOf(bits, names) {
    return Object.freeze(names.filter((_, bit) => bits & (1 << bit)));
}

// ---- Recordings -------------------------------------------------------------------------------------------------------

const SAID_WORDS = 10; // struct said of recording.c
const KINDS = ["command", "reply", "data", "note", "passed-over", "trouble", "exchange", "encrypted"];
const BITS = ["smtputf8", "redacted", "deviates", "alone", "quoted", "unasked", "of_ehlo", "of_forward"];
const UNASKED = 1 << BITS.indexOf("unasked");
const UNREADABLE = new Set([KINDS.indexOf("trouble"), KINDS.indexOf("encrypted")]);
const PIECE_ROWS = 128;
const ROWS = -1;
const BEGINNING = 1 << 14; // recognition looks at no more

/** Whole rows that were read together, the state before them, and what was said of them. */
class Piece {
    constructor(kept, units, rows, words, octets) {
        Object.assign(this, { kept, units, rows, words, octets });
    }

    get count() {
        return this.words.length / SAID_WORDS;
    }

    /** A record; its row counts from the piece's first. */
    said(index) {
        const [kind, row, at, length, reason, offset, low, high, bits, code] =
            this.words.subarray(index * SAID_WORDS, (index + 1) * SAID_WORDS);
        const said = { kind: KINDS[kind], row, reason, offset, extensions: [low, high], code };
        BITS.forEach((name, bit) => (said[name] = (bits & (1 << bit)) !== 0));
        if (kind < 2) said.octets = this.octets.subarray(at, at + length);
        return said;
    }

    /** Which records are of a row. */
    *of(row) {
        for (let i = 0; i < this.count; i++) if (this.words[i * SAID_WORDS + 1] === row) yield i;
    }

    /** How many records are of each kind, how many say that something is malformed, and which stand out. */
    get sums() {
        this.summed ??= this.#sum();
        return this.summed;
    }

    #sum() {
        const sums = { problems: 0, issues: [] };
        for (const kind of KINDS) sums[kind] = 0;
        for (let i = 0; i < this.count; i++) { // as said does, without making what is thrown away
            const at = i * SAID_WORDS;
            const [kind, reason] = [this.words[at], this.words[at + 4]];
            const isUnasked = (this.words[at + 8] & UNASKED) !== 0;
            sums[KINDS[kind]]++;
            sums.problems += reason ? 1 : 0;
            if (reason || this.words[at + 9] >= 400 || isUnasked || UNREADABLE.has(kind)) sums.issues.push(i);
        }
        return sums;
    }
}

/** Where two strings begin to differ, and how much of their ends is the same. */
function difference(old, now) {
    const most = Math.min(old.length, now.length);
    let head = 0;
    for (let step = 4096; step; step >>= 1)
        while (head + step <= most && old.slice(head, head + step) === now.slice(head, head + step)) head += step;
    let tail = 0;
    for (let step = 4096; step; step >>= 1)
        while (head + tail + step <= most && old.slice(old.length - tail - step, old.length - tail) ===
            now.slice(now.length - tail - step, now.length - tail)) tail += step;
    return { head, tail };
}

const isSame = (a, b) => a.length === b.length && a.every((octet, i) => octet === b[i]);

/** A text of many rows, of which only what changed is read again. */
class Recording {
    static #latest; // the module has room for the state of one
    #exports;
    #options;
    #key = "";
    #text = "";
    #begin; // the state before the first row
    #isOneSided = false;

    constructor(exports, options, forms) {
        this.#exports = exports;
        this.#options = options;
        this.forms = forms;
        this.pieces = [];
        this.read("");
    }

    /** The form that the text has; undefined for rows by themselves. */
    get form() {
        return this.forms.find(({ number }) => number === this.number);
    }

    /** All that was said, each with its row in the text. */
    *rows() {
        let before = 0;
        for (const piece of this.pieces) {
            for (let i = 0; i < piece.count; i++) {
                const said = piece.said(i);
                yield { ...said, row: said.row + before };
            }
            before += piece.rows;
        }
    }

    /** Reads a text: form is its form's name, "rows" for rows by themselves, and without it the rows show it. */
    read(text, options = {}, form = "") {
        const words = this.#options(options);
        const key = `${form} ${words.join()}`;
        const isNew = key !== this.#key || Recording.#latest !== this;
        const { head, tail } = isNew ? { head: 0, tail: 0 } : difference(this.#text, text);
        const isBeginning = isNew || head < BEGINNING;
        const kept = isBeginning ? this.#start(text, words, form) : this.#begin;
        this.#begin = kept;
        const old = this.#text;
        [this.#key, this.#text, Recording.#latest] = [key, text, this];
        if (isNew || !this.pieces.length || (isBeginning && !isSame(kept, this.pieces[0].kept))) this.#anew(text);
        else if (old !== text) this.#again(text, head, old.length - tail);
        return this;
    }

    /** Reads all of it: as one side of a dialogue, if no line of the other is in it. */
    #anew(text) {
        const kept = this.#begin;
        this.#setOneSided(false);
        this.pieces = this.#pieces(kept, text, 0, []);
        if (this.pieces.some((piece) => piece.sums.reply) || !this.form) return;
        this.#setOneSided(true);
        this.pieces = this.#pieces(kept, text, 0, []);
    }

    #setOneSided(is) {
        this.#isOneSided = is;
        this.#exports.recording_set_one_sided(is ? 1 : 0);
    }

    /** Reads again the pieces in which old text [from, to) stood, and those behind them whose state that changes. */
    #again(text, from, to) {
        const { pieces } = this;
        let [first, at] = [0, 0];
        while (first + 1 < pieces.length && at + pieces[first].units <= from) at += pieces[first++].units;
        let [next, end] = [first, at];
        while (next < pieces.length && (next === first || end < to)) end += pieces[next++].units;
        const grown = text.length - pieces.reduce((sum, piece) => sum + piece.units, 0);
        const made = this.#pieces(pieces[first].kept, text, at, pieces.slice(next), end + grown);
        this.pieces = [...pieces.slice(0, first), ...made];
        if (this.#isOneSided && made.some((piece) => piece.sums.reply)) this.#anew(text);
    }

    /** The pieces from there on: new ones up to where, behind [.., end), the state is as before one of those that follow. */
    #pieces(kept, text, at, following, end = text.length) {
        const made = [];
        for (let taken = 0; ; ) {
            const isLast = end >= text.length;
            const segment = text.slice(at, end);
            const isWhole = segment === "" || segment.endsWith("\n");
            const octets = encoder.encode(isWhole ? segment : `${segment}\n`);
            for (let done = 0; done < octets.length && (isWhole || isLast); ) {
                const piece = this.#piece(kept, octets.subarray(done), segment, done === 0, isLast);
                if (!piece) break; // the segment ends where something is under way
                made.push(piece);
                done += piece.read;
                at += piece.units;
                kept = piece.after;
            }
            if (isLast) return made;
            if (at === end && isWhole && isSame(kept, following[taken].kept)) return [...made, ...following.slice(taken)];
            for (let more = Math.max(1, taken); more > 0 && taken < following.length; more--) end += following[taken++].units;
            if (taken === following.length) end = text.length;
        }
    }

    /** Reads the next rows as one piece; undefined where they end before it does. */
    #piece(kept, octets, segment, isWhole, isLast) {
        const x = this.#exports;
        const base = x.reserve(octets.length + kept.length + 32);
        const keptAt = (base + octets.length + 7) & ~7;
        new Uint8Array(x.memory.buffer).set(octets, base);
        new Uint8Array(x.memory.buffer).set(kept, keptAt);
        x.recording_return(keptAt);
        const read = x.recording_read(base, octets.length, PIECE_ROWS);
        const isEnd = read === octets.length;
        if (isEnd && isLast) x.recording_finish();
        else if (!x.recording_is_quiet()) return undefined;
        x.recording_keep(keptAt);
        const after = new Uint8Array(x.memory.buffer, keptAt, kept.length).slice();
        const saidAt = (base + 7) & ~7;
        x.recording_said(saidAt);
        const [words, count, texts, length, rows] = new Uint32Array(x.memory.buffer, saidAt, 5);
        const units = isWhole && isEnd ? segment.length : decoder.decode(octets.subarray(0, read)).length;
        const piece = new Piece(kept, units, rows, new Uint32Array(x.memory.buffer, words, count * SAID_WORDS).slice(),
            new Uint8Array(x.memory.buffer, texts, length).slice());
        return Object.assign(piece, { read, after });
    }

    /** The state before the first row. */
    #start(text, words, form) {
        const x = this.#exports;
        const octets = encoder.encode(text.slice(0, BEGINNING));
        const base = x.reserve(octets.length + 4 * words.length + x.recording_kept_size() + 32);
        const at = (base + octets.length + 7) & ~7;
        new Uint8Array(x.memory.buffer).set(octets, base);
        new Uint32Array(x.memory.buffer, at, words.length).set(words);
        const start = (number) => x.recording_start(base, octets.length, text.length <= BEGINNING ? 1 : 0, number, at);
        this.number = start(this.#number(form));
        // A command or a reply alone is no dialogue.
        if (!form && this.form?.name === "unmarked" && !text.trim().includes("\n")) this.number = start(ROWS);
        x.recording_keep(at);
        return new Uint8Array(x.memory.buffer, at, x.recording_kept_size()).slice();
    }

    #number(form) {
        if (form === "rows") return ROWS;
        return this.forms.find(({ name }) => name === form)?.number ?? 1 << 20;
    }
}

/** The library, once its module is there. */
export class Smtpath {
    #exports;
    #names;
    #everything;

    constructor(instance) {
        this.#exports = instance.exports;
        const names = this.#ask(0, (_, at, size) => this.#exports.names(at, size));
        this.version = names.version;
        this.extensions = Object.freeze(names.extensions);
        this.deviations = Object.freeze(names.deviations);
        this.tolerances = Object.freeze(names.deviations.filter((_, bit) => names.tolerances & (1 << bit)));
        this.flags = Object.freeze(names.flags);
        this.presets = Object.freeze(Object.fromEntries(Object.entries(names.presets).map(([name, p]) => [name,
            Object.freeze({ tolerate: namesOf(p.tolerate, names.deviations), refuse: namesOf(p.refuse, names.flags), limits: p.limits })])));
        this.forms = Object.freeze(this.#ask(0, (_, at, size) => this.#exports.recording_forms(at, size))
            .map(({ name, en, ja, is_text }, number) => ({ name, en, ja, number, is_text })).filter((form) => form.is_text));
        this.#names = names;
        this.#everything = (1n << BigInt(names.extensions.length)) - 1n;
    }

    /** Reads one command line, without its CRLF. */
    check(line, options = {}) {
        const read = new Line(line);
        return this.#result(read, this.#check(read.octets, options));
    }

    /** Reads one line of a reply, without its CRLF. */
    reply(line, { smtputf8 = true, ehlo = false } = {}) {
        const read = new Line(line);
        const answer = this.#ask(read.octets.length, (base, at, size) => {
            this.#write(base, read.octets);
            return this.#exports.reply(base, read.octets.length, (smtputf8 ? 1 : 0) | (ehlo ? 2 : 0), at, size);
        });
        const { ok, code, enhanced, last } = answer;
        const result = { ok, code, enhanced, last };
        for (const name of ["text", "domain"]) if (answer[name]) result[name] = read.span(answer[name]);
        if (answer.forward) result.forward = this.#forward(read, answer.forward);
        if (!ok) result.diagnostic = this.#diagnostic(read, answer);
        return result;
    }

    #forward(line, answer) {
        const forward = { found: answer.found };
        for (const name of SPANS) if (answer[name]) forward[name] = line.span(answer[name]);
        if (answer.diagnostic) forward.diagnostic = this.#diagnostic(line, answer);
        return forward;
    }

    /** What tells one reply code from another, and which applies when; undefined where one of them is none. */
    difference(one, other, language = "en") {
        return this.#ask(0, (_, at, size) => this.#exports.difference(one, other, language === "ja" ? 1 : 0, at, size));
    }

    /** A reader of recorded dialogues, and of rows by themselves. */
    recording() {
        return new Recording(this.#exports, (options) => this.#options(options), this.forms);
    }

    /** What a reply code (501) or an enhanced one ("5.1.3") means; undefined for what is neither. */
    explain(code, language = "en") {
        const asked = String(code);
        const enhanced = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(asked);
        if (!enhanced && !/^\d{3}$/.test(asked)) return undefined;
        const [first, subject, detail] = enhanced ? enhanced.slice(1).map(Number) : [Number(asked), 0, 0];
        return this.#ask(0, (_, at, size) =>
            this.#exports.explain(first, subject, detail, enhanced ? 1 : 0, language === "ja" ? 1 : 0, at, size));
    }

    /** Calls what writes an answer behind so many octets of its own; again, if the answer needs more room. */
    #ask(used, write) {
        for (let size = 1 << 15; ; ) {
            const base = this.#exports.reserve(used + size + 8);
            const from = (base + used + 7) & ~7;
            const length = write(base, from, size);
            if (length === 0) return undefined;
            if (length <= size) return JSON.parse(decoder.decode(new Uint8Array(this.#exports.memory.buffer, from, length)));
            size = length;
        }
    }

    #write(at, octets) {
        new Uint8Array(this.#exports.memory.buffer).set(octets, at);
    }

    #check(octets, options) {
        const words = this.#options(options);
        const keywords = encoder.encode((options.private_keywords ?? []).map((k) => k.keyword).join(""));
        const roomSize = octets.length + 1024;
        return this.#ask(4 * OPTION_WORDS + keywords.length + octets.length + roomSize, (base, at, size) => {
            const names = base + 4 * OPTION_WORDS;
            const line = names + keywords.length;
            for (let i = 0, name = names; i < words[12]; i++) {
                words[13 + 7 * i] = name;
                name += words[14 + 7 * i];
            }
            new Uint32Array(this.#exports.memory.buffer, base, OPTION_WORDS).set(words);
            this.#write(names, keywords);
            this.#write(line, octets);
            return this.#exports.check(line, octets.length, base, line + octets.length, roomSize, at, size);
        });
    }

    /** struct chosen of glue.h. */
    #options(options) {
        const { extensions: offered = [], tolerate = [], refuse = [], limits = {}, private_keywords = [] } = options;
        if (private_keywords.length > PRIVATE_MOST) throw new RangeError(`more than ${PRIVATE_MOST} private keywords`);
        const words = new Uint32Array(OPTION_WORDS);
        const extensions = offered === "all" ? this.#everything : bitsOf(offered, this.extensions, "extension");
        words[0] = Number(extensions & 0xffffffffn);
        words[1] = Number(extensions >> 32n);
        words[2] = tolerate === "all" ? this.#names.tolerances : Number(bitsOf(tolerate, this.tolerances, "tolerance"));
        words[3] = Number(bitsOf(refuse, this.flags, "flag"));
        LIMITS.forEach((name, i) => (words[4 + i] = limits[name] ?? 0));
        words[9] = options.smtputf8 ? 1 : 0;
        words[10] = options.strict_trailing ? 1 : 0;
        words[11] = options.general_literal ? 1 : 0;
        words[12] = private_keywords.length;
        private_keywords.forEach((k, i) => {
            const value = VALUES.indexOf(k.value ?? "optional");
            if (value < 0) throw new TypeError(`a value is ${VALUES.join(", ")}, not "${k.value}"`);
            if (!/^[\x21-\x7e]+$/.test(k.keyword)) throw new TypeError("a keyword is printable ASCII");
            words.set([0, k.keyword.length, k.on_mail ? 1 : 0, k.on_rcpt ? 1 : 0, value, k.limit ?? 0,
                k.any_value ? 1 : 0], 13 + 7 * i);
        });
        return words;
    }

    #result(line, answer) {
        const result = {
            ok: answer.ok, verb: answer.verb, length: answer.length,
            kind: answer.kind, local_kind: answer.local_kind, domain_kind: answer.domain_kind,
        };
        for (const name of SPANS) if (answer[name]) result[name] = line.span(answer[name]);
        if (answer.address) result.address = octetsOfHex(answer.address);
        result.parameter = answer.parameter.map((p) => this.#parameter(line, p));
        if (!answer.ok) return { ...result, diagnostic: this.#diagnostic(line, answer) };
        if (answer.plain_mailbox) result.plain_mailbox = decoder.decode(octetsOfHex(answer.plain_mailbox));
        if (answer.verb === "BDAT") result.chunk_size = BigInt(answer.chunk_size);
        result.deviations = answer.deviations;
        if (answer.deviations.length) result.deviation_offset = answer.deviation_offset;
        result.flags = answer.flags.map(({ name, span }) => ({ name, ...line.span(span) }));
        return result;
    }

    #parameter(line, p) {
        const parameter = { name: p.name, keyword: line.span(p.keyword) };
        for (const name of ["value", "first", "second"]) if (p[name]) parameter[name] = line.span(p[name]);
        for (const name of ["number", "integer"]) if (p[name] !== undefined) parameter[name] = BigInt(p[name]);
        if (p.choice !== undefined) {
            const { names, isSet } = CHOICES[p.name];
            parameter.choice = isSet ? names.filter((_, bit) => p.choice & (1 << bit)) : names[p.choice];
        }
        if (p.decoded !== undefined) {
            parameter.decoded_octets = octetsOfHex(p.decoded);
            parameter.decoded = decoder.decode(parameter.decoded_octets);
        }
        return parameter;
    }

    #diagnostic(line, { diagnostic: d, hint_ja, reply, corrected }) {
        const diagnostic = {
            reason: d.reason, code: d.code, enhanced: d.enhanced,
            expected: d.expected, expected_text: d.expected_text, found: d.found, rfc: d.rfc,
            mistake: d.mistake, beside: d.beside, hint: { en: d.hint, ja: hint_ja }, reply,
            ...line.span([d.offset, d.length]),
        };
        if (corrected) diagnostic.corrected = decoder.decode(octetsOfHex(corrected));
        return diagnostic;
    }
}

async function octetsBeside() {
    const url = new URL("smtpath.wasm", import.meta.url);
    if (url.protocol !== "file:") return (await fetch(url)).arrayBuffer();
    const { readFile } = await import("node:fs/promises");
    return readFile(url);
}

/** Starts the library: from smtpath.wasm beside this file, or from its octets or its module. */
export async function load(source) {
    const module = source instanceof WebAssembly.Module ? source
        : await WebAssembly.compile(source ?? (await octetsBeside()));
    return new Smtpath(await WebAssembly.instantiate(module, {}));
}
