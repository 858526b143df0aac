import { useNavigate, useSearch } from "@tanstack/react-router";
import { Switch } from "react-aria-components";
import { useWords } from "@/words/index.ts";
import styles from "./views.module.css";

/** Whether what was measured stands in the picture. */
export function FiguresSwitch() {
  const { t } = useWords();
  const { layer } = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <Switch
      className={styles.switch ?? ""}
      isSelected={layer === "measured"}
      onChange={(on) =>
        void navigate({
          to: ".",
          search: (old) => ({ ...old, layer: on ? "measured" : undefined }),
          replace: true,
        })
      }
    >
      <span className={styles.knob} aria-hidden />
      {t("With figures")}
    </Switch>
  );
}
