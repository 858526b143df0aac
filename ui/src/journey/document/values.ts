/** One string, or one string per language. */
export type Text = string | { [lang: string]: string };
export type Grade = "hypothesis" | "reported" | "measured";
/** From 1 (small) to 5 (great). */
export type Points = 1 | 2 | 3 | 4 | 5;
/** A length of time with its unit: `7d`, `30min`, `1d 12h`. */
export type Duration = string;
/** A day: `2026-03-31`. */
export type Day = string;
export type Period = "day" | "week" | "month" | "quarter" | "year";
export type Per =
  | "once"
  | Period
  | "person"
  | "contact"
  | "click"
  | "thousand_views"
  | "order"
  | "event";

export interface Cost {
  amount: number;
  currency: string;
  per?: Per;
}

export interface GradedClaim {
  text: Text;
  grade?: Grade;
  evidence?: string[];
  note?: Text;
}
/** A text, or a text that says how sure we are of it. */
export type Claim = Text | GradedClaim;

export interface FullEmotion {
  value: number;
  grade?: Grade;
  note?: Text;
  evidence?: string[];
}
/** From −2 to 2, or with grade and evidence. */
export type Emotion = number | FullEmotion;
