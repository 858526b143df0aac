import { useEffect, useRef, useState } from "react";
import { Drawing } from "../views/Drawing.tsx";
import type { Look } from "../views/picture.ts";
import styles from "./present.module.css";

/** A picture as large as its place allows, whole. */
export function Fitted({ look }: { look: Look }) {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<[number, number]>([0, 0]);
  const [size, setSize] = useState<[number, number]>([0, 0]);
  useEffect(() => {
    const found = place.current;
    if (!found) return;
    const watch = new ResizeObserver(() => setRoom([found.clientWidth, found.clientHeight]));
    watch.observe(found);
    return () => watch.disconnect();
  }, []);
  const scale = size[0] ? Math.min(room[0] / size[0], room[1] / size[1], 2) : 1;
  return (
    <div ref={place} className={styles.fitted}>
      <Drawing look={look} scale={scale} onSize={(wide, high) => setSize([wide, high])} />
    </div>
  );
}
