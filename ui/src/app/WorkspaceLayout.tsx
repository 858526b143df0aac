import { Outlet, useMatches, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { live } from "./live.ts";
import { Shell } from "./Shell.tsx";
import { useOwnChoices } from "./useSettle.ts";

/** Everything below `/w/$workspace`: the shell, and the stream of what the others do. */
export function WorkspaceLayout() {
  const { workspace = "" } = useParams({ strict: false });
  const bare = useMatches({ select: (found) => found.some((one) => one.staticData.bare) });
  useOwnChoices();
  useEffect(() => {
    live.connect(workspace);
    return () => live.disconnect();
  }, [workspace]);
  return bare ? (
    <Outlet />
  ) : (
    <Shell>
      <Outlet />
    </Shell>
  );
}
