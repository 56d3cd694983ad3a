// SPDX-License-Identifier: MIT
//
// What a text of many rows says: which rows stand out, and what stands in one.
const LISTED_MOST = 30;

/** Sums over all pieces. */
export function sumsOf(recording) {
    const sums = { rows: 0, command: 0, problems: 0, "passed-over": 0 };
    for (const piece of recording.pieces) {
        sums.rows += piece.rows;
        sums.command += piece.sums.command;
        sums["passed-over"] += piece.sums["passed-over"];
        sums.problems += piece.sums.problems;
    }
    return sums;
}

/** What stands out, in order: at most so many, and how many there are. A text of replies alone asked for none of them. */
export function issuesOf(recording, sums) {
    const list = [];
    let [before, count] = [0, 0];
    for (const piece of recording.pieces) {
        for (const index of piece.sums.issues) {
            if (list.length === LISTED_MOST && sums.command) {
                count++;
                continue;
            }
            const said = piece.said(index);
            if (said.unasked && !said.reason && !sums.command) continue;
            count++;
            if (list.length < LISTED_MOST) list.push({ piece, index, said, row: before + said.row });
        }
        before += piece.rows;
    }
    return { list, count };
}

/** A command's or reply's record in a row of the text, and, of a command, how it was answered; undefined: neither. */
export function entryAt(recording, row) {
    let before = 0;
    for (const piece of recording.pieces) {
        if (row <= before + piece.rows) return entryIn(piece, row - before);
        before += piece.rows;
    }
    return undefined;
}

export function entryIn(piece, row) {
    let said;
    for (const index of piece.of(row)) {
        const found = piece.said(index);
        if (found.octets) said = found;
        if (found.kind === "exchange") return { said, exchange: found, answer: found.code ? answerBefore(piece, index) : undefined };
        if (found.kind === "trouble" || found.kind === "encrypted") said = found;
    }
    return said && { said };
}

/** The reply's line that ended an exchange. */
function answerBefore(piece, index) {
    while (index-- > 0) {
        const said = piece.said(index);
        if (said.kind === "reply") return said;
    }
    return undefined;
}

/** The first row in which a command or a reply stands. */
export function firstRow(recording) {
    let before = 0;
    for (const piece of recording.pieces) {
        for (let i = 0; i < piece.count; i++) {
            const said = piece.said(i);
            if (said.octets) return before + said.row;
        }
        before += piece.rows;
    }
    return undefined;
}

/** The row in which a unit of the text stands, from 1. */
export function rowOf(text, unit) {
    let row = 1;
    for (let at = text.indexOf("\n"); at >= 0 && at < unit; at = text.indexOf("\n", at + 1)) row++;
    return row;
}

/** Where a row of the text begins and ends. */
export function rangeOf(text, row) {
    let start = 0;
    for (let i = 1; i < row; i++) {
        const feed = text.indexOf("\n", start);
        if (feed < 0) return undefined;
        start = feed + 1;
    }
    const end = text.indexOf("\n", start);
    return [start, end < 0 ? text.length : end];
}
