import type { Problem } from "@/api/client.ts";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import { about } from "./useSending.ts";

interface PersonFieldsProps {
  problems: Problem[];
  /** The address, when it is settled already. */
  email?: string;
}

/** What a new account needs: address, name, password. */
export function PersonFields({ problems, email }: PersonFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t("E-mail")}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        defaultValue={email}
        isReadOnly={email !== undefined}
        error={about(problems, "email")}
      />
      <TextField
        label={t("Name")}
        name="name"
        autoComplete="name"
        isRequired
        error={about(problems, "name")}
      />
      <NewPassword problems={problems} />
    </>
  );
}

/** A password that is chosen now. */
export function NewPassword({ problems }: { problems: Problem[] }) {
  const { t } = useWords();
  return (
    <TextField
      label={t("Password")}
      name="password"
      type="password"
      autoComplete="new-password"
      isRequired
      minLength={12}
      about={t("At least 12 characters; several words are easy to remember.")}
      error={about(problems, "password")}
    />
  );
}
