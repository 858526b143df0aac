import { ExternalLink } from "lucide-react";
import type { Cost, Evidence, Text } from "@/journey/types.ts";
import { CostField } from "@/parts/CostField.tsx";
import type { Claimed } from "@/parts/claims.ts";
import { Field } from "@/parts/Field.tsx";
import { evidenceKinds } from "@/parts/labels.ts";
import { currencyOf } from "@/parts/offered.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useFields } from "@/parts/useFields.tsx";
import { fileOf, linkOf } from "@/parts/useFiles.ts";
import { Button } from "@/widgets/Button.tsx";
import { Drawer } from "@/widgets/Drawer.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { DocumentField } from "./DocumentField.tsx";
import styles from "./Evidence.module.css";
import { Quotes } from "./Quotes.tsx";
import { Supports } from "./Supports.tsx";

interface EvidenceDrawerProps {
  doc: Doc;
  one: Evidence;
  claims: readonly Claimed[];
  onClose: () => void;
}

/** Everything about one piece of evidence, and the statements it supports. */
export function EvidenceDrawer({ doc, one, claims, onClose }: EvidenceDrawerProps) {
  const { t } = useWords();
  const path = ["evidence", one.id];
  const cited = claims.filter((claim) => claim.evidence.includes(one.id)).length;
  const { words, day, choice } = useFields(doc, path, one);
  const remove = () => {
    doc.remove(["evidence"], one.id, doc.say(one.title));
    onClose();
  };
  return (
    <Drawer title={t("Evidence")} onClose={onClose}>
      {words("title", t("What it is"), { long: true, needed: true })}
      {choice("kind", t("Kind"), { labels: evidenceKinds(t), needed: true })}
      {words("finding", t("What it says"), { long: true })}
      <Place doc={doc} one={one} cited={cited} />
      <Supports doc={doc} id={one.id} claims={claims} />
      <Quotes doc={doc} one={one} />
      {words("method", t("Method"), { long: true })}
      {words("source", t("Source"))}
      {day("date", t("Date"))}
      <Count doc={doc} one={one} field="sample" label={t("Sample")} />
      <Count doc={doc} one={one} field="response_rate" label={t("Response rate")} />
      <Reward doc={doc} one={one} />
      {words("note", t("Note"), { long: true })}
      {doc.editable && (
        <p className={styles.delete}>
          <Button look="danger" onPress={remove}>
            {t("Delete evidence")}
          </Button>
        </p>
      )}
    </Drawer>
  );
}

/** Where to read it: a document of ours to download, or a link. */
function Place({ doc, one, cited }: { doc: Doc; one: Evidence; cited: number }) {
  const { t } = useWords();
  const id = fileOf(one.url);
  const link = linkOf(one.url);
  const save = (url: string) => {
    const whole = /^[a-z]+:/i.test(url) || !url ? url : `https://${url}`;
    if (!whole || linkOf(whole)) doc.edit(["evidence", one.id, "url"], whole || null);
  };
  if (id) return <DocumentField doc={doc} one={one} id={id} cited={cited} />;
  return (
    <Field label={t("Link")}>
      <InlineEdit
        key={one.url}
        label={t("Link")}
        value={one.url ?? ""}
        placeholder={doc.editable ? "https://…" : "–"}
        editable={doc.editable}
        onSave={save}
      />
      {link && (
        <a className={styles.link} href={link} target="_blank" rel="noreferrer noopener">
          <ExternalLink size={14} aria-hidden />
          {t("Open the link")}
        </a>
      )}
    </Field>
  );
}

interface CountProps {
  doc: Doc;
  one: Evidence;
  field: "sample" | "response_rate";
  label: string;
}

function Count({ doc, one, field, label }: CountProps) {
  const { t, number, figure } = useWords();
  const value = one[field];
  const percent = field === "response_rate";
  const shown = value === undefined ? "" : percent ? `${figure(value)}%` : number(value);
  const save = (words: string) => {
    const next = percent ? percentOf(words) : countOf(words);
    if (next !== undefined) doc.edit(["evidence", one.id, field], next);
  };
  return (
    <Field label={label}>
      <InlineEdit
        key={value}
        {...{ label, value: shown, onSave: save }}
        editable={doc.editable}
        placeholder={doc.editable ? (percent ? t("In percent") : t("How many people")) : "–"}
      />
    </Field>
  );
}

/** A count as people type it, "1.203" or "1,203"; null: none; undefined: no count. */
export function countOf(words: string): number | null | undefined {
  if (!words) return null;
  const digits = words.replace(/(?<=\d)[.,\s](?=\d{3}\b)/g, "");
  return /^\d{1,9}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined;
}

function percentOf(words: string): number | null | undefined {
  const text = words.replace("%", "").replace(",", ".").trim();
  if (!text) return null;
  return /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100 ? Number(text) : undefined;
}

/** What people got for taking part: words, or an amount per person. */
function Reward({ doc, one }: { doc: Doc; one: Evidence }) {
  const { t } = useWords();
  const label = t("Reward");
  const { words } = useFields(doc, ["evidence", one.id], one);
  const amount = typeof one.reward === "object" && "amount" in one.reward;
  if (!amount) return words("reward", label, { placeholder: t("What people got for taking part") });
  return (
    <Field label={label}>
      <CostField
        doc={doc}
        label={label}
        cost={one.reward as Exclude<Cost, Text>}
        currency={currencyOf(doc)}
        onSave={(cost) => doc.edit(["evidence", one.id, "reward"], cost)}
      />
    </Field>
  );
}
