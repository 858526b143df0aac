import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Drawer.module.css";

interface DrawerProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel at the right of a page: takes the focus when it opens, gives it back when it closes. */
export function Drawer({ label, onClose, children }: DrawerProps) {
  const { t } = useWords();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles.drawer}
      aria-label={label}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onClose()}
    >
      <header className={styles.head}>
        <h2 className="grow">{label}</h2>
        <Button look="quiet" aria-label={t("Close")} icon={<X size={16} />} onPress={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
