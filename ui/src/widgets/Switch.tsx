import type { ReactNode } from "react";
import { Switch as Base, type SwitchProps as BaseProps } from "react-aria-components";
import styles from "./Field.module.css";

interface SwitchProps extends Omit<BaseProps, "className" | "style" | "children"> {
  children?: ReactNode;
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <Base {...rest} className={styles.switch}>
      <span className={styles.track} aria-hidden="true" />
      {children}
    </Base>
  );
}
