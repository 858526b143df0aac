import { Check, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuItem, Popover, SubmenuTrigger } from "react-aria-components";
import { Kbd } from "@/widgets/Kbd.tsx";
import styles from "@/widgets/Menu.module.css";

interface ItemProps {
  label: string;
  icon?: ReactNode;
  /** The keys that do the same. */
  keys?: string;
  chosen?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** One thing to do. */
export function Item({ label, icon, keys, chosen, danger, disabled, run }: ItemProps) {
  return (
    <MenuItem
      textValue={label}
      isDisabled={disabled ?? false}
      className={`${styles.item} ${danger ? styles.danger : ""}`}
      onAction={run}
    >
      {icon}
      <span>{label}</span>
      {chosen && <Check size={14} className={styles.end} aria-hidden="true" />}
      {keys && (
        <span className={styles.end} aria-hidden="true">
          <Kbd>{keys}</Kbd>
        </span>
      )}
    </MenuItem>
  );
}

/** A menu inside the menu. */
export function More({
  label,
  icon,
  children,
}: {
  label: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <SubmenuTrigger>
      <MenuItem textValue={label} className={styles.item ?? ""}>
        {icon}
        <span>{label}</span>
        <ChevronRight size={14} className={styles.end} aria-hidden="true" />
      </MenuItem>
      <Popover className={styles.popover ?? ""} offset={-2}>
        <Menu aria-label={label} className={styles.menu ?? ""}>
          {children}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
