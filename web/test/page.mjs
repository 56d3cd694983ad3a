// SPDX-License-Identifier: MIT
//
// page.mjs SITE MODULES CORPUS CHROMIUM: the page in the folder SITE in a headless Chromium, as a person and as an attacker
// use it: smtpath.html from a file: URL, whose policy forbids it to load anything, and index.html from a server on loopback.
// The pictures for docs/ are made here, too: into the folder that the environment names in PICTURES.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [, , site, modules, corpus, executablePath] = process.argv;
const require = createRequire(`${resolve(modules)}/`);
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const address = String(pathToFileURL(resolve(site, "smtpath.html")));
const cases = JSON.parse(await readFile(corpus, "utf8"));

// What ./dev web starts; no header of its own says what may be loaded.
const serve = (port) => spawn(process.execPath, [fileURLToPath(new URL("../page/serve.mjs", import.meta.url)), site, String(port)]);
const host = serve(0);
const [said] = await once(host.stdout, "data");
const [hosted] = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(said));

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const tests = {};

async function open({ hash = "", from = address, ...settings } = {}) {
    const context = await browser.newContext({ locale: "en-GB", ...settings });
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    page.on("request", (request) => request.url().startsWith(from) || page.complaints.push(request.url()));
    await page.goto(from + hash);
    await page.waitForSelector("html[data-ready]", { timeout: 20_000 })
        .catch(() => assert.fail(`the page does not start: ${page.complaints}`));
    return page;
}

async function close(page) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
}

/** Pastes it: what a person's paste does, without Playwright's looking at each row. */
async function paste(page, text) {
    await page.evaluate((pasted) => {
        const area = document.getElementById("line");
        area.value = pasted;
        area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    }, text);
}

/** Waits until it holds in the page, whose policy forbids Playwright's own way of waiting. */
async function until(page, test) {
    for (let i = 0; i < 200; i++) {
        if (await page.evaluate(test)) return;
        await new Promise((later) => setTimeout(later, 25));
    }
    assert.fail(`never: ${test}`);
}

const verdict = async (page) => `${await page.textContent("#verdict")}\n${await page.textContent("#facts")}`;
const issues = (page) => page.$$eval("#issues button", (list) => list.map((button) => button.textContent));

const { lines: asked } = JSON.parse(await readFile(`${site}/interop.json`, "utf8"));
const ASKED = Object.keys(asked).find((line) => line.startsWith("MAIL FROM: ")); // that servers were asked

const SESSION = `<-  220 mx.example.org ESMTP
 -> EHLO client.example
<-  250-mx.example.org
<-  250 SIZE 1000
 -> MAIL FROM:<ann@example.org> SIZE=10M
<** 501 5.5.4 Syntax error
 -> RCPT TO:<bob@example.net> NOTIFY=NEVER
<** 555 5.5.4 Unsupported
 -> QUIT
<-  221 Bye
`;

tests["less than 200 KB, compressed"] = async () => {
    const { length } = gzipSync(await readFile(`${site}/index.html`));
    console.log(`the page: ${length} octets, compressed`);
    assert.ok(length < 200_000);
};

tests["the module starts in less than 50 ms"] = async () => {
    // A machine that does much else, too, lets it wait: then it is opened more often, until it did so twice.
    const times = [];
    const second = () => times.sort((a, b) => a - b)[1];
    do {
        const page = await open();
        times.push(Number(await page.getAttribute("html", "data-started")));
        await close(page);
    } while (times.length < 5 || (times.length < 50 && second() >= 50));
    console.log(`the module starts in ${second().toFixed(1)} ms, of ${times.length} times`);
    assert.ok(second() < 50);
};

// The same answer as node's, which web_corpus compares with what is stated.
tests["the corpus's verdicts"] = async () => {
    const plain = cases.filter((c) => c.with === "" || c.with === "all");
    const page = await open();
    const wrong = await page.evaluate((list) => list.filter((c) => {
        const octets = Uint8Array.from(c.octets.match(/../g) ?? [], (pair) => parseInt(pair, 16));
        const { ok, diagnostic: d } = globalThis.smtpath.check(octets, { extensions: c.with || [] });
        return ok !== c.ok || (!ok && (d.reason !== c.reason || d.offset !== c.offset || d.code !== c.code));
    }).map((c) => c.name), plain);
    assert.ok(plain.length > 500);
    assert.deepEqual(wrong, []);
    await close(page);
};

