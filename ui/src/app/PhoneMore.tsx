import { useNavigate } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { IconButton } from "@/widgets/IconButton.tsx";
import { Menu } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import type { Section } from "./sections.ts";

/** The sections that a phone's bar has no room for. */
export default function PhoneMore({
  sections,
  params,
}: {
  sections: Section[];
  params: Record<string, string>;
}) {
  const { t } = useWords();
  const go = useNavigate();
  const items = sections.map((one) => ({
    id: one.to,
    label: one.label,
    icon: one.icon,
    onAction: () => void go({ to: one.to, params } as never),
  }));
  return (
    <Menu
      label={t("More pages")}
      placement="top end"
      items={items}
      trigger={<IconButton label={t("More pages")} icon={Ellipsis} />}
    />
  );
}
