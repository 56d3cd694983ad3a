// SPDX-License-Identifier: MIT
//
// What is loaded apart from the page, when it is asked for: lines of the corpus, and what servers answer to them. The
// page as one file holds both; without them it says so, or says nothing.
const GOODBYE = 221; // the answer to QUIT, and of a server that hangs up
const UNASKED = -1;
const loaded = {};

async function data(name) {
    const embedded = document.getElementById(`data-${name}`);
    if (embedded) return JSON.parse(embedded.textContent);
    const answer = await fetch(`${name}.json`);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
}

/** Loads it once; undefined where it is not there. */
function loadOnce(name) {
    loaded[name] ??= data(name).catch(() => undefined);
    return loaded[name];
}

// ---- The gallery ------------------------------------------------------------------------------------------------------

/** A case's options are the page's switches. */
function takeCase({ line, with: words }) {
    const names = words.split(" ").filter(Boolean);
    const tolerate = names.find((word) => word.startsWith("tolerate="))?.slice("tolerate=".length) ?? "";
    tick("offered", names.includes("all") ? "all" : names);
    tick("tolerated", tolerate === "all" ? "all" : tolerate.split(","));
    by("preset").value = tolerate ? "own" : "";
    by("utf8").checked = names.includes("smtputf8");
    by("form").value = "";
    take(line);
    by("line").scrollIntoView();
}

function caseOptions({ with: words }) {
    const names = words.split(" ").filter(Boolean);
    return { extensions: names.includes("all") ? "all" : names.filter((name) => smtpath.extensions.includes(name)), smtputf8: names.includes("smtputf8") };
}

function caseItem(one) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const { diagnostic } = smtpath.check(one.line, caseOptions(one));
    button.type = "button";
    button.append(element("code", visible(one.line)), element("small", diagnostic?.hint[language] ?? ""));
    button.addEventListener("click", () => takeCase(one));
    item.append(button);
    return item;
}

async function drawGallery() {
    if (!by("gallery").open) return;
    const cases = await loadOnce("gallery");
    if (!cases) return by("cases").replaceChildren(element("li", say("gallery_gone")));
    fillSelect("area", [...new Set(cases.map((one) => one.area))].map((area) => [area, AREAS[language][area] ?? area]));
    by("cases").replaceChildren(...cases.filter((one) => one.area === by("area").value).map(caseItem));
}

// ---- The interoperability matrix ----------------------------------------------------------------------------------------

function answerRow([server], code, isQuit) {
    const made = document.createElement("tr");
    const head = element("th", server);
    head.scope = "row";
    const isAccepted = code < 400 && (code !== GOODBYE || isQuit);
    const word = code === null ? "silent" : isAccepted ? "accepts" : "refuses";
    made.append(head, element("td", say(word), { accepts: "accepted", refuses: "refused" }[word]), element("td", code ?? ""));
    return made;
}

/** What servers answered to this very line, if it was put to them. */
async function drawInterop(text) {
    const matrix = await loadOnce("interop");
    const place = by("interop");
    place.dataset.line = text;
    if (!matrix || !Object.hasOwn(matrix.lines, text)) return;
    const table = document.createElement("table");
    const head = document.createElement("thead");
    const names = document.createElement("tr");
    for (const name of ["interop_server", "interop_does", "interop_code"]) {
        const cell = element("th", say(name));
        cell.scope = "col";
        names.append(cell);
    }
    head.append(names);
    const body = document.createElement("tbody");
    const isQuit = /^quit/i.test(text);
    matrix.lines[text].forEach((code, i) => code !== UNASKED && body.append(answerRow(matrix.servers[i], code, isQuit)));
    table.append(head, body);
    place.replaceChildren(element("h2", say("interop")), table);
    place.hidden = false;
}

by("gallery").addEventListener("toggle", drawGallery);
by("area").addEventListener("change", drawGallery);
