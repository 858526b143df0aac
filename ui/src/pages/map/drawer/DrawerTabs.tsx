import { Suspense } from "react";
import { lazyPart } from "@/app/lazyPart.ts";
import { Loading } from "@/widgets/Loading.tsx";
import { Tabs } from "@/widgets/Tabs.tsx";
import { useWords } from "@/words/index.ts";
import { Comments } from "../comments/Comments.tsx";
import { listOf } from "../model/shape.ts";
import { useCommentsOf } from "../state/extras.ts";
import { Details } from "./Details.tsx";
import { EvidenceTab } from "./EvidenceTab.tsx";
import type { Opened } from "./element.ts";
import { KpisTab } from "./KpisTab.tsx";
import { useClaimsOf } from "./useClaims.ts";

const RuleTab = lazyPart(() => import("./RuleTab.tsx"));

interface DrawerTabsProps {
  opened: Opened;
  tab: string | undefined;
  onTab: (tab: string) => void;
}

/** Rule, details, KPIs, evidence, comments: those that the thing has. */
export function DrawerTabs({ opened, tab, onTab }: DrawerTabsProps) {
  const { t } = useWords();
  const { element, item, list } = opened;
  const claims = useClaimsOf(opened);
  const items = useTabs(opened, claims);
  const chosen = items.find(({ id }) => id === tab)?.id ?? "details";
  return (
    <Tabs label={t("Details")} items={items} selected={chosen} onChange={onTab}>
      {chosen === "rule" && (
        <Suspense fallback={<Loading />}>
          <RuleTab opened={opened} />
        </Suspense>
      )}
      {chosen === "details" && <Details opened={opened} />}
      {chosen === "kpis" && list === "stages" && Boolean(item) && <KpisTab opened={opened} />}
      {chosen === "evidence" && <EvidenceTab claims={claims} />}
      {chosen === "comments" && <Comments element={element} />}
    </Tabs>
  );
}

type Claims = ReturnType<typeof useClaimsOf>;

function useTabs({ element, item, list }: Opened, claims: Claims) {
  const { t, number } = useWords();
  const comments = useCommentsOf(element);
  const ruled = list === "stages" || list === "touchpoints";
  const cited = new Set(claims.flatMap((claim) => claim.evidence)).size;
  const counted = (id: string, label: string, n: number) =>
    n > 0 ? { id, label, count: number(n) } : { id, label };
  return [
    ruled && { id: "rule", label: t("Rule") },
    { id: "details", label: t("Details") },
    list === "stages" && counted("kpis", t("KPI"), listOf(item, "kpis").length),
    claims.length > 0 && counted("evidence", t("Evidence"), cited),
    counted("comments", t("Comments"), comments),
  ].filter((tab) => tab !== false);
}
