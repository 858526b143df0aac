import { Link } from "@tanstack/react-router";
import { createPortal } from "react-dom";
import { textOf } from "@/journey/text.ts";
import type { JourneyDocument, Text } from "@/journey/types.ts";
import { useJourney } from "@/operations/store.ts";
import { threadsOf, useComments } from "@/pages/map/comments/api.ts";
import { Comments, Discussion } from "@/pages/map/comments/Comments.tsx";
import { Drawer } from "@/widgets/Drawer.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./CommentsDrawer.module.css";

const LISTS = [
  "stages",
  "touchpoints",
  "pains",
  "delights",
  "opportunities",
  "actions",
  "personas",
  "tactics",
  "objectives",
  "competitors",
] as const;

/** The name of an element of the journey: `stages/see` → "See". */
function nameOf(document: JourneyDocument, element: string, say: (text?: Text) => string): string {
  const [kind, id = ""] = element.split("/");
  const list = LISTS.find((one) => one === kind);
  const found = list && document[list]?.find((one) => one.id === id);
  if (!found) return id;
  return say("name" in found ? found.name : found.text) || id;
}

/** The open discussions about things of the map, each thing a way to where it stands. */
function OnTheMap() {
  const { t, lang } = useWords();
  const { document, language } = useJourney();
  const { data = [] } = useComments();
  const open = data.filter((one) => one.element && !one.parent && !one.resolved_at);
  const elements = [...new Set(open.map((one) => one.element))];
  return elements.map((element) => (
    <section key={element} className={styles.thing}>
      <h3>
        <Link
          from="/w/$workspace/j/$journey"
          to="/w/$workspace/j/$journey"
          search={{ open: element, tab: "comments" }}
          title={t("Open on the map")}
        >
          {nameOf(document, element, (text) => textOf(text, lang, language))}
        </Link>
      </h3>
      {threadsOf(data, element)
        .filter((thread) => !thread.first.resolved_at)
        .map((thread) => (
          <Discussion key={thread.first.id} thread={thread} />
        ))}
    </section>
  ));
}

/** Every open discussion of the journey: thing by thing, then about the whole. */
export default function CommentsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return createPortal(
    <div className={styles.place}>
      <Drawer title={t("Comments")} onClose={onClose}>
        <OnTheMap />
        <section className={styles.thing}>
          <h3>{t("Whole journey")}</h3>
          <Comments element="" />
        </section>
      </Drawer>
    </div>,
    window.document.getElementById("aside") ?? window.document.body,
  );
}
