// SPDX-License-Identifier: MIT
//
// The manual's search box: it is there where scripts run, and its index is loaded when somebody goes to it.
(() => {
    const MOST = 20;
    const up = document.currentScript.dataset.up;
    let index;

    const form = document.createElement("form");
    form.setAttribute("role", "search");
    form.innerHTML = '<label for="search">Search <kbd>/</kbd></label><input id="search" type="search" autocomplete="off" spellcheck="false">' +
        '<p id="hits" role="status"></p><ol id="found" hidden></ol>';
    document.querySelector("header").append(form);
    const [box, hits, list] = ["search", "hits", "found"].map((id) => document.getElementById(id));

    function load() {
        if (index) return;
        index = { rows: [] };
        const script = document.createElement("script");
        script.src = `${up}search-index.js`;
        document.head.append(script);
    }

    /** How well a row answers: the name itself, its beginning, a word's beginning, anything within; 0: not at all. */
    function score([, title, , text], words) {
        const name = title.toLowerCase();
        const all = `${name} ${text.toLowerCase()}`;
        if (!words.every((word) => all.includes(word))) return 0;
        const first = words.join(" ");
        if (name === first || name === `smtpath_${first}`) return 5;
        if (name.startsWith(first) || name.startsWith(`smtpath_${first}`)) return 4;
        if (words.every((word) => new RegExp(`(^|[^a-z0-9])${word.replace(/[^\\w]/g, "\\\\$&")}`).test(name))) return 3;
        return words.every((word) => name.includes(word)) ? 2 : 1;
    }

    function item([kind, title, place, text]) {
        const made = document.createElement("li");
        const link = document.createElement("a");
        link.href = up + place;
        link.textContent = title;
        const about = document.createElement("small");
        about.textContent = `${index.kinds[kind]} – ${text}`;
        made.append(link, about);
        return made;
    }

    function search() {
        const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
        const scored = index.rows.map((row, i) => [score(row, words), i]).filter(([points]) => points > 0);
        scored.sort(([a, i], [b, j]) => b - a || i - j);
        const found = words.length ? scored.slice(0, MOST).map(([, i]) => index.rows[i]) : [];
        list.replaceChildren(...found.map(item));
        list.hidden = found.length === 0;
        hits.textContent = !words.length ? "" : scored.length > MOST ? `${MOST} of ${scored.length}` : `${scored.length} found`;
    }

    globalThis.searchIndex = (loaded) => {
        index = loaded;
        search();
    };
    box.addEventListener("focus", load);
    box.addEventListener("input", search);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        box.value = "";
        search();
        box.focus();
    });
    addEventListener("keydown", (event) => {
        if (event.key !== "/" || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        event.preventDefault();
        box.focus();
    });
})();
