import type { MeasuredStage } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import { type Scene, stageColour } from "../scene/sceneOf.ts";
import type { Play } from "./usePlay.ts";
import styles from "./walk.module.css";

const DOTS = 20;

interface Props {
  scenes: Scene[];
  play: Play;
  stage: (id: string) => MeasuredStage | undefined;
}

/** The stages in a line: people walk from one to the next, and some leave. */
export function People({ scenes, play, stage }: Props) {
  const { t } = useWords();
  const { at, playing, seconds, go } = play;
  const most = Math.max(1, ...scenes.map((one) => stage(one.id)?.people ?? 0));
  return (
    <ol className={styles.line} aria-label={t("Stages")}>
      {scenes.map((scene, k) => {
        const people = stage(scene.id)?.people ?? null;
        return (
          <li
            key={scene.id}
            className={styles.stop}
            data-state={k < at ? "past" : k === at ? "here" : "ahead"}
          >
            <button
              type="button"
              onClick={() => go(k)}
              aria-current={k === at ? "step" : undefined}
              aria-label={`${scene.number} ${scene.name}`}
            >
              <span className={styles.dot} style={{ background: stageColour(scene.number) }} />
              <span className={styles.label}>
                <span className="muted">{scene.number}</span> {scene.name}
              </span>
              {people !== null && (
                <>
                  <span className={styles.gauge} aria-hidden>
                    <span
                      style={{
                        width: `${(100 * people) / most}%`,
                        background: stageColour(scene.number),
                      }}
                    />
                  </span>
                  <span className="s muted">
                    {t("{n, plural, one {# person} other {# people}}", { n: people })}
                  </span>
                </>
              )}
            </button>
            {k === at && k < scenes.length - 1 && (
              <Walkers
                key={`${at}/${playing}`}
                row={stage(scene.id)}
                playing={playing}
                seconds={seconds}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface WalkersProps {
  row: MeasuredStage | undefined;
  playing: boolean;
  seconds: number;
}

/** Twenty dots: as many go on as people do, the others leave the path. */
function Walkers({ row, playing, seconds }: WalkersProps) {
  const rate = row?.conversion ?? 1;
  const on = Math.round(DOTS * rate);
  const dots = Array.from({ length: DOTS }, (_, k) => ({ k, stays: (k * 7) % DOTS < on }));
  return (
    <span className={styles.walkers} aria-hidden data-playing={playing || undefined}>
      {dots.map(({ k, stays }) => (
        <span
          key={k}
          data-leaves={stays ? undefined : true}
          style={{
            animationDuration: `${seconds * 0.55}s`,
            animationDelay: `${(k / DOTS) * seconds * 0.4}s`,
            top: `${((k * 5) % 9) - 4}px`,
          }}
        />
      ))}
    </span>
  );
}
