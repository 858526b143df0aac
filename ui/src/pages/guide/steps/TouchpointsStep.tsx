import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { TouchpointKind } from "@/journey/types.ts";
import { kinds } from "@/parts/labels.ts";
import { useDoc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { KindMark } from "../parts/KindMark.tsx";
import { FromData } from "./FromData.tsx";
import { FromTemplate } from "./FromTemplate.tsx";
import { Grid } from "./Grid.tsx";
import styles from "./Touchpoints.module.css";

/** Step 3: where customers meet the company, channel by channel and stage by stage. */
export function TouchpointsStep() {
  const { t } = useWords();
  const doc = useDoc();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const [sample, show] = useState(false);
  return (
    <section aria-labelledby="where">
      <h2 id="where" className={styles.question}>
        {t("Where do customers meet you, stage by stage?")}
      </h2>
      <p className={`${styles.help} muted`}>
        {t(
          "A touchpoint is every time they see you, hear you or speak of you, even where you are not. Write in a cell, or plan one of those at the side.",
        )}
      </p>
      <div className={styles.acts}>
        {doc.editable && <FromData doc={doc} />}
        {doc.editable && <FromTemplate doc={doc} />}
        <button
          type="button"
          className={styles.sample}
          aria-expanded={sample}
          onClick={() => show(!sample)}
        >
          {t("See a sample answer")}
        </button>
        <span className="grow" />
        <Legend />
      </div>
      {sample && (
        <p className={`${styles.help} muted`}>
          {t(
            "Before buying, people see an advert, read reviews, ask a friend and visit the shop: four cells in the first two stages. Reviews and friends stand in the row of what is not yours.",
          )}
        </p>
      )}
      <Grid doc={doc} />
      <p className={styles.help}>
        <Link to="/w/$workspace/j/$journey/touchpoints" params={{ workspace, journey }} data-text>
          {t("Open the register of touchpoints")}
        </Link>
      </p>
    </section>
  );
}

const KINDS: readonly TouchpointKind[] = ["traditional", "digital", "external"];

function Legend() {
  const { t } = useWords();
  const names = kinds(t);
  return (
    <span className={styles.legend} aria-hidden="true">
      {KINDS.map((kind) => (
        <span key={kind}>
          <KindMark kind={kind} /> {names[kind]}
        </span>
      ))}
    </span>
  );
}
