import {
  CalendarCheck,
  Compass,
  FileText,
  History,
  House,
  type LucideIcon,
  Route,
  Shapes,
  ShieldCheck,
  SlidersHorizontal,
  StickyNote,
  User,
  Zap,
} from "lucide-react";
import type { Words } from "@/words/index.ts";

/** A place of the sidebar. */
export interface Section {
  to: string;
  label: string;
  icon: LucideIcon;
  exact?: boolean;
}
type Say = Words["t"];

export function workspaceSections(t: Say): [Section, Section] {
  return [
    { to: "/w/$workspace", label: t("Home"), icon: House, exact: true },
    { to: "/w/$workspace/settings", label: t("Settings"), icon: SlidersHorizontal },
  ];
}

export function journeySections(t: Say): Section[] {
  const at = (path: string) => `/w/$workspace/j/$journey${path}`;
  return [
    { to: at(""), label: t("Map"), icon: Route, exact: true },
    { to: at("/personas"), label: t("Personas"), icon: User },
    { to: at("/touchpoints"), label: t("Touchpoints"), icon: Shapes },
    { to: at("/board"), label: t("Board"), icon: StickyNote },
    { to: at("/strategy"), label: t("Strategy"), icon: Zap },
    { to: at("/evidence"), label: t("Evidence"), icon: FileText },
    { to: at("/check"), label: t("Map check"), icon: ShieldCheck },
    { to: at("/guide"), label: t("Guide"), icon: Compass },
    { to: at("/history"), label: t("History"), icon: History },
    { to: at("/checkins"), label: t("Check-ins"), icon: CalendarCheck },
  ];
}
