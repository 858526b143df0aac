import { Plus } from "lucide-react";
import { useState } from "react";
import { Page } from "@/app/Page.tsx";
import { newId } from "@/journey/ids.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { type TabLink, TabLinks, useTab } from "@/parts/TabLinks.tsx";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Button } from "@/widgets/Button.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { Board } from "./Board.tsx";
import { Calendar } from "./Calendar.tsx";
import { ObjectiveDrawer, Objectives } from "./Objectives.tsx";
import styles from "./Strategy.module.css";
import { TacticDrawer } from "./TacticDrawer.tsx";
import { TacticFilters, useShown } from "./TacticFilters.tsx";

/** What is planned: tactics by stage and channel, over the months, and the objectives they serve. */
export default function StrategyPage() {
  const { t } = useWords();
  const doc = useDoc();
  const [filters, setFilters] = useFilters();
  const [adding, setAdding] = useState(false);
  const tabs: TabLink[] = [
    { id: "board", label: t("Grid") },
    { id: "calendar", label: t("Calendar") },
    { id: "objectives", label: t("Objectives"), count: doc.document.objectives?.length ?? 0 },
  ];
  const tab = useTab("view", tabs);
  const tactics = useShown(doc);
  const open = doc.document.tactics?.find((one) => one.id === filters.open);
  const goals = tab === "objectives";
  const goal = doc.document.objectives?.find((one) => one.id === filters.open);
  const invites = tab === "board" && !doc.document.tactics?.length;
  const onClose = () => setFilters({ open: undefined });
  return (
    <Page
      bleed
      title={t("Strategy")}
      crumb={doc.say(doc.document.title)}
      bar={
        <>
          <TabLinks label={t("Parts of the strategy")} param="view" tabs={tabs} />
          {!goals && <TacticFilters doc={doc} />}
        </>
      }
      actions={
        doc.editable &&
        !invites && (
          <Button look="primary" icon={<Plus size={16} />} onPress={() => setAdding(true)}>
            <ActionLabel>{goals ? t("Add objective") : t("Add tactic")}</ActionLabel>
          </Button>
        )
      }
      drawer={
        goals
          ? goal && <ObjectiveDrawer key={goal.id} doc={doc} one={goal} onClose={onClose} />
          : open && <TacticDrawer key={open.id} doc={doc} tactic={open} onClose={onClose} />
      }
    >
      {adding && <New doc={doc} goals={goals} onClose={() => setAdding(false)} />}
      {tab === "board" && <Board doc={doc} tactics={tactics} onAdd={() => setAdding(true)} />}
      {tab === "calendar" && <Calendar doc={doc} tactics={tactics} />}
      {goals && <Objectives doc={doc} />}
    </Page>
  );
}

interface NewProps {
  doc: Doc;
  goals: boolean;
  onClose: () => void;
}

/** A new tactic or objective begins with its sentence; the rest is filled in afterwards. */
function New({ doc, goals, onClose }: NewProps) {
  const { t } = useWords();
  const [, setFilters] = useFilters();
  const list = goals ? "objectives" : "tactics";
  const save = (words: string) => {
    const text = doc.write(words);
    if (!text) return;
    const id = newId(words, doc.document[list] ?? [], goals ? "objective" : "tactic");
    doc.add([list], { id, text });
    setFilters({ open: id });
  };
  return (
    <div className={styles.adding}>
      <InlineEdit
        open
        editable
        label={goals ? t("The new objective in a sentence") : t("The new tactic in a sentence")}
        value=""
        onSave={save}
        onClose={onClose}
      />
      <p className="s muted">{t("Enter adds, Esc leaves.")}</p>
    </div>
  );
}
