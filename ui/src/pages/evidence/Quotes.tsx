import { Plus } from "lucide-react";
import { useState } from "react";
import type { Evidence } from "@/journey/types.ts";
import { Field } from "@/parts/Field.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Evidence.module.css";

/** Words of customers, as they said them. */
export function Quotes({ doc, one }: { doc: Doc; one: Evidence }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const quotes = one.quotes ?? [];
  const path = ["evidence", one.id, "quotes"];
  if (quotes.length === 0 && !doc.editable) return null;
  return (
    <Field label={t("Quotes")}>
      <ul>
        {quotes.map((quote, place) => (
          <li key={doc.say(quote)} className={styles.quote}>
            <InlineEdit
              long
              label={t("Quote")}
              value={doc.say(quote)}
              editable={doc.editable}
              onSave={(words) => {
                const next = doc.write(words, quote);
                if (next) doc.edit([...path, place], next);
                else doc.remove(path, place, doc.say(quote));
              }}
            />
          </li>
        ))}
      </ul>
      {adding && (
        <InlineEdit
          open
          editable
          long
          label={t("New quote")}
          value=""
          onSave={(words) => doc.add(path, doc.write(words))}
          onClose={() => setAdding(false)}
        />
      )}
      {doc.editable && !adding && (
        <button type="button" className={styles.plus} onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden /> {t("Add quote")}
        </button>
      )}
    </Field>
  );
}
