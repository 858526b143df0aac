import { type ReactNode, Suspense, useEffect, useSyncExternalStore } from "react";
import { Toasts } from "@/widgets/Toasts.tsx";
import { useWords } from "@/words/index.ts";
import { lazyPart } from "./lazyPart.ts";
import { overlays } from "./overlays.ts";
import styles from "./Shell.module.css";
import { Sidebar } from "./Sidebar.tsx";
import { useSession } from "./session.tsx";
import { useGlobalKeys } from "./useGlobalKeys.ts";

const palette = () => import("./CommandPalette.tsx");
const Palette = lazyPart(palette);
const Shortcuts = lazyPart(() => import("./Shortcuts.tsx"));

/** How long a page has before the palette is fetched, so that its first letters are not lost. */
const CALM = 1500; // ms

function Overlays() {
  useEffect(() => {
    const later = setTimeout(() => void palette().catch(() => undefined), CALM);
    return () => clearTimeout(later);
  }, []);
  const open = useSyncExternalStore(overlays.subscribe, overlays.now);
  return (
    <Suspense>
      {open === "palette" && <Palette />}
      {open === "shortcuts" && <Shortcuts />}
    </Suspense>
  );
}

/** Sidebar and page, with what may lie over them. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { demo } = useSession();
  useGlobalKeys();
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t("Skip to the content")}
      </a>
      <div className={styles.app}>
        <Sidebar />
        <div className={styles.page}>
          {demo && <p className={styles.demo}>{t("Demo: invented data, on this machine only.")}</p>}
          <div className={styles.inside}>{children}</div>
        </div>
      </div>
      <Toasts />
      <Overlays />
    </>
  );
}
