/** Something to say for a few seconds, perhaps with a way back. */
export interface Toast {
  id: number;
  text: string;
  tone?: "plain" | "error";
  action?: { label: string; keys?: string; onPress: () => void };
}

type Listener = () => void;
let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<Listener>();

function set(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Say something at the foot of the page; at most three stand there. */
export function toast(said: Omit<Toast, "id">): number {
  last += 1;
  set([...shown.slice(-2), { ...said, id: last }]);
  return last;
}

export function dismiss(id: number): void {
  set(shown.filter((one) => one.id !== id));
}

export const toasts = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: () => shown,
};
