import { Link2 } from "lucide-react";
import { address } from "@/api/client.ts";
import { useJourney } from "@/operations/store.ts";
import { Invite } from "@/pages/settings/Invite.tsx";
import { Button, buttonClass } from "@/widgets/Button.tsx";
import { Dialog } from "@/widgets/Dialog.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { toast } from "@/widgets/toasts.ts";
import { useWords } from "@/words/index.ts";
import styles from "./ShareDialog.module.css";

function Downloads() {
  const { t, lang } = useWords();
  const { id, workspace } = useJourney();
  const path = { workspace, journey: id };
  const picture = (format: "svg" | "png" | "pdf") =>
    address("/workspaces/{workspace}/journeys/{journey}/picture", {
      path,
      query: { form: "map", format, lang },
    });
  const file = address("/workspaces/{workspace}/journeys/{journey}/file", {
    path,
    query: { format: "yaml" },
  });
  const files = [
    { label: t("File (YAML)"), href: file },
    { label: t("Picture (SVG)"), href: picture("svg") },
    { label: t("Picture (PNG)"), href: picture("png") },
    { label: t("Document (PDF)"), href: picture("pdf") },
  ];
  return (
    <section className={styles.part}>
      <h3>{t("Download")}</h3>
      <div className={styles.files}>
        {files.map((file) => (
          <a key={file.label} href={file.href} download className={buttonClass()}>
            {file.label}
          </a>
        ))}
      </div>
    </section>
  );
}

/** Hands the journey on: a link, an invitation with a role, a file. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { workspace, can } = useJourney();
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast({ text: t("Copied") }),
      () => toast({ text: location.href }),
    );
  return (
    <Dialog title={t("Share this journey")} open onClose={onClose}>
      <section className={styles.part}>
        <Button icon={<Icon of={Link2} />} onPress={() => void copy()}>
          {t("Copy the link")}
        </Button>
        <p className="s muted">{t("Only members of the workspace can open it.")}</p>
      </section>
      {can("admin") && (
        <section className={styles.part}>
          <h3>{t("Invite somebody")}</h3>
          <Invite workspace={workspace} />
        </section>
      )}
      <Downloads />
    </Dialog>
  );
}
