import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JourneyDocument } from "@/journey/types.ts";
import { show as shown } from "@/operations/shown.ts";
import { show } from "@/test/show.tsx";
import CommandPalette from "./CommandPalette.tsx";
import { openPalette, overlays } from "./overlays.ts";

const go = vi.fn();
vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<object>()),
  useNavigate: () => go,
  useParams: () => ({ workspace: "w", journey: "j" }),
}));

const LAMP: JourneyDocument = {
  percorso: 1,
  id: "lamp",
  title: "Lamp",
  stages: [
    { id: "see", name: { en: "See", it: "Vedere" } },
    { id: "buy", name: "Buy" },
  ],
  touchpoints: [{ id: "shop", name: "Shop window", stages: ["see"] }],
  personas: [{ id: "giulia", name: "Giulia Rossi" }],
};
const JOURNEYS = [
  { id: "j", title: { en: "Lamp", it: "Lampada" }, archived: false },
  { id: "k", title: "Chair", archived: false },
  { id: "l", title: "Old chair", archived: true },
];

beforeEach(() => {
  const headers = { "Content-Type": "application/json" };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(JOURNEYS), { headers }));
  go.mockReset();
  shown("j", LAMP);
  openPalette();
});
afterEach(() => vi.unstubAllGlobals());

const options = () => screen.getAllByRole("option").map((one) => one.textContent);
const typed = (words: string) => userEvent.type(screen.getByRole("searchbox"), words);

describe("the palette", () => {
  it("offers journeys, pages, things of the open journey and actions, in groups", async () => {
    await show(<CommandPalette />);
    await screen.findByRole("option", { name: "Chair" });
    const names = ["Journeys", "Pages", "Stages", "Touchpoints", "Personas", "Actions"];
    expect(screen.getAllByRole("group")).toHaveLength(names.length);
    for (const name of names) expect(screen.getByRole("group", { name })).toBeVisible();
    const stages = screen.getByRole("group", { name: "Stages" });
    expect(within(stages).getAllByRole("option")).toHaveLength(2);
    expect(screen.queryByRole("option", { name: "Old chair" })).toBeNull();
  });

  it("finds by a part of the name, whatever the case and the accents", async () => {
    await show(<CommandPalette />);
    await screen.findByRole("option", { name: "Chair" });
    await typed("GIÙL");
    expect(options()).toEqual(["Giulia Rossi"]);
  });

  it("goes where the keys chose, and closes", async () => {
    await show(<CommandPalette />);
    await typed("shop");
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(go).toHaveBeenCalledWith({
      to: "/w/$workspace/j/$journey",
      params: { workspace: "w", journey: "j" },
      search: { open: "touchpoints/shop" },
    });
    expect(overlays.now()).toBeNull();
  });

  it("knows what was added since the journey was opened", async () => {
    const stages = [...LAMP.stages, { id: "care", name: "Care for it" }];
    shown("j", { ...LAMP, stages });
    await show(<CommandPalette />);
    await typed("care for");
    expect(options()).toEqual(["Care for it"]);
  });

  it("knows nothing of a journey that is not the one of the address", async () => {
    shown("other", LAMP);
    await show(<CommandPalette />);
    expect(screen.queryByRole("group", { name: "Stages" })).toBeNull();
  });

  it("speaks the reader's language, and says when nothing is found", async () => {
    await show(<CommandPalette />, "it");
    await screen.findByRole("option", { name: "Lampada" });
    await typed("vedere");
    expect(options()).toEqual(["Vedere"]);
    await typed("zzz");
    expect(screen.queryAllByRole("option", { name: /Vedere/ })).toHaveLength(0);
    expect(screen.getByText("Niente ha questo nome.")).toBeVisible();
  });

  it("closes by Escape", async () => {
    await show(<CommandPalette />);
    await userEvent.keyboard("{Escape}");
    expect(overlays.now()).toBeNull();
    expect(go).not.toHaveBeenCalled();
  });
});
