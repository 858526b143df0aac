import { expect, test, vi } from "vitest";
import { dismiss, toast, toasts } from "./toasts.ts";

test("at most three stand there, the oldest leaves, each can be sent away", () => {
  const heard = vi.fn();
  const end = toasts.subscribe(heard);
  const ids = ["a", "b", "c", "d"].map((text) => toast({ text }));
  expect(toasts.now().map((one) => one.text)).toEqual(["b", "c", "d"]);
  dismiss(ids[2] ?? 0);
  expect(toasts.now().map((one) => one.text)).toEqual(["b", "d"]);
  expect(heard).toHaveBeenCalledTimes(5);
  end();
});
