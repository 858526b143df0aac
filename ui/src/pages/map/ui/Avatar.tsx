import styles from "./ui.module.css";

interface AvatarProps {
  name: string;
  initials?: string;
  small?: boolean;
  /** Somebody who is here now. */
  here?: boolean;
}

/** Somebody by the first letters of the name. */
export function Avatar({ name, initials, small, here }: AvatarProps) {
  const look = [styles.avatar, small && styles.small, here && styles.here];
  return (
    <span className={look.filter(Boolean).join(" ")} role="img" aria-label={name} title={name}>
      {initials ?? initialsOf(name)}
    </span>
  );
}

export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => word?.[0]?.toUpperCase() ?? "").join("") || "?";
}
