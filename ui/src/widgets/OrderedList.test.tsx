import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { show } from "@/test/show.tsx";
import { OrderedList } from "./OrderedList.tsx";

const NAMES: Record<string, string> = { web: "Website", shop: "Shop", mail: "E-mail" };

async function listed(items: string[], canEdit = true) {
  const onChange = vi.fn();
  await show(
    <OrderedList
      label="Channels"
      items={items}
      nameOf={(one) => NAMES[one] ?? one}
      onChange={onChange}
      canEdit={canEdit}
      empty="None yet"
    />,
  );
  return onChange;
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

describe("things in an order", () => {
  it("go up, down and away", async () => {
    const onChange = await listed(["web", "shop", "mail"]);
    await press("Move Shop up");
    await press("Move Shop down");
    await press("Take Shop away");
    expect(onChange.mock.calls).toEqual([
      [["shop", "web", "mail"]],
      [["web", "mail", "shop"]],
      [["web", "mail"]],
    ]);
  });

  it("cannot leave the list at its ends", async () => {
    const onChange = await listed(["web", "shop"]);
    expect(screen.getByRole("button", { name: "Move Website up" })).toBeDisabled();
    expect(screen.getByRole("button", { name: "Move Shop down" })).toBeDisabled();
    await press("Move Website up");
    expect(onChange).not.toHaveBeenCalled();
  });

  it("are moved by keys as well", async () => {
    const onChange = await listed(["web", "shop"]);
    screen.getByRole("button", { name: "Move Shop up" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(onChange).toHaveBeenCalledWith(["shop", "web"]);
  });

  it("are a list with a name; who may not change it has no buttons", async () => {
    await listed(["web", "shop"], false);
    expect(screen.getByRole("list", { name: "Channels" })).toBeVisible();
    expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
      "Website",
      "Shop",
    ]);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are said to be none", async () => {
    await listed([]);
    expect(screen.getByText("None yet")).toBeVisible();
    expect(screen.queryByRole("list")).toBeNull();
  });
});
