import { Plus } from "lucide-react";
import { useState } from "react";
import type { SeenProperty } from "@/api/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import type { Clause } from "./draft.ts";
import styles from "./rule.module.css";
import { ValuePicker } from "./ValuePicker.tsx";

interface Props {
  properties: readonly SeenProperty[];
  taken: readonly string[];
  onChoose: (clause: Clause) => void;
}

/** A further property to look at, from those the events carry. */
export function PropertyPicker({ properties, taken, onChoose }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button look="quiet" icon={<Plus size={14} aria-hidden />} onPress={() => setOpen(true)}>
        {t("Add property")}
      </Button>
    );
  }
  const free = properties.filter((one) => !taken.includes(one.name));
  const choose = ([name]: string[]) => {
    setOpen(false);
    if (name && !taken.includes(name)) onChoose({ property: name, comparison: { exists: true } });
  };
  return (
    <div className={styles.clause}>
      <div className={styles.clauseHead}>
        <b className="grow">{t("Property")}</b>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {t("Cancel")}
        </Button>
      </div>
      <ValuePicker
        label={t("Property")}
        options={free.map(({ name, count }) => ({ value: name, count }))}
        chosen={[]}
        onChange={choose}
        single
      />
    </div>
  );
}
