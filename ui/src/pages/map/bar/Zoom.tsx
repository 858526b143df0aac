// biome-ignore-all lint/a11y/useSemanticElements: four buttons of a line, not the fields of a form.
import { Minus, Plus, ScanSearch } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "@/words/index.ts";
import styles from "./bar.module.css";

export const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5];

interface ZoomProps {
  zoom: number;
  onZoom: (zoom: number) => void;
  onFit: () => void;
}

/** How large the map is drawn. */
export function Zoom({ zoom, onZoom, onFit }: ZoomProps) {
  const { t, share } = useWords();
  const larger = STEPS.find((step) => step > zoom + 0.005);
  const smaller = STEPS.findLast((step) => step < zoom - 0.005);
  return (
    <span className={styles.zoom} role="group" aria-label={t("Zoom")}>
      <Button
        aria-label={t("Smaller")}
        isDisabled={smaller === undefined}
        onPress={() => onZoom(smaller ?? zoom)}
      >
        <Minus size={14} aria-hidden="true" />
      </Button>
      <Button
        className={styles.value ?? ""}
        aria-label={t("{share}, back to 100%", { share: share(zoom) })}
        onPress={() => onZoom(1)}
      >
        {share(Math.round(zoom * 100) / 100).replace(/[.,]0(?=%)/, "")}
      </Button>
      <Button
        aria-label={t("Larger")}
        isDisabled={larger === undefined}
        onPress={() => onZoom(larger ?? zoom)}
      >
        <Plus size={14} aria-hidden="true" />
      </Button>
      <Button aria-label={t("Fit to screen")} onPress={onFit}>
        <ScanSearch size={14} aria-hidden="true" />
      </Button>
    </span>
  );
}
