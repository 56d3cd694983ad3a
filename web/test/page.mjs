// SPDX-License-Identifier: MIT
//
// page.mjs PAGE MODULES CORPUS CHROMIUM: the page, opened from a file: URL in a headless Chromium, as a person and as an
// attacker use it. The policy forbids it to load anything, so that nothing can.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [, , file, modules, corpus, executablePath] = process.argv;
const require = createRequire(`${resolve(modules)}/`);
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const address = String(pathToFileURL(resolve(file)));
const cases = JSON.parse(await readFile(corpus, "utf8"));

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const tests = {};

async function open({ hash = "", ...settings } = {}) {
    const context = await browser.newContext({ locale: "en-GB", ...settings });
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    page.on("request", (request) => request.url().split("#")[0] === address || page.complaints.push(request.url()));
    await page.goto(address + hash);
    await page.waitForSelector("html[data-ready]", { timeout: 10_000 })
        .catch(() => assert.fail(`the page does not start: ${page.complaints}`));
    return page;
}

async function close(page) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
}

const verdict = (page) => page.textContent("#verdict");

tests["less than 200 KB, compressed"] = async () => assert.ok(gzipSync(await readFile(file)).length < 200_000);

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
    await page.fill("#line", "251 2.1.5 User not local");
    assert.match(await verdict(page), /251.*2\.1\.5/s);
    await page.fill("#line", "");
    assert.equal(await verdict(page), "");
    await close(page);
};

tests["switches and the link"] = async () => {
    const page = await open();
    await page.fill("#line", "EHLO my_host");
    assert.match(await verdict(page), /^✗ /);
    await page.click("#switches summary");
    await page.check('#tolerated input[value="underscore"]');
    assert.match(await verdict(page), /^✓ /);
    await page.uncheck('#offered input[value="SIZE"]');
    const other = await open({ hash: new URL(page.url()).hash });
    assert.equal(await other.inputValue("#line"), "EHLO my_host");
    assert.match(await verdict(other), /^✓ /);
    assert.equal(await other.isChecked('#offered input[value="SIZE"]'), false);
    await close(other);
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

tests["what is hostile"] = async () => {
    const page = await open();
    const every = String.fromCodePoint(...Array.from({ length: 256 }, (_, i) => i).filter((i) => i !== 10 && i !== 13));
    for (const line of ["<img src=x onerror=alert(1)>", "MAIL FROM:<</textarea><script>alert(1)</script>@b>", every,
        "RCPT TO:<a\u202eb@c>", "RCPT TO:<\ud800@b>", `RCPT TO:<${every}@b>`, `MAIL FROM:<${"a".repeat(1 << 20)}@b>`]) {
        await page.fill("#line", line);
        await page.evaluate(() => document.getElementById("line").dispatchEvent(new Event("input")));
        assert.equal(await page.evaluate(() => document.querySelectorAll("img, script:not([type]), iframe").length), 0);
        assert.doesNotMatch(await page.textContent("#picture"), /[\u202a-\u202e\u0000-\u0009]/);
        assert.ok((await page.textContent("#picture")).length < 50_000);
    }
    const linked = await open({ hash: `#line=${encodeURIComponent("<img src=x onerror=alert(1)>")}&lang=__proto__&offered=x` });
    assert.equal(await linked.evaluate(() => document.images.length), 0);
    await close(linked);
    await close(page);
};

for (const colorScheme of ["light", "dark"])
    tests[`axe-core, ${colorScheme}`] = async () => {
        const page = await open({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 700 } });
        for (const line of ["RCPT TO: bob@example.org", "MAIL FROM:<ann@example.org> SIZE=1", "251 2.1.5 ok"]) {
            await page.fill("#line", line);
            await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => globalThis.axe.run());
            assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 80)).join(" | ")}`), []);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "narrow");
        }
        await close(page);
    };

try {
    for (const [name, test] of Object.entries(tests)) {
        await test().catch((error) => {
            console.error(`not ok ${name}: ${error.message}`);
            process.exitCode = 1;
        });
        console.log(`did ${name}`);
    }
} finally {
    await browser.close();
}
