import { ROLES } from "@/api/me.ts";
import type { Role } from "@/api/types.ts";
import type { Option } from "@/widgets/Select.tsx";
import type { Words } from "@/words/index.ts";

export function roleName(role: Role, { t }: Words): string {
  return {
    viewer: t("Viewer"),
    commenter: t("Commenter"),
    editor: t("Editor"),
    admin: t("Administrator"),
  }[role];
}

/** The roles with what each may do; each may also do what those before it may. */
export function roleOptions(words: Words): Option<Role>[] {
  const { t } = words;
  const about = {
    viewer: t("looks"),
    commenter: t("comments and votes"),
    editor: t("changes journeys"),
    admin: t("manages people and settings"),
  };
  return ROLES.map((id) => ({ id, label: roleName(id, words), about: about[id] }));
}
