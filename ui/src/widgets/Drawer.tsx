import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useWords } from "@/words/index.ts";
import styles from "./Drawer.module.css";
import { IconButton } from "./IconButton.tsx";

interface DrawerProps {
  title: string;
  /** Before and after the title: a stage's mark, "stage 2 of 5". */
  mark?: ReactNode;
  about?: ReactNode;
  onClose: () => void;
  /** Tabs below the title. */
  tabs?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** A panel at the right of a page, 344 px; Esc closes it and the focus goes back. */
export function Drawer({ title, mark, about, onClose, tabs, footer, children }: DrawerProps) {
  const { t } = useWords();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={styles.drawer} aria-label={title} ref={panel} tabIndex={-1} onKeyDown={leave}>
      <header className={styles.head}>
        {mark}
        <h2 className="clip">{title}</h2>
        {about && <span className="muted nowrap">{about}</span>}
        <span className="grow" />
        <IconButton label={t("Close")} icon={X} onPress={onClose} />
      </header>
      {tabs}
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </aside>
  );
}
