import type { Card } from "../model/cards.ts";
import { isGraded } from "../model/edits.ts";
import { LANES } from "../model/lanes.ts";
import { ClaimFace } from "./ClaimFace.tsx";
import { ConcernFace } from "./ConcernFace.tsx";
import styles from "./card.module.css";
import { KpiFace } from "./KpiFace.tsx";
import { TouchpointFace } from "./TouchpointFace.tsx";

interface CardFaceProps {
  card: Card;
  /** In the hand, above the map. */
  lifted?: boolean;
}

/** What a card shows. A hypothesis has a dashed edge. */
export function CardFace({ card, lifted }: CardFaceProps) {
  const raised = lifted ? styles.lifted : "";
  if (card.lane === "touchpoints") return <TouchpointFace card={card} raised={raised} />;
  if (card.lane === "kpis") return <KpiFace card={card} raised={raised} />;
  const edge = styles[LANES[card.lane].edge ?? ""] ?? "";
  const guess = isGraded(card) && card.grade === "hypothesis" ? styles.guess : "";
  const look = [styles.card, styles.note, edge, guess, raised].filter(Boolean).join(" ");
  const Face = LANES[card.lane].home.form === "shared" ? ConcernFace : ClaimFace;
  return (
    <div className={look}>
      <Face card={card} />
    </div>
  );
}
