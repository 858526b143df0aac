import { Copy } from "lucide-react";
import { Button } from "@/widgets/Button.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { toast } from "@/widgets/toasts.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Settings.module.css";

/** Something to hand on, once: a link, a token. */
export function CopyLink({ text, about }: { text: string; about: string }) {
  const { t } = useWords();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast({ text: t("Copied") }),
      () =>
        toast({
          text: t("It could not be copied: select it and copy it yourself."),
          tone: "error",
        }),
    );
  return (
    <div className={styles.link} role="status">
      <p className="muted">{about}</p>
      <p>
        <code>{text}</code>
      </p>
      <Button look="quiet" icon={<Icon of={Copy} />} onPress={() => void copy()}>
        {t("Copy")}
      </Button>
    </div>
  );
}
