import type { useNavigate } from "@tanstack/react-router";
import type { JourneyCard } from "@/api/types.ts";
import { textOf } from "@/journey/text.ts";
import type { JourneyDocument } from "@/journey/types.ts";
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

interface Around {
  words: Words;
  workspace: string;
  journey?: string;
  journeys: readonly Pick<JourneyCard, "id" | "title" | "archived">[];
  /** The open journey as it is shown now. */
  document?: JourneyDocument;
  settle: (settled: Settled) => Promise<void>;
  go: ReturnType<typeof useNavigate>;
}

const KINDS = ["stages", "touchpoints", "personas"] as const;

function elements({ words, workspace, journey, document, go }: Around): Found[] {
  if (!journey || !document) return [];
  const { t, lang } = words;
  const at = { workspace, journey };
  const kinds = { stages: t("Stages"), touchpoints: t("Touchpoints"), personas: t("Personas") };
  return KINDS.flatMap((kind) =>
    (document[kind] ?? []).map((one) => ({
      id: `${kind}/${one.id}`,
      group: kinds[kind],
      label: textOf(one.name, lang, document.language) || one.id,
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
      label: textOf(one.title, words.lang),
      run: () =>
        void go({ to: "/w/$workspace/j/$journey", params: { workspace, journey: one.id } }),
    }));
  return [...shelf, ...pages(around), ...elements(around), ...actions(around)];
}
