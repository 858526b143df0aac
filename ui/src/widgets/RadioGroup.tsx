import { RadioGroup as Base, Label, Radio } from "react-aria-components";
import styles from "./Field.module.css";
import type { Option } from "./Options.tsx";

interface RadioGroupProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly Option<T>[];
  value: T;
  onChange: (id: T) => void;
  isDisabled?: boolean;
}

/** One of a few, each with a word on what it means. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, hideLabel, options, value, onChange, isDisabled } = props;
  return (
    <Base
      className={styles.radios}
      value={value}
      onChange={(id) => onChange(id as T)}
      isDisabled={isDisabled}
    >
      <Label className={hideLabel ? "sr" : styles.label}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className={styles.radio}>
          <span className={styles.dot} aria-hidden="true" />
          <span>
            {option.label}
            {option.about && <span className="muted"> {option.about}</span>}
          </span>
        </Radio>
      ))}
    </Base>
  );
}
