import type { ReactNode } from "react";
import {
  Popover as Base,
  type PopoverProps as BaseProps,
  Dialog,
  DialogTrigger,
} from "react-aria-components";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** What it is about, for those who do not see it. */
  label: string;
  trigger: ReactNode;
  placement?: BaseProps["placement"];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small panel beside the button that opens it. */
export function Popover({
  label,
  trigger,
  placement = "bottom start",
  open,
  onOpenChange,
  children,
}: PopoverProps) {
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpenChange}>
      {trigger}
      <Base className={styles.popover} placement={placement} offset={6}>
        <Dialog aria-label={label} className={styles.dialog}>
          {({ close }) => <>{typeof children === "function" ? children(close) : children}</>}
        </Dialog>
      </Base>
    </DialogTrigger>
  );
}
