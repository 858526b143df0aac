import type { Say } from "./cards.ts";
import type { Write } from "./edits.ts";
import { isThing, type Thing } from "./shape.ts";

/** A small journey for the tests. */
export const sample: Thing = {
  percorso: 1,
  id: "lamp",
  title: "Buying a lamp",
  stages: [
    {
      id: "see",
      name: { it: "Scoperta", en: "See" },
      customer_goal: "Find light",
      questions: ["What is there?", { text: "Who sells it?", answered: true }],
      kpis: [{ id: "cost", name: "Cost" }],
      emotion: 1,
    },
    {
      id: "do",
      name: "Do",
      kpis: [
        { id: "cost", name: "Price" },
        { id: "time", name: "Time" },
      ],
      emotion: { value: -0.5, grade: "measured" },
      note: "Mind the till",
    },
    { id: "care", name: "Care" },
  ],
  touchpoints: [
    { id: "shop", name: "Shop", stages: ["see", "do"] },
    { id: "site", name: "Site", stages: ["see"] },
    { id: "till", name: "Till", stages: ["do"] },
    { id: "fair", name: "Fair" },
  ],
  pains: [{ id: "slow", text: "Slow", stages: ["do"], grade: "measured" }],
  notes: [{ date: "2026-01-02", text: "Sale", stages: ["see"] }],
};

export const say: Say = (text) => String(isThing(text) ? (text.en ?? "") : (text ?? ""));
export const write: Write = (old, words) => (isThing(old) ? { ...old, en: words } : words);
