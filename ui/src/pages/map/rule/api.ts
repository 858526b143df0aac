import type { RuleAsked, SeenProperty } from "@/api/types.ts";

export type Kind = SeenProperty["kind"];
/** Where a rule stands: `stages/see` with `enter` or `completes`, `touchpoints/x` with `rule`. */
export type RulePlace = Pick<RuleAsked, "element" | "field">;
