import { beforeEach, describe, expect, it } from "vitest";
import { FIRST, Server } from "@/test/journeyServer.ts";
import { Session } from "./session.ts";
import type { Notice } from "./state.ts";
import type { Operation } from "./types.ts";

let server: Server;
let notices: Notice[];
beforeEach(() => {
  server = new Server();
  notices = [];
  sessionStorage.clear();
});

function session(client = "me"): Session {
  const made = new Session(server.opened(), {
    wire: server.wire(),
    client,
    user: client,
    storage: sessionStorage,
    notify: (notice) => notices.push(notice),
    pause: () => new Promise(() => undefined),
  });
  made.start();
  return made;
}
const naming = (id: string, name: string): Operation => ({
  op: "edit",
  path: ["stages", id, "name"],
  value: name,
});
const nameOf = (one: { stages: { name: unknown }[] }, at: number) => one.stages[at]?.name;
const idle = () => new Promise((done) => setTimeout(done, 5));

describe("one's own changes", () => {
  it("are shown at once and sent in their order", async () => {
    const mine = session();
    const first = mine.apply(naming("see", "Look"));
    const second = mine.apply(naming("see", "Look around"));
    expect(nameOf(mine.get().document, 0)).toBe("Look around");
    expect(mine.get().saved).toBe("saving");
    await expect(first).resolves.toMatchObject({ ok: true, version: 1 });
    await expect(second).resolves.toMatchObject({ ok: true, version: 2 });
    expect(mine.get().saved).toBe("saved");
    expect(nameOf(server.document, 0)).toBe("Look around");
  });

  it("are taken back and made again", async () => {
    const mine = session();
    await mine.apply(naming("see", "Look"));
    await mine.apply({ op: "remove", path: ["stages"], id: "see" });
    expect(server.document.touchpoints?.[0]).not.toHaveProperty("stages");
    mine.undo();
    await idle();
    expect(server.document.touchpoints?.[0]?.stages).toEqual(["see"]);
    mine.undo();
    mine.redo();
    await idle();
    expect(nameOf(server.document, 0)).toBe("Look");
    expect(mine.get().document).toEqual(server.document);
    expect(mine.get().canRedo).toBe(true);
  });

  it("are taken back before the server has answered", async () => {
    const mine = session();
    void mine.apply(naming("see", "Look"));
    mine.undo();
    expect(nameOf(mine.get().document, 0)).toBe("See");
    await idle();
    expect(server.document).toEqual(FIRST);
    expect(server.log).toHaveLength(2);
  });

  it("can be taken back after a reload", async () => {
    await session().apply(naming("see", "Look"));
    const again = session();
    expect(again.get().canUndo).toBe(true);
    again.undo();
    await idle();
    expect(server.document).toEqual(FIRST);
  });

  it("offer their undo when something was removed", async () => {
    const mine = session();
    await mine.apply({ op: "remove", path: ["touchpoints"], id: "shop" }, { label: "Shop" });
    await mine.apply(naming("see", "Look"));
    const [notice] = notices;
    expect(notice).toMatchObject({ kind: "removed", label: "Shop" });
    if (notice?.kind === "removed") notice.undo();
    await idle();
    expect(server.document.touchpoints?.[0]?.name).toBe("Shop");
    expect(nameOf(server.document, 0)).toBe("Look");
  });

  it("end in problems when the journey would not be valid", async () => {
    const mine = session();
    server.write({ op: "remove", path: ["stages"], id: "buy" }, "me");
    const result = await mine.apply(naming("buy", "Pay"));
    expect(result).toMatchObject({ ok: false, problems: [{ message: "It is not there." }] });
    expect(mine.get().document).toEqual(server.document);
    expect(mine.get().canUndo).toBe(false);
    expect(notices[0]?.kind).toBe("refused");
  });
});

describe("a change that cannot be", () => {
  it("is told apart: what it names is gone, or it does not fit", async () => {
    const mine = session();
    const gone = await mine.apply(naming("sea", "Sea"));
    const double = await mine.apply({
      op: "add",
      path: ["stages"],
      value: { id: "see", name: "See" },
    });
    expect([gone.ok, double.ok]).toEqual([false, false]);
    expect(notices.map((one) => one.kind)).toEqual(["gone", "refused"]);
    expect(server.sent).toEqual([]);
  });
});

