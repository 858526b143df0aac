/**
 * The document: a journey as the file writes it, with short forms and without defaults.
 * The same thing as `Journey.to_dict()` in Python; docs/journey-reference.md tells every key.
 */
export * from "./document/board.ts";
export * from "./document/evidence.ts";
export * from "./document/journey.ts";
export * from "./document/people.ts";
export * from "./document/plans.ts";
export * from "./document/rules.ts";
export * from "./document/stages.ts";
export * from "./document/touchpoints.ts";
export * from "./document/values.ts";
