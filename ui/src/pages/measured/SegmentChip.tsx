import { useNavigate } from "@tanstack/react-router";
import { Filter } from "lucide-react";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { Layer } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import { Chip } from "./Chip.tsx";
import styles from "./measured.module.css";
import type { Filters } from "./types.ts";

const ALL = "*";

/** Whose figures: everybody, or the people of a segment. */
export function SegmentChip({ filters, layer }: { filters: Filters; layer: Layer | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const segments = layer?.segments ?? [];
  const name = segments.find((one) => one.id === filters.segment)?.name ?? filters.segment;
  const choose = (segment: string | undefined) =>
    navigate({ to: ".", search: (old) => ({ ...old, segment }), replace: true });
  return (
    <Chip
      icon={<Filter size={14} aria-hidden />}
      label={t("Segment")}
      value={name ?? t("Everyone")}
      active={Boolean(filters.segment)}
    >
      {(close) => (
        <ListBox
          aria-label={t("Segment")}
          className={styles.list}
          selectionMode="single"
          selectedKeys={[filters.segment ?? ALL]}
          autoFocus="first"
          onSelectionChange={(keys) => {
            const [key] = keys === "all" ? [ALL] : [...keys];
            if (key !== undefined) choose(key === ALL ? undefined : String(key));
            close();
          }}
        >
          <ListBoxItem id={ALL} className={styles.item ?? ""}>
            {t("Everyone")}
          </ListBoxItem>
          {segments.map((one) => (
            <ListBoxItem key={one.id} id={one.id} className={styles.item ?? ""}>
              {one.name}
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </Chip>
  );
}
