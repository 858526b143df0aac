import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { Page } from "@/app/Page.tsx";
import type { View } from "@/app/search.ts";
import { textOf } from "@/journey/text.ts";
import { useJourney } from "@/operations/store.ts";
import { MeasuredBar, useMeasured } from "@/pages/measured/index.ts";
import { queryOf } from "@/pages/measured/period.ts";
import { useWords } from "@/words/index.ts";
import { ViewActions } from "./Actions.tsx";
import { Canvas } from "./Canvas.tsx";
import { BesidePicker, Compare, useBeside } from "./Compare.tsx";
import { Crumb } from "./Crumb.tsx";
import { Drawing } from "./Drawing.tsx";
import { FiguresSwitch } from "./FiguresSwitch.tsx";
import type { Form, Look } from "./picture.ts";
import { ViewTabs } from "./ViewTabs.tsx";
import { Walk } from "./walk/Walk.tsx";

const FORMS: Partial<Record<View, Form>> = {
  strip: "strip",
  storyboard: "storyboard",
  table: "table",
  blueprint: "blueprint",
};

/** The journey as pictures: strip, storyboard, table, blueprint, beside its future, walked through. */
export default function ViewsPage() {
  const { view = "map" } = useSearch({ strict: false });
  const { lang } = useWords();
  const { document, language } = useJourney();
  const look = useLook(view as View);
  const measured = useMeasured(look.withFigures);
  const ready = Boolean(measured.layer?.stages.length);
  const shown: Look = { ...look.look, ...(look.withFigures && ready ? look.figures : {}) };
  return (
    <Page
      title={textOf(document.title, lang, language)}
      crumb={<Crumb />}
      actions={<ViewActions look={shown} />}
      bar={
        <>
          <ViewTabs />
          {view === "compare" ? <BesidePicker /> : <FiguresSwitch />}
          {look.withFigures && <MeasuredBar measured={measured} />}
        </>
      }
      bleed
    >
      <Body view={view as View} look={shown} measured={measured} />
    </Page>
  );
}

interface BodyProps {
  view: View;
  look: Look;
  measured: ReturnType<typeof useMeasured>;
}

function Body({ view, look, measured }: BodyProps) {
  const { t } = useWords();
  if (view === "walk") return <Walk measured={measured} />;
  if (view === "compare") return <Compare />;
  return (
    <Canvas label={t("Picture of the journey")}>
      {(scale, onSize) => <Drawing look={look} scale={scale} onSize={onSize} />}
    </Canvas>
  );
}

/** What the address asks for, as a picture. */
function useLook(view: View) {
  const { layer, from, to, segment } = useSearch({ strict: false });
  const beside = useBeside();
  const withFigures = layer === "measured" && view !== "compare";
  return useMemo(() => {
    const figures: Look = { measured: true, ...queryOf({ from, to, segment }) };
    const form = FORMS[view] ?? "map";
    const look: Look = view === "compare" && beside ? { form, beside } : { form };
    return { look, figures, withFigures };
  }, [view, withFigures, from, to, segment, beside]);
}
