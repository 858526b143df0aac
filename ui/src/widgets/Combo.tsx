import { ChevronDown } from "lucide-react";
import { Button, ComboBox, Group, Input, Label, Popover } from "react-aria-components";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import menu from "./Menu.module.css";
import { type Option, Options } from "./Options.tsx";

interface ComboProps {
  label: string;
  hideLabel?: boolean;
  options: readonly Option[];
  /** What stands in the field; with `free` it may be anything. */
  value: string;
  onType: (text: string) => void;
  onChoose: (id: string) => void;
  /** Whether a text that is not in the list is kept. */
  free?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
}

/** A field that offers what fits the letters typed. */
export function Combo({
  label,
  hideLabel,
  options,
  value,
  onType,
  onChoose,
  free,
  placeholder,
  isDisabled,
}: ComboProps) {
  return (
    <ComboBox
      className={styles.field}
      inputValue={value}
      onInputChange={onType}
      onChange={(key) => key !== null && onChoose(String(key))}
      allowsCustomValue={free}
      isDisabled={isDisabled}
      menuTrigger="focus"
    >
      <Label className={hideLabel ? "sr" : styles.label}>{label}</Label>
      <Group className={styles.group}>
        <Input className={styles.input} placeholder={placeholder} />
        <Button className={styles.step}>
          <Icon of={ChevronDown} />
        </Button>
      </Group>
      <Popover className={menu.popover} offset={4}>
        <Options options={options} />
      </Popover>
    </ComboBox>
  );
}
