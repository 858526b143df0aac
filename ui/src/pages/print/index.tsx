import { useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeft, FileDown, Printer } from "lucide-react";
import { textOf } from "@/journey/text.ts";
import { useJourney } from "@/operations/store.ts";
import { queryOf } from "@/pages/measured/period.ts";
import { Button, buttonClass } from "@/widgets/Button.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { Canvas } from "../views/Canvas.tsx";
import { Drawing } from "../views/Drawing.tsx";
import { type Form, type Look, pictureAddress } from "../views/picture.ts";
import styles from "./print.module.css";

const FORMS: readonly Form[] = ["map", "strip", "storyboard", "table", "blueprint"];

/** A page for paper: one picture in light colours, nothing else when it is printed. */
export default function PrintPage() {
  const { t, lang } = useWords();
  const { document, language, id, workspace } = useJourney();
  const look = useLook();
  const title = textOf(document.title, lang, language);
  const pdf = pictureAddress(workspace, id, {
    ...look,
    lang,
    format: "pdf",
    page: "a3",
    download: true,
  });
  return (
    <main className={styles.page} id="content">
      <header className={styles.bar}>
        <LinkButton
          look="quiet"
          to="/w/$workspace/j/$journey"
          params={{ workspace, journey: id }}
          icon={<ArrowLeft size={14} aria-hidden />}
        >
          {t("Back to the map")}
        </LinkButton>
        <h1 className="clip">{title}</h1>
        <span className="grow" />
        <FormPicker form={look.form ?? "map"} />
        <a className={buttonClass()} href={pdf} download>
          <FileDown size={14} aria-hidden />
          {t("Download PDF")}
        </a>
        <Button
          look="primary"
          icon={<Printer size={14} aria-hidden />}
          onPress={() => window.print()}
        >
          {t("Print")}
        </Button>
      </header>
      <div className={styles.sheet}>
        <Canvas label={title}>
          {(scale, onSize) => <Drawing look={look} scale={scale} onSize={onSize} />}
        </Canvas>
      </div>
    </main>
  );
}

function FormPicker({ form }: { form: Form }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const names: Record<Form, string> = {
    map: t("Full map"),
    strip: t("Strip"),
    storyboard: t("Storyboard"),
    table: t("Table"),
    blueprint: t("Service blueprint"),
  };
  return (
    <label className="row s">
      <span className="muted">{t("Picture")}</span>
      <select
        className={styles.form}
        value={form}
        onChange={(event) =>
          void navigate({
            to: ".",
            search: (old) => ({ ...old, form: event.target.value, beside: undefined }),
            replace: true,
          })
        }
      >
        {FORMS.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the address asks for, always light: paper is. */
function useLook(): Look {
  const { form, beside, layer, from, to, segment, version } = useSearch({
    strict: false,
  }) as Record<string, string | undefined>;
  const known = FORMS.find((one) => one === form) ?? "map";
  const look: Look = { form: known, theme: "light" };
  if (beside && known === "map") look.beside = beside;
  if (version && /^\d+$/.test(version)) look.version = Number(version);
  if (layer === "measured")
    Object.assign(look, { measured: true, ...queryOf({ from, to, segment }) });
  return look;
}
