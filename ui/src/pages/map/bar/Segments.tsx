import { type Key, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import styles from "./bar.module.css";

interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  options: readonly { id: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of a few, all seen at once. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const change = (keys: Set<Key>) => {
    const [key] = keys;
    const found = options.find((option) => option.id === key);
    if (found) onChange(found.id);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.seg ?? ""}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={change}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
