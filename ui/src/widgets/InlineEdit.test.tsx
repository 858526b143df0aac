import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import { show } from "@/test/show.tsx";
import { InlineEdit } from "./InlineEdit.tsx";

const keys = (text: string) => userEvent.keyboard(text);
const text = () => screen.getByRole("textbox", { name: "Title" });
const button = () => screen.getByRole("button", { name: /^Title: ?Lamp$/ });

async function edited(more: Partial<Parameters<typeof InlineEdit>[0]> = {}) {
  const onSave = vi.fn();
  await show(
    <>
      <InlineEdit label="Title" value="Lamp" editable onSave={onSave} {...more} />
      <button type="button">Elsewhere</button>
    </>,
  );
  return onSave;
}

describe("words edited where they stand", () => {
  it("open by Enter with all of them chosen, are kept by Enter, and the focus stays there", async () => {
    const onSave = await edited();
    button().focus();
    await keys("{Enter}");
    expect(text()).toHaveValue("Lamp");
    await keys("Desk lamp {Enter}");
    expect(onSave.mock.calls).toEqual([["Desk lamp"]]);
    expect(button()).toHaveFocus();
  });

  it("are left as they were by Escape, which goes no further", async () => {
    const above = vi.fn();
    document.addEventListener("keydown", above);
    const onSave = await edited();
    await userEvent.click(button());
    await keys("Chair{Escape}");
    document.removeEventListener("keydown", above);
    expect(onSave).not.toHaveBeenCalled();
    expect(above).not.toHaveBeenCalled();
    expect(button()).toHaveFocus();
  });

  it("are kept when one goes elsewhere, and the focus goes with one", async () => {
    const onSave = await edited();
    await userEvent.click(button());
    await keys("Chair");
    await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }));
    expect(onSave.mock.calls).toEqual([["Chair"]]);
    expect(screen.getByRole("button", { name: "Elsewhere" })).toHaveFocus();
  });

  it("that did not change are not sent", async () => {
    const onSave = await edited();
    await userEvent.click(button());
    await keys("{Enter}");
    await userEvent.click(button());
    await keys("Lamp  {Enter}");
    expect(onSave).not.toHaveBeenCalled();
  });

  it("can be taken away", async () => {
    const onSave = await edited();
    await userEvent.click(button());
    await keys("{Backspace}{Enter}");
    expect(onSave.mock.calls).toEqual([[""]]);
  });

  it("have several lines where they are long, by Shift and Enter", async () => {
    const onSave = await edited({ long: true });
    await userEvent.click(button());
    await keys("One{Shift>}{Enter}{/Shift}Two{Enter}");
    expect(onSave.mock.calls).toEqual([["One\nTwo"]]);
  });

  it("are only read by who may not write; what is empty says so", async () => {
    await edited({ editable: false, value: "", placeholder: "No title yet" });
    expect(screen.getByText("No title yet")).toBeVisible();
    expect(screen.queryByRole("button", { name: /Title/ })).toBeNull();
  });

  it("break no rule of accessibility, closed or open", async () => {
    await edited();
    const rules = { rules: { region: { enabled: false } } };
    expect((await axe.run(document.body, rules)).violations).toEqual([]);
    await userEvent.click(button());
    expect((await axe.run(document.body, rules)).violations).toEqual([]);
  });
});
