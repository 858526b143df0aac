import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import type { Conflict } from "@/api/types.ts";
import { show } from "@/test/show.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import type { Clash } from "./state.ts";

function conflict(key: string, changes: Partial<Conflict> = {}): Conflict {
  const words = { base: "", mine: `my ${key}`, theirs: `their ${key}` };
  const values = { base: null, mine: 1, theirs: 2, words };
  const by = { by: "Bea", at: "2026-11-22T10:00:00Z", can_force: true };
  return { path: [key], label: `Journey: ${key}`, ...values, ...by, ...changes };
}

function clashOf(...conflicts: Conflict[]): Clash {
  return { label: "", operation: { op: "edit", path: ["title"], value: "A" }, conflicts };
}

describe("a field that two changed", () => {
  it("shows before, theirs and mine, and keeps what is chosen", async () => {
    const decide = vi.fn();
    await show(<ConflictDialog clash={clashOf(conflict("title"))} decide={decide} />);
    const dialog = screen.getByRole("alertdialog", { name: "Somebody changed this meanwhile" });
    for (const words of ["Journey: title", "Nothing", "my title", "their title"]) {
      expect(within(dialog).getByText(words)).toBeVisible();
    }
    await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
    expect(decide).toHaveBeenCalledWith(["mine"]);
  });

  it("that is gone can only be left as it is", async () => {
    const decide = vi.fn();
    const gone = conflict("title", { can_force: false });
    await show(<ConflictDialog clash={clashOf(gone)} decide={decide} />, "it");
    expect(screen.getByText(/non c’è più/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Tieni la mia" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Tieni la sua" }));
    expect(decide).toHaveBeenCalledWith(["theirs"]);
  });
});

describe("several fields", () => {
  it("are decided one by one, by keyboard too", async () => {
    const decide = vi.fn();
    const clash = clashOf(conflict("title"), conflict("owner"));
    await show(<ConflictDialog clash={clash} decide={decide} />);
    const owner = screen.getByRole("radiogroup", { name: "Journey: owner" });
    within(owner).getByRole("radio", { name: /Bea/ }).focus();
    await userEvent.keyboard("{ArrowDown}");
    await userEvent.click(screen.getByRole("button", { name: "Keep the chosen ones" }));
    expect(decide).toHaveBeenCalledWith(["theirs", "mine"]);
  });

  it("have no accessibility fault", async () => {
    await show(<ConflictDialog clash={clashOf(conflict("a"), conflict("b"))} decide={vi.fn()} />);
    const { violations } = await axe.run(screen.getByRole("alertdialog"), {
      rules: { "color-contrast": { enabled: false } },
    });
    expect(violations).toEqual([]);
  });
});
