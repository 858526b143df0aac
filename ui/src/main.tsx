import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { loadWords } from "./words/catalogue.ts";
import { firstLang, keepLang } from "./words/lang.ts";

const lang = firstLang();
const root = document.getElementById("root");
keepLang(lang);
await loadWords(lang);
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App lang={lang} />
    </StrictMode>,
  );
}
