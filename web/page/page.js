// SPDX-License-Identifier: MIT
//
// The page: what is wrong with a line, where, and how to mend it. All that was pasted reaches the document as text, never
// as markup.
import { load } from "./smtpath.js";

const TEXTS = {
    en: {
        title: "What is wrong with this SMTP line?", paste: "Paste a command, an address or a reply",
        private: "It is read here, in your browser. Nothing is sent anywhere.", other: "日本語",
        ok: "Nothing is wrong with this line.", expected: "Expected", found: "Found", at: "At byte", hint: "What to do",
        reply: "A server answers", rfc: "Where it says so", correct: "Take the corrected line: ", parts: "The parts",
        octets: "The bytes", switches: "What the server offers and tolerates", utf8: "SMTPUTF8 was asked for (RCPT TO)",
        offered: "Offered in EHLO", tolerated: "Tolerated", picture: "The line, its fault marked", meaning: "It means",
        when: "Seen when", first: "Only the first line is read.", plain: "mailbox, unquoted", flags: "worth a second look",
        deviations: "tolerated here", examples: "For example:", nocode: "No standard knows this code.",
    },
    ja: {
        title: "このSMTPの行のどこが間違っているか", paste: "コマンド、アドレス、または応答を貼り付けてください",
        private: "ブラウザーの中だけで読みます。どこにも送信しません。", other: "English",
        ok: "この行に間違いはありません。", expected: "期待されるもの", found: "実際", at: "バイト位置", hint: "対処",
        reply: "サーバーの応答", rfc: "根拠", correct: "訂正した行を使う: ", parts: "各部分",
        octets: "バイト列", switches: "サーバーが提示するもの、許容するもの", utf8: "SMTPUTF8が要求された (RCPT TO)",
        offered: "EHLOで提示", tolerated: "許容", picture: "行と、間違いの位置", meaning: "意味",
        when: "現れる場面", first: "最初の行だけを読みます。", plain: "メールボックス (引用符なし)", flags: "注意すべき点",
        deviations: "ここで許容されたもの", examples: "例:", nocode: "この符号を定めた標準はありません。",
    },
};
const EXAMPLES = ["MAIL FROM: ann@example.org", "RCPT TO:<bob@example.org", "RCPT TO:<a..b@example.org>", "EHLO my_host",
    "MAIL FROM:<ann@example.org> SIZE=10M", "251 2.1.5 User not local; will forward to <bob@example.net>"];
const SPANS = ["path", "route", "mailbox", "local", "domain", "argument", "second"];
const SHOWN_MOST = 4000; // what a person can look through
const LINK_MOST = 2000;

const by = (id) => document.getElementById(id);
const octetsOfBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const smtpath = await load(octetsOfBase64("@WASM@"));
let language = navigator.language.startsWith("ja") ? "ja" : "en";
let corrected;

const say = (name) => TEXTS[language][name];
const chosen = (id) => [...by(id).querySelectorAll("input:checked")].map((input) => input.value);

function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
}

/** What a person sees of a character: letters as they are, all that hides or turns the text by its number. */
function visible(text) {
    return text.replace(/[^\x20-\x7e\p{L}\p{N}]/gu, (c) => `\\u{${c.codePointAt(0).toString(16).toUpperCase()}}`);
}

/** An address alone is read as a recipient's. */
function lineOf(text) {
    const line = text.split(/\r?\n/).find((row) => row !== "") ?? "";
    if (/^<.*>$/.test(line)) return `RCPT TO:${line}`;
    return /^[^\s:<>]+@[^\s:<>]*$/.test(line) ? `RCPT TO:<${line}>` : line;
}

/** The class of each UTF-16 unit, as a list of [start, end, class]; those behind lie over those before. */
function layers(result) {
    const list = [];
    const lay = (span, className) => span && list.push([span.utf16_offset, span.utf16_offset + span.utf16_length, className]);
    lay(result.argument, "value");
    lay(result.second, "keyword");
    lay(result.route, "keyword");
    lay(result.local, "local");
    lay(result.domain, "domain");
    for (const p of result.parameter) {
        lay(p.keyword, "keyword");
        lay(p.value, "value");
    }
    return list;
}

