import { useNavigate } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, Maximize, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { textOf } from "@/journey/text.ts";
import { useJourney } from "@/operations/store.ts";
import { useMeasured } from "@/pages/measured/index.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { StageScene } from "../views/scene/StageScene.tsx";
import { type Scene, scenesOf } from "../views/scene/sceneOf.ts";
import { Fitted } from "./Fitted.tsx";
import { Overview } from "./Overview.tsx";
import styles from "./present.module.css";

/** The journey on a wall: a title, each stage on a screen of its own, the whole map at the end. */
export default function PresentPage() {
  const { lang } = useWords();
  const { document: drawn, language } = useJourney();
  const scenes = useMemo(() => scenesOf(drawn, lang, language), [drawn, lang, language]);
  const [at, setAt] = useState(0);
  const last = scenes.length + 1;
  const go = (to: number) => setAt(Math.min(Math.max(to, 0), last));
  const leave = useLeave();
  useKeys({ at, last, go, leave });
  const title = textOf(drawn.title, lang, language);
  useEffect(() => {
    document.title = `${title} · Percorso`;
  }, [title]);
  return (
    <main className={styles.present} id="content">
      <Slide at={at} last={last} scenes={scenes} title={title} />
      <Controls at={at} last={last} go={go} leave={leave} />
    </main>
  );
}

interface SlideProps {
  at: number;
  last: number;
  scenes: Scene[];
  title: string;
}

function Slide({ at, last, scenes, title }: SlideProps) {
  const { t, lang } = useWords();
  const { document: drawn, language } = useJourney();
  const measured = useMeasured();
  const scene = scenes[at - 1];
  const about = textOf(drawn.about, lang, language);
  return (
    <div className={styles.slide} key={at}>
      {at === 0 && (
        <div className={styles.first}>
          <h1>{title}</h1>
          {about && <p>{about}</p>}
          <div className={styles.strip}>
            <Fitted look={{ form: "strip", title: false }} />
          </div>
          <Overview scenes={scenes} />
        </div>
      )}
      {scene && <StageScene scene={scene} measured={measured.stage(scene.id)} large />}
      {at === last && <Fitted look={{ form: "map" }} />}
      <p className="sr" aria-live="polite">
        {scene
          ? t("Stage {n} of {all}: {name}", {
              n: scene.number,
              all: scenes.length,
              name: scene.name,
            })
          : at === 0
            ? title
            : t("Full map")}
      </p>
    </div>
  );
}

interface ControlsProps {
  at: number;
  last: number;
  go: (to: number) => void;
  leave: () => void;
}

function Controls({ at, last, go, leave }: ControlsProps) {
  const { t } = useWords();
  return (
    <div className={styles.controls} role="toolbar" aria-label={t("Presentation")}>
      <Button
        look="quiet"
        aria-label={t("Back one")}
        isDisabled={at === 0}
        onPress={() => go(at - 1)}
      >
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <span className="muted s">{t("{n} of {all}", { n: at + 1, all: last + 1 })}</span>
      <Button
        look="quiet"
        aria-label={t("Forward one")}
        isDisabled={at === last}
        onPress={() => go(at + 1)}
      >
        <ChevronRight size={18} aria-hidden />
      </Button>
      <Button look="quiet" icon={<Maximize size={16} aria-hidden />} onPress={fill}>
        {t("Full screen")}
      </Button>
      <Button look="quiet" icon={<X size={16} aria-hidden />} onPress={leave}>
        {t("Leave")}
      </Button>
    </div>
  );
}

function fill(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

function useLeave(): () => void {
  const navigate = useNavigate();
  const { id: journey, workspace } = useJourney();
  return () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    void navigate({ to: "/w/$workspace/j/$journey", params: { workspace, journey } });
  };
}

/** Arrows, space and page keys go on, Esc leaves, F fills the screen. */
function useKeys(now: ControlsProps): void {
  const latest = useRef(now);
  latest.current = now;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { at, last, go, leave } = latest.current;
      if (event.key === " " && event.target instanceof Element && event.target.closest("button")) {
        return;
      }
      const acts: Record<string, () => void> = {
        ArrowRight: () => go(at + 1),
        PageDown: () => go(at + 1),
        " ": () => go(at + 1),
        ArrowLeft: () => go(at - 1),
        PageUp: () => go(at - 1),
        Home: () => go(0),
        End: () => go(last),
        f: fill,
        Escape: leave,
      };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
