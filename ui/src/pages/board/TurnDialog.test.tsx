import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { show } from "@/test/show.tsx";
import { TurnDialog } from "./TurnDialog.tsx";
import type { BoardActs, Turn } from "./useBoard.ts";

const apply = vi.fn();
const board = {
  doc: { document: { stages: [], board: {} }, say: (text: string) => text, apply },
  done: vi.fn(),
} as unknown as BoardActs;
const turn = { notes: [], words: "Offer a trial" } as unknown as Turn;

it("puts nothing on the map while a day is half typed", async () => {
  const user = userEvent.setup();
  await show(<TurnDialog board={board} turn={turn} />);
  await user.click(screen.getByRole("radio", { name: "Action" }));
  const due = await screen.findByRole("group", { name: "Due" });
  await user.click(within(due).getAllByRole("spinbutton")[0] as HTMLElement);
  await user.keyboard("0510");
  const put = screen.getByRole("button", { name: "Put on the map" });
  await user.click(put);
  expect(put).toBeDisabled();
  expect(apply).not.toHaveBeenCalled();
  await user.click(screen.getByRole("radio", { name: "Opportunity" }));
  expect(put).toBeEnabled();
});
