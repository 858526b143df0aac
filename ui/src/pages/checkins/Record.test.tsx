import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Agenda } from "@/api/types.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { show } from "@/test/show.tsx";
import { Record } from "./Record.tsx";

vi.mock("@/app/session.tsx", () => ({ useSession: () => ({ user: { name: "Ada" } }) }));

const apply = vi.fn();
const doc = { document: {}, write: (words: string) => words, apply } as unknown as Doc;
const agenda = { kpis: [], overdue: [], changes: [] } as unknown as Agenda;

it("records nothing while the day of the next check-in is half typed", async () => {
  const user = userEvent.setup();
  await show(<Record doc={doc} agenda={agenda} close={vi.fn()} />);
  const next = await screen.findByRole("group", { name: "Next check-in" });
  await user.click(within(next).getAllByRole("spinbutton")[0] as HTMLElement);
  await user.keyboard("0510");
  const record = screen.getByRole("button", { name: "Record" });
  await user.click(record);
  expect(record).toBeDisabled();
  expect(apply).not.toHaveBeenCalled();
  await user.click(within(next).getAllByRole("spinbutton")[2] as HTMLElement);
  await user.keyboard("2099");
  await user.click(record);
  expect(apply).toHaveBeenCalledOnce();
});
