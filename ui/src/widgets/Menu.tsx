import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import {
  Menu as Base,
  Keyboard,
  MenuItem,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
  Text,
} from "react-aria-components";
import { Icon } from "./Icon.tsx";
import styles from "./Menu.module.css";

/** One thing a menu offers. */
export interface MenuEntry {
  id: string;
  label: string;
  /** A second, quieter line. */
  about?: string;
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** An address to fetch: a file to download. */
  href?: string;
  onAction?: () => void;
}

interface MenuProps {
  label: string;
  /** The button that opens it: a `Button` or `IconButton`. */
  trigger: ReactNode;
  /** Entries; null draws a line. */
  items: readonly (MenuEntry | null)[];
  placement?: PopoverProps["placement"];
  /** The chosen ones, where the menu chooses. */
  selected?: string[];
}

function Entry({ item }: { item: MenuEntry }) {
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      href={item.href}
      download={item.href ? true : undefined}
      isDisabled={item.disabled}
      onAction={item.onAction}
      className={`${styles.item} ${item.danger ? styles.danger : ""}`}
    >
      {item.icon && <Icon of={item.icon} />}
      <span className="grow">
        <Text slot="label">{item.label}</Text>
        {item.about && (
          <Text slot="description" className={styles.about}>
            {item.about}
          </Text>
        )}
      </span>
      {item.keys && <Keyboard className={styles.keys}>{item.keys}</Keyboard>}
      <span className={styles.tick} aria-hidden="true" />
    </MenuItem>
  );
}

/** A button with a menu. */
export function Menu({ label, trigger, items, placement = "bottom end", selected }: MenuProps) {
  let lines = 0;
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement={placement} offset={4}>
        <Base
          aria-label={label}
          className={styles.menu}
          selectionMode={selected ? "single" : "none"}
          selectedKeys={selected}
        >
          {items.map((item) => {
            if (item) return <Entry key={item.id} item={item} />;
            lines += 1;
            return <Separator key={`line-${lines}`} className={styles.line} />;
          })}
        </Base>
      </Popover>
    </MenuTrigger>
  );
}
