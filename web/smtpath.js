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

/** The library, once its module is there. */
export class Smtpath {
    #exports;
    #names;
    #everything;

    constructor(instance) {
        this.#exports = instance.exports;
        const names = JSON.parse(decoder.decode(this.#call(0, (at, size) => this.#exports.names(at, size))));
        this.version = names.version;
        this.extensions = Object.freeze(names.extensions);
        this.deviations = Object.freeze(names.deviations);
        this.tolerances = Object.freeze(names.deviations.filter((_, bit) => names.tolerances & (1 << bit)));
        this.flags = Object.freeze(names.flags);
        this.#names = names;
        this.#everything = (1n << BigInt(names.extensions.length)) - 1n;
    }

    /** Reads one command line, without its CRLF. */
    check(line, options = {}) {
        const read = new Line(line);
        const answer = JSON.parse(decoder.decode(this.#check(read.octets, options)));
        return this.#result(read, answer);
    }

    /** What a reply code (501) or an enhanced one ("5.1.3") means; undefined for what is neither. */
    explain(code, language = "en") {
        const asked = String(code);
        const enhanced = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(asked);
        if (!enhanced && !/^\d{3}$/.test(asked)) return undefined;
        const [first, subject, detail] = enhanced ? enhanced.slice(1).map(Number) : [Number(asked), 0, 0];
        const found = this.#call(0, (at, size) =>
            this.#exports.explain(first, subject, detail, enhanced ? 1 : 0, language === "ja" ? 1 : 0, at, size));
        return found.length ? JSON.parse(decoder.decode(found)) : undefined;
    }

    /** Calls what writes an answer behind so many octets that are in use; again, if it needs more room. */
    #call(used, write) {
        const from = (this.#exports.__heap_base.value + used + 7) & ~7;
        for (let size = 1 << 15; ; ) {
            this.#reserve(from + size);
            const length = write(from, size);
            if (length <= size) return new Uint8Array(this.#exports.memory.buffer, from, length);
            size = length;
        }
    }

    #reserve(end) {
        const { memory } = this.#exports;
        const missing = end - memory.buffer.byteLength;
        if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    }

    #check(octets, options) {
        const base = (this.#exports.__heap_base.value + 7) & ~7;
        const words = this.#options(options);
        const keywords = encoder.encode((options.private_keywords ?? []).map((k) => k.keyword).join(""));
        const line = base + 4 * OPTION_WORDS + keywords.length;
        const room = line + octets.length;
        const roomSize = octets.length + 1024;
        this.#reserve(room + roomSize);
        const { buffer } = this.#exports.memory;
        for (let i = 0, at = base + 4 * OPTION_WORDS; i < words[12]; i++) {
            words[13 + 7 * i] = at;
            at += words[14 + 7 * i];
        }
        new Uint32Array(buffer, base, OPTION_WORDS).set(words);
        new Uint8Array(buffer).set(keywords, base + 4 * OPTION_WORDS);
        new Uint8Array(buffer).set(octets, line);
        return this.#call(room + roomSize - this.#exports.__heap_base.value, (at, size) =>
            this.#exports.check(line, octets.length, base, room, roomSize, at, size));
    }

    /** struct chosen of glue.c. */
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
