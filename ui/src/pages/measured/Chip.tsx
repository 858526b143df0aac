import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import styles from "./measured.module.css";

interface ChipProps {
  icon: ReactNode;
  label: string;
  /** What is chosen, as the chip says it. */
  value: string;
  /** Something else than everything is chosen. */
  active: boolean;
  children: (close: () => void) => ReactNode;
}

/** A filter: what is chosen, and a panel in which to choose. */
export function Chip({ icon, label, value, active, children }: ChipProps) {
  return (
    <DialogTrigger>
      <Button
        className={styles.chip}
        data-active={active || undefined}
        aria-label={`${label}: ${value}`}
      >
        {icon}
        <span className="clip">{value}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.panel} placement="bottom start">
        <Dialog aria-label={label} className={styles.dialog}>
          {({ close }) => <>{children(close)}</>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
