import { useState } from "react";
import { useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { isThing } from "../model/shape.ts";
import { usePeopleAt } from "../state/extras.ts";
import styles from "./drawer.module.css";
import type { Opened } from "./element.ts";
import { FieldView } from "./FieldView.tsx";
import { type Field, fieldsOf } from "./fields.ts";

/** All fields of a thing; each is kept as soon as it is left. */
export function Details({ opened }: { opened: Opened }) {
  const { t } = useWords();
  const doc = useDoc();
  const [more, setMore] = useState(false);
  const writer = usePeopleAt(opened.element).find((one) => one.editing);
  const fields = fieldsOf(opened.element.split("/"));
  const held = doc.editable ? fields : fields.filter((field) => filled(opened.item, field));
  const shown = held.filter((field) => more || !field.more || filled(opened.item, field));
  const free = writer ? { ...doc, editable: false } : doc;
  return (
    <div className={styles.body}>
      {writer && (
        <p className={styles.typing} role="status">
          {t("{name} is typing here; you can write when they leave.", { name: writer.name })}
        </p>
      )}
      {shown.map((field) => (
        <FieldView key={field.key} field={field} opened={opened} doc={free} />
      ))}
      {shown.length < held.length && (
        <Button look="quiet" onPress={() => setMore(true)}>
          {t("More fields")}
        </Button>
      )}
      {shown.length === 0 && <p className="muted">{t("Nothing written yet.")}</p>}
    </div>
  );
}

function filled(item: unknown, field: Field): boolean {
  if (!isThing(item)) return field.key === "text";
  const value = item[field.key];
  return value !== undefined && value !== null;
}
