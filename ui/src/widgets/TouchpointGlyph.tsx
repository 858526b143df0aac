import { useWords } from "@/words/index.ts";
import styles from "./TouchpointGlyph.module.css";

export type TouchpointKind = "traditional" | "digital" | "external";
const SHAPES: Record<TouchpointKind, string> = {
  traditional: "M.5.5h7v7h-7z",
  digital: "M.25 4a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0z",
  external: "M4 0 8 4 4 8 0 4z",
};

/** The kind of a touchpoint by shape: square traditional, circle digital, diamond external. */
export function TouchpointGlyph({ kind }: { kind: TouchpointKind | null | undefined }) {
  const { t } = useWords();
  if (!kind) return <span className={styles.none} />;
  const names = { traditional: t("Traditional"), digital: t("Digital"), external: t("External") };
  return (
    <svg className={styles.glyph} viewBox="0 0 8 8" width="8" height="8" role="img">
      <title>{names[kind]}</title>
      <path d={SHAPES[kind]} />
    </svg>
  );
}
