import { Download } from "lucide-react";
import { useJourney } from "@/operations/store.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { Button } from "@/widgets/Button.tsx";
import { Menu } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import { type Format, type Look, pictureAddress } from "./picture.ts";

/** The picture as a file: SVG, PNG or PDF. */
export function ExportMenu({ look }: { look: Look }) {
  const { t, lang } = useWords();
  const { id, workspace } = useJourney();
  const file = (format: Format, more: Look = {}) =>
    pictureAddress(workspace, id, {
      lang,
      theme: "light",
      ...look,
      ...more,
      format,
      download: true,
    });
  return (
    <Menu
      label={t("Download")}
      trigger={
        <Button icon={<Download size={14} aria-hidden />}>
          <ActionLabel>{t("Download")}</ActionLabel>
        </Button>
      }
      items={[
        { id: "pdf", label: t("PDF, one page"), href: file("pdf") },
        { id: "a4", label: t("PDF, A4 sheets"), href: file("pdf", { page: "a4" }) },
        { id: "a3", label: t("PDF, A3 sheets"), href: file("pdf", { page: "a3" }) },
        { id: "png", label: t("PNG picture"), href: file("png") },
        { id: "svg", label: t("SVG drawing"), href: file("svg") },
      ]}
    />
  );
}
