import { GRADES } from "@/journey/graded.ts";
import type { Grade, Touchpoint } from "@/journey/types.ts";
import { Choices } from "@/parts/Choices.tsx";
import { CostEditor } from "@/parts/CostEditor.tsx";
import { costText } from "@/parts/costText.ts";
import { TextEditor } from "@/parts/grid/TextEditor.tsx";
import type { Column, Editing } from "@/parts/grid/types.ts";
import { kinds, media, states } from "@/parts/labels.ts";
import { offeredIn } from "@/parts/offered.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { EvidenceGrade, gradeNames } from "@/widgets/EvidenceGrade.tsx";
import { useWords, type Words } from "@/words/index.ts";
import { KindGlyph } from "./KindGlyph.tsx";
import styles from "./Register.module.css";
import { StateMark } from "./StateMark.tsx";
import type { Say } from "./words.ts";

/** A column of the register: what it shows, what it sorts by, what it writes to a file. */
export interface TouchpointColumn extends Column<Touchpoint> {
  text: (one: Touchpoint) => string;
  sortBy?: (one: Touchpoint) => string | number | null;
}

type Labels = Record<string, string>;

/** Every column of the register, in order. */
export function useColumns(doc: Doc, channelOf: Say): TouchpointColumn[] {
  const words = useWords();
  const { t } = words;
  const offered = offeredIn(doc);
  return [
    {
      ...text(doc, "name", t("Touchpoint"), 186),
      cell: (one) => (
        <span className={styles.name}>
          <KindGlyph kind={one.kind} />
          {doc.say(one.name)}
        </span>
      ),
    },
    choice(doc, "kind", t("Kind"), 96, kinds(t), t("To decide")),
    {
      ...choice(doc, "media", t("Media"), 104, media(t), t("To decide")),
      cell: (one) =>
        one.media ? short(media(t)[one.media]) : <Undecided words={t("To decide")} />,
    },
    {
      ...choice(doc, "channel", t("Channel"), 128, channelLabels(doc, channelOf), "–"),
      text: (one) => channelOf(one.channel),
    },
    stagesColumn(doc, words),
    {
      ...choice(doc, "state", t("State"), 122, states(t), t("To decide")),
      cell: (one) => <StateMark state={one.state} />,
      sortBy: (one) => (one.state ? Object.keys(states(t)).indexOf(one.state) : null),
    },
    text(doc, "owner", t("Owner"), 112, offered.owners),
    text(doc, "team", t("Team"), 130, offered.teams),
    costColumn(doc, words, offered.currency),
    gradeColumn(doc, words),
  ];
}

/** A label of a list without what explains it: "Di proprietà (owned)" → "Di proprietà". */
const short = (label: string) => label.replace(/ \(.*\)$/, "");

function Undecided({ words }: { words: string }) {
  return <span className="muted">{words}</span>;
}

type TextField = "name" | "owner" | "team";

function text(doc: Doc, id: TextField, title: string, width: number, offered?: string[]) {
  const said = (one: Touchpoint) => doc.say(one[id]);
  return {
    ...{ id, title, width, text: said },
    cell: (one: Touchpoint) => said(one) || <span className="muted">–</span>,
    editor: (one: Touchpoint, { close }: Editing) => (
      <TextEditor
        label={title}
        value={said(one)}
        offered={offered}
        onClose={close}
        onSave={(words) => {
          const next = doc.write(words, one[id]);
          if (next || id !== "name") doc.edit(["touchpoints", one.id, id], next);
        }}
      />
    ),
  } satisfies TouchpointColumn;
}

type ChoiceField = "kind" | "media" | "state" | "channel" | "grade";

function choice(
  doc: Doc,
  id: ChoiceField,
  title: string,
  width: number,
  labels: Labels,
  none: string,
): TouchpointColumn {
  const said = (one: Touchpoint) => labels[one[id] ?? ""] ?? one[id] ?? "";
  return {
    ...{ id, title, width, text: said, floats: true },
    cell: (one) => said(one) || <span className="muted">{none}</span>,
    editor: (one, { anchor, close }) => (
      <Choices
        {...{ anchor, label: title }}
        onClose={close}
        choices={[
          ...(id === "grade" ? [] : [{ id: "", label: none }]),
          ...Object.entries(labels).map(([key, label]) => ({ id: key, label })),
        ]}
        selected={[one[id] ?? ""]}
        onChange={([value]) => doc.edit(["touchpoints", one.id, id], value || null)}
      />
    ),
  };
}

function channelLabels(doc: Doc, channelOf: Say): Labels {
  const used = (doc.document.touchpoints ?? []).flatMap((one) => one.channel ?? []);
  const all = [...new Set([...channelOf.known, ...used])];
  return Object.fromEntries(all.map((id) => [id, channelOf(id)]));
}

function stagesColumn(doc: Doc, { t }: Words): TouchpointColumn {
  const stages = doc.document.stages;
  const names = (one: Touchpoint) =>
    stages.filter((stage) => one.stages?.includes(stage.id)).map((stage) => doc.say(stage.name));
  return {
    ...{ id: "stages", title: t("Stages"), width: 172, floats: true },
    text: (one) => names(one).join("; "),
    sortBy: (one) => {
      const first = stages.findIndex((stage) => one.stages?.includes(stage.id));
      return first < 0 ? null : first;
    },
    cell: (one) =>
      one.stages?.length ? (
        <StageDots doc={doc} stages={one.stages} />
      ) : (
        <span className="muted">–</span>
      ),
    editor: (one, { anchor, close }) => (
      <Choices
        multiple
        {...{ anchor, label: t("Stages") }}
        onClose={close}
        choices={stages.map((stage) => ({
          ...{ id: stage.id, label: doc.say(stage.name) },
          icon: <StageDots doc={doc} stages={[stage.id]} silent />,
        }))}
        selected={one.stages ?? []}
        onChange={(ids) => doc.edit(["touchpoints", one.id, "stages"], ids.length ? ids : null)}
      />
    ),
  };
}

function costColumn(doc: Doc, words: Words, currency: string): TouchpointColumn {
  const title = words.t("Cost");
  return {
    ...{ id: "cost", title, width: 128, numeric: true, floats: true },
    text: (one) => costText(one.cost, words),
    sortBy: (one) => one.cost?.amount ?? null,
    cell: (one) => costText(one.cost, words) || <span className="muted">–</span>,
    editor: (one, { anchor, close }) => (
      <CostEditor
        {...{ anchor, currency, label: title }}
        cost={one.cost}
        onClose={close}
        onSave={(cost) => doc.edit(["touchpoints", one.id, "cost"], cost)}
      />
    ),
  };
}

function gradeColumn(doc: Doc, { t }: Words): TouchpointColumn {
  const labels = gradeNames(t);
  const of = (one: Touchpoint): Grade => one.grade ?? "hypothesis";
  return {
    ...choice(doc, "grade", t("Evidence"), 92, labels, labels.hypothesis),
    text: (one) => labels[of(one)],
    sortBy: (one) => GRADES.indexOf(of(one)),
    cell: (one) => <EvidenceGrade grade={of(one)} />,
  };
}
