import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Claimed } from "./claims.ts";

const JOURNEY = "/w/$workspace/j/$journey";

/** A link to the place where a statement stands. */
export function ElementLink({ claim, children }: { claim: Claimed; children: ReactNode }) {
  const [list, id = "", field, place] = claim.path.map(String);
  if (list === "personas") {
    const tab = field === "needs" || field === "quote" ? "profile" : undefined;
    const map = field === "empathy" && place !== "0" ? place : undefined;
    return (
      <Link
        from={JOURNEY}
        to="/w/$workspace/j/$journey/personas/$persona"
        params={(old) => ({ ...old, persona: id })}
        search={{ tab, map }}
      >
        {children}
      </Link>
    );
  }
  if (list === "touchpoints") {
    return (
      <Link from={JOURNEY} to="/w/$workspace/j/$journey/touchpoints" search={{ open: id }}>
        {children}
      </Link>
    );
  }
  if (list === "tactics" || list === "objectives") {
    const view = list === "objectives" ? list : undefined;
    return (
      <Link from={JOURNEY} to="/w/$workspace/j/$journey/strategy" search={{ view, open: id }}>
        {children}
      </Link>
    );
  }
  if (list === "competitors") {
    return (
      <Link from={JOURNEY} to="/w/$workspace/j/$journey/evidence" search={{ view: "competitors" }}>
        {children}
      </Link>
    );
  }
  if (list === "board") {
    return (
      <Link from={JOURNEY} to="/w/$workspace/j/$journey/board">
        {children}
      </Link>
    );
  }
  return (
    <Link from={JOURNEY} to={JOURNEY} search={{ open: `${list}/${id}` }}>
      {children}
    </Link>
  );
}
