// SPDX-License-Identifier: MIT
//
// manual.mjs MANUAL MODULES CHROMIUM: the manual's search box, opened from the disk in a headless Chromium; every page that
// it leads to is there. Nothing is loaded from elsewhere.
import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , manual, modules, executablePath] = process.argv;
const require = createRequire(`${resolve(modules)}/`);
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = String(pathToFileURL(`${resolve(manual)}/`));

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function open(name, settings = {}) {
    const page = await (await browser.newContext(settings)).newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("request", (request) => request.url().startsWith(folder) || page.complaints.push(request.url()));
    await page.goto(folder + name);
    return page;
}

async function found(page, asked) {
    await page.fill("#search", asked);
    if (asked) await page.waitForSelector("#found li a");
    return page.$$eval("#found a", (links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
}

/** What is asked, and where the first answer leads. */
const ASKED = [["smtpath_read_command", "reference.html#smtpath_read_command"], ["read_command", "reference.html#smtpath_read_command"],
    ["expected-lt", "reasons.html#expected-lt"], ["501", "codes.html#c501"], ["5.1.3", "codes.html#c5.1.3"],
    ["MT-PRIORITY", "tables.html#"], ["guide", "guide.html"]];

try {
    const page = await open("index.html");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    for (const [asked, place] of ASKED) {
        const [[, first] = []] = await found(page, asked);
        assert.ok(first?.startsWith(place), `"${asked}" leads to ${first}`);
    }
    const { rows } = await page.evaluate(() => new Promise((loaded) => {
        globalThis.searchIndex = loaded;
        document.head.append(Object.assign(document.createElement("script"), { src: "search-index.js" }));
    }));
    assert.ok(rows.length > 500);
    for (const place of new Set(rows.map(([, , href]) => href.split("#")[0]))) await access(`${manual}/${place}`);
    await found(page, "smtpath_quote");
    await page.keyboard.press("Enter");
    await page.waitForURL(/reference\.html#smtpath_quote$/);
    assert.deepEqual(page.complaints, []);
    // From a page in a folder, and what is hostile.
    const deep = await open("corpus/README.html", { bypassCSP: true });
    assert.match((await found(deep, "501"))[0][1], /^\.\.\/codes\.html#c501$/);
    await deep.fill("#search", "<img src=x onerror=alert(1)>(((");
    assert.equal(await deep.evaluate(() => document.images.length), 0);
    await found(deep, "reply");
    await deep.evaluate(axe);
    const { violations } = await deep.evaluate(() => globalThis.axe.run("form[role=search]"));
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 80)}`), []);
    assert.deepEqual(deep.complaints, []);
    // The page for pasted lines is a part of it.
    await page.click(".to-try");
    await page.waitForSelector("html[data-ready]");
    await page.fill("#line", "RCPT TO: a@b");
    assert.match(await page.textContent("#verdict"), /^✗ /);
    console.log(`the manual's index has ${rows.length} rows`);
} finally {
    await browser.close();
}
