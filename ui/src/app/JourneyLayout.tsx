import { Outlet, useParams } from "@tanstack/react-router";
import { JourneyProvider } from "@/operations/JourneyProvider.tsx";

/** Everything below `/j/$journey` shares one journey. */
export function JourneyLayout() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  return (
    <JourneyProvider key={journey} workspace={workspace} journey={journey}>
      <Outlet />
    </JourneyProvider>
  );
}
