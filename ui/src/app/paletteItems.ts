import type { useNavigate } from "@tanstack/react-router";
import type { Words } from "@/words/index.ts";
import { LANG_NAMES, LANGS } from "@/words/lang.ts";
import { openShortcuts } from "./overlays.ts";
import { journeySections, workspaceSections } from "./sections.ts";
import type { Settled } from "./useSettle.ts";

/** A thing of the palette. */
export interface Found {
  id: string;
  group: string;
  label: string;
  about?: string;
  run: () => void;
}

export interface PaletteJourney {
  id: string;
  title: unknown;
  archived?: boolean;
}

interface Around {
  words: Words;
  workspace: string;
  journey?: string;
  journeys: readonly PaletteJourney[];
  /** What the browser holds of the open journey: `{ document }`. */
  open: unknown;
  settle: (settled: Settled) => Promise<void>;
  go: ReturnType<typeof useNavigate>;
}

/** A text of a document in the reader's language. */
export function textIn(value: unknown, lang: string): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  const texts = value as Record<string, unknown>;
  const own = texts[lang] ?? texts.text ?? Object.values(texts)[0];
  return typeof own === "string" ? own : own === value ? "" : textIn(own, lang);
}

type Thing = { id: string; name?: unknown };

function things(open: unknown, kind: string): Thing[] {
  const document = (open as { document?: Record<string, unknown> } | undefined)?.document;
  const list = document?.[kind];
  return Array.isArray(list) ? list.filter((one): one is Thing => typeof one?.id === "string") : [];
}

function elements({ words, workspace, journey, open, go }: Around): Found[] {
  if (!journey) return [];
  const { t, lang } = words;
  const at = { workspace, journey };
  const kinds = { stages: t("Stages"), touchpoints: t("Touchpoints"), personas: t("Personas") };
  return Object.entries(kinds).flatMap(([kind, group]) =>
    things(open, kind).map((one) => ({
      id: `${kind}/${one.id}`,
      group,
      label: textIn(one.name, lang) || one.id,
      run: () =>
        void (kind === "personas"
          ? go({
              to: "/w/$workspace/j/$journey/personas/$persona",
              params: { ...at, persona: one.id },
            })
          : go({
              to: "/w/$workspace/j/$journey",
              params: at,
              search: { open: `${kind}/${one.id}` },
            })),
    })),
  );
}

function pages({ words, workspace, journey, go }: Around): Found[] {
  const { t } = words;
  const [home] = workspaceSections(t);
  const here = journey ? journeySections(t) : [];
  return [home, ...here].map((one) => ({
    id: one.to,
    group: t("Pages"),
    label: one.label,
    run: () => void go({ to: one.to, params: { workspace, journey } as never }),
  }));
}

function actions({ words, workspace, settle, go }: Around): Found[] {
  const { t, lang } = words;
  const group = t("Actions");
  const themes = {
    light: t("Light theme"),
    dark: t("Dark theme"),
    system: t("Theme of the system"),
  };
  return [
    {
      id: "new",
      group,
      label: t("New journey"),
      run: () => void go({ to: "/w/$workspace/new", params: { workspace } }),
    },
    ...["members", "tokens", "workspace", "account"].map((section) => ({
      id: `settings/${section}`,
      group,
      label: t("Settings"),
      about: {
        members: t("Members"),
        tokens: t("API tokens"),
        workspace: t("Workspace"),
        account: t("My account"),
      }[section],
      run: () => void go({ to: "/w/$workspace/settings/$section", params: { workspace, section } }),
    })),
    { id: "keys", group, label: t("Keyboard shortcuts"), about: "?", run: openShortcuts },
    ...Object.entries(themes).map(([theme, label]) => ({
      id: theme,
      group,
      label,
      run: () => void settle({ theme: theme as "light" | "dark" | "system" }),
    })),
    ...LANGS.filter((one) => one !== lang).map((one) => ({
      id: one,
      group,
      label: LANG_NAMES[one],
      run: () => void settle({ lang: one }),
    })),
  ];
}

/** Everything one can go to or do. */
export function found(around: Around): Found[] {
  const { words, workspace, journeys, go } = around;
  const shelf = journeys
    .filter((one) => !one.archived)
    .map((one) => ({
      id: `journey/${one.id}`,
      group: words.t("Journeys"),
      label: textIn(one.title, words.lang),
      run: () =>
        void go({ to: "/w/$workspace/j/$journey", params: { workspace, journey: one.id } }),
    }));
  return [...shelf, ...pages(around), ...elements(around), ...actions(around)];
}