tests["typing, and the correction"] = async () => {
    const page = await open();
    await page.type("#line", "RCPT TO: bob@example.org");
    assert.match(await verdict(page), /^✗ /);
    assert.equal(await page.textContent("#picture mark"), " ");
    await page.click("#correct");
    assert.equal(await page.inputValue("#line"), "RCPT TO:<bob@example.org>");
    assert.match(await verdict(page), /^✓ /);
    assert.equal(await page.textContent("#picture .domain"), "example.org");
    assert.equal(await page.isVisible("#correct"), false);
    await close(page);
};

tests["an address, a reply"] = async () => {
    const page = await open();
    await page.fill("#line", "bob@example..org");
    assert.equal(await page.textContent("#picture mark"), ".");
    await page.fill("#line", "551 5.1.6 User not local; please try <bob@example.net>");
    assert.match(await verdict(page), /bob@example\.net/);
    assert.equal(await page.inputValue("#other"), "501");
    const difference = await page.textContent("#difference");
    await page.fill("#other", "251");
    assert.notEqual(await page.textContent("#difference"), difference);
    await page.fill("#line", "251 will forward to <bob@>");
    assert.equal(await page.textContent("#picture mark"), ">");
    await page.fill("#line", "250-mx.example.org\n250-SIZE x\n250 DSN");
    assert.equal(await page.isVisible("#reading"), true);
    await close(page);
};

tests["a session, whose problems are listed"] = async () => {
    const page = await open();
    await page.fill("#line", SESSION);
    assert.match(await page.textContent("#read-as"), /swaks/);
    const list = await issues(page);
    assert.deepEqual(list.map((text) => text.slice(0, 6)), ["Row 5 ", "Row 7 "]);
    assert.equal(await page.textContent("#which"), "Row 5");
    assert.equal(await page.textContent("#picture mark"), "M");
    assert.equal(await page.textContent("#issues [aria-current]"), list[0]);
    await page.click("#issues li:nth-child(2) button");
    assert.equal(await page.textContent("#which"), "Row 7"); // DSN was not offered
    assert.match(await verdict(page), /555/);
    assert.match(await verdict(page), /SIZE/);
    // The caret chooses, too.
    await page.focus("#line");
    await page.keyboard.press("Control+Home");
    assert.equal(await page.textContent("#which"), "Row 1");
    await close(page);
};

tests["a correction within a session"] = async () => {
    const page = await open();
    await page.fill("#line", "C: MAIL FROM:<ann@example.org>\nS: 250 ok\nC: RCPT TO: bob@example.net\nS: 501 no\n");
    assert.equal(await page.textContent("#which"), "Row 3");
    await page.click("#correct");
    assert.equal((await page.inputValue("#line")).split("\n")[2], "C: RCPT TO:<bob@example.net>");
    assert.match(await verdict(page), /^✓ /);
    await close(page);
};

tests["what is accepted unfolds, and what deserves a look is said"] = async () => {
    const page = await open();
    await page.fill("#line", "user@192.0.2.1");
    assert.match(await verdict(page), /^✓ .*\n.*bare-ipv4/);
    assert.equal(await page.isVisible("#parts"), true);
    await page.fill("#line", "RCPT TO:<bob@example.org> ORCPT=rfc822;b+2Bc@d");
    assert.match(await page.textContent("#parts"), /b\+c@d/);
    await close(page);
};

tests["no link holds a password"] = async () => {
    const page = await open();
    await page.fill("#line", "AUTH PLAIN AGFubgBwYXNz");
    await until(page, () => /lang=/.test(location.hash));
    assert.doesNotMatch(page.url(), /AGFub/);
    await close(page);
};

tests["a mail log's line, and addresses"] = async () => {
    const page = await open();
    await page.fill("#line", "mx postfix/smtpd[7]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 501 5.1.3 <x..y@b.example>: Bad; from=<> to=<x..y@b.example>");
    assert.equal(await page.textContent("#picture mark"), ".");
    assert.equal(await page.isVisible("#correct"), false);
    await page.fill("#line", "ann@example.org\nbob@example\n<c d@example.org>");
    assert.deepEqual((await issues(page)).map((text) => text.slice(0, 6)), ["Row 3 "]);
    await close(page);
};

tests["a form that is said"] = async () => {
    const page = await open();
    await page.fill("#line", "MAIL FROM: a@b\nMAIL FROM:<a@b>\n");
    await page.selectOption("#form", "rows");
    assert.match(await page.textContent("#read-as"), /by itself/);
    await close(page);
};

