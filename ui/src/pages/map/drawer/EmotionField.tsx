import { Field as Labelled } from "@/parts/Field.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { HIGHEST, LOWEST, rounded, withField, withValue } from "../model/emotion.ts";
import { isThing, numberOf } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import styles from "./drawer.module.css";
import type { SmallProps } from "./SmallFields.tsx";

/** How people feel, from −2 to +2, and why. */
export function EmotionField({ doc, label, path, value }: SmallProps) {
  const { t, signed } = useWords();
  const { say, write } = useText();
  const now = typeof value === "number" ? value : (numberOf(value, "value") ?? null);
  const why = isThing(value) ? say(value.note) : "";
  const feel = (next: number) => doc.edit(path, withValue(value, rounded(next)));
  return (
    <Labelled label={label}>
      <div className={styles.emotion}>
        <input
          type="range"
          min={LOWEST}
          max={HIGHEST}
          step={0.1}
          value={now ?? 0}
          disabled={!doc.editable}
          aria-label={label}
          aria-valuetext={now === null ? t("not said yet") : signed(now, 1)}
          onChange={(event) => feel(event.currentTarget.valueAsNumber)}
        />
        <b>{now === null ? "–" : signed(now, 1)}</b>
      </div>
      {now !== null && (
        <InlineEdit
          key={why}
          label={t("Why people feel so")}
          value={why}
          long
          editable={doc.editable}
          placeholder={doc.editable ? t("Why people feel so") : ""}
          onSave={(words) =>
            doc.edit(path, withField(value, "note", words ? write(noteOf(value), words) : null))
          }
        />
      )}
    </Labelled>
  );
}

function noteOf(value: unknown): unknown {
  return isThing(value) ? value.note : undefined;
}