function drawPicture(line, result) {
    const fault = result.ok ? undefined : result.diagnostic;
    const start = Math.max(0, (fault?.utf16_offset ?? 0) - SHOWN_MOST / 2);
    const end = Math.min(line.length, start + SHOWN_MOST);
    const list = layers(result);
    const faultEnd = fault && fault.utf16_offset + fault.utf16_length;
    const edges = new Set([start, end, fault?.utf16_offset, faultEnd, ...list.flatMap(([a, b]) => [a, b])]);
    const cuts = [...edges].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
    const picture = by("picture");
    picture.replaceChildren(start > 0 ? "…" : "");
    for (let i = 0; i + 1 < cuts.length; i++) {
        const isFault = fault && cuts[i] >= fault.utf16_offset && cuts[i] < faultEnd;
        const layer = list.findLast(([a, b]) => a <= cuts[i] && cuts[i] < b);
        picture.append(element(isFault ? "mark" : "span", visible(line.slice(cuts[i], cuts[i + 1])), layer?.[2]));
    }
    if (fault?.length === 0) picture.append(element("mark", "␣"));
    if (end < line.length) picture.append("…");
    picture.hidden = line === "";
}

function row(list, term, ...what) {
    const dd = document.createElement("dd");
    dd.append(...what);
    list.append(element("dt", term), dd);
}

function rfcLink(rfc) {
    const found = /^RFC (\d+)(?: section ([\d.]+))?/.exec(rfc);
    if (!found) return rfc;
    const link = element("a", rfc);
    link.href = `https://www.rfc-editor.org/rfc/rfc${found[1]}${found[2] ? `#section-${found[2]}` : ""}`;
    return link;
}

function drawVerdict(result) {
    const verdict = by("verdict");
    verdict.replaceChildren();
    if (result.ok) return verdict.append(element("p", `✓ ${say("ok")}`, "accepted"));
    const d = result.diagnostic;
    const list = document.createElement("dl");
    verdict.append(element("p", `✗ ${d.hint[language]}`, "refused"), list);
    row(list, say("expected"), d.expected_text);
    row(list, say("found"), d.found);
    row(list, say("at"), String(d.offset));
    row(list, say("reply"), d.reply);
    row(list, say("rfc"), rfcLink(d.rfc));
}

function drawCorrection(result) {
    corrected = result.ok ? undefined : result.diagnostic.corrected;
    by("correct").hidden = corrected === undefined;
    by("correct").textContent = corrected === undefined ? "" : say("correct") + visible(corrected);
}

function drawParts(result) {
    const parts = by("parts");
    parts.replaceChildren();
    for (const name of SPANS) if (result[name]) row(parts, name, visible(result[name].text.slice(0, SHOWN_MOST)));
    for (const p of result.parameter) {
        const meaning = [p.choice, p.number, p.integer, p.decoded].filter((x) => x !== undefined).join(" ");
        row(parts, p.keyword.text, visible(p.value?.text ?? ""), meaning ? ` → ${visible(meaning)}` : "");
    }
    if (result.plain_mailbox) row(parts, say("plain"), visible(result.plain_mailbox));
    if (result.flags?.length) row(parts, say("flags"), result.flags.map((flag) => flag.name).join(", "));
    if (result.deviations?.length) row(parts, say("deviations"), result.deviations.join(", "));
}

function drawOctets(line) {
    const octets = new TextEncoder().encode(line.slice(0, SHOWN_MOST / 4));
    const rows = [];
    for (let at = 0; at < octets.length; at += 16) {
        const part = Array.from(octets.subarray(at, at + 16));
        const hex = part.map((octet) => octet.toString(16).padStart(2, "0")).join(" ").padEnd(48);
        rows.push(`${String(at).padStart(4)}  ${hex} ${part.map((o) => (o > 31 && o < 127 ? String.fromCharCode(o) : ".")).join("")}`);
    }
    by("octets").textContent = rows.join("\n");
}