tests["switches, presets, and a link that keeps them"] = async () => {
    const page = await open();
    await page.fill("#line", "EHLO my_host");
    assert.match(await verdict(page), /^✗ /);
    await page.click("#switches summary");
    await page.check('#tolerated input[value="underscore"]');
    assert.match(await verdict(page), /^✓ /);
    await page.uncheck('#offered input[value="SIZE"]');
    await until(page, () => /offered=/.test(location.hash));
    const other = await open({ hash: new URL(page.url()).hash });
    assert.equal(await other.inputValue("#line"), "EHLO my_host");
    assert.match(await verdict(other), /^✓ /);
    assert.equal(await other.isChecked('#offered input[value="SIZE"]'), false);
    await close(other);
    await page.selectOption("#preset", "opensmtpd");
    await page.fill("#line", "RCPT TO:<a..b@example.org>");
    assert.match(await verdict(page), /^✗ /);
    await page.selectOption("#preset", "postfix");
    assert.match(await verdict(page), /^✓ /);
    await until(page, () => /preset=postfix/.test(location.hash));
    await page.selectOption("#preset", "");
    assert.match(await verdict(page), /^✗ /);
    await close(page);
};

for (const from of [address, hosted])
    tests[`the gallery and what servers say, from ${from.slice(0, 4)}`] = async () => {
        const page = await open({ from });
        await page.click("#gallery summary");
        await page.waitForSelector("#cases button");
        assert.ok((await page.$$("#area option")).length > 4);
        await page.click("#cases li:nth-child(2) button");
        assert.match(await verdict(page), /^✗ /);
        await page.fill("#line", ASKED);
        await page.waitForSelector("#interop tbody tr");
        assert.match(await page.textContent("#interop"), /postfix/);
        await page.fill("#line", "MAIL FROM:<a line that nobody sent>");
        assert.equal(await page.isVisible("#interop"), false);
        await close(page);
    };

tests["without gallery and matrix"] = async () => {
    const page = await open({ from: hosted, hash: "#line=QUIT" });
    await page.route("**/*.json", (route) => route.abort());
    await page.click("#gallery summary");
    await until(page, () => document.querySelector("#cases li"));
    assert.match(await verdict(page), /^✓ /);
    page.complaints = [];
    await close(page);
};

tests["a keystroke in a session of 10,000 rows"] = async () => {
    const page = await open();
    const rows = SESSION.trim().split("\n");
    await paste(page, Array.from({ length: 10_000 }, (_, i) => rows[i % rows.length]).join("\n"));
    assert.match(await page.textContent("#sums"), /10,000 rows/);
    const round = () => page.evaluate(() => {
        const area = document.getElementById("line");
        const type = (at, text, inputType) => {
            area.setRangeText(text, at, at + (text ? 0 : 1), "end");
            const began = performance.now();
            area.dispatchEvent(new InputEvent("input", { inputType }));
            return performance.now() - began;
        };
        const spent = [];
        for (let i = 0; i < 50; i++) {
            const at = Math.floor((area.value.length * i) / 50);
            spent.push(type(at, "x", "insertText"), type(at, "", "deleteContentBackward"));
        }
        return spent.sort((a, b) => a - b)[50];
    });
    // On a machine that does much else, too, the page's own time counts: the browser's for the text itself is within it.
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    const spent = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration").value;
    const before = await spent();
    const median = await round();
    const own = (1000 * ((await spent()) - before)) / 100;
    console.log(`a keystroke in 10,000 rows: ${median.toFixed(1)} ms, the median of 100; ${own.toFixed(1)} ms its own`);
    assert.ok(Math.min(median, own) < 16);
    await close(page);
};

tests["two languages"] = async () => {
    const page = await open({ locale: "ja-JP" });
    await page.fill("#line", "RCPT TO:<bob@example.org");
    assert.match(await verdict(page), /[\u3040-\u30ff]/);
    await page.click("#language");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.doesNotMatch(await verdict(page), /[\u3040-\u30ff]/);
    await close(page);
};

tests["keyboard alone"] = async () => {
    const page = await open();
    await page.focus("#line");
    await page.keyboard.type("RCPT TO:<bob@example.org");
    for (let i = 0; i < 30 && (await page.evaluate(() => document.activeElement.id)) !== "correct"; i++)
        await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("#line"), "RCPT TO:<bob@example.org>");
    await close(page);
};

const every = String.fromCodePoint(...Array.from({ length: 256 }, (_, i) => i).filter((i) => i !== 10 && i !== 13));

