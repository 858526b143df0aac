import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import styles from "./Part.module.css";

interface IconOnlyProps {
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** A small button of a row: its name is said, its sign is shown. */
export function IconOnly({ label, onPress, children }: IconOnlyProps) {
  return (
    <Button aria-label={label} onPress={onPress} className={styles.icon ?? ""}>
      {children}
    </Button>
  );
}
