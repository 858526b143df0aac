/** How a journey is looked at. */
export const VIEWS = [
  "map",
  "strip",
  "storyboard",
  "table",
  "walk",
  "compare",
  "blueprint",
] as const;
export type View = (typeof VIEWS)[number];
export const LAYERS = ["drawn", "measured", "difference"] as const;
export type Layer = (typeof LAYERS)[number];

/** What the address of a journey's map says, so that a link shows the same thing. */
export interface MapSearch {
  view?: View;
  layer?: Layer;
  /** The element whose drawer is open: `stages/see`. */
  open?: string;
  /** The tab of that drawer: rule, details, kpis, evidence, comments. */
  tab?: string;
  from?: string;
  to?: string;
  segment?: string;
  /** In the layer of differences: the one whose place is framed, in the open list. */
  difference?: string;
  /** Lanes shown, joined by commas. */
  lanes?: string;
  /** Another journey to lie beside this one. */
  beside?: string;
}

/** What the address of any page may say: its own filters, as words. */
export type PageSearch = Record<string, string | undefined>;

function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

export function words(search: Record<string, unknown>): PageSearch {
  const found: PageSearch = {};
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === "string" || typeof value === "number") found[key] = String(value);
  }
  return found;
}

export function mapSearch(search: Record<string, unknown>): MapSearch {
  const found = words(search);
  return {
    view: oneOf(found.view, VIEWS),
    layer: oneOf(found.layer, LAYERS),
    open: found.open,
    tab: found.tab,
    from: found.from,
    to: found.to,
    segment: found.segment,
    difference: found.difference,
    lanes: found.lanes,
    beside: found.beside,
  };
}
