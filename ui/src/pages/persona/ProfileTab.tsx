import type { Claim, Persona, Text } from "@/journey/types.ts";
import { ChoiceField } from "@/parts/ChoiceField.tsx";
import { ClaimList } from "@/parts/ClaimList.tsx";
import { ClaimRow } from "@/parts/ClaimRow.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Persona.module.css";

type PlainField = "name" | "role" | "note";

/** Who the persona is: what places them, a quote, what they need, segments, share. */
export function ProfileTab({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t, figure } = useWords();
  const path = ["personas", persona.id];
  const put = (field: string, value: unknown) => doc.edit([...path, field], value);
  const plain = (field: PlainField, label: string, placeholder: string) => (
    <>
      <dt>{label}</dt>
      <dd>
        <InlineEdit
          key={doc.say(persona[field])}
          long={field === "note"}
          label={label}
          value={doc.say(persona[field])}
          placeholder={doc.editable ? placeholder : "–"}
          editable={doc.editable}
          onSave={(words) => {
            const text: Text | null = doc.write(words, persona[field]);
            if (text || field !== "name") put(field, text);
          }}
        />
      </dd>
    </>
  );
  return (
    <div className={styles.body}>
      <h2>{t("Profile")}</h2>
      <dl className={styles.fields}>
        {plain("name", t("Name"), t("Name"))}
        {plain("role", t("Role"), t("Age, work, home"))}
        <dt>{t("Quote")}</dt>
        <dd>
          <Single
            doc={doc}
            label={t("Quote")}
            claim={persona.quote}
            onPut={(one) => put("quote", one)}
          />
        </dd>
        <dt>{t("Share of the audience")}</dt>
        <dd>
          <InlineEdit
            key={persona.share}
            label={t("Share of the audience")}
            value={persona.share === undefined ? "" : `${figure(persona.share)}%`}
            placeholder={doc.editable ? t("In percent") : "–"}
            editable={doc.editable}
            onSave={(words) => {
              const percent = percentOf(words);
              if (percent !== undefined) put("share", percent);
            }}
          />
        </dd>
        <dt>{t("Segments")}</dt>
        <dd>
          <ChoiceField
            doc={doc}
            multiple
            label={t("Segments")}
            choices={(doc.document.segments ?? []).map((one) => ({
              ...{ id: one.id, label: doc.say(one.name) },
            }))}
            selected={persona.segments ?? []}
            none={doc.document.segments?.length ? t("Add") : t("The journey has no segments yet")}
            onChange={(ids) => put("segments", ids.length ? ids : null)}
          />
        </dd>
        {plain("note", t("Note"), t("A remark for the team"))}
      </dl>
      <h2>{t("Needs")}</h2>
      <ClaimList
        doc={doc}
        path={[...path, "needs"]}
        claims={persona.needs ?? []}
        label={t("Need")}
        hint={t("What this persona needs from the journey.")}
      />
    </div>
  );
}

/** A percentage as people type it: "23", "23%", "12,5 %"; null: none; undefined: no percentage. */
export function percentOf(words: string): number | null | undefined {
  const text = words.replace("%", "").replace(",", ".").trim();
  if (!text) return null;
  const found = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return found <= 100 ? found : undefined;
}

interface SingleProps {
  doc: Doc;
  label: string;
  claim: Claim | undefined;
  onPut: (claim: Claim | null) => void;
}

function Single({ doc, label, claim, onPut }: SingleProps) {
  const { t } = useWords();
  if (claim === undefined) {
    return (
      <InlineEdit
        label={label}
        value=""
        placeholder={doc.editable ? t("A sentence that sums them up") : "–"}
        editable={doc.editable}
        onSave={(words) => onPut(doc.write(words))}
      />
    );
  }
  return (
    <ul>
      <ClaimRow {...{ doc, claim, label }} onChange={onPut} onRemove={() => onPut(null)} />
    </ul>
  );
}
