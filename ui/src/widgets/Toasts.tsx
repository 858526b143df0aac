import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button as Base } from "react-aria-components";
import { useWords } from "@/words/index.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Toasts.module.css";
import { dismiss, type Toast, toasts } from "./toasts.ts";

const STAYS = 8000;

/** Leaves after eight seconds, but not while it has the pointer or the focus. */
function useLeaving(id: number, held: boolean): void {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), STAYS);
    return () => clearTimeout(timer);
  }, [id, held]);
}

function One({ one }: { one: Toast }) {
  const { t } = useWords();
  const [held, hold] = useState(false);
  useLeaving(one.id, held);
  const act = () => {
    one.action?.onPress();
    dismiss(one.id);
  };
  return (
    <li
      className={styles.toast}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span role={one.tone === "error" ? "alert" : "status"}>{one.text}</span>
      {one.action && (
        <Base onPress={act} className={styles.action}>
          <b>{one.action.label}</b> {one.action.keys}
        </Base>
      )}
      <Base onPress={() => dismiss(one.id)} aria-label={t("Close")} className={styles.close}>
        <Icon of={X} />
      </Base>
    </li>
  );
}

/** Where toasts stand: once, in the shell. */
export function Toasts() {
  const found = useSyncExternalStore(toasts.subscribe, toasts.now);
  if (found.length === 0) return null;
  return (
    <ol className={styles.place}>
      {found.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </ol>
  );
}
