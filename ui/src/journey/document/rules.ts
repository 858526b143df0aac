import type { Duration } from "./values.ts";

export type Scalar = string | number | boolean;
export interface FullComparison {
  eq?: Scalar;
  ne?: Scalar;
  in?: Scalar[];
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
  exists?: boolean;
  contains?: string;
  matches?: string;
}
/** A value, or what a property must be like. */
export type Comparison = Scalar | FullComparison;
export type Where = { [property: string]: Comparison };
export type OneOrMany = string | string[];
export interface Rule {
  event?: OneOrMany;
  touchpoint?: OneOrMany;
  channel?: OneOrMany;
  where?: Where;
  all?: Rule[];
  any?: Rule[];
  not?: Rule;
  at_least?: number;
  within?: Duration;
  of?: Rule;
}
