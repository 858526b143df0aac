import { Outlet } from "@tanstack/react-router";

/** Everything below `/j/$journey` shares one journey. */
export function JourneyLayout() {
  return <Outlet />;
}
