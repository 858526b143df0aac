import { useNavigate } from "@tanstack/react-router";
import { Plus, UserRound } from "lucide-react";
import { useState } from "react";
import { Page } from "@/app/Page.tsx";
import { newId } from "@/journey/ids.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { PersonaCard } from "./PersonaCard.tsx";
import styles from "./Personas.module.css";

/** The personas of a journey: who they are, where they hold, how much of it is known. */
export default function PersonasPage() {
  const { t } = useWords();
  const doc = useDoc();
  const [adding, setAdding] = useState(false);
  const open = useOpen();
  const personas = doc.document.personas ?? [];
  const save = (words: string) => {
    const name = doc.write(words);
    if (!name) return;
    const id = newId(words, personas, "persona");
    doc.add(["personas"], { id, name });
    open(id);
  };
  const button = doc.editable && !adding && (
    <Button look="primary" icon={<Plus size={16} />} onPress={() => setAdding(true)}>
      <ActionLabel>{t("Add persona")}</ActionLabel>
    </Button>
  );
  return (
    <Page
      title={t("Personas")}
      crumb={doc.say(doc.document.title)}
      actions={personas.length > 0 && button}
    >
      {adding && (
        <div className={styles.adding}>
          <InlineEdit
            open
            editable
            label={t("Name of the new persona")}
            value=""
            onSave={save}
            onClose={() => setAdding(false)}
          />
          <p className="s muted">{t("A name, such as Giulia. Enter adds, Esc leaves.")}</p>
        </div>
      )}
      {personas.length === 0 && !adding ? (
        <EmptyState title={t("No personas yet")} icon={<UserRound />} action={button}>
          {t(
            "A persona is a typical customer described from research: what they live in each stage stands in their empathy map.",
          )}
        </EmptyState>
      ) : (
        <ul className={styles.cards}>
          {personas.map((persona) => (
            <PersonaCard key={persona.id} doc={doc} persona={persona} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function useOpen() {
  const navigate = useNavigate();
  return (persona: string) =>
    void navigate({
      from: "/w/$workspace/j/$journey",
      to: "/w/$workspace/j/$journey/personas/$persona",
      params: (old) => ({ ...old, persona }),
    });
}
