import { useWords } from "@/words/index.ts";
import { Face } from "../views/scene/Face.tsx";
import { type Scene, stageColour } from "../views/scene/sceneOf.ts";
import styles from "./present.module.css";

/** The stages one below the other, for screens on which the strip is too small to read. */
export function Overview({ scenes }: { scenes: readonly Scene[] }) {
  const { t } = useWords();
  return (
    <ol className={styles.overview} aria-label={t("Stages")}>
      {scenes.map((scene) => (
        <li key={scene.id} style={{ borderColor: stageColour(scene.number) }}>
          <h2 className="row">
            <span className="muted">{scene.number}</span>
            <span className="grow">{scene.name}</span>
            <Face value={scene.emotion} />
          </h2>
          {scene.mindset && <p>{t("“{text}”", { text: scene.mindset })}</p>}
        </li>
      ))}
    </ol>
  );
}
