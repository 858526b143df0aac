import { TouchpointGlyph, type TouchpointKind } from "@/widgets/TouchpointGlyph.tsx";
import type { Card } from "../model/cards.ts";
import { stringOf } from "../model/shape.ts";
import styles from "./card.module.css";

const DASHED = new Set(["planned", "missing"]);

/** The look of a touchpoint's card by its state. */
export function lookOf(card: Card, raised: string | undefined, more?: string): string {
  const state = stringOf(card.raw, "state") ?? "";
  const look = [
    styles.card,
    styles.touchpoint,
    DASHED.has(state) && styles.guess,
    state === "retired" && styles.retired,
    more,
    raised,
  ];
  return look.filter(Boolean).join(" ");
}

/** The mark of its kind. */
export function Glyph({ card }: { card: Card }) {
  return <TouchpointGlyph kind={stringOf(card.raw, "kind") as TouchpointKind | undefined} />;
}
