import { render, renderHook, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { LazyDrawer, useDrawerReady } from "./LazyDrawer.tsx";

const drawer = vi.hoisted(() => ({ asked: 0, gone: true }));
vi.mock("./MapDrawer.tsx", () => ({
  get MapDrawer() {
    drawer.asked += 1;
    if (drawer.gone) throw new TypeError("Importing a module script failed.");
    return () => <p>All about the stage</p>;
  },
}));

afterEach(() => vi.unstubAllGlobals());

it("fetches the panel ahead without a word when it does not come", async () => {
  const { unmount } = renderHook(useDrawerReady);
  await vi.waitFor(() => expect(drawer.asked).toBe(1));
  unmount(); // a rejection nobody takes would fail the run
});

it("opens the panel at the second try", async () => {
  vi.stubGlobal("fetch", async () => {
    drawer.gone = false;
    return new Response("{}");
  });
  render(<LazyDrawer element="stages/see" tab={undefined} onClose={vi.fn()} onTab={vi.fn()} />);
  expect(await screen.findByText("All about the stage")).toBeVisible();
});
