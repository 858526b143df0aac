import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError, api, OfflineError } from "@/api/client.ts";
import { show } from "@/test/show.tsx";
import { loadWords } from "@/words/catalogue.ts";
import { type Lang, WordsProvider } from "@/words/index.ts";
import DataSection from "./index.tsx";
import type { Mapping } from "./types.ts";

vi.mock("@/app/session.tsx", () => ({ useWorkspace: () => ({ id: "w", role: "editor" }) }));

const jobs = new Set<(job: object) => void>();
vi.mock("@/app/live.ts", () => ({
  subscribe: (_: string, hear: (job: object) => void) => {
    jobs.add(hear);
    return () => jobs.delete(hear);
  },
}));

const DATA = { events: 0, simulated: 0, sources: [], aside: [], job: null, most_bytes: 1e6 };
const MAPPING: Mapping = {
  events: [{ event: "Order Completed", time: "Data", user_id: "Cliente", value: "Totale" }],
};
const LOOK = {
  name: "ordini.csv",
  columns: ["Data", "Cliente", "Totale"].map((name) => ({ name, examples: [] })),
  standard: false,
  mapping: MAPPING,
  whys: {},
  questions: [],
  lacks: [],
  rows: 2,
  notes: [],
};
const PREVIEW = { events: [], fields: [], flaws: [], rows: 2, made: 2, bad: 0, skipped: 0 };

/** What the browser sends a file by; it ends when the test says. */
class Sent {
  static last: Sent;
  upload = {};
  status = 201;
  response = { id: "u", name: "ordini.csv", size: 10 };
  onload = () => {};
  onabort = () => {};
  abort = vi.fn(() => this.onabort());
  open() {}
  setRequestHeader() {}
  send() {
    Sent.last = this;
  }
}

let look: object = LOOK;
let down = false;
const tried: unknown[] = [];

beforeEach(async () => {
  await loadWords("it");
  look = LOOK;
  down = false;
  tried.length = 0;
  vi.stubGlobal("XMLHttpRequest", Sent);
  vi.spyOn(api, "get").mockImplementation(async (path) => {
    if (down) throw new OfflineError();
    return (path.endsWith("/data") ? DATA : look) as never;
  });
  vi.spyOn(api, "post").mockImplementation(async (_, asked) => {
    tried.push((asked as { body: unknown }).body);
    return PREVIEW as never;
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The page with a switch of the language. */
function Switched() {
  const [lang, setLang] = useState<Lang>("en");
  return (
    <WordsProvider lang={lang}>
      <button type="button" onClick={() => void loadWords("it").then(() => setLang("it"))}>
        it
      </button>
      <DataSection />
    </WordsProvider>
  );
}

async function choose() {
  const shown = await show(<Switched />);
  const input = await screen.findByLabelText("File of events", { selector: "input" });
  await userEvent.upload(input, new File(["a"], "ordini.csv", { type: "text/csv" }));
  return shown;
}

async function brought() {
  const shown = await choose();
  await act(async () => Sent.last.onload());
  await screen.findByRole("checkbox", { name: /Leave out rows/ });
  return shown;
}

/** Until answers have come and are shown. */
const shortly = () => act(() => new Promise((done) => setTimeout(done, 50)));
const button = (name: string) => screen.getByRole("button", { name });
const tick = async () => {
  await userEvent.click(screen.getByRole("checkbox", { name: /Leave out rows/ }));
};

it("keeps what one prepares when the data cannot be asked for anew", async () => {
  await brought();
  await tick();
  down = true;
  await act(async () => {
    for (const hear of jobs) hear({ state: "done" });
  });
  await shortly();
  expect(screen.queryByText("The server cannot be reached")).toBeNull();
  expect(screen.getByRole("checkbox", { name: /Leave out rows/ })).toBeChecked();
});

it.each([false, true])("keeps it in another language, server down: %s", async (unplugged) => {
  await brought();
  await tick();
  down = unplugged;
  await userEvent.click(button("it"));
  const box = await screen.findByRole("checkbox", { name: /Lascia fuori le righe/ });
  await shortly();
  expect(box).toBeInTheDocument();
  expect(box).toBeChecked();
});

it("says that nothing can be reached while there is nothing to show", async () => {
  down = true;
  await show(<DataSection />);
  expect(await screen.findByText("The server cannot be reached")).toBeVisible();
});

it("imports only what was tried as it stands", async () => {
  await brought();
  await vi.waitFor(() => expect(button("Import the file")).toBeEnabled());
  await tick();
  expect(button("Import the file")).toBeDisabled();
  await vi.waitFor(() => expect(button("Import the file")).toBeEnabled());
  expect(tried.at(-1)).toMatchObject({ mapping: { when: { Cliente: { exists: true } } } });
});

it("tries nothing that still lacks the person", async () => {
  look = { ...LOOK, mapping: { events: [{ ...MAPPING.events[0], user_id: "WHO?" }] } };
  await choose();
  await act(async () => Sent.last.onload());
  await userEvent.click(await screen.findByRole("button", { name: /Meaning of Cliente/ }));
  await userEvent.click(screen.getByRole("option", { name: "Person: customer, account" }));
  await vi.waitFor(() => expect(button("Import the file")).toBeEnabled());
  expect(tried).toHaveLength(1);
  expect(tried[0]).toMatchObject({ mapping: { events: [{ user_id: "Cliente" }] } });
});

it("does not import what the server refuses to try", async () => {
  vi.spyOn(api, "post").mockRejectedValue(new ApiError(422, [{ message: "No." }], null));
  await brought();
  expect(await screen.findByText("No.")).toBeVisible();
  expect(button("Import the file")).toBeDisabled();
});

it("stops sending when one goes elsewhere", async () => {
  const { unmount } = await choose();
  expect(Sent.last.abort).not.toHaveBeenCalled();
  unmount();
  expect(Sent.last.abort).toHaveBeenCalled();
});
