import { Dialog } from "@/widgets/Dialog.tsx";
import { Kbd } from "@/widgets/Kbd.tsx";
import { useWords } from "@/words/index.ts";
import { closeOverlay } from "./overlays.ts";
import styles from "./Shortcuts.module.css";

/** The list of keys. */
export default function Shortcuts() {
  const { t } = useWords();
  const groups = [
    {
      name: t("Everywhere"),
      keys: [
        ["Ctrl K", t("Find or do")],
        ["?", t("Keyboard shortcuts")],
        ["Ctrl Z", t("Undo")],
        ["Ctrl Shift Z", t("Redo")],
        ["Esc", t("Close, or leave as it was")],
      ],
    },
    {
      name: t("On the map"),
      keys: [
        ["← ↑ → ↓", t("Move between cells and cards")],
        [t("Enter"), t("Edit, then save")],
        ["N", t("New card")],
        [t("Space"), t("Lift a card, then drop it")],
        ["Ctrl ← →", t("Move a card at once")],
        [`${t("Page")} ↑ ↓`, t("Emotion up or down by half a point")],
      ],
    },
  ] as const;
  return (
    <Dialog title={t("Keyboard shortcuts")} open onClose={closeOverlay}>
      {groups.map((group) => (
        <section key={group.name}>
          <h3 className="muted">{group.name}</h3>
          <dl className={styles.keys}>
            {group.keys.map(([keys, does]) => (
              <div key={keys} className={styles.key}>
                <dt>
                  <Kbd>{keys}</Kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
