import { ChevronDown } from "lucide-react";
import {
  Select as Base,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import menu from "./Menu.module.css";

/** One of the things to choose from. */
export interface Option<T extends string = string> {
  id: T;
  label: string;
  about?: string;
}

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
        <ListBox className={styles.list}>
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={menu.item}
            >
              <span className="grow">
                <Text slot="label">{option.label}</Text>
                {option.about && (
                  <Text slot="description" className={menu.about}>
                    {option.about}
                  </Text>
                )}
              </span>
              <span className={menu.tick} aria-hidden="true" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Base>
  );
}
