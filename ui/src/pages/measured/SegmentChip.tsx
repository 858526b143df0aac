import { useNavigate } from "@tanstack/react-router";
import { Filter } from "lucide-react";
import type { Layer } from "@/api/types.ts";
import { Options } from "@/widgets/Options.tsx";
import { useWords } from "@/words/index.ts";
import { Chip } from "./Chip.tsx";
import type { Filters } from "./types.ts";

const ALL = "*";

/** Whose figures: everybody, or the people of a segment. */
export function SegmentChip({ filters, layer }: { filters: Filters; layer: Layer | undefined }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const named = (layer?.segments ?? []).map(({ id, name }) => ({ id, label: name }));
  const name = named.find((one) => one.id === filters.segment)?.label ?? filters.segment;
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
        <Options
          aria-label={t("Segment")}
          options={[{ id: ALL, label: t("Everyone") }, ...named]}
          selectionMode="single"
          selectedKeys={[filters.segment ?? ALL]}
          autoFocus="first"
          onSelectionChange={(keys) => {
            const [key] = keys === "all" ? [ALL] : [...keys];
            if (key !== undefined) choose(key === ALL ? undefined : String(key));
            close();
          }}
        />
      )}
    </Chip>
  );
}
