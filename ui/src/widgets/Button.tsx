import type { ReactNode } from "react";
import { Button as Base, type ButtonProps as BaseProps } from "react-aria-components";
import styles from "./Button.module.css";

export type Look = "plain" | "primary" | "quiet" | "danger";

export interface ButtonProps extends Omit<BaseProps, "className" | "style" | "children"> {
  /** `primary` once a page, `quiet` without a box, `danger` for what is lost. */
  look?: Look;
  icon?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

/** The classes of a button's look, for links that look like one. */
export function buttonClass(look: Look = "plain", wide = false): string {
  return [styles.button, styles[look], wide && styles.wide].filter(Boolean).join(" ");
}

/** A button with words. */
export function Button({ look, icon, wide, children, ...rest }: ButtonProps) {
  return (
    <Base {...rest} className={buttonClass(look, wide)}>
      {icon}
      {children}
    </Base>
  );
}
