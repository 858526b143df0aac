import { beforeEach, expect, it, vi } from "vitest";

/** Lets the Italian words come, which are on their way till then. */
let arrive = () => {};

async function opened() {
  const way = new Promise<void>((go) => {
    arrive = go;
  });
  const coming = async (words: Record<string, string>) => {
    await way;
    return { default: words };
  };
  vi.doMock("../locales/it.po?first", () => coming({ Save: "Salva" }));
  vi.doMock("../locales/it.po?rest", () => coming({ Tactics: "Tattiche" }));
  vi.doMock("../locales/it.po?english-first", () => ({ default: {} }));
  vi.doMock("../locales/it.po?english-rest", () => ({ default: {} }));
  const words = await import("./catalogue.ts");
  await words.loadWords("en");
  return words;
}

beforeEach(() => vi.resetModules());

it("speaks a language only with all its words when a page is opened while they come", async () => {
  const { loadWords, loadAllWords, say } = await opened();
  const italian = loadWords("it");
  await loadAllWords();
  expect([say("Save"), say("Tactics")]).toEqual(["Save", "Tactics"]);
  arrive();
  await italian;
  expect([say("Save"), say("Tactics")]).toEqual(["Salva", "Tattiche"]);
});

it("speaks the language that was asked for last, also when another comes later", async () => {
  const { loadWords, say } = await opened();
  const italian = loadWords("it");
  await loadWords("en");
  arrive();
  expect(await italian).toBe(false);
  expect(say("Save")).toBe("Save");
});
