// Before the first paint: the theme and the density chosen last, so that nothing flashes.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("percorso.theme");
    const density = localStorage.getItem("percorso.density");
    const lang = localStorage.getItem("percorso.lang");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (density === "compact") root.dataset.density = density;
    if (lang) root.lang = lang;
  } catch {
    // Storage may be forbidden; the page then follows the system.
  }
})();
