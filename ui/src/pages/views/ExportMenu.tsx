import { Download } from "lucide-react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useJourney } from "@/operations/store.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { type Format, type Look, pictureAddress } from "./picture.ts";
import styles from "./views.module.css";

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
  const items: { id: string; name: string; href: string }[] = [
    { id: "pdf", name: t("PDF, one page"), href: file("pdf") },
    { id: "a4", name: t("PDF, A4 sheets"), href: file("pdf", { page: "a4" }) },
    { id: "a3", name: t("PDF, A3 sheets"), href: file("pdf", { page: "a3" }) },
    { id: "png", name: t("PNG picture"), href: file("png") },
    { id: "svg", name: t("SVG drawing"), href: file("svg") },
  ];
  return (
    <MenuTrigger>
      <Button icon={<Download size={14} aria-hidden />}>{t("Download")}</Button>
      <Popover className={styles.menu ?? ""} placement="bottom end">
        <Menu items={items} className={styles.items ?? ""}>
          {(one) => (
            <MenuItem id={one.id} href={one.href} download className={styles.item ?? ""}>
              {one.name}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
