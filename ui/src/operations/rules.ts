import { isTree, type Tree } from "./paths.ts";
import type { Value } from "./types.ts";

/**
 * A rule when no event is at a touchpoint: the simpler rule, false when it can never hold any
 * more, true when it always does. The twin of `journey/operations/rules.py`.
 */
export function withoutTouchpoint(rule: Tree, touchpoint: string): Tree | boolean {
  const parts: [string, Value][] = [];
  for (const [key, value] of Object.entries(rule)) {
    const left = part(key, value, touchpoint);
    if (left === false) return false;
    if (left !== true) parts.push([key, left]);
  }
  return parts.length > 0 ? Object.fromEntries(parts) : true;
}

function part(key: string, value: Value, touchpoint: string): Value {
  if (key === "touchpoint") return named(value, touchpoint);
  if ((key === "all" || key === "any") && Array.isArray(value)) {
    return several(
      key === "any",
      value.map((each) => inside(each, touchpoint)),
    );
  }
  if (key !== "not" && key !== "of") return value;
  const left = inside(value, touchpoint);
  if (typeof left !== "boolean") return left;
  return key === "not" && !left;
}

function inside(rule: Value, touchpoint: string): Value {
  return isTree(rule) ? withoutTouchpoint(rule, touchpoint) : rule;
}

function named(value: Value, touchpoint: string): Value {
  if (!Array.isArray(value)) return value !== touchpoint && value;
  const left = value.filter((each) => each !== touchpoint);
  return left.length > 0 && left;
}

function several(decisive: boolean, rules: Value[]): Value {
  if (rules.includes(decisive)) return decisive;
  const left = rules.filter((each) => typeof each !== "boolean");
  return left.length > 0 ? left : !decisive;
}
