import type { ReactNode } from "react";
import { Tabs as Base, Tab, TabList, TabPanel } from "react-aria-components";
import styles from "./Tabs.module.css";

interface TabsProps<T extends string> {
  label: string;
  items: readonly { id: T; label: string; count?: string }[];
  selected: T;
  onChange: (id: T) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** Tabs with one panel, whose content the page chooses. */
export function Tabs<T extends string>({
  label,
  items,
  selected,
  onChange,
  children,
}: TabsProps<T>) {
  return (
    <Base
      className={styles.tabs}
      selectedKey={selected}
      onSelectionChange={(key) => onChange(key as T)}
    >
      <TabList aria-label={label} className={styles.list}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className={styles.tab}>
            {item.label}
            {item.count && <span className="muted"> {item.count}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanel id={selected} className={styles.panel}>
        {children}
      </TabPanel>
    </Base>
  );
}
