import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useWords } from "@/words/index.ts";
import { IconButton } from "./IconButton.tsx";
import styles from "./OrderedList.module.css";

interface OrderedListProps {
  label: string;
  /** What is in the list, in its order. */
  items: readonly string[];
  nameOf: (item: string) => string;
  onChange: (items: string[]) => void;
  canEdit: boolean;
  /** Said while nothing is in it. */
  empty: string;
}

/** Things in an order that one changes: up, down, away. */
export function OrderedList({ label, items, nameOf, onChange, canEdit, empty }: OrderedListProps) {
  const { t } = useWords();
  const move = (at: number, by: number) => {
    const item = items[at];
    if (item !== undefined) onChange(items.toSpliced(at, 1).toSpliced(at + by, 0, item));
  };
  if (items.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ol className={styles.list} aria-label={label}>
      {items.map((item, at) => (
        <li key={item} className={styles.item}>
          <span className="clip grow">{nameOf(item)}</span>
          {canEdit && (
            <>
              <IconButton
                label={t("Move {name} up", { name: nameOf(item) })}
                icon={ArrowUp}
                isDisabled={at === 0}
                onPress={() => move(at, -1)}
              />
              <IconButton
                label={t("Move {name} down", { name: nameOf(item) })}
                icon={ArrowDown}
                isDisabled={at === items.length - 1}
                onPress={() => move(at, 1)}
              />
              <IconButton
                label={t("Take {name} away", { name: nameOf(item) })}
                icon={X}
                onPress={() => onChange(items.toSpliced(at, 1))}
              />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