/** A reply's code and, if its text begins so, its enhanced code. */
function drawReply(line) {
    const [, code, enhanced] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})?|$)/.exec(line);
    const verdict = by("verdict");
    verdict.replaceChildren();
    for (const asked of [code, enhanced].filter(Boolean)) {
        const meaning = smtpath.explain(asked, language);
        const list = document.createElement("dl");
        verdict.append(element("h2", asked), list);
        if (!meaning) row(list, say("meaning"), say("nocode"));
        else {
            row(list, say("meaning"), meaning.meaning);
            row(list, say("when"), meaning.when);
            row(list, say("hint"), meaning.remedy);
        }
    }
    by("picture").hidden = true;
    by("correct").hidden = true;
    by("parts").replaceChildren();
}

function keepLink(text) {
    const kept = new URLSearchParams({ line: text.length <= LINK_MOST ? text : "", lang: language });
    const all = smtpath.extensions.length;
    if (chosen("offered").length !== all) kept.set("offered", chosen("offered").join(","));
    if (chosen("tolerated").length) kept.set("tolerated", chosen("tolerated").join(","));
    if (by("utf8").checked) kept.set("utf8", "1");
    history.replaceState(null, "", `#${kept}`);
}

function draw() {
    const text = by("line").value;
    const line = lineOf(text);
    drawOctets(line);
    if (/^\d{3}([ -]|$)/.test(line)) drawReply(line);
    else if (line === "") {
        for (const id of ["verdict", "parts"]) by(id).replaceChildren();
        for (const id of ["picture", "correct"]) by(id).hidden = true;
    } else {
        const result = smtpath.check(line, { extensions: chosen("offered"), tolerate: chosen("tolerated"), smtputf8: by("utf8").checked });
        drawPicture(line, result);
        drawVerdict(result);
        drawCorrection(result);
        drawParts(result);
    }
    if (text.trim().includes("\n")) by("verdict").append(element("p", say("first")));
}

function changed() {
    draw();
    keepLink(by("line").value);
}

function speak() {
    document.documentElement.lang = language;
    document.title = say("title");
    for (const spoken of document.querySelectorAll("[data-text]")) spoken.textContent = say(spoken.dataset.text);
    by("language").textContent = say("other");
    by("language").lang = language === "ja" ? "en" : "ja";
    by("picture").setAttribute("aria-label", say("picture"));
    by("octets").setAttribute("aria-label", say("octets"));
    by("examples").replaceChildren(element("span", `${say("examples")} `), ...EXAMPLES.map((example) => {
        const button = element("button", example);
        button.type = "button";
        button.addEventListener("click", () => take(example));
        return button;
    }));
}

function take(line) {
    by("line").value = line;
    by("line").focus();
    changed();
}

function addSwitches(id, names) {
    for (const name of names) {
        const label = element("label", "", "switch");
        const input = document.createElement("input");
        input.type = "checkbox";
        input.value = name;
        label.append(input, ` ${name}`);
        by(id).append(label);
    }
}

function readLink() {
    const given = new URLSearchParams(location.hash.slice(1));
    if (given.get("lang") in TEXTS) language = given.get("lang");
    by("line").value = given.get("line") ?? "";
    by("utf8").checked = given.get("utf8") === "1";
    const offered = given.get("offered")?.split(",");
    const tolerated = given.get("tolerated")?.split(",") ?? [];
    for (const input of by("offered").querySelectorAll("input")) input.checked = !offered || offered.includes(input.value);
    for (const input of by("tolerated").querySelectorAll("input")) input.checked = tolerated.includes(input.value);
    speak();
    draw();
}

addSwitches("offered", smtpath.extensions);
addSwitches("tolerated", smtpath.tolerances);
by("line").addEventListener("input", changed);
by("switches").addEventListener("change", changed);
by("correct").addEventListener("click", () => take(corrected));
by("language").addEventListener("click", () => {
    language = language === "ja" ? "en" : "ja";
    speak();
    changed();
});
addEventListener("hashchange", readLink);
readLink();
globalThis.smtpath = smtpath; // for a console, and for the tests
document.documentElement.dataset.ready = "";
