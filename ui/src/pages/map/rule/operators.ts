import type { FullComparison } from "@/journey/types.ts";
import type { Words } from "@/words/index.ts";
import type { Kind } from "./api.ts";
import { scalarOf } from "./draft.ts";

export type Operator = keyof FullComparison | "missing" | "several";

const OF_KIND: Record<Kind, Operator[]> = {
  text: ["in", "ne", "contains", "exists", "missing"],
  number: ["gte", "lte", "gt", "lt", "eq", "ne", "exists", "missing"],
  bool: ["eq", "exists", "missing"],
};

/** What a comparison asks; `several` when it asks more than one thing at once. */
export function operatorOf(comparison: FullComparison): Operator {
  const [first, ...more] = Object.keys(comparison) as (keyof FullComparison)[];
  if (!first || more.length) return "several";
  if (first === "exists") return comparison.exists ? "exists" : "missing";
  return first;
}

/** What can be asked of a property, and what is asked already. */
export function operatorsFor(kind: Kind, now: Operator): Operator[] {
  const known = OF_KIND[kind];
  if (now === "eq" && kind === "text") return known;
  return known.includes(now) ? known : [now, ...known];
}

/** The operator as the list shows it: “is” of texts is a choice of values. */
export function shownOperator(kind: Kind, now: Operator): Operator {
  return kind === "text" && now === "eq" ? "in" : now;
}

export function operatorWords(t: Words["t"]): Record<Operator, string> {
  return {
    in: t("is"),
    eq: t("is"),
    ne: t("is not"),
    gt: t("is more than"),
    gte: t("is at least"),
    lt: t("is less than"),
    lte: t("is at most"),
    contains: t("contains"),
    matches: t("matches the pattern"),
    exists: t("has a value"),
    missing: t("has no value"),
    several: t("meets several conditions"),
  };
}

/** The values that a comparison names, as texts. */
export function valuesOf(comparison: FullComparison): string[] {
  const { exists: _, ...rest } = comparison;
  return Object.values(rest)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .map(String);
}

/** A comparison from an operator and texts; null while something is missing. */
export function comparisonOf(
  operator: Operator,
  texts: string[],
  kind: Kind,
): FullComparison | null {
  if (operator === "exists") return { exists: true };
  if (operator === "missing") return { exists: false };
  const values = texts.filter((text) => text.trim() !== "").map((text) => scalarOf(text, kind));
  const [first] = values;
  if (first === undefined || operator === "several") return null;
  if (operator === "in") return values.length === 1 ? { eq: first } : { in: values };
  if (operator === "contains" || operator === "matches") return { [operator]: String(first) };
  if (operator === "eq" || operator === "ne") return { [operator]: first };
  return typeof first === "number" ? { [operator]: first } : null;
}
