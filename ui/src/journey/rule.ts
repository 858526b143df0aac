import type { Comparison, FullComparison, OneOrMany, Rule, Scalar } from "./types.ts";

/** The keys of a comparison in the order in which they are written. */
export const COMPARISONS = [
  "eq",
  "ne",
  "in",
  "gt",
  "gte",
  "lt",
  "lte",
  "exists",
  "contains",
  "matches",
] as const satisfies readonly (keyof FullComparison)[];

/** One value or several, as a list. */
export function several(value: OneOrMany | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** A list in its shortest form: one value alone, nothing when there is none. */
export function oneOrMany(values: readonly string[]): OneOrMany | undefined {
  const [first] = values;
  return values.length > 1 ? [...values] : first;
}

/** A comparison in its long form. */
export function comparisonOf(value: Comparison): FullComparison {
  return isScalar(value) ? { eq: value } : value;
}

/** A comparison in its shortest form. */
export function shortComparison(value: FullComparison): Comparison {
  const keys = COMPARISONS.filter((key) => value[key] !== undefined);
  return keys.length === 1 && value.eq !== undefined ? value.eq : value;
}

function isScalar(value: Comparison): value is Scalar {
  return typeof value !== "object";
}

/** The rules directly inside a rule. */
export function inner(rule: Rule): readonly Rule[] {
  return [...(rule.all ?? []), ...(rule.any ?? []), ...[rule.not, rule.of].filter((one) => !!one)];
}

/** A rule and every rule inside it, outermost first. */
export function walk(rule: Rule): Rule[] {
  return [rule, ...inner(rule).flatMap(walk)];
}
