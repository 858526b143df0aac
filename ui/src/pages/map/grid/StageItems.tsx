import { ArrowLeft, ArrowRight, PanelRight, Pencil, Plus, Trash2 } from "lucide-react";
import { Separator } from "react-aria-components";
import styles from "@/widgets/Menu.module.css";
import { useWords } from "@/words/index.ts";
import { useTools } from "../state/tools.tsx";
import { Item } from "./Item.tsx";

/** What can be done with a stage. */
export function StageItems({ id }: { id: string }) {
  const { t } = useWords();
  const tools = useTools();
  const at = tools.sheet().columns.indexOf(id);
  const last = tools.sheet().stages.length - 1;
  const next = tools.sheet().columns[at + 1];
  const move = (to: number) => {
    if (tools.actions.moveStage(id, to)) tools.follow(`stages/${id}`);
  };
  const add = (before: string) =>
    tools.store.set({ draft: { lane: "stages", stage: before }, editing: null });
  return (
    <>
      <Item
        label={t("Rename")}
        icon={<Pencil size={16} />}
        keys={t("Enter")}
        run={() => tools.store.set({ editing: `stages/${id}` })}
      />
      <Item
        label={t("Details")}
        icon={<PanelRight size={16} />}
        keys="O"
        run={() => tools.open(`stages/${id}`, "details")}
      />
      <Item
        label={t("Move left")}
        icon={<ArrowLeft size={16} />}
        keys="Ctrl ←"
        disabled={at <= 0}
        run={() => move(at - 1)}
      />
      <Item
        label={t("Move right")}
        icon={<ArrowRight size={16} />}
        keys="Ctrl →"
        disabled={at >= last}
        run={() => move(at + 1)}
      />
      <Item label={t("Add stage before")} icon={<Plus size={16} />} run={() => add(id)} />
      <Item label={t("Add stage after")} icon={<Plus size={16} />} run={() => add(next ?? "")} />
      <Separator className={styles.line ?? ""} />
      <Item
        label={t("Delete stage")}
        icon={<Trash2 size={16} />}
        danger
        disabled={last === 0}
        run={() => {
          tools.actions.removeStage(id);
          tools.follow({ row: "stages", column: at, at: 0 });
        }}
      />
    </>
  );
}
