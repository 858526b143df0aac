export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "compact";

/** What is kept in the browser too, so that the first paint is right (`public/theme.js`). */
function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden; the account keeps the choice as well.
  }
}

export function wearTheme(theme: Theme): void {
  keep("percorso.theme", theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function wearDensity(density: Density): void {
  keep("percorso.density", density);
  if (density === "compact") document.documentElement.dataset.density = density;
  else delete document.documentElement.dataset.density;
}
