// SPDX-License-Identifier: MIT
//
// All that the page itself says. Hints, explanations and the names of forms are the library's and its tool's own.
export const TEXTS = {
    en: {
        title: "What is wrong with this SMTP line?",
        paste: "Paste a command, an address, a reply, a log line, or a whole session",
        private: "It is read here, in your browser. Nothing you paste is sent anywhere.",
        other: "日本語", examples: "For example:", session: "a session", replies: "a reply",
        ok: "Nothing is wrong with this line.", expected: "Expected", found: "Found", at: "At byte", hint: "What to do",
        reply: "A server should answer", rfc: "Where it says so", correct: "Take the corrected line: ",
        corrected: "The line as it was meant",
        parts: "The parts", octets: "The bytes", switches: "What the server offers and tolerates",
        utf8: "SMTPUTF8 was asked for (RCPT TO)", offered: "Offered in EHLO",
        offered_here: "In a session the server's own answer to EHLO counts instead.", tolerated: "Tolerated",
        preset: "Tolerate what this server does", preset_none: "nothing: by the book", preset_own: "as ticked below",
        picture: "The line, its fault marked", meaning: "It means", when: "Seen when", plain: "mailbox, unquoted",
        flags: "Worth a second look", deviations: "Tolerated here", nocode: "No standard knows this code.",
        form: "Read it as", form_found: "whatever it looks like", form_rows: "rows by themselves",
        read_as: (form) => `Read as ${form}`,
        rows_alone: "Each row is read by itself",
        sums: (rows, commands, problems) => `${count(rows, "row")}, ${count(commands, "command")}, ${count(problems, "problem")}`,
        comma: ", ", stop: ".", passed: (n) => `${count(n, "row")} passed over`, none_wrong: "Nothing is wrong in it.",
        issues: "What stands out", row: (n) => `Row ${n}`, more: (n) => `and ${n} more`,
        server_said: "The server answered", server_refused: (code) => `The server answered ${code}`,
        unasked: "A reply to no command.", trouble: "This row cannot be read.", encrypted: "From here on it is encrypted.",
        redacted: "Its text was hidden in the recording.", as_command: "Read as this command",
        not_offered: "Nothing was offered by then, or the session has no answer to EHLO.",
        offered_then: "Offered when it came",
        forward: "Forward-path", forward_none: "none is named", forward_several: "several, and which is meant cannot be known",
        forward_malformed: "malformed", compare: "Compared with code", difference: "The difference",
        gallery: "Mistakes that people make", gallery_area: "About", gallery_gone: "The gallery is not here.",
        interop: "What servers do with exactly this line", accepts: "accepts", refuses: "refuses", silent: "no answer",
        interop_code: "Reply", interop_does: "This line it", interop_server: "Server",
    },
    ja: {
        title: "このSMTPの行はどこが間違っているか",
        paste: "コマンド、アドレス、応答、ログの行、またはセッション全体を貼り付けてください",
        private: "ブラウザーの中だけで読み取ります。貼り付けたものはどこにも送信されません。",
        other: "English", examples: "例:", session: "セッション", replies: "応答",
        ok: "この行に間違いはありません。", expected: "期待されるもの", found: "実際にあるもの", at: "バイト位置", hint: "対処",
        reply: "サーバーが返すべき応答", rfc: "根拠となる規定", correct: "訂正した行を使う: ",
        corrected: "意図されたと思われる行",
        parts: "各部分", octets: "バイト列", switches: "サーバーが提示し、許容するもの",
        utf8: "SMTPUTF8が要求された (RCPT TO)", offered: "EHLOで提示されたもの",
        offered_here: "セッションでは、EHLOに対するサーバー自身の応答が優先されます。", tolerated: "許容するもの",
        preset: "次のサーバーと同じだけ許容する", preset_none: "何も許容しない (規格どおり)", preset_own: "下で選んだとおり",
        picture: "行と、間違いの位置", meaning: "意味", when: "現れる場面", plain: "メールボックス (引用符なし)",
        flags: "注意すべき点", deviations: "ここで許容されたもの", nocode: "この符号を定めた標準はありません。",
        form: "読み取り方", form_found: "内容から判断する", form_rows: "一行ずつ",
        read_as: (form) => `読み取った形式: ${form}`,
        rows_alone: "一行ずつ読み取りました",
        sums: (rows, commands, problems) => `${rows} 行、コマンド ${commands} 件、問題 ${problems} 件`,
        comma: "、", stop: "。", passed: (n) => `読み飛ばし ${n} 行`, none_wrong: "間違いは見つかりません。",
        issues: "目に留まるところ", row: (n) => `${n} 行目`, more: (n) => `ほかに ${n} 件`,
        server_said: "サーバーの応答", server_refused: (code) => `サーバーは ${code} を返しました`,
        unasked: "対応するコマンドのない応答です。", trouble: "この行は読み取れません。", encrypted: "ここから先は暗号化されています。",
        redacted: "この行の内容は、記録の中で伏せられています。", as_command: "次のコマンドとして読みました",
        not_offered: "この時点では何も提示されていないか、EHLOへの応答が記録にありません。",
        offered_then: "この時点で提示されていたもの",
        forward: "転送先パス", forward_none: "示されていません", forward_several: "複数あり、どれを指すのか判断できません",
        forward_malformed: "形式が誤っています", compare: "比べる符号", difference: "違い",
        gallery: "よくある間違い", gallery_area: "分野", gallery_gone: "一覧はここにはありません。",
        interop: "まさにこの行を、実際のサーバーはどう扱うか", accepts: "受け入れる", refuses: "拒否する", silent: "応答なし",
        interop_code: "応答", interop_does: "この行を", interop_server: "サーバー",
    },
};

/** What the parts of a line are called. */
export const PARTS = {
    en: { path: "path", route: "source route", mailbox: "mailbox", local: "local part", domain: "domain", argument: "argument",
        second: "second argument", address: "address", chunk_size: "chunk size", text: "text" },
    ja: { path: "パス", route: "ソースルート", mailbox: "メールボックス", local: "ローカル部", domain: "ドメイン", argument: "引数",
        second: "二番目の引数", address: "アドレス", chunk_size: "チャンクの大きさ", text: "本文" },
};

export const AREAS = {
    en: { verb: "the command's name", path: "brackets and paths", argument: "arguments", octet: "hidden bytes", domain: "domains",
        limit: "lengths", parameter: "parameters", stranger: "what is no SMTP" },
    ja: { verb: "コマンド名", path: "山括弧とパス", argument: "引数", octet: "見えないバイト", domain: "ドメイン",
        limit: "長さ", parameter: "パラメーター", stranger: "SMTPではないもの" },
};

function count(number, noun) {
    return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
