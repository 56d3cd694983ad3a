// SPDX-License-Identifier: MIT
//
// The page: what is wrong with what was pasted, where, and how to mend it.
import { load } from "./smtpath.js";
import { AREAS, PARTS, TEXTS } from "./texts.js";
import { Line, drawOctets, drawParts, drawPicture, element, rfcLinks, row, visible } from "./line.js";
import { entryAt, entryIn, firstRow, issuesOf, rangeOf, rowOf, sumsOf } from "./session.js";

const SESSION = `S: 220 mx.example.org ESMTP
C: EHLO client.example
S: 250-mx.example.org
S: 250 SIZE 10240000
C: MAIL FROM:<ann@example.org> SIZE=10M
S: 501 5.5.4 Syntax error in parameters
C: MAIL FROM:<ann@example.org>
S: 250 2.1.0 Ok
C: RCPT TO:<bob..smith@example.net>
S: 501 5.1.3 Bad recipient address syntax
C: QUIT
S: 221 2.0.0 Bye`;
const REPLY = "251 2.1.5 User not local; will forward to <bob@example.net>";
const EXAMPLES = [["MAIL FROM: ann@example.org"], ["RCPT TO:<bob@example.org"], ["bob..smith@example.org"],
    ["MAIL FROM:<ann@example.org> SIZE=10M"], [REPLY, "replies"], [SESSION, "session"]];
const LINK_MOST = 2000;
const LINK_DELAY = 200; // browsers count how often an address changes
const OTHER_CODE = { 501: 251 }; // with which a code is compared at first: 501, but for itself

const by = (id) => document.getElementById(id);
const began = performance.now();
const smtpath = await load(octetsOfBase64("@WASM@"));
document.documentElement.dataset.started = String(performance.now() - began);
const recording = smtpath.recording();
let language = navigator.language.startsWith("ja") ? "ja" : "en";
let selected; // the row that was chosen, by the caret or from the list
let shownRow; // the one whose detail was drawn last
let corrected; // the row as it would be
let linking;

function octetsOfBase64(text) {
    const units = atob(text);
    const octets = new Uint8Array(units.length);
    for (let i = 0; i < octets.length; i++) octets[i] = units.charCodeAt(i);
    return octets;
}

const say = (name, ...values) => {
    const text = TEXTS[language][name];
    return typeof text === "function" ? text(...values) : text;
};
const chosen = (id) => [...by(id).querySelectorAll("input:checked")].map((input) => input.value);

/** What the switches say. */
function options() {
    const { refuse = [], limits = {} } = smtpath.presets[by("preset").value] ?? {};
    return { extensions: chosen("offered"), tolerate: chosen("tolerated"), smtputf8: by("utf8").checked, refuse, limits };
}

/** ... and what held when the command came. */
function optionsThen(said, exchange) {
    if (said.alone) return options();
    const [low, high] = exchange.extensions;
    const bits = (BigInt(high) << 32n) | BigInt(low);
    const extensions = smtpath.extensions.filter((_, bit) => bits & (1n << BigInt(bit)));
    return { ...options(), extensions, smtputf8: exchange.smtputf8 };
}

/** A list of definitions behind what else is known. */
function listBelow(...before) {
    const list = document.createElement("dl");
    by("facts").append(...before, list);
    return list;
}

// ---- A command ------------------------------------------------------------------------------------------------------

function drawDiagnostic(d) {
    by("verdict").append(element("p", `✗ ${sentence(d.hint[language])}`, "refused"));
    const list = listBelow();
    row(list, say("expected"), d.expected_text);
    row(list, say("found"), d.found);
    row(list, say("at"), String(d.offset));
    row(list, say("rfc"), ...rfcLinks(d.rfc));
    return list;
}

