import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { api, OfflineError } from "@/api/client.ts";
import { show } from "@/test/show.tsx";
import { WorkspaceForm } from "./WorkspaceForm.tsx";

vi.mock("@/app/session.tsx", () => ({ useWorkspace: () => ({ id: "w", role: "admin" }) }));

it("keeps what one writes when the workspace cannot be asked for anew", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const asked = { name: "Shop", languages: ["en"], lanes: [], channels: [] };
  vi.spyOn(api, "get").mockImplementation(
    async (path) => (path === "/workspaces/{workspace}" ? asked : []) as never,
  );
  await show(
    <QueryClientProvider client={client}>
      <WorkspaceForm />
    </QueryClientProvider>,
  );
  await userEvent.type(await screen.findByLabelText("Name"), " two");
  vi.spyOn(api, "get").mockRejectedValue(new OfflineError());
  await client.refetchQueries();
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(screen.getByLabelText("Name")).toHaveValue("Shop two");
});
