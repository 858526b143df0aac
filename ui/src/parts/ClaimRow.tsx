import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { claimParts, GRADES } from "@/journey/graded.ts";
import type { Claim, Grade } from "@/journey/types.ts";
import { Actions } from "@/widgets/Actions.tsx";
import { EvidenceGrade, gradeNames } from "@/widgets/EvidenceGrade.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import type { MenuEntry } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./ClaimRow.module.css";
import { changedClaim } from "./changed.ts";
import { PickButton } from "./PickButton.tsx";
import { Statement, StatementNumber } from "./Statement.tsx";
import type { Doc } from "./useDoc.ts";

interface ClaimRowProps {
  doc: Doc;
  claim: Claim;
  /** What it is: "Thinks". */
  label: string;
  number?: number;
  lit?: boolean;
  onLight?: (lit: boolean) => void;
  onChange: (claim: Claim) => void;
  onRemove: () => void;
  onMove?: (by: -1 | 1) => void;
  first?: boolean;
  last?: boolean;
}

/** One statement: its words, its number, how sure we are and by what. */
export function ClaimRow(props: ClaimRowProps) {
  const { doc, claim, label, number, onChange } = props;
  const { t } = useWords();
  const { text, grade } = claimParts(claim);
  const names = gradeNames(t);
  const words = doc.say(text);
  const acts: MenuEntry[] = [
    ...(props.onMove
      ? [
          move("up", t("Move up"), ArrowUp, props.first, () => props.onMove?.(-1)),
          move("down", t("Move down"), ArrowDown, props.last, () => props.onMove?.(1)),
        ]
      : []),
    {
      ...{ id: "delete", label: t("Delete"), icon: Trash2 },
      ...{ danger: true, onAction: props.onRemove },
    },
  ];
  return (
    <Statement className={styles.claim} lit={props.lit} onLight={props.onLight}>
      <span className="grow">
        <InlineEdit
          label={label}
          value={words}
          editable={doc.editable}
          onSave={(said) => {
            const next = doc.write(said, text);
            if (next === null) props.onRemove();
            else onChange(changedClaim(claim, { text: next }));
          }}
        />
      </span>
      {number !== undefined && <StatementNumber n={number} />}
      <PickButton
        look="bare"
        label={t("Evidence grade")}
        disabled={!doc.editable}
        choices={GRADES.map((id) => ({
          ...{ id, label: names[id], icon: <EvidenceGrade grade={id} silent /> },
        }))}
        selected={[grade]}
        onChange={([id]) => onChange(changedClaim(claim, { grade: id as Grade }))}
      >
        <EvidenceGrade grade={grade} />
      </PickButton>
      {doc.editable && <Actions label={t("More on “{words}”", { words })} acts={acts} />}
    </Statement>
  );
}

function move(
  id: string,
  label: string,
  icon: MenuEntry["icon"],
  off: boolean | undefined,
  onAction: () => void,
) {
  return { id, label, icon, disabled: off, onAction };
}
