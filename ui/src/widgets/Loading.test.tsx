import { screen } from "@testing-library/react";
import axe from "axe-core";
import { expect, it } from "vitest";
import { show } from "@/test/show.tsx";
import { Loading } from "./Loading.tsx";

it("what loads is busy, and is said where nothing holds the words back", async () => {
  const { container } = await show(<Loading />, "it");
  const said = screen.getByRole("status");
  expect(said).toHaveTextContent("Caricamento");
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
  expect(said.closest('[aria-busy="true"]')).toBeNull();
  expect((await axe.run(container)).violations).toEqual([]);
});
