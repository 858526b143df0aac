import { useNavigate, useSearch } from "@tanstack/react-router";
import { Switch } from "@/widgets/Switch.tsx";
import { useWords } from "@/words/index.ts";

/** Whether what was measured stands in the picture. */
export function FiguresSwitch() {
  const { t } = useWords();
  const { layer } = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <Switch
      isSelected={layer === "measured"}
      onChange={(on) =>
        void navigate({
          to: ".",
          search: (old) => ({ ...old, layer: on ? "measured" : undefined }),
          replace: true,
        })
      }
    >
      {t("With figures")}
    </Switch>
  );
}
