import styles from "./Kbd.module.css";

/** A key. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>;
}

/** Which keys work now: `<KeyHints hints={[{ keys: "Esc", does: t("leave") }]} />`. */
export function KeyHints({ hints }: { hints: readonly { keys: string; does: string }[] }) {
  return (
    <span className={styles.hints}>
      {hints.map((hint) => (
        <span key={hint.keys} className={styles.hint}>
          <Kbd>{hint.keys}</Kbd> {hint.does}
        </span>
      ))}
    </span>
  );
}
