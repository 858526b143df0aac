import { expect, test } from "vitest";
import { offered } from "@/parts/useCatalogue.ts";
import { usualRail } from "./useRail.ts";

test("the sidebar is a rail on a map below 1600 and on its pages below 1360", () => {
  expect(usualRail(1440, true, true)).toBe(true);
  expect(usualRail(1600, true, true)).toBe(false);
  expect(usualRail(1359, false, true)).toBe(true);
  expect(usualRail(1360, false, true)).toBe(false);
  expect(usualRail(1280, false, false)).toBe(false);
});

test("a workspace's own channels are offered first, each once", () => {
  const known = [
    { id: "email", name: "e-mail" },
    { id: "web", name: "website" },
  ];
  const found = offered(known, ["web", "Design fair"]);
  expect(found.map((one) => one.name)).toEqual(["website", "Design fair", "e-mail"]);
});
