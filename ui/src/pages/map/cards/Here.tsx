import { Avatar } from "@/widgets/Avatar.tsx";
import { useWords } from "@/words/index.ts";
import type { Colleague } from "../state/extras.ts";
import styles from "./card.module.css";

/** The colleagues who have this card in hand. */
export function Here({ people }: { people: readonly Colleague[] }) {
  const { t } = useWords();
  return (
    <span className={styles.here}>
      {people.slice(0, 3).map((one) => (
        <Avatar
          key={one.user}
          name={one.editing ? t("{name} is typing here", { name: one.name }) : one.name}
          initials={one.initials}
          size="s"
          here
        />
      ))}
    </span>
  );
}
