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

/** A claim in its long form, whichever way it is written. */
export function claimOf(value: Claim): GradedClaim {
  return isLong(value) ? value : { text: value };
}

/** A claim in the shortest form that says the same. */
export function shortClaim(claim: GradedClaim): Claim {
  const parts = there(claim, { grade: "hypothesis" });
  return Object.keys(parts).length === 1 ? claim.text : (parts as unknown as GradedClaim);
}

/** A question in its long form. */
export function questionOf(value: Question): FullQuestion {
  return isLong(value) ? value : { text: value };
}

/** A question in the shortest form that says the same. */
export function shortQuestion(question: FullQuestion): Question {
  const parts = there(question, { grade: "hypothesis" });
  return Object.keys(parts).length === 1 ? question.text : (parts as unknown as FullQuestion);
}

/** An emotion in its long form. */
export function emotionOf(value: Emotion): FullEmotion {
  return typeof value === "number" ? { value } : value;
}

/** An emotion in the shortest form that says the same. */
export function shortEmotion(emotion: FullEmotion): Emotion {
  const parts = there(emotion, { grade: "hypothesis" });
  return Object.keys(parts).length === 1 ? emotion.value : (parts as unknown as FullEmotion);
}

/** The emotion with another value, from −2 to 2 in tenths; its grade and note stay. */
export function withEmotion(old: Emotion | undefined, value: number): Emotion {
  const tenths = Math.round(Math.min(2, Math.max(-2, value)) * 10) / 10;
  return shortEmotion({ ...(old === undefined ? {} : emotionOf(old)), value: tenths });
}

/** How sure we are of something; what does not say is a hypothesis. */
export function gradeOf(thing: unknown): Grade {
  const grade =
    typeof thing === "object" && thing !== null && "grade" in thing ? thing.grade : null;
  return grade === "reported" || grade === "measured" ? grade : "hypothesis";
}

/** A mapping with `text` is a long form; `text` is no language. */
function isLong<T extends { text: Text }>(value: Text | T): value is T {
  return typeof value === "object" && "text" in value;
}

/** The fields that say something: not empty, and not what they are anyway. */
function there(thing: object, usual: Record<string, unknown>): Record<string, unknown> {
  const says = ([key, value]: [string, unknown]) =>
    value !== undefined &&
    value !== null &&
    value !== usual[key] &&
    !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(thing).filter(says));
}
