import { useQuery } from "@tanstack/react-query";
import {
  Globe,
  type LucideIcon,
  Mail,
  Megaphone,
  MessagesSquare,
  Package,
  Phone,
  Route,
  Search,
  Store,
  Users,
} from "lucide-react";
import type { KeyboardEvent } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Catalogue } from "@/api/types.ts";
import { stageColour } from "@/pages/home/miniMap.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { type Family, gridOf, type Row } from "../model/grid.ts";
import { Cell } from "./Cell.tsx";
import styles from "./Touchpoints.module.css";

const ICONS: Record<Family, LucideIcon> = {
  ...{ site: Globe, search: Search, social: MessagesSquare, mail: Mail, shop: Store },
  ...{ voice: Phone, media: Megaphone, product: Package, external: Users },
};

export function useCatalogue() {
  const { lang } = useWords();
  return useQuery({
    queryKey: keys.catalogue(lang),
    queryFn: () => api.get("/catalogue", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** Touchpoints by channel and stage; a card is written where it belongs. */
export function Grid({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const { stages } = doc.document;
  const catalogue = useCatalogue();
  const columns = `112px repeat(${stages.length}, minmax(0, 1fr))`;
  const minWidth = 112 + stages.length * 124;
  return (
    <div className={styles.scroll}>
      <table className={styles.grid} style={{ minWidth }} onKeyDown={moved}>
        <caption className="sr">{t("Touchpoints by channel and stage")}</caption>
        <thead>
          <tr style={{ gridTemplateColumns: columns }}>
            <td />
            {stages.map((stage, place) => (
              <th key={stage.id} scope="col" className={styles.head}>
                <i style={{ background: stageColour(place) }} aria-hidden="true" />
                <span className="muted">{place + 1}</span> {doc.say(stage.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gridOf(doc.document).map((row, line) => (
            <tr key={row.id} style={{ gridTemplateColumns: columns }}>
              <RowName row={row} channels={catalogue?.channels ?? []} />
              {stages.map((stage, place) => (
                <Cell
                  key={stage.id}
                  doc={doc}
                  row={row}
                  stage={stage}
                  cards={row.cells[place] ?? []}
                  at={`${line} ${place}`}
                  known={catalogue?.touchpoints ?? []}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowNameProps {
  row: Row;
  channels: Catalogue["channels"];
}

function RowName({ row, channels }: RowNameProps) {
  const names = useFamilyNames();
  const { t } = useWords();
  const Icon = row.family ? ICONS[row.family] : Route;
  const own = channels.find((one) => one.id === row.id)?.name ?? row.id;
  return (
    <th scope="row" className={styles.name}>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <span>{row.family ? names[row.family] : own || t("No channel yet")}</span>
    </th>
  );
}

export function useFamilyNames(): Record<Family, string> {
  const { t } = useWords();
  return {
    site: t("Site and app"),
    search: t("Search and display"),
    social: t("Social media"),
    mail: t("E-mail and post"),
    shop: t("Shop and events"),
    voice: t("Voice and chat"),
    media: t("TV, print, posters"),
    product: t("Product and delivery"),
    external: t("Not yours"),
  };
}

const STEPS: Record<string, readonly [number, number]> = {
  ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
};

/** Arrows move between the cells. */
function moved(event: KeyboardEvent<HTMLElement>) {
  const at = event.target instanceof HTMLButtonElement ? event.target.dataset.at : undefined;
  const step = STEPS[event.key];
  if (!at || !step) return;
  const [line = 0, place = 0] = at.split(" ").map(Number);
  const next = `[data-at="${line + step[0]} ${place + step[1]}"]`;
  const found = event.currentTarget.querySelector<HTMLButtonElement>(next);
  if (found) event.preventDefault();
  found?.focus();
}
