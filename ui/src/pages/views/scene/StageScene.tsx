import type { MeasuredStage } from "@/api/types.ts";
import { TouchpointGlyph, type TouchpointKind } from "@/widgets/TouchpointGlyph.tsx";
import { useWords } from "@/words/index.ts";
import { Face } from "./Face.tsx";
import styles from "./scene.module.css";
import { type Scene, stageColour } from "./sceneOf.ts";

interface Props {
  scene: Scene;
  measured?: MeasuredStage | undefined;
  /** Large, for a room. */
  large?: boolean;
}

/** One stage: what people have in mind, where they meet us, how it feels, what hurts. */
export function StageScene({ scene, measured, large }: Props) {
  const { t } = useWords();
  const felt = measured?.emotion ?? null;
  return (
    <article
      className={`${styles.scene} ${large ? styles.large : ""}`}
      aria-label={`${scene.number} ${scene.name}`}
    >
      <header className={styles.head} style={{ borderColor: stageColour(scene.number) }}>
        <span className={styles.number}>{scene.number}</span>
        <h2>{scene.name}</h2>
        {scene.goal && <span className={styles.goal}>{t("Goal")}</span>}
        {scene.team && <span className="muted">{scene.team}</span>}
        <span className="grow" />
        <Face value={felt ?? scene.emotion} n={felt === null ? undefined : measured?.emotion_n} />
      </header>
      {scene.mindset && <blockquote>{t("“{text}”", { text: scene.mindset })}</blockquote>}
      {scene.wish && (
        <p className={styles.wish}>
          <span className="muted">{t("Customer goal")}</span> {scene.wish}
        </p>
      )}
      {measured && <Figures row={measured} />}
      {isEmpty(scene) && <p className="muted">{t("Nothing is drawn in this stage yet.")}</p>}
      <div className={styles.columns}>
        <Touchpoints scene={scene} />
        <Notes title={t("Questions")} items={scene.questions.map((q) => q.text)} look="question" />
        <Notes title={t("Pain points")} items={scene.pains.map((p) => p.text)} look="pain" />
        <Notes title={t("High points")} items={scene.delights.map((p) => p.text)} look="gain" />
        <Notes
          title={t("Opportunities")}
          items={scene.opportunities.map((p) => p.text)}
          look="gain"
        />
      </div>
    </article>
  );
}

/** Whether there is nothing to tell of a stage but its name. */
function isEmpty(scene: Scene): boolean {
  const lists = [scene.touchpoints, scene.questions, scene.pains, scene.delights];
  const cards = [...lists, scene.opportunities].some((one) => one.length > 0);
  return !cards && !scene.mindset && !scene.wish;
}

function Touchpoints({ scene }: { scene: Scene }) {
  const { t } = useWords();
  if (!scene.touchpoints.length) return null;
  return (
    <section className={styles.column}>
      <h3>{t("Touchpoints")}</h3>
      <ul>
        {scene.touchpoints.map((one, k) => (
          <li
            key={one.id}
            className={styles.card}
            data-missing={one.missing || undefined}
            style={{ animationDelay: `${200 + k * 120}ms` }}
          >
            <TouchpointGlyph kind={one.kind as TouchpointKind | undefined} />
            <span>{one.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ title, items, look }: { title: string; items: string[]; look: string }) {
  if (!items.length) return null;
  return (
    <section className={styles.column}>
      <h3>{title}</h3>
      <ul>
        {items.map((text, k) => (
          <li
            key={text}
            className={styles.card}
            data-look={look}
            style={{ animationDelay: `${400 + k * 120}ms` }}
          >
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** People, how many go on, how long it takes: with n where there are few. */
function Figures({ row }: { row: MeasuredStage }) {
  const { t, number, share, duration } = useWords();
  if (row.people === null) return null;
  const rate =
    row.conversion === null
      ? null
      : row.few
        ? t("n {n}, few data", { n: number(row.decided) })
        : t("{share} ({low}–{high})", {
            share: share(row.conversion),
            low: share(row.conversion_low).replace("%", ""),
            high: share(row.conversion_high).replace("%", ""),
          });
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t("People")}</dt>
        <dd>{number(row.people)}</dd>
      </div>
      {rate && (
        <div>
          <dt>{t("Go on")}</dt>
          <dd data-few={row.few || undefined}>{rate}</dd>
        </div>
      )}
      {row.drop_off !== null && !row.few && (
        <div>
          <dt>{t("Drop-off")}</dt>
          <dd>{share(row.drop_off)}</dd>
        </div>
      )}
      {row.time_median_s !== null && (
        <div>
          <dt>{t("Median time")}</dt>
          <dd>{duration(row.time_median_s)}</dd>
        </div>
      )}
    </dl>
  );
}
