import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { stringOf } from "../model/shape.ts";
import { useTools } from "../state/tools.tsx";
import { coverWords } from "../words.ts";
import { Item } from "./Item.tsx";

const STATES = ["covered", "planned", "missing", "retired"] as const;

/** The states of a touchpoint to choose from. */
export function StateItems({ card }: { card: Card }) {
  const { t } = useWords();
  const { actions } = useTools();
  const now = stringOf(card.raw, "state");
  const words = coverWords(t);
  return (
    <>
      {STATES.map((state) => (
        <Item
          key={state}
          label={words[state] ?? state}
          chosen={now === state}
          run={() => actions.set(card, "state", state)}
        />
      ))}
      <Item
        label={words.undecided ?? ""}
        chosen={now === undefined}
        run={() => actions.set(card, "state", null)}
      />
    </>
  );
}
