import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { CalendarPlus } from "lucide-react";
import type { Tactic } from "@/journey/types.ts";
import { costText } from "@/parts/costText.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import { channelName, useChannels } from "@/parts/useCatalogue.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import { BoardCell } from "./BoardCell.tsx";
import { columnsOf, costOf, moved, type Place, rowsOf } from "./board.ts";
import styles from "./Strategy.module.css";

interface BoardProps {
  doc: Doc;
  tactics: readonly Tactic[];
  onAdd: () => void;
}

/** Tactics by stage and channel, with what each stage costs. */
export function Board({ doc, tactics, onAdd }: BoardProps) {
  const { t } = useWords();
  const channels = useChannels();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const rows = rowsOf(
    tactics,
    channels.map((one) => one.id),
  );
  const columns = columnsOf(tactics, doc.document.stages);
  if (tactics.length === 0) return <Empty doc={doc} onAdd={onAdd} />;
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const from = active.data.current as { tactic: Tactic; place: Place } | undefined;
    const to = over?.data.current as Place | undefined;
    if (from && to) doc.apply(moved(from.tactic, from.place, to));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={onDragEnd}>
      <div className={styles.scroll}>
        <table className={styles.board}>
          <caption className="sr">{t("Tactics by stage and channel")}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {t("Channel")}
              </th>
              {columns.map((stage) => (
                <th key={stage} scope="col">
                  {stage ? <StageDots doc={doc} stages={[stage]} /> : t("No stage")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((channel) => (
              <tr key={channel}>
                <th scope="row">{channelName(channels, channel) || t("No channel")}</th>
                {columns.map((stage) => (
                  <BoardCell
                    key={stage}
                    doc={doc}
                    tactics={tactics}
                    place={{ stage, channel }}
                    rows={rows}
                    columns={columns}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <Totals doc={doc} tactics={tactics} columns={columns} />
        </table>
        <p className={styles.remark}>
          {t(
            "A tactic in several stages counts in each of them. Costs of different kinds are not added.",
          )}
        </p>
      </div>
    </DndContext>
  );
}

interface TotalsProps {
  doc: Doc;
  tactics: readonly Tactic[];
  columns: readonly string[];
}

function Totals({ tactics, columns }: TotalsProps) {
  const words = useWords();
  return (
    <tfoot>
      <tr>
        <th scope="row">{words.t("Cost")}</th>
        {columns.map((stage) => (
          <td key={stage}>
            {costOf(tactics, stage).map((cost) => (
              <div key={`${cost.currency} ${cost.per}`}>{costText(cost, words)}</div>
            ))}
            {costOf(tactics, stage).length === 0 && <span className="muted">–</span>}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Empty({ doc, onAdd }: { doc: Doc; onAdd: () => void }) {
  const { t } = useWords();
  const filtered = Boolean(doc.document.tactics?.length);
  const add = doc.editable && !filtered && (
    <Button look="primary" onPress={onAdd}>
      {t("Add tactic")}
    </Button>
  );
  return (
    <EmptyState
      title={filtered ? t("No tactic matches these filters") : t("No tactics yet")}
      icon={<CalendarPlus />}
      action={add}
    >
      {!filtered &&
        t("A tactic is a planned action in a stage, on a channel: a campaign, content, a message.")}
    </EmptyState>
  );
}
