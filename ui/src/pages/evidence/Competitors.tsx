import { Swords, Trash2 } from "lucide-react";
import type { Competitor } from "@/journey/types.ts";
import { ClaimList } from "@/parts/ClaimList.tsx";
import { StagesPick } from "@/parts/StagesPick.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { linkOf } from "@/parts/useFiles.ts";
import { Actions } from "@/widgets/Actions.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Competitors.module.css";
import { Criteria } from "./Criteria.tsx";

/** Whom customers consider beside us, and how they compare. */
export function Competitors({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const competitors = doc.document.competitors ?? [];
  if (competitors.length === 0) {
    return (
      <EmptyState title={t("No competitors yet")} icon={<Swords />}>
        {t("Whom do customers consider beside you, and on what do they compare?")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.list}>
      {competitors.map((one) => (
        <One key={one.id} doc={doc} one={one} />
      ))}
    </div>
  );
}

function One({ doc, one }: { doc: Doc; one: Competitor }) {
  const { t } = useWords();
  const path = ["competitors", one.id];
  const name = doc.say(one.name);
  const link = linkOf(one.url);
  return (
    <section className={styles.one} aria-label={name}>
      <header className={styles.head}>
        <h2>
          <InlineEdit
            key={name}
            label={t("Name of the competitor")}
            value={name}
            editable={doc.editable}
            onSave={(words) => {
              const next = doc.write(words, one.name);
              if (next) doc.edit([...path, "name"], next);
            }}
          />
        </h2>
        <span className="muted">{t("people compare in")}</span>
        <StagesPick
          doc={doc}
          label={t("Where people compare")}
          stages={one.stages ?? []}
          none={t("No stage")}
          onChange={(ids) => doc.edit([...path, "stages"], ids.length ? ids : null)}
        />
        {link && (
          <a className={styles.link} href={link} target="_blank" rel="noreferrer noopener">
            {new URL(link).host}
          </a>
        )}
        <span className="grow" />
        {doc.editable && (
          <Actions
            label={t("More on “{name}”", { name })}
            acts={[
              {
                ...{ id: "delete", label: t("Delete competitor"), danger: true },
                icon: Trash2,
                onAction: () => doc.remove(["competitors"], one.id, name),
              },
            ]}
          />
        )}
      </header>
      <Criteria doc={doc} one={one} />
      <div className={styles.two}>
        <div>
          <h3>{t("What they do well")}</h3>
          <ClaimList
            doc={doc}
            path={[...path, "strengths"]}
            claims={one.strengths ?? []}
            label={t("Strength")}
          />
        </div>
        <div>
          <h3>{t("What they do badly")}</h3>
          <ClaimList
            doc={doc}
            path={[...path, "weaknesses"]}
            claims={one.weaknesses ?? []}
            label={t("Weakness")}
          />
        </div>
      </div>
    </section>
  );
}
