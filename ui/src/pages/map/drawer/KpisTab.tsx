import { ChevronRight } from "lucide-react";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { KpiFace } from "../cards/KpiFace.tsx";
import { cardsOf } from "../model/cards.ts";
import { idOf } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import styles from "./drawer.module.css";
import type { Opened } from "./element.ts";

/** The KPIs of a stage; each opens its fields. */
export function KpisTab({ opened }: { opened: Opened }) {
  const { t } = useWords();
  const { say } = useText();
  const tools = useTools();
  const stage = idOf(opened.item);
  const columns = tools.sheet().stages.map(idOf);
  const cards = cardsOf(tools.document(), "kpis", columns, say)[columns.indexOf(stage)] ?? [];
  const add = () => {
    const key = tools.actions.add("kpis", stage, t("New KPI"));
    if (key) tools.open(`stages/${stage}/kpis/${key.split("/").at(-1)}`, "details");
  };
  return (
    <div className={styles.body}>
      {cards.length === 0 && (
        <p className="muted">{t("No KPI yet: by which figure is this stage judged?")}</p>
      )}
      {cards.map((card) => (
        <button
          key={card.key}
          type="button"
          className={styles.kpi}
          onClick={() => tools.open(card.element, "details")}
        >
          <span className="grow">
            <KpiFace card={card} raised="" />
          </span>
          <ChevronRight size={16} aria-hidden="true" />
        </button>
      ))}
      {tools.editable && (
        <Button look="quiet" onPress={add}>
          {t("Add KPI")}
        </Button>
      )}
    </div>
  );
}
