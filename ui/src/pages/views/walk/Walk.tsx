import { Pause, Play as PlayIcon, SkipBack, SkipForward } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useJourney } from "@/operations/store.ts";
import type { Measured } from "@/pages/measured/index.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import { StageScene } from "../scene/StageScene.tsx";
import { scenesOf } from "../scene/sceneOf.ts";
import { People } from "./People.tsx";
import { keyOf, type Play, SPEEDS, type Speed, usePlay } from "./usePlay.ts";
import styles from "./walk.module.css";

/** The journey stage by stage, as a person goes through it. */
export function Walk({ measured }: { measured: Measured }) {
  const { t, lang } = useWords();
  const { document: drawn, language } = useJourney();
  const scenes = useMemo(() => scenesOf(drawn, lang, language), [drawn, lang, language]);
  const play = usePlay(scenes.length);
  const scene = scenes[play.at];
  useKeys(play, scenes.length);
  if (!scene) return <EmptyState title={t("No stage yet")} />;
  const row = measured.stage(scene.id);
  return (
    <section className={styles.walk} aria-label={t("Walk-through")}>
      <People scenes={scenes} play={play} stage={measured.stage} />
      <div className={styles.scene} key={scene.id}>
        <StageScene scene={scene} measured={row} />
      </div>
      <Controls play={play} stages={scenes.length} />
      <p className="sr" aria-live="polite">
        {t("Stage {n} of {all}: {name}", { n: scene.number, all: scenes.length, name: scene.name })}
      </p>
    </section>
  );
}

function Controls({ play, stages }: { play: Play; stages: number }) {
  const { t, figure } = useWords();
  const { at, playing, speed, seconds } = play;
  return (
    <div className={styles.controls} role="toolbar" aria-label={t("Walk-through")}>
      <Button
        look="quiet"
        aria-label={t("Previous stage")}
        isDisabled={at === 0}
        onPress={() => play.go(at - 1)}
      >
        <SkipBack size={16} aria-hidden />
      </Button>
      <Button
        look="primary"
        icon={playing ? <Pause size={16} aria-hidden /> : <PlayIcon size={16} aria-hidden />}
        onPress={play.toggle}
      >
        {playing ? t("Pause") : t("Play")}
      </Button>
      <Button
        look="quiet"
        aria-label={t("Next stage")}
        isDisabled={at >= stages - 1}
        onPress={() => play.go(at + 1)}
      >
        <SkipForward size={16} aria-hidden />
      </Button>
      <label className={styles.speed}>
        <span className="muted s">{t("Speed")}</span>
        <select
          value={speed}
          onChange={(event) => play.setSpeed(Number(event.target.value) as Speed)}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {figure(one)}×
            </option>
          ))}
        </select>
      </label>
      <span className={styles.clock} aria-hidden>
        {playing && <span key={at} style={{ animationDuration: `${seconds}s` }} />}
      </span>
      <span className="muted s nowrap">{t("{n} of {all}", { n: at + 1, all: stages })}</span>
    </div>
  );
}

/** Keys that work anywhere on the page, but not while somebody types or chooses. */
function useKeys(play: Play, stages: number): void {
  const latest = useRef(keyOf(play, stages));
  latest.current = keyOf(play, stages);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || taken(event)) return;
      const act = latest.current(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

function taken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input, select, textarea, [contenteditable], [role=dialog], [role=menu]")) {
    return true;
  }
  return key === " " && target.closest("button, a") !== null;
}