/** An accepted line unfolds, and what deserves a second look is said at once. */
function drawAccepted(result) {
    by("verdict").append(element("p", `✓ ${say("ok")}`, "accepted"));
    const list = listBelow();
    if (result.flags.length) row(list, say("flags"), result.flags.map((flag) => flag.name).join(", "));
    if (result.deviations.length) row(list, say("deviations"), result.deviations.join(", "));
    by("parts").parentElement.open = true;
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function drawCommand({ said, exchange, answer }, rowText) {
    const line = new Line(said.octets);
    const held = optionsThen(said, exchange);
    const result = smtpath.check(line.given, held);
    drawPicture(by("picture"), line, result, result.diagnostic);
    if (result.ok) drawAccepted(result);
    else row(drawDiagnostic(result.diagnostic), say("reply"), result.diagnostic.reply);
    if (said.quoted) row(listBelow(), say("as_command"), line.shown(0, 400));
    // Before the reply to EHLO, and where it is not recorded, anything may have been.
    if (!said.alone && held.extensions.length < smtpath.extensions.length)
        row(listBelow(), say("offered_then"), held.extensions.join(" ") || say("not_offered"));
    if (answer) drawAnswer(new Line(answer.octets));
    drawCorrection(result.diagnostic?.corrected, line, rowText, said);
    drawParts(by("parts"), line, result, say, PARTS[language]);
    drawOctets(by("octets"), line.octets, result.diagnostic);
    drawInterop(line.text);
}

/** What takes the place of the row, or of the part of it that was read. */
function drawCorrection(meant, line, rowText, said) {
    const button = by("correct");
    const stands = said.quoted ? -1 : rowText.indexOf(line.text);
    corrected = undefined;
    if (meant !== undefined && stands >= 0) corrected = rowText.slice(0, stands) + meant + rowText.slice(stands + line.text.length);
    if (meant !== undefined && said.quoted && said.alone && line.text.includes(rowText)) corrected = meant;
    button.hidden = corrected === undefined;
    button.textContent = button.hidden ? "" : say("correct") + visible(meant);
    if (meant !== undefined && button.hidden) row(listBelow(), say("corrected"), visible(meant));
}

function drawAnswer(line) {
    const list = listBelow();
    const { code, enhanced } = smtpath.reply(line.given);
    row(list, say("server_said"), line.shown(0, 1000));
    if (code >= 400) for (const asked of [enhanced ?? code]) row(list, String(asked), smtpath.explain(asked, language)?.meaning);
}

// ---- A reply --------------------------------------------------------------------------------------------------------

function drawCode(code) {
    const meaning = smtpath.explain(code, language);
    const list = listBelow(element("h2", String(code)));
    if (!meaning) return row(list, say("meaning"), say("nocode"));
    row(list, say("meaning"), meaning.meaning);
    row(list, say("when"), meaning.when);
    row(list, say("hint"), meaning.remedy);
}

function drawForward(forward, line) {
    const list = listBelow();
    if (forward.found !== "path") return row(list, say("forward"), say(`forward_${forward.found}`));
    for (const name of ["path", "route", "local", "domain"])
        if (forward[name]) row(list, name === "path" ? say("forward") : PARTS[language][name], line.shown(...line.at(forward[name])));
}

function drawReply({ said }) {
    const line = new Line(said.octets);
    const reply = smtpath.reply(line.given, { smtputf8: said.smtputf8 || said.alone, ehlo: said.of_ehlo });
    const fault = reply.diagnostic ?? reply.forward?.diagnostic;
    drawPicture(by("picture"), line, reply.forward ?? {}, fault);
    if (fault) drawDiagnostic(fault);
    if (said.unasked) by("verdict").append(element("p", say("unasked")));
    for (const code of [reply.code, reply.enhanced]) if (code) drawCode(code);
    if (reply.forward) drawForward(reply.forward, line);
    drawParts(by("parts"), line, { argument: reply.text, domain: reply.domain ?? reply.forward?.domain, local: reply.forward?.local }, say,
        { ...PARTS[language], argument: PARTS[language].text });
    drawOctets(by("octets"), line.octets, fault);
    drawComparison(reply.code);
}

function drawComparison(code) {
    by("compare").hidden = code === undefined;
    by("compare").dataset.code = code;
    if (!by("other").dataset.typed) by("other").value = OTHER_CODE[code] ?? 501;
    by("difference").textContent = smtpath.difference(code, Number(by("other").value), language) ?? say("nocode");
}

// ---- A text of many rows ----------------------------------------------------------------------------------------------

const hints = new WeakMap(); // of a piece, what its rows' hints are

function hintOf({ piece, index, said, row: at }) {
    const kept = hints.get(piece) ?? hints.set(piece, new Map()).get(piece);
    const key = `${language} ${index}`;
    if (!kept.has(key)) kept.set(key, issue(said, entryIn(piece, said.row), at));
    return kept.get(key);
}

/** A row that stands out: its octets, and why. */
function issue(said, entry) {
    const line = new Line(entry?.said?.octets ?? new Uint8Array());
    const text = line.shown(0, 160);
    if (said.kind === "trouble" || said.kind === "encrypted") return { text, why: say(said.kind) };
    if (said.kind === "reply") {
        const reply = smtpath.reply(line.given, { smtputf8: said.smtputf8, ehlo: said.of_ehlo });
        const fault = reply.diagnostic ?? reply.forward?.diagnostic;
        return { text, why: fault ? `✗ ${fault.hint[language]}` : say("unasked") };
    }
    const { diagnostic } = smtpath.check(line.given, optionsThen(entry.said, said));
    const refused = said.code >= 400 ? say("server_refused", said.code) : "";
    return { text, why: [diagnostic && `✗ ${diagnostic.hint[language]}`, refused].filter(Boolean).join(" — ") };
}

function drawIssues(sums) {
    const { list, count } = issuesOf(recording, sums);
    const items = list.map((found) => ({ row: found.row, ...hintOf(found) }));
    const key = JSON.stringify([language, items]);
    by("found").hidden = count === 0 || sums.rows < 2;
    by("more").hidden = count <= list.length;
    by("more").textContent = say("more", count - list.length);
    if (by("issues").dataset.key !== key) {
        by("issues").dataset.key = key;
        by("issues").replaceChildren(...items.map(issueButton));
    }
    return list[0]?.row;
}

/** In the list the row that is shown is the current one. */
function markCurrent(shown) {
    for (const button of by("issues").querySelectorAll("button")) {
        if (Number(button.value) === shown) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
    }
}

function issueButton(item) {
    const made = document.createElement("li");
    const button = element("button", `${say("row", item.row)} `);
    button.type = "button";
    button.value = item.row;
    button.append(element("code", item.text), element("small", item.why));
    button.addEventListener("click", () => goTo(item.row));
    made.append(button);
    return made;
}

/** Shows a row, and puts the caret there. */
function goTo(at) {
    const area = by("line");
    const [start, end] = rangeOf(area.value, at);
    area.setSelectionRange(start, end);
    reveal(at);
    selected = at;
    draw();
}

/** Scrolls the text to a row. */
function reveal(at) {
    const area = by("line");
    area.scrollTop = (area.scrollHeight * (at - 2)) / rowOf(area.value, area.value.length);
}

function drawReading(sums, isMany) {
    by("reading").hidden = !isMany && !recording.form && by("form").value === "";
    by("read-as").textContent = recording.form ? say("read_as", recording.form[language]) : say("rows_alone");
    const passed = sums["passed-over"] ? say("comma") + say("passed", sums["passed-over"]) : "";
    const fine = sums.problems === 0 && sums.command ? ` ${say("none_wrong")}` : "";
    const text = say("sums", sums.rows, sums.command, sums.problems) + passed + say("stop") + fine;
    if (by("sums").textContent !== text) by("sums").textContent = text;
}

// ---- All of it --------------------------------------------------------------------------------------------------------

/** The row with the caret, if anything stands there; else the first that stands out. */
function choose(first) {
    if (selected !== undefined && entryAt(recording, selected)) return selected;
    return first ?? firstRow(recording);
}

function draw() {
    const text = by("line").value;
    recording.read(text, options(), by("form").value);
    const isMany = text.trim().includes("\n");
    const sums = sumsOf(recording);
    drawReading(sums, isMany);
    const first = drawIssues(sums);
    const shown = choose(first);
    markCurrent(shown);
    drawDetail(shown, isMany, text);
    if (isMany && selected === undefined && shown !== undefined) reveal(shown);
}

function drawDetail(shown, isMany, text) {
    const entry = shown === undefined ? undefined : entryAt(recording, shown);
    by("detail").hidden = !entry;
    for (const id of ["verdict", "facts"]) by(id).replaceChildren();
    by("which").hidden = !isMany;
    by("which").textContent = isMany && entry ? say("row", shown) : "";
    for (const id of ["correct", "compare", "interop", "picture"]) by(id).hidden = true;
    if (!entry) return;
    if (entry.exchange?.redacted) by("verdict").append(element("p", say("redacted")));
    else if (entry.said.kind === "command" && entry.exchange) drawCommand(entry, text.slice(...rangeOf(text, shown)));
    else if (entry.said.kind === "reply") drawReply(entry);
    else by("verdict").append(element("p", say(entry.said.kind)));
    shownRow = shown;
}

function changed() {
    draw();
    clearTimeout(linking);
    linking = setTimeout(keepLink, LINK_DELAY);
}

/** What was pasted stands in the address, but for what is long, and for what holds a password. */
function linkedText() {
    const text = by("line").value;
    return text.length > LINK_MOST || /\bAUTH\s+\S+\s+\S|^\S*\s*334/im.test(text) ? "" : text;
}

function keepLink() {
    const kept = new URLSearchParams({ line: linkedText(), lang: language });
    if (chosen("offered").length !== smtpath.extensions.length) kept.set("offered", chosen("offered").join(","));
    if (smtpath.presets[by("preset").value]) kept.set("preset", by("preset").value);
    else if (chosen("tolerated").length) kept.set("tolerated", chosen("tolerated").join(","));
    if (by("utf8").checked) kept.set("utf8", "1");
    if (by("form").value) kept.set("form", by("form").value);
    history.replaceState(null, "", `#${kept}`);
}

/** The caret went to another row. */
function moved() {
    const at = rowOf(by("line").value, by("line").selectionStart);
    if (at === shownRow || !entryAt(recording, at)) return;
    selected = at;
    draw();
}

function take(text) {
    by("line").value = text;
    selected = undefined;
    by("line").focus();
    changed();
}

function takeCorrection() {
    const area = by("line");
    const [start, end] = rangeOf(area.value, shownRow);
    const at = shownRow;
    area.setRangeText(corrected, start, end, "end");
    area.focus();
    selected = at;
    changed();
}

// ---- Switches -----------------------------------------------------------------------------------------------------------

function tick(id, names) {
    for (const input of by(id).querySelectorAll("input")) input.checked = names === "all" || names.includes(input.value);
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

function fillSelect(id, rows) {
    const { value } = by(id);
    by(id).replaceChildren(...rows.map(([name, text]) => {
        const option = element("option", text);
        option.value = name;
        return option;
    }));
    by(id).value = value;
    if (by(id).selectedIndex < 0) by(id).selectedIndex = 0;
}

function takePreset() {
    const preset = smtpath.presets[by("preset").value];
    if (preset || by("preset").value === "") tick("tolerated", preset?.tolerate ?? []);
}

function readLink() {
    const given = new URLSearchParams(location.hash.slice(1));
    if (Object.hasOwn(TEXTS, given.get("lang") ?? "")) language = given.get("lang");
    speak();
    by("line").value = given.get("line") ?? "";
    by("utf8").checked = given.get("utf8") === "1";
    tick("offered", given.get("offered")?.split(",") ?? "all");
    by("preset").value = given.get("preset") ?? (given.has("tolerated") ? "own" : "");
    if (by("preset").selectedIndex < 0) by("preset").value = "";
    takePreset();
    if (given.has("tolerated")) tick("tolerated", given.get("tolerated").split(","));
    by("form").value = given.get("form") ?? "";
    if (by("form").selectedIndex < 0) by("form").value = "";
    selected = undefined;
    draw();
}

function speak() {
    document.documentElement.lang = language;
    document.title = say("title");
    for (const spoken of document.querySelectorAll("[data-text]")) spoken.textContent = say(spoken.dataset.text);
    by("language").textContent = say("other");
    by("language").lang = language === "ja" ? "en" : "ja";
    by("picture").setAttribute("aria-label", say("picture"));
    by("octets").setAttribute("aria-label", say("octets"));
    fillSelect("preset", [["", say("preset_none")], ["own", say("preset_own")], ...Object.keys(smtpath.presets).map((name) => [name, name])]);
    fillSelect("form", [["", say("form_found")], ["rows", say("form_rows")], ...smtpath.forms.map((form) => [form.name, form[language]])]);
    by("examples").replaceChildren(element("span", `${say("examples")} `), ...EXAMPLES.map(([text, name]) => {
        const button = element("button", name ? say(name) : text);
        button.type = "button";
        button.addEventListener("click", () => take(text));
        return button;
    }));
    drawGallery();
}

addSwitches("offered", smtpath.extensions);
addSwitches("tolerated", smtpath.tolerances);
by("line").addEventListener("input", (event) => {
    const isPasted = event.inputType === undefined || event.inputType.startsWith("insertFrom");
    selected = isPasted ? undefined : rowOf(by("line").value, by("line").selectionStart);
    changed();
});
for (const event of ["keyup", "click"]) by("line").addEventListener(event, moved);
by("switches").addEventListener("change", (event) => {
    if (event.target === by("preset")) takePreset();
    else if (by("tolerated").contains(event.target)) by("preset").value = "own";
    changed();
});
by("form").addEventListener("change", changed);
by("other").addEventListener("input", () => {
    by("other").dataset.typed = "1";
    drawComparison(Number(by("compare").dataset.code));
});
by("correct").addEventListener("click", takeCorrection);
by("language").addEventListener("click", () => {
    language = language === "ja" ? "en" : "ja";
    speak();
    changed();
});
addEventListener("hashchange", readLink);
readLink();
globalThis.smtpath = smtpath; // for a console, and for the tests
document.documentElement.dataset.ready = "";
