import { Library as Books, FileText, Link2 } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import type { Evidence } from "@/journey/types.ts";
import type { Claimed } from "@/parts/claims.ts";
import { evidenceKinds } from "@/parts/labels.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { fileOf } from "@/parts/useFiles.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Evidence.module.css";

interface LibraryProps {
  doc: Doc;
  claims: readonly Claimed[];
  add: ReactNode;
  onDrop: ((file: File) => void) | undefined;
}

/** Every piece of evidence: what it is and says, and how many statements it supports. */
export function Library({ doc, claims, add, onDrop }: LibraryProps) {
  const { t } = useWords();
  const [filters] = useFilters();
  const [over, setOver] = useState(false);
  const counts = counted(claims);
  const library = doc.document.evidence ?? [];
  const shown = library.filter(
    (one) =>
      (!filters.kind || one.kind === filters.kind) &&
      (!filters.used || (filters.used === "yes") === (counts.get(one.id) ?? 0) > 0),
  );
  if (library.length === 0) {
    return (
      <EmptyState title={t("No evidence yet")} icon={<Books />} action={add}>
        {t("Interviews, surveys, reports and figures stand here; statements of the map cite them.")}
      </EmptyState>
    );
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onDrop?.(file);
  };
  return (
    <ul
      className={styles.list}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!onDrop) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {shown.map((one) => (
        <Row key={one.id} doc={doc} one={one} count={counts.get(one.id) ?? 0} />
      ))}
      {shown.length === 0 && (
        <li>
          <EmptyState title={t("No evidence matches these filters")} />
        </li>
      )}
    </ul>
  );
}

function counted(claims: readonly Claimed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    for (const id of claim.evidence) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function Row({ doc, one, count }: { doc: Doc; one: Evidence; count: number }) {
  const { t, number, date, figure } = useWords();
  const [filters, setFilters] = useFilters();
  const facts = [
    one.date ? date(one.date) : "",
    one.sample ? `n ${number(one.sample)}` : "",
    one.response_rate === undefined
      ? ""
      : t("{share} answered", { share: `${figure(one.response_rate)}%` }),
    doc.say(one.source),
  ];
  const open = filters.open === one.id;
  return (
    <li className={styles.row} data-open={open || undefined}>
      <span className={styles.kind}>{evidenceKinds(t)[one.kind]}</span>
      <div className="grow">
        <button
          type="button"
          className={styles.title}
          aria-expanded={open}
          onClick={() => setFilters({ open: one.id })}
        >
          {doc.say(one.title)}
          {fileOf(one.url) && <FileText size={14} aria-label={t("with a document")} />}
          {one.url && !fileOf(one.url) && <Link2 size={14} aria-label={t("with a link")} />}
        </button>
        {one.finding && <p>{doc.say(one.finding)}</p>}
        <p className="muted s">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <span className={count ? styles.count : `${styles.count} warn`}>
        {t(
          "{n, plural, =0 {not used yet} one {supports # statement} other {supports # statements}}",
          { n: count },
        )}
      </span>
    </li>
  );
}

/** Which kinds are shown, and whether they are in use. */
export function LibraryFilters() {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const names: Record<string, string> = evidenceKinds(t);
  const uses: Record<string, string> = { yes: t("In use"), no: t("Not used yet") };
  const one = (key: "kind" | "used", label: string, values: Record<string, string>) => (
    <PickButton
      label={label}
      choices={[
        { id: "", label: t("All") },
        ...Object.entries(values).map(([id, name]) => ({ id, label: name })),
      ]}
      selected={[filters[key] ?? ""]}
      onChange={([id]) => setFilters({ [key]: id || undefined })}
    >
      {filters[key] ? (
        <b>{values[filters[key]] ?? filters[key]}</b>
      ) : (
        <span aria-hidden className="muted">
          {label}
        </span>
      )}
    </PickButton>
  );
  return (
    <search className={styles.filters}>
      {one("kind", t("Kind"), names)}
      {one("used", t("Use"), uses)}
    </search>
  );
}
