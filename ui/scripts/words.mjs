// Holds the catalogue to the code: every `t("…")` has an Italian text, none is left over, names in
// braces are kept, and plurals have one, many and other. Words that stand in tables are found only
// when they are left over; a browser that meets one without Italian text complains, and its test fails.
import { glob, readFile } from "node:fs/promises";
import PO from "pofile";
import ts from "typescript";

const UI = new URL("../", import.meta.url);
const CALLS = new Set(["t", "say"]);
const faults = [];
const anywhere = new Set();

function literals(node, found) {
  if (ts.isStringLiteralLike(node)) found.push(node.text);
  else if (ts.isConditionalExpression(node)) {
    literals(node.whenTrue, found);
    literals(node.whenFalse, found);
  } else if (ts.isParenthesizedExpression(node)) literals(node.expression, found);
  return found;
}

function* messages(source) {
  const waiting = [source];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (ts.isCallExpression(node) && node.arguments.length > 0) {
      const name = ts.isIdentifier(node.expression)
        ? node.expression.text
        : node.expression.name?.text;
      if (CALLS.has(name)) yield* literals(node.arguments[0], []);
    }
    ts.forEachChild(node, (child) => {
      waiting.push(child);
    });
  }
}

/** Every string: words that stand in tables are said later, by name. */
function* strings(source) {
  const waiting = [source];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (ts.isStringLiteralLike(node)) yield [node, node.text];
    ts.forEachChild(node, (child) => {
      waiting.push(child);
    });
  }
}

async function said() {
  const found = new Map();
  for await (const file of glob("src/**/*.{ts,tsx}", { cwd: UI })) {
    if (file.includes(".test.") || file.includes("schema.gen")) continue;
    const text = await readFile(new URL(file, UI), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    for (const message of messages(source)) found.set(message, file);
    for (const [, string] of strings(source)) anywhere.add(string);
  }
  return found;
}

const names = (text) =>
  new Set(
    [...text.matchAll(/(?<!\b(?:one|many|other) |=\d+ )\{(\w+)\s*[},]/g)].map((match) => match[1]),
  );
const catalogue = PO.parse(await readFile(new URL("src/locales/it.po", UI), "utf8"));
const italian = new Map();
for (const item of catalogue.items) {
  if (italian.has(item.msgid)) faults.push(`twice in it.po: ${item.msgid}`);
  italian.set(item.msgid, item.msgstr[0] ?? "");
}
const english = await said();
for (const [message, file] of english) {
  if (!italian.get(message)) faults.push(`no Italian text: ${JSON.stringify(message)} (${file})`);
}
for (const [message, text] of italian) {
  if (!anywhere.has(message)) faults.push(`left over in it.po: ${JSON.stringify(message)}`);
  const kept = names(text);
  for (const name of names(message)) {
    if (!kept.has(name)) faults.push(`{${name}} is lost: ${text}`);
  }
  if (text.includes(", plural,") && !/\bmany \{/.test(text)) faults.push(`no “many”: ${text}`);
}
for (const fault of faults) console.error(fault);
console.log(`${english.size} messages, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
