import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import styles from "./Actions.module.css";

export interface Act {
  id: string;
  label: string;
  icon?: ReactNode;
  /** It takes something away. */
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** Three dots that open what can be done with one thing. */
export function Actions({ label, acts }: { label: string; acts: readonly Act[] }) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={styles.dots ?? ""}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ""} placement="bottom end" offset={2}>
        <Menu
          aria-label={label}
          className={styles.menu ?? ""}
          disabledKeys={acts.filter((act) => act.disabled).map((act) => act.id)}
          onAction={(id) => acts.find((act) => act.id === id)?.run()}
        >
          {acts.map((act) => (
            <MenuItem
              key={act.id}
              id={act.id}
              textValue={act.label}
              className={`${styles.item} ${act.danger ? styles.danger : ""}`}
            >
              {act.icon}
              {act.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
