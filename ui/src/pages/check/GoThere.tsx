import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonClass } from "@/widgets/Button.tsx";
import type { Target } from "./targets.ts";

interface GoThereProps {
  target: Target;
  /** What it is called for who does not see where it stands. */
  label?: string;
  button?: boolean;
  children: ReactNode;
}

const PATHS = {
  "": "/w/$workspace/j/$journey",
  personas: "/w/$workspace/j/$journey/personas",
  touchpoints: "/w/$workspace/j/$journey/touchpoints",
  board: "/w/$workspace/j/$journey/board",
  guide: "/w/$workspace/j/$journey/guide",
  strategy: "/w/$workspace/j/$journey/strategy",
  evidence: "/w/$workspace/j/$journey/evidence",
  checkins: "/w/$workspace/j/$journey/checkins",
} as const;

/** A link to the place where something is put right. */
export function GoThere({ target, label, button, children }: GoThereProps) {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const looks = { className: button ? buttonClass() : undefined, "aria-label": label };
  if (target.persona) {
    const params = { workspace, journey, persona: target.persona };
    return (
      <Link to="/w/$workspace/j/$journey/personas/$persona" params={params} {...looks}>
        {children}
      </Link>
    );
  }
  if (target.page === "data") {
    const params = { workspace, section: "data" };
    return (
      <Link to="/w/$workspace/settings/$section" params={params} {...looks}>
        {children}
      </Link>
    );
  }
  return (
    <Link to={PATHS[target.page]} params={{ workspace, journey }} search={target.search} {...looks}>
      {children}
    </Link>
  );
}
