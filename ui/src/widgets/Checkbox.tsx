import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as Base, type CheckboxProps as BaseProps } from "react-aria-components";
import styles from "./Field.module.css";

interface CheckboxProps extends Omit<BaseProps, "className" | "style" | "children"> {
  children?: ReactNode;
}

/** A box to tick. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <Base {...rest} className={styles.check}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus size={12} /> : isSelected ? <Check size={12} /> : null}
          </span>
          {children}
        </>
      )}
    </Base>
  );
}
