// Makes src/api/schema.gen.ts from openapi.json; `--check` fails when it is not what it would be.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const FILE = new URL("../src/api/schema.gen.ts", import.meta.url);
const SCHEMA = new URL("../openapi.json", import.meta.url);
const HEAD = "// Made from openapi.json by `npm run client`: do not edit.\n\n";

const made = HEAD + astToString(await openapiTS(SCHEMA));
const kept = await readFile(FILE, "utf8").catch(() => "");
if (!process.argv.includes("--check")) {
  await writeFile(FILE, made);
} else if (made !== kept) {
  console.error("src/api/schema.gen.ts is not what openapi.json says: run `npm run client`.");
  process.exit(1);
}
