import { MessageSquare, Share } from "lucide-react";
import { Suspense, use, useEffect, useState } from "react";
import { JourneyContext } from "@/operations/store.ts";
import { useComments } from "@/pages/map/comments/api.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { Presence } from "@/widgets/Avatar.tsx";
import { Button } from "@/widgets/Button.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { IconButton } from "@/widgets/IconButton.tsx";
import { useWords } from "@/words/index.ts";
import { lazyPart } from "./lazyPart.ts";
import { subscribe } from "./live.ts";

const CommentsDrawer = lazyPart(() => import("./CommentsDrawer.tsx"));
const ShareDialog = lazyPart(() => import("./ShareDialog.tsx"));

/** What others write is there at once. */
function useHeard(refetch: () => unknown): void {
  useEffect(() => {
    const ends = (["comment", "opened"] as const).map((type) =>
      subscribe(type, () => void refetch()),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [refetch]);
}

function Tools() {
  const { t, number } = useWords();
  const journey = use(JourneyContext);
  const { data = [], refetch } = useComments();
  useHeard(refetch);
  const [open, setOpen] = useState<"comments" | "share" | null>(null);
  const waiting = data.filter((one) => !one.parent && !one.resolved_at).length;
  const close = () => setOpen(null);
  return (
    <>
      <Presence people={journey?.people ?? []} />
      <IconButton
        label={t("Comments")}
        icon={MessageSquare}
        count={waiting ? number(waiting) : undefined}
        onPress={() => setOpen(open === "comments" ? null : "comments")}
      />
      <Button icon={<Icon of={Share} />} onPress={() => setOpen("share")}>
        <ActionLabel>{t("Share")}</ActionLabel>
      </Button>
      <Suspense>
        {open === "comments" && <CommentsDrawer onClose={close} />}
        {open === "share" && <ShareDialog onClose={close} />}
      </Suspense>
    </>
  );
}

/** Who is here, what was said, how to hand it on: on every page of a journey. */
export function JourneyTools() {
  return use(JourneyContext) ? <Tools /> : null;
}
