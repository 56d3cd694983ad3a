// SPDX-License-Identifier: MIT
//
// Drawing: one line, its parts, its octets. All that was pasted reaches the document as text, never as markup.
const SPANS = ["path", "route", "mailbox", "local", "domain", "argument", "second"];
const SHOWN_MOST = 4000; // what a person can look through

export function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
}

/** What a person sees of a character: letters as they are, all that hides or turns the text by its number. */
export function visible(text) {
    return text.replace(/[^\x20-\x7e\p{L}\p{N}]/gu, (c) => `\\u{${c.codePointAt(0).toString(16).toUpperCase()}}`);
}

/** The octets of a line as text: UTF-8, or, where they are none, a character an octet. */
export class Line {
    constructor(octets) {
        this.octets = octets;
        try {
            this.text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
            this.given = this.text;
        } catch {
            this.text = Array.from(octets, (octet) => String.fromCharCode(octet)).join("");
            this.given = octets;
        }
    }

    /** Where a span stands in the text. */
    at(span) {
        return [span.utf16_offset ?? span.offset, (span.utf16_offset ?? span.offset) + (span.utf16_length ?? span.length)];
    }

    shown(from, to) {
        const part = this.text.slice(from, to);
        if (this.given === this.text) return visible(part);
        return part.replace(/[^\x20-\x7e]/g, (c) => `\\x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
    }
}

/** The class of each unit of the text, as a list of [start, end, class]; those behind lie over those before. */
function layers(line, result) {
    const list = [];
    const lay = (span, className) => span && list.push([...line.at(span), className]);
    if (result.verb) list.push([0, result.verb.length, "verb"]);
    lay(result.argument, "value");
    lay(result.second, "keyword");
    lay(result.route, "keyword");
    lay(result.local, "local");
    lay(result.domain, "domain");
    for (const p of result.parameter ?? []) {
        lay(p.keyword, "keyword");
        lay(p.value, "value");
    }
    return list;
}

/** Fills a <pre> with the line, each part in its colour and the fault marked. */
export function drawPicture(picture, line, result, fault) {
    const [faultStart, faultEnd] = fault ? line.at(fault) : [undefined, undefined];
    const start = Math.max(0, (faultStart ?? 0) - SHOWN_MOST / 2);
    const end = Math.min(line.text.length, start + SHOWN_MOST);
    const list = layers(line, result);
    const edges = new Set([start, end, faultStart, faultEnd, ...list.flatMap(([a, b]) => [a, b])]);
    const cuts = [...edges].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
    picture.replaceChildren(start > 0 ? "…" : "");
    for (let i = 0; i + 1 < cuts.length; i++) {
        const isFault = fault && cuts[i] >= faultStart && cuts[i] < faultEnd;
        const layer = list.findLast(([a, b]) => a <= cuts[i] && cuts[i] < b);
        picture.append(element(isFault ? "mark" : "span", line.shown(cuts[i], cuts[i + 1]), layer?.[2]));
    }
    if (fault?.length === 0) picture.append(element("mark", "␣"));
    if (end < line.text.length) picture.append("…");
    picture.hidden = false;
}

export function row(list, term, ...what) {
    const dd = document.createElement("dd");
    dd.append(...what.filter((part) => part !== undefined));
    list.append(element("dt", term), dd);
}

/** "RFC 5321 section 4.1.2" as a link to that section. */
export function rfcLinks(rfc) {
    return rfc.split(/(RFC \d+(?: sections? [\d.]+)?)/).map((part) => {
        const found = /^RFC (\d+)(?: sections? ([\d.]+))?/.exec(part);
        if (!found) return part;
        const link = element("a", part);
        link.href = `https://www.rfc-editor.org/rfc/rfc${found[1]}${found[2] ? `#section-${found[2].replace(/\.$/, "")}` : ""}`;
        link.rel = "noreferrer";
        return link;
    });
}

function meaningOf(p) {
    return [p.choice, p.number, p.integer, p.decoded].filter((x) => x !== undefined).flat().join(" ");
}

export function drawParts(list, line, result, say, names) {
    const shown = (span) => line.shown(line.at(span)[0], Math.min(line.at(span)[1], line.at(span)[0] + SHOWN_MOST));
    list.replaceChildren();
    for (const name of SPANS) if (result[name]) row(list, names[name], shown(result[name]));
    if (result.address) row(list, names.address, Array.from(result.address, (o) => o.toString(16).padStart(2, "0")).join(" "));
    if (result.chunk_size !== undefined) row(list, names.chunk_size, String(result.chunk_size));
    for (const p of result.parameter ?? []) {
        const meaning = meaningOf(p);
        row(list, p.keyword.text, p.value ? shown(p.value) : "", meaning ? ` → ${visible(meaning)}` : "");
    }
    if (result.plain_mailbox) row(list, say("plain"), visible(result.plain_mailbox));
}

/** Sixteen octets a row, the one at fault marked. */
export function drawOctets(pre, octets, fault) {
    const shown = octets.subarray(0, SHOWN_MOST / 4);
    pre.replaceChildren();
    for (let at = 0; at < shown.length; at += 16) {
        const part = Array.from(shown.subarray(at, at + 16));
        pre.append(`${String(at).padStart(4)}  `);
        part.forEach((octet, i) => {
            const hex = octet.toString(16).padStart(2, "0");
            const isFault = fault && at + i >= fault.offset && at + i < fault.offset + Math.max(1, fault.length);
            pre.append(isFault ? element("mark", hex) : hex, " ");
        });
        const text = part.map((o) => (o > 31 && o < 127 ? String.fromCharCode(o) : ".")).join("");
        pre.append(`${" ".repeat(3 * (16 - part.length))} ${text}\n`);
    }
}
