import { ROLES } from "@/api/me.ts";
import type { Role } from "@/api/types.ts";
import type { Option } from "@/widgets/Options.tsx";
import type { Words } from "@/words/index.ts";

export function roleName(role: Role, { t }: Words): string {
  return {
    viewer: t("Can view"),
    commenter: t("Can comment"),
    editor: t("Can edit"),
    admin: t("Admin"),
  }[role];
}

/** The roles with what each may do; each may also do what those before it may. */
export function roleOptions(words: Words): Option<Role>[] {
  const { t } = words;
  const about = {
    viewer: t("Sees journeys and figures"),
    commenter: t("Comments and votes too"),
    editor: t("Changes journeys too"),
    admin: t("Manages people and settings too"),
  };
  return ROLES.map((id) => ({ id, label: roleName(id, words), about: about[id] }));
}