tests["what is hostile"] = async () => {
    const page = await open();
    const lines = ["<img src=x onerror=alert(1)>", "MAIL FROM:<</textarea><script>alert(1)</script>@b>", every,
        "RCPT TO:<a\u202eb@c>", "RCPT TO:<\ud800@b>", `RCPT TO:<${every}@b>`, `MAIL FROM:<${"a".repeat(1 << 20)}@b>`,
        "a@b\n".repeat(1 << 18), "C: MAIL FROM:<\\xFF\\x00<b>@b>\nS: 250 <script>alert(1)</script>\u202e\n", `250 ${every}`,
        `C: ${"x".repeat(1 << 19)}\nS: 501 ${"y".repeat(1 << 19)}\n`, `send: '${"\\\\x00".repeat(1 << 16)}'\nreply: b'501 <b>'`];
    for (const line of lines) {
        await paste(page, line);
        assert.equal(await page.evaluate(() => document.querySelectorAll("img, script:not([type]), iframe, b").length), 0);
        const shown = await page.evaluate(() => document.querySelector("main").textContent);
        assert.doesNotMatch(shown, /[\u202a-\u202e\u0000-\u0008]/);
        assert.ok(shown.length < 100_000, `${shown.length} units shown`);
    }
    for (const name of ["line", "lang", "offered", "preset", "tolerated", "form"]) {
        const linked = await open({ hash: `#line=x&${name}=${encodeURIComponent("__proto__<img src=x onerror=alert(1)>")}` });
        assert.equal(await linked.evaluate(() => document.images.length), 0);
        await close(linked);
    }
    await close(page);
};

// The policy stands in the page itself: no script but its own runs, and nothing is loaded or sent.
tests["a strict policy"] = async () => {
    for (const from of [address, hosted]) {
        const page = await open({ from });
        const policy = await page.getAttribute("meta[http-equiv]", "content");
        assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-/);
        assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
        const sent = await page.evaluate(() => fetch("https://example.invalid/").then(() => true, () => false));
        const ran = await page.evaluate(() => {
            const script = document.createElement("script");
            script.textContent = "globalThis.ran = true";
            document.body.append(script);
            return globalThis.ran === true;
        });
        assert.deepEqual([sent, ran], [false, false]);
        page.complaints = [];
        await close(page);
    }
};

const STATES = ["RCPT TO: bob@example.org", "MAIL FROM:<ann@example.org> SIZE=1", "251 2.1.5 ok", SESSION, ASKED];

tests["the server: a port that is taken, what is not there, and ^C"] = async () => {
    const second = serve(new URL(hosted).port);
    const [complaint] = await once(second.stderr, "data");
    assert.match(String(complaint), /somebody listens there already/);
    assert.deepEqual(await once(second, "exit"), [1, null]);
    for (const path of ["none", "%2e%2e/page.mjs", "..%2f..%2f", "%"]) assert.equal((await fetch(hosted + path)).status, 404, path);
    const third = serve(0);
    await once(third.stdout, "data");
    third.kill("SIGINT");
    assert.deepEqual(await once(third, "exit"), [0, null]);
};

for (const colorScheme of ["light", "dark"])
    for (const locale of ["en-GB", "ja-JP"])
        tests[`axe-core, ${colorScheme}, ${locale}`] = async () => {
            const page = await open({ colorScheme, locale, bypassCSP: true, viewport: { width: 320, height: 700 } });
            await page.evaluate(axe);
            await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
            await page.waitForSelector("#cases button");
            for (const line of STATES) {
                await page.fill("#line", line);
                if (line === STATES.at(-1)) await page.waitForSelector("#interop tbody tr");
                const { violations } = await page.evaluate(() => globalThis.axe.run());
                assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 80)).join(" | ")}`), []);
                assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "narrow");
            }
            await close(page);
        };

// For people who read the documents.
tests["pictures"] = async () => {
    for (const [name, locale, colorScheme, line] of [["light-en", "en-GB", "light", SESSION], ["dark-en", "en-GB", "dark", "RCPT TO: bob@example.org"],
        ["light-ja", "ja-JP", "light", "RCPT TO: bob@example.org"], ["dark-ja", "ja-JP", "dark", SESSION]]) {
        const page = await open({ colorScheme, locale, viewport: { width: 720, height: line === SESSION ? 980 : 660 } });
        await paste(page, line);
        const picture = await page.screenshot();
        assert.ok(picture.length > 10_000);
        if (process.env.PICTURES) await writeFile(`${process.env.PICTURES}/page-${name}.png`, picture);
        await close(page);
    }
};

try {
    for (const [name, test] of Object.entries(tests)) {
        const began = performance.now();
        await test().catch((error) => {
            console.error(`not ok ${name}: ${error.message.slice(0, 500)}`);
            process.exitCode = 1;
        });
        console.log(`did ${name} (${Math.round(performance.now() - began)} ms)`);
    }
} finally {
    await browser.close();
    host.kill();
}
