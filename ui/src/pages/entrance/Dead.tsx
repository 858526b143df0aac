import { type ReactNode, useEffect } from "react";
import { ApiError } from "@/api/client.ts";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Entrance.module.css";
import { Entrance } from "./Entrance.tsx";
import { enter } from "./enter.ts";
import { Problems } from "./Form.tsx";
import { useMethods } from "./useMethods.ts";

/** Whether the server does not know a link (any more). */
export function isDead(error: unknown): boolean {
  return error instanceof ApiError && [404, 410].includes(error.status);
}

interface DeadProps {
  title: string;
  /** Why the server said no, if it did; what is no dead link is told as it is. */
  error?: unknown;
  /** Why it does not work, and how to get another. */
  children: ReactNode;
}

/** An address that has done its work: whoever is in already goes home, others learn the way in. */
export function Dead({ title, error, children }: DeadProps) {
  const { t } = useWords();
  const methods = useMethods();
  const inside = methods?.signed_in ?? false;
  useEffect(() => {
    if (inside) enter();
  }, [inside]);
  if (!methods || inside) {
    return (
      <Entrance title={t("Sign in")}>
        <Loading />
      </Entrance>
    );
  }
  const dead = (
    <div className={styles.told} role="alert">
      {children}
    </div>
  );
  return (
    <Entrance title={title}>
      {error && !isDead(error) ? <Problems error={error} /> : dead}
      {!methods.demo && <LinkButton to="/sign-in">{t("To the sign-in page")}</LinkButton>}
    </Entrance>
  );
}
