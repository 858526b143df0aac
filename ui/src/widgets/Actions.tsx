import { Ellipsis } from "lucide-react";
import { Button } from "react-aria-components";
import styles from "./Actions.module.css";
import { Menu, type MenuEntry } from "./Menu.tsx";

interface ActionsProps {
  label: string;
  /** What can be done; false where it cannot be done here. */
  acts: readonly (MenuEntry | false)[];
}

/** Three dots that open what can be done with one thing. */
export function Actions({ label, acts }: ActionsProps) {
  return (
    <Menu
      label={label}
      trigger={
        <Button aria-label={label} className={styles.dots}>
          <Ellipsis size={16} aria-hidden="true" />
        </Button>
      }
      items={acts.filter((one) => one !== false)}
    />
  );
}
