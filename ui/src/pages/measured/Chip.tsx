import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { Popover } from "@/widgets/Popover.tsx";
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
    <Popover
      label={label}
      trigger={
        <Button
          className={styles.chip}
          data-active={active || undefined}
          aria-label={`${label}: ${value}`}
        >
          {icon}
          <span className="clip">{value}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      {children}
    </Popover>
  );
}
