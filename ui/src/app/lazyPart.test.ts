import { afterEach, expect, it, vi } from "vitest";
import { anew } from "./lazyPart.ts";

afterEach(() => {
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

it("loads the page anew once for a file that is gone, then lets the error be seen", () => {
  const reload = vi.fn();
  vi.stubGlobal("location", { reload });
  const gone = new TypeError("Failed to fetch dynamically imported module: /assets/Share-1.js");
  void anew(gone);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(() => anew(gone)).toThrow(gone);
  expect(reload).toHaveBeenCalledTimes(1);
});
