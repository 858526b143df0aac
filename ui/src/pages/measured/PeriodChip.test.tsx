import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { show } from "@/test/show.tsx";
import { PeriodChip } from "./PeriodChip.tsx";

const navigate = vi.hoisted(() => vi.fn());
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => navigate }));

it("keeps the days as they are while one is half typed, and says so", async () => {
  const user = userEvent.setup();
  await show(<PeriodChip filters={{}} first="2026-09-01" last="2026-10-31" />);
  await user.click(screen.getByRole("button", { name: /^Period/ }));
  const from = await screen.findByRole("group", { name: "From" });
  await user.click(within(from).getAllByRole("spinbutton")[0] as HTMLElement);
  await user.keyboard("0510");
  const submit = screen.getByRole("button", { name: "Show these days" });
  await user.click(submit);
  expect(screen.getByRole("alert")).toHaveTextContent("Give the day, the month and the year.");
  expect(submit).toBeDisabled();
  expect(navigate).not.toHaveBeenCalled();
  await user.click(within(from).getAllByRole("spinbutton")[2] as HTMLElement);
  await user.keyboard("2026");
  await user.click(submit);
  expect(navigate).toHaveBeenCalledOnce();
});
