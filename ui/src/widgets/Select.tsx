import { ChevronDown } from "lucide-react";
import { Select as Base, Button, Label, Popover, SelectValue } from "react-aria-components";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import menu from "./Menu.module.css";
import { type Option, Options } from "./Options.tsx";

interface SelectProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly Option<T>[];
  value: T | null;
  onChange: (id: T) => void;
  placeholder?: string;
  isDisabled?: boolean;
}

/** One of many, in a list that opens. */
export function Select<T extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  placeholder = "–",
  isDisabled,
}: SelectProps<T>) {
  return (
    <Base
      className={styles.field}
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
      placeholder={placeholder}
      isDisabled={isDisabled}
    >
      <Label className={hideLabel ? "sr" : styles.label}>{label}</Label>
      <Button className={`${styles.input} ${styles.choice}`}>
        <SelectValue className="clip">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon of={ChevronDown} />
      </Button>
      <Popover className={menu.popover} offset={4}>
        <Options options={options} />
      </Popover>
    </Base>
  );
}
