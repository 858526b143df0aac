import { useCallback, useEffect, useState } from "react";

export const SPEEDS = [0.5, 1, 2] as const;
export type Speed = (typeof SPEEDS)[number];
const SECONDS = 6;

/** Going through the stages by itself: where it is, whether it plays, how fast. */
export interface Play {
  at: number;
  playing: boolean;
  speed: Speed;
  /** Seconds that the stage stays. */
  seconds: number;
  go: (to: number) => void;
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
}

export function usePlay(stages: number): Play {
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const last = Math.max(stages - 1, 0);
  const seconds = SECONDS / speed;
  const go = useCallback((to: number) => setAt(Math.min(Math.max(to, 0), last)), [last]);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (at >= last) setPlaying(false);
      else setAt(at + 1);
    }, seconds * 1000);
    return () => clearTimeout(timer);
  }, [playing, at, last, seconds]);
  const toggle = () => {
    if (!playing && at >= last) setAt(0);
    setPlaying(!playing);
  };
  return { at: Math.min(at, last), playing, speed, seconds, go, toggle, setSpeed };
}

/** The keys of a walk: space plays, arrows step, Home and End jump, plus and minus set the pace. */
export function keyOf(play: Play, stages: number): (key: string) => (() => void) | undefined {
  const pace = (by: number) => {
    const next = SPEEDS[SPEEDS.indexOf(play.speed) + by];
    if (next) play.setSpeed(next);
  };
  const acts: Record<string, () => void> = {
    " ": play.toggle,
    k: play.toggle,
    ArrowRight: () => play.go(play.at + 1),
    PageDown: () => play.go(play.at + 1),
    ArrowLeft: () => play.go(play.at - 1),
    PageUp: () => play.go(play.at - 1),
    Home: () => play.go(0),
    End: () => play.go(stages - 1),
    "+": () => pace(1),
    "-": () => pace(-1),
  };
  return (key) => acts[key];
}
