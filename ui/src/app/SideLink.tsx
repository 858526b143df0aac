import { Link, useParams } from "@tanstack/react-router";
import { Icon } from "@/widgets/Icon.tsx";
import styles from "./Sidebar.module.css";
import type { Section } from "./sections.ts";

/** A link of the sidebar; on the rail its name is a tooltip. */
export function SideLink({
  section,
  params,
}: {
  section: Section;
  params: Record<string, string>;
}) {
  const settings = section.to.endsWith("/settings");
  const { section: open = "members" } = useParams({ strict: false });
  return (
    <Link
      to={settings ? "/w/$workspace/settings/$section" : section.to}
      params={settings ? { ...params, section: open } : params}
      activeOptions={{ exact: section.exact ?? false, includeSearch: false }}
      className={styles.link}
      title={section.label}
    >
      <Icon of={section.icon} />
      <span className={`${styles.words} clip`}>{section.label}</span>
    </Link>
  );
}
