import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** The pages that are opened first, and what they are in; of the router's pages only these. */
const BEGIN = ["main.tsx", ...["home", "sign-in", "setup", "invitation", "link"].map(page)];
const ROUTER = join("app", "router.tsx");

function page(name: string): string {
  return join("pages", name, "index.tsx");
}

/** Every string in the files that a first view may need, also in the parts that it opens later. */
export function firstStrings(src: string): Set<string> {
  const strings = new Set<string>();
  const seen = new Set<string>();
  const waiting = BEGIN.map((file) => join(src, file));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) continue;
    seen.add(file);
    const source = parsed(file);
    const lazy = !file.endsWith(ROUTER);
    for (const name of imported(source, lazy, strings)) waiting.push(placed(src, file, name));
  }
  return strings;
}

function parsed(file: string): ts.SourceFile {
  const text = readFileSync(file, "utf8");
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
}

function placed(src: string, file: string, name: string): string {
  return name.startsWith("@/") ? join(src, name.slice(2)) : resolve(dirname(file), name);
}

/** What a file imports, and on the way its strings. */
function imported(source: ts.SourceFile, lazy: boolean, strings: Set<string>): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = specifier(node, lazy);
    if (name) found.push(name);
    if (ts.isStringLiteralLike(node)) strings.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifier(node: ts.Node, lazy: boolean): string | undefined {
  if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) {
    return literal(node.moduleSpecifier);
  }
  if (ts.isExportDeclaration(node) && !node.isTypeOnly) return literal(node.moduleSpecifier);
  const call = lazy && ts.isCallExpression(node) ? node : undefined;
  const dynamic = call?.expression.kind === ts.SyntaxKind.ImportKeyword;
  return dynamic ? literal(call?.arguments[0]) : undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}
