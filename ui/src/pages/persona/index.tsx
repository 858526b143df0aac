import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { Page } from "@/app/Page.tsx";
import { GRADES } from "@/journey/graded.ts";
import type { Persona } from "@/journey/types.ts";
import { type TabLink, TabLinks, useTab } from "@/parts/TabLinks.tsx";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { Actions } from "@/widgets/Actions.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { EmpathyTab } from "./EmpathyTab.tsx";
import { EvidenceTab, evidenceOf } from "./EvidenceTab.tsx";
import { Head } from "./Head.tsx";
import { JourneyTab } from "./JourneyTab.tsx";
import styles from "./Persona.module.css";
import { ProfileTab } from "./ProfileTab.tsx";

/** One persona: profile, empathy maps, place in the journey, evidence. */
export default function PersonaPage() {
  const { t } = useWords();
  const doc = useDoc();
  const { persona: id = "" } = useParams({ strict: false });
  const persona = doc.document.personas?.find((one) => one.id === id);
  if (!persona) return <Missing />;
  return (
    <Shown key={id} doc={doc} persona={persona} name={doc.say(persona.name) || t("Persona")} />
  );
}

function Missing() {
  const { t } = useWords();
  const back = (
    <LinkButton from="/w/$workspace/j/$journey" to="/w/$workspace/j/$journey/personas">
      {t("All personas")}
    </LinkButton>
  );
  return (
    <Page title={t("Persona")}>
      <EmptyState title={t("This persona is not there any more")} action={back}>
        {t("It may have been deleted: the history of the journey can bring it back.")}
      </EmptyState>
    </Page>
  );
}

function Shown({ doc, persona, name }: { doc: Doc; persona: Persona; name: string }) {
  const { t } = useWords();
  const tabs: TabLink[] = [
    { id: "empathy", label: t("Empathy") },
    { id: "profile", label: t("Profile") },
    { id: "journey", label: t("Journey") },
    { id: "evidence", label: t("Evidence"), count: evidenceOf(doc, persona).length },
  ];
  const tab = useTab("tab", tabs);
  return (
    <Page
      bleed
      title={name}
      crumb={<Crumb />}
      actions={doc.editable && <More doc={doc} persona={persona} />}
    >
      <div className={styles.page}>
        <Head doc={doc} persona={persona} />
        <div className={styles.bar}>
          <TabLinks label={t("Parts of the persona")} param="tab" tabs={tabs} />
          <span className="grow" />
          <span className={styles.legend}>
            {GRADES.map((grade) => (
              <EvidenceGrade key={grade} grade={grade} worded />
            ))}
          </span>
        </div>
        {tab === "empathy" && <EmpathyTab doc={doc} persona={persona} />}
        {tab === "profile" && <ProfileTab doc={doc} persona={persona} />}
        {tab === "journey" && <JourneyTab doc={doc} persona={persona} />}
        {tab === "evidence" && <EvidenceTab doc={doc} persona={persona} />}
      </div>
    </Page>
  );
}

function Crumb() {
  const { t } = useWords();
  return (
    <Link from="/w/$workspace/j/$journey" to="/w/$workspace/j/$journey/personas">
      {t("Personas")}
    </Link>
  );
}

function More({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const remove = () => {
    doc.remove(["personas"], persona.id, doc.say(persona.name));
    void navigate({ from: "/w/$workspace/j/$journey", to: "/w/$workspace/j/$journey/personas" });
  };
  return (
    <Actions
      label={t("More on this persona")}
      acts={[
        {
          ...{ id: "delete", label: t("Delete persona"), danger: true, onAction: remove },
          icon: Trash2,
        },
      ]}
    />
  );
}
