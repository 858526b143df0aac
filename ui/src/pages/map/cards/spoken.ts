import type { Words } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { isGraded } from "../model/edits.ts";
import { isThing, stringOf } from "../model/shape.ts";
import { coverWords, gradeWords, kindWords, stateWords } from "../words.ts";

/** A card in words, for who listens: its text, what it is and how sure it is. */
export function spokenCard(card: Card, { t }: Words): string {
  const parts = [card.text, ...about(card, t), isGraded(card) ? gradeWords(t)[card.grade] : ""];
  return parts.filter(Boolean).join(", ");
}

function about(card: Card, t: Words["t"]): string[] {
  if (card.lane === "touchpoints") return touchpoint(card, t);
  if (card.lane === "questions" && isThing(card.raw) && "answered" in card.raw) {
    return [card.raw.answered ? t("answered") : t("not answered")];
  }
  if (card.lane === "goals") {
    return [card.id === "customer_goal" ? t("Customer goal") : t("Business goal")];
  }
  const state = stringOf(card.raw, "state");
  return state ? [stateWords(t)[state] ?? ""] : [];
}

function touchpoint(card: Card, t: Words["t"]): string[] {
  const kind = stringOf(card.raw, "kind") ?? "";
  const state = stringOf(card.raw, "state") ?? "undecided";
  return [kindWords(t)[kind] ?? "", coverWords(t)[state] ?? ""];
}
