import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Field as Labelled } from "@/parts/Field.tsx";
import { Button } from "@/widgets/Button.tsx";
import { DateField } from "@/widgets/DateField.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./drawer.module.css";
import type { SmallProps } from "./SmallFields.tsx";

interface Reading {
  date: string;
  value: number;
}

/** Values known from elsewhere, day by day. */
export function ReadingsField({ doc, label, path, value }: SmallProps) {
  const { t, date, figure } = useWords();
  const readings = Array.isArray(value) ? (value as Reading[]) : [];
  const put = (next: Reading[]) => {
    const sorted = next.toSorted((a, b) => a.date.localeCompare(b.date));
    doc.edit(path, sorted.length > 0 ? sorted : null);
  };
  return (
    <Labelled label={label}>
      <ul>
        {readings.map((reading, place) => (
          <li key={reading.date} className="row">
            <span className="grow">{date(reading.date)}</span>
            <span className="num">{figure(reading.value)}</span>
            {doc.editable && (
              <Button
                look="quiet"
                aria-label={t("Delete the value of {day}", { day: date(reading.date) })}
                icon={<Trash2 size={14} aria-hidden="true" />}
                onPress={() => put(readings.toSpliced(place, 1))}
              />
            )}
          </li>
        ))}
      </ul>
      {doc.editable && <NewReading onAdd={(one) => put([...readings, one])} />}
    </Labelled>
  );
}

function NewReading({ onAdd }: { onAdd: (reading: Reading) => void }) {
  const { t } = useWords();
  const [day, setDay] = useState<string | null>(null);
  const add = (form: HTMLFormElement) => {
    if (!day) return;
    onAdd({ date: day, value: Number(new FormData(form).get("value")) });
    form.reset();
    setDay(null);
  };
  return (
    <form
      className={styles.reading}
      onSubmit={(event) => {
        event.preventDefault();
        add(event.currentTarget);
      }}
    >
      <DateField hideLabel size="s" label={t("Day of the value")} value={day} onChange={setDay} />
      <input type="number" name="value" step="any" required aria-label={t("Value")} />
      <Button
        type="submit"
        look="quiet"
        isDisabled={!day}
        aria-label={t("Add value")}
        icon={<Plus size={14} aria-hidden="true" />}
      />
    </form>
  );
}
