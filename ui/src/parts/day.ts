/** The plain day of a moment where the reader is: "2026-11-22". */
export function dayOf(at: string | Date): string {
  const here = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`;
}

/** Today where the reader is. */
export function today(): string {
  return dayOf(new Date());
}
