import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { stringOf } from "../model/shape.ts";
import { useToldLayer } from "../state/figures.ts";
import { useText } from "../state/text.ts";
import { mediaWords } from "../words.ts";
import { CommentCount } from "./CommentCount.tsx";
import { CoverState } from "./CoverState.tsx";
import { TouchpointMet } from "./TouchpointMet.tsx";
import { Glyph, lookOf } from "./touchpointLook.tsx";

interface FaceProps {
  card: Card;
  raised: string | undefined;
}

/** A touchpoint: as it is drawn, or, in the layers that measure, how many people met it. */
export function TouchpointFace(props: FaceProps) {
  return useToldLayer() === "drawn" ? <Drawn {...props} /> : <TouchpointMet {...props} />;
}

/** The media, where it is not the usual one and the channel does not say it. */
function notable(media: string | undefined, channel: string | undefined): string | undefined {
  return media === "owned" || channel?.startsWith(`${media}_`) ? undefined : media;
}

/** Kind, name, channel, media and state. */
function Drawn({ card, raised }: FaceProps) {
  const { t } = useWords();
  const text = useText();
  const channel = stringOf(card.raw, "channel");
  const media = notable(stringOf(card.raw, "media"), channel);
  const small = [channel && text.channel(channel), media && mediaWords(t)[media]].filter(Boolean);
  const covered = stringOf(card.raw, "state") === "covered";
  return (
    <div className={lookOf(card, raised)}>
      <Glyph card={card} />
      <div className="grow">
        <div>{card.text}</div>
        <div className="s muted">
          {covered && <CoverState card={card} />}
          {covered && " "}
          {small.join(" · ")}
          {!covered && small.length > 0 && " · "}
          {!covered && <CoverState card={card} />}
        </div>
      </div>
      <CommentCount element={card.element} />
      {card.grade !== "hypothesis" && <EvidenceGrade grade={card.grade} />}
    </div>
  );
}
