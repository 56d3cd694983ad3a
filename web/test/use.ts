// SPDX-License-Identifier: MIT
//
// What the types promise, as somebody uses it: it is compiled, strictly, and not run.
import { load, type Diagnostic, type Preset, type Result } from "smtpath";

const smtpath = await load();
const postfix: Preset | undefined = smtpath.presets.postfix;
const result: Result = smtpath.check("MAIL FROM:<a@b>", { ...postfix, extensions: ["SIZE"], limits: { path: 100 } });
if (result.ok) {
    const size: bigint | undefined = result.parameter[0]?.number;
    console.log(result.verb, result.flags.map((flag) => flag.name), size);
} else {
    const { hint, corrected, utf16_offset }: Diagnostic = result.diagnostic;
    console.log(hint.ja, corrected, utf16_offset);
}
for (const said of smtpath.recording().read("C: QUIT", {}, "own").rows()) console.log(said.row, said.octets?.length);
console.log(smtpath.reply("551 no").forward?.path?.text, smtpath.difference(251, 501, "ja"), smtpath.explain(501)?.meaning);
await load(new Uint8Array());

// @ts-expect-error an accepted line has no diagnostic
if (result.ok) console.log(result.diagnostic);
// @ts-expect-error nobody offers a number
smtpath.check("QUIT", { extensions: 7 });
// @ts-expect-error there is no such language
smtpath.explain(501, "fr");
