import { Plus, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Page } from "@/app/Page.tsx";
import { newId } from "@/journey/ids.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { claimsOf } from "@/parts/claims.ts";
import { type TabLink, TabLinks, useTab } from "@/parts/TabLinks.tsx";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { urlOf, useFiles } from "@/parts/useFiles.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Button } from "@/widgets/Button.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { Competitors } from "./Competitors.tsx";
import styles from "./Evidence.module.css";
import { EvidenceDrawer } from "./EvidenceDrawer.tsx";
import { Library, LibraryFilters } from "./Library.tsx";
import { Unsupported } from "./Unsupported.tsx";

/** The evidence library: what supports the statements of the journey, and which have nothing. */
export default function EvidencePage() {
  const { t } = useWords();
  const doc = useDoc();
  const [filters, setFilters] = useFilters();
  const claims = claimsOf(doc.document);
  const bare = claims.filter((one) => one.believed && one.evidence.length === 0);
  const library = doc.document.evidence ?? [];
  const tabs: TabLink[] = [
    { id: "library", label: t("Library"), count: library.length },
    { id: "competitors", label: t("Competitors"), count: doc.document.competitors?.length ?? 0 },
    { id: "without", label: t("Without evidence"), count: bare.length },
  ];
  const tab = useTab("view", tabs);
  const open = library.find((one) => one.id === filters.open);
  const { add, adding, failed, drop } = useAdding(doc, tab);
  return (
    <Page
      bleed
      title={t("Evidence")}
      crumb={doc.say(doc.document.title)}
      bar={
        <>
          <TabLinks label={t("Parts of the evidence")} param="view" tabs={tabs} />
          {tab === "library" && <LibraryFilters />}
        </>
      }
      actions={doc.editable && tab !== "without" && add}
      drawer={
        open &&
        tab === "library" && (
          <EvidenceDrawer
            key={open.id}
            doc={doc}
            one={open}
            claims={claims}
            onClose={() => setFilters({ open: undefined })}
          />
        )
      }
    >
      {adding}
      {failed && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      {tab === "library" && <Library doc={doc} claims={claims} add={add} onDrop={drop} />}
      {tab === "competitors" && <Competitors doc={doc} />}
      {tab === "without" && <Unsupported doc={doc} claims={bare} />}
    </Page>
  );
}

/** The ways to add: a sentence typed, or a document brought. */
function useAdding(doc: Doc, tab: string) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [, setFilters] = useFilters();
  const picker = useRef<HTMLInputElement>(null);
  const { upload } = useFiles();
  const rivals = tab === "competitors";
  const put = (words: string, url?: string) => {
    const text = doc.write(words);
    if (!text) return;
    if (rivals) {
      const id = newId(words, doc.document.competitors ?? [], "competitor");
      doc.add(["competitors"], { id, name: text });
      return;
    }
    const id = newId(words, doc.document.evidence ?? [], "evidence");
    doc.add(["evidence"], { id, kind: "other", title: text, ...(url && { url }) });
    setFilters({ open: id });
  };
  const bring = (file: File) =>
    upload.mutate(file, {
      onSuccess: (card) => put(card.name.replace(/\.[^.]+$/, ""), urlOf(card)),
    });
  const problem = upload.error instanceof Error ? upload.error.message : "";
  const add = doc.editable && (
    <>
      {!rivals && (
        <Button
          icon={<Upload size={16} />}
          isDisabled={upload.isPending}
          onPress={() => picker.current?.click()}
        >
          <ActionLabel>{upload.isPending ? t("Uploading…") : t("Upload document")}</ActionLabel>
        </Button>
      )}
      <Button look="primary" icon={<Plus size={16} />} onPress={() => setOpen(true)}>
        <ActionLabel>{rivals ? t("Add competitor") : t("Add evidence")}</ActionLabel>
      </Button>
    </>
  );
  const adding = (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t("Upload document")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) bring(file);
          event.currentTarget.value = "";
        }}
      />
      {open && (
        <div className={styles.adding}>
          <InlineEdit
            open
            editable
            label={rivals ? t("Name of the competitor") : t("What the evidence is")}
            value=""
            onSave={(words) => put(words)}
            onClose={() => setOpen(false)}
          />
          <p className="s muted">{t("Enter adds, Esc leaves.")}</p>
        </div>
      )}
    </>
  );
  return { add, adding, failed: problem, drop: doc.editable ? bring : undefined };
}
