import { PanelRight, Plus, SquareStack } from "lucide-react";
import { useState } from "react";
import { Page } from "@/app/Page.tsx";
import { newId } from "@/journey/ids.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { Keys } from "./Keys.tsx";
import styles from "./Register.module.css";
import { Register } from "./Register.tsx";
import { Suggestions } from "./Suggestions.tsx";

/** The register of every point of contact, and what is not covered yet beside it. */
export default function TouchpointsPage() {
  const { t } = useWords();
  const doc = useDoc();
  const [filters, setFilters] = useFilters();
  const [adding, setAdding] = useState(false);
  const beside = filters.suggest !== undefined;
  const add = doc.editable && (
    <Button look="primary" icon={<Plus size={16} />} onPress={() => setAdding(true)}>
      <ActionLabel>{t("Add touchpoint")}</ActionLabel>
    </Button>
  );
  const empty = !doc.document.touchpoints?.length && !adding;
  return (
    <Page
      bleed
      title={t("Touchpoints")}
      crumb={doc.say(doc.document.title)}
      actions={
        <>
          <Button
            icon={<PanelRight size={16} />}
            aria-expanded={beside}
            onPress={() => setFilters({ suggest: beside ? undefined : "1" })}
          >
            <ActionLabel>{t("Not covered yet")}</ActionLabel>
          </Button>
          {!empty && add}
        </>
      }
      drawer={
        beside && <Suggestions doc={doc} onClose={() => setFilters({ suggest: undefined })} />
      }
      foot={!empty && <Keys editable={doc.editable} />}
    >
      {adding && <NewTouchpoint doc={doc} onClose={() => setAdding(false)} />}
      {empty ? (
        <EmptyState title={t("No touchpoints yet")} icon={<SquareStack />} action={add}>
          {t(
            "A touchpoint is every time customers meet you, hear of you or speak of you, also where you are not.",
          )}
        </EmptyState>
      ) : (
        <Register doc={doc} />
      )}
    </Page>
  );
}

function NewTouchpoint({ doc, onClose }: { doc: Doc; onClose: () => void }) {
  const { t } = useWords();
  const save = (words: string) => {
    const name = doc.write(words);
    const taken = doc.document.touchpoints ?? [];
    if (name) doc.add(["touchpoints"], { id: newId(words, taken, "touchpoint"), name });
  };
  return (
    <div className={styles.adding}>
      <InlineEdit
        open
        editable
        label={t("Name of the new touchpoint")}
        value=""
        onSave={save}
        onClose={onClose}
      />
      <p className="s muted">{t("Enter adds, Esc leaves.")}</p>
    </div>
  );
}
