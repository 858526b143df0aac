import type { Comparison, FullComparison, OneOrMany, Rule, Scalar } from "@/journey/types.ts";

export type Mode = "any" | "all" | "none";
export type Head = "event" | "touchpoint" | "channel";
export const HEADS: readonly Head[] = ["event", "touchpoint", "channel"];

/** One comparison of a property, as the file writes it in full. */
export interface Clause {
  property: string;
  comparison: FullComparison;
}

/** One line of the builder: what happened, with which properties, how often. */
export interface Condition {
  id: string;
  heads: Partial<Record<Head, string[]>>;
  where: Clause[];
  times?: { n: number; within: string };
  /** A rule that clicking cannot express: it stays as it is. */
  kept?: Rule;
}

/** Lines that belong together: one of them, all of them, or none of them must hold. */
export interface Group {
  id: string;
  mode: Mode;
  conditions: Condition[];
}

/** A rule in the builder: every group must hold. */
export interface Draft {
  groups: Group[];
}

let count = 0;
export function newId(): string {
  count += 1;
  return `c${count}`;
}

export function newCondition(): Condition {
  return { id: newId(), heads: {}, where: [] };
}

export function newGroup(mode: Mode = "any"): Group {
  return { id: newId(), mode, conditions: [] };
}

const list = (value: OneOrMany | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const plain = (rule: Rule): boolean => !rule.any && !rule.all && !rule.not;

/** A rule as lines and groups. */
export function draftOf(rule: Rule | undefined): Draft {
  return { groups: rule ? groupsOf(rule) : [newGroup("any")] };
}

function groupsOf(rule: Rule): Group[] {
  const { any, all, not, ...own } = rule;
  const groups: Group[] = [];
  if (Object.keys(own).length) groups.push(group("any", [own]));
  if (any) groups.push(group("any", any));
  if (all) groups.push(...allGroups(all));
  if (not) groups.push(group("none", not.any && Object.keys(not).length === 1 ? not.any : [not]));
  return groups;
}

function allGroups(rules: Rule[]): Group[] {
  if (rules.every(plain)) return [group("all", rules)];
  return rules.flatMap((rule) => {
    const only = Object.keys(rule).length === 1;
    if (plain(rule) || (only && (rule.any || rule.not))) return groupsOf(rule);
    return [group("any", [rule])];
  });
}

function group(mode: Mode, rules: Rule[]): Group {
  return { id: newId(), mode, conditions: rules.map(conditionOf) };
}

function conditionOf(rule: Rule): Condition {
  const { at_least, within, of, ...rest } = rule;
  if (at_least !== undefined && within !== undefined && of && plain(of) && !of.of) {
    if (!Object.keys(rest).length) return { ...lineOf(of), times: { n: at_least, within } };
  }
  return plain(rule) && !rule.of ? lineOf(rule) : { ...newCondition(), kept: rule };
}

function lineOf(rule: Rule): Condition {
  const heads: Condition["heads"] = {};
  for (const head of HEADS) if (rule[head] !== undefined) heads[head] = list(rule[head]);
  const where = Object.entries(rule.where ?? {}).map(([property, comparison]) => ({
    property,
    comparison: full(comparison),
  }));
  return { id: newId(), heads, where };
}

export function full(comparison: Comparison): FullComparison {
  return typeof comparison === "object" ? comparison : { eq: comparison };
}

/** A rule with the path of every line in it, so that counts of parts find their line. */
export interface Emitted {
  rule: Rule | null;
  paths: Map<string, string>;
}

/** The rule of a draft; null when nothing has been chosen yet. */
export function ruleOf(draft: Draft): Emitted {
  const groups = draft.groups.map(emitGroup).filter((one) => one !== null);
  const [first, ...rest] = groups;
  if (!first) return { rule: null, paths: new Map() };
  if (!rest.length) return first;
  return merged(groups) ?? nested(groups);
}

interface Whole extends Emitted {
  rule: Rule;
}

function emitGroup({ mode, conditions }: Group): Whole | null {
  const lines = conditions.filter(complete);
  const rules = lines.map(ruleOfLine);
  const [only] = rules;
  if (!only) return null;
  const several = rules.length > 1;
  const inner = mode === "all" ? "all" : "any";
  const rule: Rule = several ? { [inner]: rules } : only;
  const lead = mode === "none" ? "not" : "";
  const path = (k: number) => [lead, several ? `${inner}.${k}` : ""].filter(Boolean).join(".");
  const paths = new Map(lines.map((line, k) => [line.id, path(k)]));
  return { rule: mode === "none" ? { not: rule } : rule, paths };
}

/** Groups side by side in one rule, when none hides another. */
function merged(groups: Whole[]): Whole | null {
  const keys = groups.flatMap(({ rule }) => Object.keys(rule));
  const whole = groups.some(({ paths }) => [...paths.values()].includes(""));
  if (whole || new Set(keys).size < keys.length) return null;
  return {
    rule: Object.assign({}, ...groups.map(({ rule }) => rule)) as Rule,
    paths: new Map(groups.flatMap(({ paths }) => [...paths])),
  };
}

function nested(groups: Whole[]): Whole {
  const paths = groups.flatMap(({ paths: inner }, k) =>
    [...inner].map(([id, path]) => [id, path ? `all.${k}.${path}` : `all.${k}`] as const),
  );
  return { rule: { all: groups.map(({ rule }) => rule) }, paths: new Map(paths) };
}

/** Whether a line says something. */
export function complete(line: Condition): boolean {
  return Boolean(line.kept) || line.where.length > 0 || HEADS.some((h) => line.heads[h]?.length);
}

function ruleOfLine(line: Condition): Rule {
  if (line.kept) return line.kept;
  const rule: Rule = {};
  for (const head of HEADS) {
    const values = line.heads[head];
    if (values?.length) rule[head] = values.length === 1 ? values[0] : values;
  }
  if (line.where.length) {
    rule.where = Object.fromEntries(line.where.map((c) => [c.property, short(c.comparison)]));
  }
  return line.times ? { at_least: line.times.n, within: line.times.within, of: rule } : rule;
}

function short(comparison: FullComparison): Comparison {
  const keys = Object.keys(comparison);
  return keys.length === 1 && comparison.eq !== undefined ? comparison.eq : comparison;
}

/** A value as the file writes it: a number or yes/no where the property has such. */
export function scalarOf(text: string, kind: "text" | "number" | "bool"): Scalar {
  if (kind === "bool" && (text === "true" || text === "false")) return text === "true";
  const number = Number(text.replace(",", "."));
  return kind === "number" && text.trim() !== "" && Number.isFinite(number) ? number : text;
}
