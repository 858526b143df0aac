// Makes src/api/schema.gen.ts from openapi.json; `--check` fails when it is not what it would be.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const FILE = new URL("../src/api/schema.gen.ts", import.meta.url);
const SCHEMA = new URL("../openapi.json", import.meta.url);
const HEAD = "// Made from openapi.json by `npm run client`: do not edit.\n\n";

// What the server sends on as a tree (percorso.server.documents), by the types of the pages. This is
// the one place where the client says more than the schema: the journey file has rules of its own.
const TREES = {
  JourneyDocument: ["JourneyDocument", "@/journey/types.ts"],
  Operation: ["Operation", "@/operations/types.ts"],
  RuleTree: ["Rule", "@/journey/types.ts"],
  MappingTree: ["Mapping", "@/pages/data/types.ts"],
  Text: ["Text", "@/journey/types.ts"],
};
const SCHEMAS = "#/components/schemas/";

const inject = Object.values(TREES)
  .map(([type, file]) => `import type { ${type} } from "${file}";`)
  .join("\n");

function transform(_, { path }) {
  const tree = path?.startsWith(SCHEMAS) && TREES[path.slice(SCHEMAS.length)];
  return tree ? ts.factory.createTypeReferenceNode(tree[0]) : undefined;
}

const options = { inject, transform, defaultNonNullable: false };
const made = HEAD + astToString(await openapiTS(SCHEMA, options));
const kept = await readFile(FILE, "utf8").catch(() => "");
if (!process.argv.includes("--check")) {
  await writeFile(FILE, made);
} else if (made !== kept) {
  console.error("src/api/schema.gen.ts is not what openapi.json says: run `npm run client`.");
  process.exit(1);
}
