import styles from "./Avatar.module.css";

interface AvatarProps {
  name: string;
  initials: string;
  /** Whether the person has the page open now. */
  here?: boolean;
  size?: "s" | "m";
}

/** A person, by initials. */
export function Avatar({ name, initials, here, size = "m" }: AvatarProps) {
  return (
    <span
      className={`${styles.avatar} ${styles[size]} ${here ? styles.here : ""}`}
      role="img"
      aria-label={name}
      title={name}
    >
      {initials}
    </span>
  );
}

/** Who is here now; after four, how many more. */
export function Presence({ people }: { people: readonly { name: string; initials: string }[] }) {
  if (people.length === 0) return null;
  const more = people.slice(4);
  return (
    <span className={styles.people}>
      {people.slice(0, 4).map((one) => (
        <Avatar key={one.name} name={one.name} initials={one.initials} here />
      ))}
      {more.length > 0 && (
        <Avatar name={more.map((one) => one.name).join(", ")} initials={`+${more.length}`} />
      )}
    </span>
  );
}
