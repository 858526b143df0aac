type Overlay = "palette" | "shortcuts" | null;
let open: Overlay = null;
const listeners = new Set<() => void>();

function show(next: Overlay): void {
  open = next;
  for (const listener of listeners) listener();
}

/** What lies over the page: the palette or the list of shortcuts. */
export const overlays = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: () => open,
};

export const openPalette = () => show("palette");
export const openShortcuts = () => show("shortcuts");
export const closeOverlay = () => show(null);
