// Weighs the built pages, packed as they travel: what the first page needs, and what each further
// page adds. Fails beyond the budget.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const FIRST = 200 * 1024;
const FURTHER = 120 * 1024;
const WEB = new URL(process.env.PERCORSO_WEB ?? "../../src/percorso/server/web/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", WEB), "utf8"));

function* files(key, seen = new Set()) {
  if (seen.has(key)) return;
  seen.add(key);
  const part = manifest[key];
  yield part.file;
  yield* part.css ?? [];
  for (const other of part.imports ?? []) yield* files(other, seen);
}

async function weigh(names) {
  const sizes = await Promise.all(
    [...names].map(async (name) => gzipSync(await readFile(new URL(name, WEB))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const kib = (size) => `${(size / 1024).toFixed(1)} KiB`;
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const start = new Set([...files(entry), "index.html", "theme.js"]);
// Italian is the language with the most words.
const home = new Set([
  ...start,
  ...files("src/pages/home/index.tsx"),
  ...files("src/locales/it.po?first"),
]);
const pages = Object.keys(manifest).filter(
  (key) => manifest[key].isDynamicEntry && key.startsWith("src/"),
);
let tooMuch = false;

function report(name, size, most) {
  const over = size > most;
  tooMuch ||= over;
  console.log(`${kib(size).padStart(11)} ${over ? "over" : "of"} ${kib(most)}  ${name}`);
}

report("first view: start, home and Italian", await weigh(home), FIRST);
// Pages of a journey come after its layout, which stays while one goes from page to page.
const LAYOUT = "src/app/JourneyLayout.tsx";
const layout = new Set(manifest[LAYOUT] ? files(LAYOUT) : []);
// The words of all pages come with the first that is not of the first view.
const words = [...files("src/locales/it.po?rest")];
for (const page of pages.sort()) {
  const own = page === LAYOUT ? [...files(page), ...words] : [...files(page)];
  const there = page === LAYOUT ? start : new Set([...start, ...layout]);
  report(page, await weigh(own.filter((file) => !there.has(file))), FURTHER);
}
process.exit(tooMuch ? 1 : 0);
