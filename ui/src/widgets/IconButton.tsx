import type { LucideIcon } from "lucide-react";
import { Button as Base, type ButtonProps as BaseProps } from "react-aria-components";
import { buttonClass, type Look } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./IconButton.module.css";
import { Tip } from "./Tip.tsx";

interface IconButtonProps extends Omit<BaseProps, "className" | "style" | "children"> {
  label: string;
  icon: LucideIcon;
  look?: Look;
  /** A number beside the icon: comments, votes. */
  count?: string;
}

/** A button that is an icon; its name is its tooltip. */
export function IconButton({ label, icon, look = "quiet", count, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <Base
        {...rest}
        aria-label={count ? `${label}: ${count}` : label}
        className={`${buttonClass(look)} ${count ? "" : styles.icon}`}
      >
        <Icon of={icon} />
        {count}
      </Base>
    </Tip>
  );
}
