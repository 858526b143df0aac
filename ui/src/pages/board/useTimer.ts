import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "@/api/client.ts";
import type { Timer } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";

/** The timer that runs for everybody on this board, and the seconds that are left of it. */
export function useTimer() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const [timer, setTimer] = useState<Timer | null>(null);
  useEffect(() => {
    const stop = subscribe("timer", (told) => {
      if (told.journey === journey) setTimer(told.timer);
    });
    void api
      .get("/workspaces/{workspace}/journeys/{journey}", { path: { workspace, journey } })
      .then(
        (opened) => setTimer(opened.timer),
        () => undefined,
      );
    return stop;
  }, [workspace, journey]);
  const set = async (seconds: number | null) => {
    const told = await api.post("/workspaces/{workspace}/journeys/{journey}/timer", {
      path: { workspace, journey },
      body: { seconds },
    });
    setTimer(told.timer);
  };
  return { timer, left: useLeft(timer), set };
}

function useLeft(timer: Timer | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!timer) return;
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(tick);
  }, [timer]);
  if (!timer) return null;
  return Math.max(0, Math.ceil((new Date(timer.ends_at).getTime() - now) / 1000));
}

/** Minutes and seconds: "4:05". */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
