import { Fragment } from "react";
import styles from "../drawer/drawer.module.css";

const MENTION = /@\[([^\]]+)\]\(([^)]+)\)/g;

/** The words of a comment, mentions as names. */
export function Said({ text }: { text: string }) {
  const parts = [...pieces(text)];
  return (
    <p className={styles.said}>
      {parts.map(([at, words, name]) => (
        <Fragment key={at}>
          {words}
          {name && <span className={styles.mention}>@{name}</span>}
        </Fragment>
      ))}
    </p>
  );
}

/** Words and the name that follows them, with their place in the text. */
function* pieces(text: string): Generator<[at: number, words: string, name: string]> {
  let last = 0;
  for (const match of text.matchAll(MENTION)) {
    yield [last, text.slice(last, match.index), match[1] ?? ""];
    last = match.index + match[0].length;
  }
  yield [last, text.slice(last), ""];
}
