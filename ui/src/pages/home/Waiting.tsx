import { useParams } from "@tanstack/react-router";
import {
  AtSign,
  CircleAlert,
  Compass,
  ListChecks,
  type LucideIcon,
  MailPlus,
  MessageSquare,
} from "lucide-react";
import type { Waiting as WaitingItem } from "@/api/types.ts";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Aside.module.css";

const ICONS: Record<WaitingItem["kind"], LucideIcon> = {
  mention: AtSign,
  reply: MessageSquare,
  action: ListChecks,
  findings: CircleAlert,
  guide: Compass,
  invitations: MailPlus,
};

/** What waits for the reader; each thing has the one verb that gets it done. */
export function Waiting({ items }: { items: readonly WaitingItem[] }) {
  const { t, number } = useWords();
  return (
    <section aria-labelledby="waiting">
      <div className={styles.head}>
        <h2 id="waiting" className="grow">
          {t("Waiting for you")}
        </h2>
        {items.length > 0 && <span className="s muted">{number(items.length)}</span>}
      </div>
      {items.length === 0 && <p className="muted">{t("Nothing waits for you.")}</p>}
      <ul>
        {items.map((item) => (
          <Row key={[item.kind, item.journey, item.element, item.at].join(" ")} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Row({ item }: { item: WaitingItem }) {
  const { t, date } = useWords();
  const Icon = ICONS[item.kind];
  const due = item.due ? t("by {date}", { date: date(item.due) }) : "";
  return (
    <li className={styles.item}>
      <Icon size={16} strokeWidth={1.5} className={styles.icon} aria-hidden="true" />
      <div className="grow">
        <div>{item.text}</div>
        <div className="s muted">{[due, item.detail].filter(Boolean).join(" · ")}</div>
      </div>
      <Verb item={item} />
    </li>
  );
}

/** The link that gets it done; its name says to what it applies. */
function Verb({ item }: { item: WaitingItem }) {
  const { workspace = "" } = useParams({ strict: false });
  const label = `${item.verb}: ${item.text}`;
  const params = { workspace, journey: item.journey ?? "" };
  if (item.kind === "invitations") {
    const members = { workspace, section: "members" };
    return (
      <LinkButton to="/w/$workspace/settings/$section" params={members} aria-label={label}>
        {item.verb}
      </LinkButton>
    );
  }
  if (item.kind === "findings") {
    const search = { severity: "high" };
    return (
      <LinkButton to="/w/$workspace/j/$journey/check" {...{ params, search }} aria-label={label}>
        {item.verb}
      </LinkButton>
    );
  }
  if (item.kind === "guide") {
    const step = { ...params, step: item.element ?? "goals" };
    return (
      <LinkButton to="/w/$workspace/j/$journey/guide/$step" params={step} aria-label={label}>
        {item.verb}
      </LinkButton>
    );
  }
  const talk = item.kind === "mention" || item.kind === "reply";
  const search = { open: item.element ?? "", tab: talk ? "comments" : undefined };
  return (
    <LinkButton to="/w/$workspace/j/$journey" {...{ params, search }} aria-label={label}>
      {item.verb}
    </LinkButton>
  );
}