describe("changes of others", () => {
  it("stand side by side when they are of other fields", async () => {
    const mine = session();
    server.write(naming("buy", "Pay"), "bea");
    await mine.apply(naming("see", "Look"));
    expect(mine.get().document).toEqual(server.document);
    expect(mine.get().version).toBe(2);
  });

  it("arrive live, each once, with what was missed between", async () => {
    const mine = session();
    server.write(naming("buy", "Pay"), "bea");
    server.write(naming("see", "Look"), "bea");
    mine.hear(2, "bea", naming("see", "Look"));
    mine.hear(1, "bea", naming("buy", "Pay"));
    await idle();
    expect(mine.get().document).toEqual(server.document);
    expect(mine.get().version).toBe(2);
  });

  it("do not double one's own change that comes by the stream before its answer", async () => {
    const mine = session();
    const adding: Operation = { op: "add", path: ["stages", "see", "questions"], value: "Why?" };
    const result = mine.apply(adding);
    mine.hear(1, "me", adding);
    await result;
    expect(mine.get().document.stages[0]?.questions).toEqual(["Why?"]);
  });

  it("in the same field are shown, and mine can be kept", async () => {
    const mine = session();
    server.write(naming("see", "Theirs"), "bea");
    const result = mine.apply(naming("see", "Mine"));
    await idle();
    expect(mine.get().clash?.conflicts).toHaveLength(1);
    expect(nameOf(server.document, 0)).toBe("Theirs");
    mine.decide(["mine"]);
    await expect(result).resolves.toMatchObject({ ok: true });
    expect(nameOf(server.document, 0)).toBe("Mine");
  });

  it("in the same field can be kept, and later changes go on", async () => {
    const mine = session();
    server.write(naming("see", "Theirs"), "bea");
    const result = mine.apply(naming("see", "Mine"));
    const later = mine.apply(naming("buy", "Pay"));
    await idle();
    mine.decide(["theirs"]);
    await expect(result).resolves.toMatchObject({ ok: false, conflict: true });
    await expect(later).resolves.toMatchObject({ ok: true });
    expect(mine.get().document).toEqual(server.document);
    expect(nameOf(server.document, 0)).toBe("Theirs");
  });

  it("are not overwritten by an undo: it is told", async () => {
    const mine = session();
    await mine.apply(naming("see", "Mine"));
    server.write(naming("see", "Theirs"), "bea");
    mine.undo();
    await idle();
    expect(nameOf(server.document, 0)).toBe("Theirs");
    expect(mine.get().document).toEqual(server.document);
    expect(notices).toMatchObject([{ kind: "undo-conflict", redo: false }]);
    expect(mine.get().canUndo).toBe(false);
  });
});

describe("without a connection", () => {
  it("changes wait and go when it is back", async () => {
    const mine = session();
    server.down = true;
    void mine.apply(naming("see", "Look"));
    void mine.apply(naming("buy", "Pay"));
    await idle();
    expect(mine.get().saved).toBe("offline");
    expect(nameOf(mine.get().document, 0)).toBe("Look");
    server.down = false;
    mine.hurry();
    await idle();
    expect(mine.get().saved).toBe("saved");
    expect(mine.get().document).toEqual(server.document);
    expect(nameOf(server.document, 1)).toBe("Pay");
  });

  it("is over when the server answers, whatever it says", async () => {
    const mine = session();
    server.down = true;
    void mine.apply(naming("see", "Mine"));
    await idle();
    server.down = false;
    server.write(naming("see", "Theirs"), "bea");
    mine.hurry();
    await idle();
    expect(mine.get().clash?.conflicts).toHaveLength(1);
    expect(mine.get().saved).toBe("saving");
  });

  it("changes outlive a reload", async () => {
    const mine = session();
    server.down = true;
    void mine.apply(naming("see", "Look"));
    await idle();
    server.down = false;
    const again = session();
    await idle();
    expect(nameOf(server.document, 0)).toBe("Look");
    expect(again.get().saved).toBe("saved");
    expect(again.get().canUndo).toBe(true);
  });
});
