import { Link } from "@tanstack/react-router";
import { Play, Printer } from "lucide-react";
import { useJourney } from "@/operations/store.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { buttonClass } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import type { Form, Look } from "./picture.ts";

/** Present, print, download. */
export function ViewActions({ look }: { look: Look }) {
  const { t } = useWords();
  const { id: journey, workspace } = useJourney();
  const form: Form = look.form ?? "map";
  const params = { workspace, journey };
  return (
    <>
      <Link className={buttonClass("quiet")} to="/w/$workspace/j/$journey/present" params={params}>
        <Play size={14} aria-hidden />
        <ActionLabel>{t("Present")}</ActionLabel>
      </Link>
      <Link
        className={buttonClass("quiet")}
        to="/w/$workspace/j/$journey/print"
        params={params}
        search={(old) => ({ ...old, form, beside: look.beside })}
      >
        <Printer size={14} aria-hidden />
        <ActionLabel>{t("Print")}</ActionLabel>
      </Link>
      <ExportMenu look={look} />
    </>
  );
}
