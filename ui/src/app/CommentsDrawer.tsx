import { useState } from "react";
import { createPortal } from "react-dom";
import { useJourney } from "@/operations/store.ts";
import { useComments } from "@/pages/map/comments/api.ts";
import { Comments } from "@/pages/map/comments/Comments.tsx";
import { Button } from "@/widgets/Button.tsx";
import { Drawer } from "@/widgets/Drawer.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./CommentsDrawer.module.css";
import { textIn } from "./paletteItems.ts";

/** The name of an element of the journey: `stages/see` → "See". */
function nameOf(document: unknown, element: string, lang: string): string {
  const [kind = "", id = ""] = element.split("/");
  const list = (document as Record<string, unknown>)[kind];
  const found = Array.isArray(list) ? list.find((one) => one?.id === id) : undefined;
  return textIn(found?.name ?? found?.title ?? found?.text, lang) || id;
}

function Elsewhere({ onOpen }: { onOpen: (element: string) => void }) {
  const { t, lang, number } = useWords();
  const { document } = useJourney();
  const { data = [] } = useComments();
  const open = data.filter((one) => one.element && !one.parent && !one.resolved_at);
  const elements = [...new Set(open.map((one) => one.element))];
  if (elements.length === 0) return null;
  return (
    <section className={styles.elsewhere}>
      <h3 className="muted">{t("Where people have written")}</h3>
      {elements.map((element) => (
        <Button key={element} look="quiet" onPress={() => onOpen(element)}>
          {nameOf(document, element, lang)}
          <span className="muted">
            {number(open.filter((one) => one.element === element).length)}
          </span>
        </Button>
      ))}
    </section>
  );
}

/** Every discussion of the journey: about the whole, and element by element. */
export default function CommentsDrawer({ onClose }: { onClose: () => void }) {
  const { t, lang } = useWords();
  const { document } = useJourney();
  const [element, setElement] = useState("");
  const about = element ? nameOf(document, element, lang) : t("Whole journey");
  return createPortal(
    <div className={styles.place}>
      <Drawer title={t("Comments")} about={about} onClose={onClose}>
        {element ? (
          <Button look="quiet" onPress={() => setElement("")}>
            {t("Back to all")}
          </Button>
        ) : (
          <Elsewhere onOpen={setElement} />
        )}
        <Comments key={element} element={element} />
      </Drawer>
    </div>,
    window.document.getElementById("aside") ?? window.document.body,
  );
}
