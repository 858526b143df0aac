import { useNavigate, useSearch } from "@tanstack/react-router";
import type { HomeJourney } from "@/api/types.ts";
import { SegmentedControl } from "@/widgets/SegmentedControl.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Home.module.css";
import { JourneyCard } from "./JourneyCard.tsx";
import { type Sort, sorted, sortsFor } from "./sort.ts";

/** The journeys as cards, in the order the reader chose. */
export function Journeys({ journeys }: { journeys: readonly HomeJourney[] }) {
  const { t } = useWords();
  const sorts = sortsFor(journeys);
  const { sort: asked } = useSearch({ strict: false }) as { sort?: string };
  const sort = sorts.find((one) => one === asked) ?? sorts[0] ?? "newest";
  const navigate = useNavigate();
  const names: Record<Sort, string> = {
    loss: t("Largest loss"),
    newest: t("Newest"),
    mine: t("Mine first"),
  };
  return (
    <section aria-labelledby="journeys">
      <div className={styles.head}>
        <h2 id="journeys" className="grow">
          {t("Journeys")}
        </h2>
        {journeys.length > 1 && (
          <SegmentedControl
            label={t("Sort by")}
            options={sorts.map((id) => ({ id, label: names[id] }))}
            value={sort}
            onChange={(id) => navigate({ to: ".", search: { sort: id }, replace: true })}
          />
        )}
      </div>
      <div className={styles.cards}>
        {sorted(journeys, sort).map((journey) => (
          <JourneyCard key={journey.id} journey={journey} />
        ))}
      </div>
    </section>
  );
}
