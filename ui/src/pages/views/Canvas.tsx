import { Maximize2, Minus, Plus } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./views.module.css";

const [LEAST, MOST, STEP] = [0.2, 4, 1.2];
/** Smaller than this nothing can be read: so a picture begins, and is moved. */
const READABLE = 0.7;
const PADDING = 48;

interface Props {
  label: string;
  children: (scale: number, onSize: (wide: number, high: number) => void) => ReactNode;
}

/** A picture that can be moved and made larger: by wheel, by dragging, by keys, by buttons. */
export function Canvas({ label, children }: Props) {
  const { t, number } = useWords();
  const view = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<[number, number]>([0, 0]);
  const [zoom, setZoom] = useState<number | "fit" | null>(null);
  const fit = useFit(view, size);
  const scale = zoom === "fit" ? fit : (zoom ?? Math.max(fit, READABLE));
  const by = (factor: number) => setZoom(Math.min(MOST, Math.max(LEAST, scale * factor)));
  const drag = useDragging(view);
  useWheel(view, by);
  const key = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      "+": () => by(STEP),
      "=": () => by(STEP),
      "-": () => by(1 / STEP),
      "0": () => setZoom("fit"),
      "1": () => setZoom(1),
    };
    const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={styles.canvas}>
      <section
        ref={view}
        className={styles.view}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        onKeyDown={key}
        {...drag}
      >
        {children(scale, (wide, high) => setSize([wide, high]))}
      </section>
      <div className={styles.zoom} role="toolbar" aria-label={t("Size")}>
        <Button look="quiet" aria-label={t("Smaller")} onPress={() => by(1 / STEP)}>
          <Minus size={14} aria-hidden />
        </Button>
        <Button look="quiet" aria-label={t("Own size")} onPress={() => setZoom(1)}>
          {number(Math.round(scale * 100))}%
        </Button>
        <Button look="quiet" aria-label={t("Larger")} onPress={() => by(STEP)}>
          <Plus size={14} aria-hidden />
        </Button>
        <Button
          look="quiet"
          icon={<Maximize2 size={14} aria-hidden />}
          onPress={() => setZoom("fit")}
        >
          {t("Fit")}
        </Button>
      </div>
    </div>
  );
}

/** The scale at which a drawing fills the width, but is never larger than its own size. */
function useFit(view: React.RefObject<HTMLDivElement | null>, [wide]: [number, number]): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const place = view.current;
    if (!place) return;
    const watch = new ResizeObserver(() => setRoom(place.clientWidth - PADDING));
    watch.observe(place);
    return () => watch.disconnect();
  }, [view]);
  if (!wide || room <= 0) return 1;
  return Math.min(1.25, Math.max(LEAST, room / wide));
}

function useWheel(view: React.RefObject<HTMLDivElement | null>, by: (factor: number) => void) {
  const latest = useRef(by);
  latest.current = by;
  useEffect(() => {
    const place = view.current;
    const turned = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? 1.1 : 1 / 1.1);
    };
    place?.addEventListener("wheel", turned, { passive: false });
    return () => place?.removeEventListener("wheel", turned);
  }, [view]);
}

/** Move the picture with the middle button; the left one selects its texts. */
function useDragging(view: React.RefObject<HTMLDivElement | null>) {
  const start = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      const place = view.current;
      if (!place || event.button !== 1) return;
      event.preventDefault();
      start.current = {
        x: event.clientX,
        y: event.clientY,
        left: place.scrollLeft,
        top: place.scrollTop,
      };
      place.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const from = start.current;
      if (!from || !view.current) return;
      view.current.scrollLeft = from.left - (event.clientX - from.x);
      view.current.scrollTop = from.top - (event.clientY - from.y);
    },
    onPointerUp: () => {
      start.current = null;
    },
  };
}
