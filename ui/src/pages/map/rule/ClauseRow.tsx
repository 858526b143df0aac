import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import type { Kind } from "./api.ts";
import type { Clause } from "./draft.ts";
import { useSeen, useSettled } from "./hooks.ts";
import {
  comparisonOf,
  type Operator,
  operatorOf,
  operatorsFor,
  operatorWords,
  shownOperator,
  valuesOf,
} from "./operators.ts";
import styles from "./rule.module.css";
import { ValuePicker } from "./ValuePicker.tsx";

interface Props {
  clause: Clause;
  kind: Kind;
  /** Names of the events of this line, whose values are offered. */
  events: string[];
  seen: boolean;
  onChange: (clause: Clause) => void;
  onRemove: () => void;
}

/** One comparison of a property: property, operator, value from what was seen. */
export function ClauseRow({ clause, kind, events, seen, onChange, onRemove }: Props) {
  const { t } = useWords();
  const words = operatorWords(t);
  const now = operatorOf(clause.comparison);
  const [pending, setPending] = useState<Operator | null>(null);
  const operator = pending ?? shownOperator(kind, now);
  const texts = valuesOf(clause.comparison);
  const put = (next: Operator, values: string[]) => {
    const comparison = comparisonOf(next, values, kind);
    setPending(comparison ? null : next);
    if (comparison) onChange({ ...clause, comparison });
  };
  const needs = operator !== "exists" && operator !== "missing" && operator !== "several";
  return (
    <div className={styles.clause}>
      <div className={styles.clauseHead}>
        <b className="clip">{clause.property}</b>
        <select
          aria-label={t("How {property} compares", { property: clause.property })}
          value={operator}
          onChange={(event) => put(event.target.value as Operator, texts)}
        >
          {operatorsFor(kind, operator).map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
        <Button
          look="quiet"
          aria-label={t("Remove the condition on {property}", { property: clause.property })}
          onPress={onRemove}
        >
          <X size={14} aria-hidden />
        </Button>
      </div>
      {needs &&
        (operator === "in" ? (
          <SeenValues
            clause={clause}
            texts={texts}
            events={events}
            seen={seen}
            put={(v) => put("in", v)}
          />
        ) : (
          <Written
            kind={kind}
            operator={operator}
            text={texts[0] ?? ""}
            property={clause.property}
            put={(text) => put(operator, [text])}
            {...(seen ? { events } : {})}
          />
        ))}
    </div>
  );
}

interface SeenValuesProps {
  clause: Clause;
  texts: string[];
  events: string[];
  seen: boolean;
  put: (values: string[]) => void;
}

function SeenValues({ clause, texts, events, seen, put }: SeenValuesProps) {
  const { t } = useWords();
  const [search, setSearch] = useState("");
  const settled = useSettled(search);
  const { data } = useSeen({ event: events, field: clause.property, search: settled }, seen);
  const found = data?.values;
  return (
    <ValuePicker
      label={t("Values of {property}", { property: clause.property })}
      options={found?.values ?? []}
      chosen={texts}
      onChange={put}
      onSearch={setSearch}
      empty={
        found?.hidden
          ? t("These values would name people: write the one you mean.")
          : t("No such value was seen: write one.")
      }
    />
  );
}

interface WrittenProps {
  kind: Kind;
  operator: Operator;
  text: string;
  property: string;
  events?: string[];
  put: (text: string) => void;
}

function Written({ kind, operator, text, property, events, put }: WrittenProps) {
  const { t, figure } = useWords();
  const [value, setValue] = useState(text);
  const number = kind === "number" && operator !== "contains" && operator !== "matches";
  const { data } = useSeen({ event: events ?? [], field: property }, Boolean(events) && number);
  const { low, high } = data?.values ?? {};
  const wrong = number && value.trim() !== "" && !Number.isFinite(Number(value.replace(",", ".")));
  return (
    <div className={styles.written}>
      <input
        aria-label={t("Value of {property}", { property })}
        aria-invalid={wrong || undefined}
        inputMode={number ? "decimal" : "text"}
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
          put(event.target.value);
        }}
      />
      {wrong && <span className="loss s">{t("Write a number.")}</span>}
      {!wrong && typeof low === "number" && typeof high === "number" && (
        <span className="muted s">
          {t("seen from {low} to {high}", { low: figure(low), high: figure(high) })}
        </span>
      )}
    </div>
  );
}
