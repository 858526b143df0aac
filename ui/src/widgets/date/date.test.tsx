import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { show } from "@/test/show.tsx";
import type { Lang } from "@/words/lang.ts";
import { DateField, type DateFieldProps } from "../DateField.tsx";
import { DateRange, type Period } from "../DateRange.tsx";

const told = vi.fn();

function Due(props: Partial<DateFieldProps>) {
  const [day, setDay] = useState<string | null>(props.value ?? null);
  const change = (next: string | null) => {
    told(next);
    setDay(next);
  };
  return <DateField label="Due" {...props} value={day} onChange={change} />;
}

async function due(props: Partial<DateFieldProps> = {}, lang: Lang = "en") {
  told.mockClear();
  await show(<Due {...props} />, lang);
  const box = await screen.findByRole("group", { name: "Due" });
  const parts = within(box).getAllByRole("spinbutton");
  return { box, parts, user: userEvent.setup() };
}

describe("a field for a day", () => {
  it("is written as the reader's language writes days", async () => {
    const { box } = await due({ value: "2026-10-05" }, "it");
    expect(box).toHaveTextContent("05/10/2026");
  });

  it("asks for the day in the reader's language", async () => {
    const { box } = await due({}, "it");
    expect(box).toHaveTextContent("gg/mm/aaaa");
  });

  it("gives a typed day on when one leaves, not on the way to its year", async () => {
    const { parts, user } = await due();
    await user.click(parts[0] as HTMLElement);
    await user.keyboard("05102026");
    expect(told).not.toHaveBeenCalled();
    await user.keyboard("{Enter}");
    expect(told.mock.calls).toEqual([["2026-10-05"]]);
  });

  it("takes two digits for a year of this century", async () => {
    const { parts, user } = await due();
    await user.click(parts[0] as HTMLElement);
    await user.keyboard("051026{Tab}{Tab}");
    expect(told.mock.calls).toEqual([["2026-10-05"]]);
  });

  it("says what lacks, and Esc brings back what was", async () => {
    const { box, parts, user } = await due({ value: "2026-10-05" });
    await user.click(parts[2] as HTMLElement);
    await user.keyboard("{Backspace}{Backspace}{Backspace}{Backspace}{Enter}");
    expect(screen.getByText("Give the day, the month and the year.")).toBeVisible();
    await user.keyboard("{Escape}");
    expect(box).toHaveTextContent("05/10/2026");
    expect(within(box).getAllByRole("spinbutton")[0]).toHaveFocus();
    expect(told).not.toHaveBeenCalled();
  });

  it("tells outside what is wrong, until the day is whole", async () => {
    const wrong = vi.fn();
    const { parts, user } = await due({ onWrong: wrong });
    await user.click(parts[0] as HTMLElement);
    await user.keyboard("0510{Enter}");
    expect(wrong).toHaveBeenLastCalledWith("Give the day, the month and the year.");
    await user.keyboard("2026");
    expect(wrong).toHaveBeenLastCalledWith(null);
    expect(told).not.toHaveBeenCalled();
  });

  it("keeps to its limits", async () => {
    const { parts, user } = await due({ min: "2026-10-05" });
    await user.click(parts[0] as HTMLElement);
    await user.keyboard("04102026{Enter}");
    expect(screen.getByText("Choose 5 Oct 2026 or a later day.")).toBeVisible();
    expect(told).not.toHaveBeenCalled();
  });

  it("offers a calendar that begins on Monday, and no date", async () => {
    const { box, user } = await due({ value: "2026-10-05" });
    await user.click(within(box).getByRole("button"));
    const month = await screen.findByRole("grid");
    expect(month).toHaveTextContent(/^Mon/);
    await user.click(within(month).getByText("9"));
    expect(told).toHaveBeenLastCalledWith("2026-10-09");
    await user.click(within(box).getByRole("button"));
    await user.click(await screen.findByRole("button", { name: "No date" }));
    expect(told).toHaveBeenLastCalledWith(null);
  });
});

interface DaysProps {
  first: Period;
  onWrong?: (told: string | null) => void;
}

function Days({ first, onWrong }: DaysProps) {
  const [period, setPeriod] = useState(first);
  const change = (next: Period) => {
    told(next);
    setPeriod(next);
  };
  return <DateRange label="Period" value={period} onChange={change} onWrong={onWrong} />;
}

async function typed(name: string, keys: string) {
  const user = userEvent.setup();
  const end = await screen.findByRole("group", { name });
  await user.click(within(end).getAllByRole("spinbutton")[0] as HTMLElement);
  await user.keyboard(`${keys}{Enter}`);
}

describe("a field for a period", () => {
  it("may have one end open, and says when its ends are crossed", async () => {
    await show(<Days first={{ from: null, to: null }} />);
    await typed("From", "05102026");
    expect(told).toHaveBeenLastCalledWith({ from: "2026-10-05", to: null });
    await typed("To, included", "04102026");
    expect(told).toHaveBeenLastCalledWith({ from: "2026-10-05", to: "2026-10-04" });
    expect(screen.getByRole("alert")).toHaveTextContent("Swap them");
  });

  it("says which day lacks something, and Esc brings back what was", async () => {
    const wrong = vi.fn();
    const { unmount } = await show(
      <Days first={{ from: "2026-10-05", to: null }} onWrong={wrong} />,
    );
    await typed("To, included", "0910");
    expect(screen.getByRole("alert")).toHaveTextContent("Give the day, the month and the year.");
    expect(wrong).toHaveBeenLastCalledWith("Give the day, the month and the year.");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(wrong).toHaveBeenLastCalledWith(null);
    const end = screen.getByRole("group", { name: "To, included" });
    expect(within(end).getAllByRole("spinbutton")[0]).toHaveFocus();
    await typed("To, included", "0910");
    unmount();
    expect(wrong).toHaveBeenLastCalledWith(null);
  });

  it("chooses both ends in one calendar", async () => {
    await show(<Days first={{ from: "2026-10-05", to: "2026-10-09" }} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Calendar" }));
    const month = await screen.findByRole("grid");
    await user.click(within(month).getByText("12"));
    await user.click(within(month).getByText("20"));
    expect(told).toHaveBeenLastCalledWith({ from: "2026-10-12", to: "2026-10-20" });
  });
});
