import { type ReactNode, useRef, useState } from "react";
import type { Option } from "@/widgets/Options.tsx";
import { Choices } from "./Choices.tsx";
import styles from "./PickButton.module.css";

interface PickButtonProps {
  /** What is chosen here, said before the value. */
  label: string;
  choices: readonly Option[];
  selected: readonly string[];
  multiple?: boolean;
  onChange: (ids: string[]) => void;
  children: ReactNode;
  /** `field` looks like one, `chip` like a filter, `bare` like plain words. */
  look?: "field" | "chip" | "bare";
  disabled?: boolean;
}

/** A button with a value that opens the list to choose another. */
export function PickButton({ look = "chip", ...props }: PickButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        disabled={props.disabled}
        aria-haspopup="listbox"
        aria-expanded={open}
        className={`${styles.pick} ${styles[look]}`}
        onClick={() => setOpen(true)}
      >
        <span className="sr">{props.label}: </span>
        {props.children}
      </button>
      {open && (
        <Choices
          label={props.label}
          choices={props.choices}
          selected={props.selected}
          multiple={props.multiple}
          onChange={props.onChange}
          onClose={() => setOpen(false)}
          anchor={anchor}
        />
      )}
    </>
  );
}
