import type {
  Claim,
  Emotion,
  FullEmotion,
  FullQuestion,
  Grade,
  GradedClaim,
  Question,
  Text,
} from "./types.ts";

export const GRADES: readonly Grade[] = ["hypothesis", "reported", "measured"];
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Whether a value is written with its grade, note or evidence, and not as one text per language. */
export function isLong(value: unknown): value is Record<string, unknown> {
  const mapping = typeof value === "object" && value !== null && !Array.isArray(value);
  return mapping && Object.keys(value).some((key) => !LANGUAGE.test(key));
}

/** A claim in its long form, whichever way it is written. */
export function claimOf(value: Claim): GradedClaim {
  return longOf(value) as unknown as GradedClaim;
}

/** A question in its long form. */
export function questionOf(value: Question): FullQuestion {
  return longOf(value) as unknown as FullQuestion;
}

/** An emotion in its long form. */
export function emotionOf(value: Emotion): FullEmotion {
  return longOf(value) as unknown as FullEmotion;
}

/** A statement as a mapping, whichever form it is written in. */
export function longOf(value: unknown): Record<string, unknown> {
  if (isLong(value)) return { ...value };
  return typeof value === "number" ? { value } : { text: value };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether a field says nothing: empty, or the grade that everything has. */
export function saysNothing(key: string, value: unknown): boolean {
  return isEmpty(value) || (key === "grade" && value === "hypothesis");
}

/** The shortest form: no field that says nothing, and a text or number that stands alone bare. */
export function shortOf(statement: Record<string, unknown>): unknown {
  const kept = Object.entries(statement).filter(([key, value]) => !saysNothing(key, value));
  const [only] = kept;
  if (kept.length === 1 && only && (only[0] === "text" || only[0] === "value")) return only[1];
  return Object.fromEntries(kept);
}

/** How sure we are of something; what does not say is a hypothesis. */
export function gradeOf(thing: unknown): Grade {
  const grade =
    typeof thing === "object" && thing !== null && "grade" in thing ? thing.grade : null;
  return grade === "reported" || grade === "measured" ? grade : "hypothesis";
}

/** A statement taken apart, whichever form it has. */
export function claimParts(claim: Claim | null | undefined) {
  const long = longOf(claim ?? "");
  return {
    text: long.text as Text,
    grade: gradeOf(long),
    evidence: (long.evidence as string[] | undefined) ?? [],
    note: long.note as Text | undefined,
  };
}
