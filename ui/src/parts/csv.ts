const FORMULA = new Set(["=", "+", "-", "@", "\t", "\r", "\n"]);
// Spaces and signs without width that a spreadsheet skips before a formula.
const LEADING = /^[ \u00a0\u200b\ufeff\0]+/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Whether a spreadsheet could take a text for a formula. */
function runs(text: string): boolean {
  const first = text.replace(LEADING, "").charAt(0).normalize("NFKC").charAt(0);
  return FORMULA.has(first) && !NUMBER.test(text);
}

/** A cell of a CSV file: what could run as a formula gets an apostrophe, what parts cells gets quotes. */
export function csvCell(value: string): string {
  const safe = runs(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV text, with the line ends that spreadsheets write. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
