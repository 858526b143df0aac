import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { Page } from "@/app/Page.tsx";
import { useJourney } from "@/operations/store.ts";
import { CommentFeed } from "./bar/Feeds.tsx";
import { Foot } from "./bar/Foot.tsx";
import { Invitation } from "./bar/Invitation.tsx";
import { JourneyActions, JourneyCrumb } from "./bar/JourneyTop.tsx";
import { MapBar } from "./bar/MapBar.tsx";
import { DifferenceList } from "./difference/DifferenceList.tsx";
import styles from "./difference/difference.module.css";
import { DifferenceStrip } from "./difference/Strip.tsx";
import { LazyDrawer, useDrawerReady } from "./drawer/LazyDrawer.tsx";
import { CardMenu } from "./grid/CardMenu.tsx";
import { MapGrid } from "./grid/MapGrid.tsx";
import { Said } from "./grid/Said.tsx";
import type { Sheet } from "./model/sheet.ts";
import { PhoneMap } from "./phone/PhoneMap.tsx";
import { MapProvider } from "./state/MapProvider.tsx";
import { useText } from "./state/text.ts";
import { useTools } from "./state/tools.tsx";
import { useLanes } from "./state/useLanes.ts";
import { useNarrow } from "./state/useNarrow.ts";
import { useZoom } from "./state/useZoom.ts";

/** The map editor. */
export default function MapPage() {
  const journey = useJourney();
  const { open = null, tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { choice, choose } = useLanes(journey.workspace);
  const show = useCallback(
    (element: string | null, tab?: string) =>
      void navigate({
        to: ".",
        search: (now) => ({
          ...now,
          open: element ?? undefined,
          tab: tab ?? (element ? now.tab : undefined),
        }),
        replace: true,
      }),
    [navigate],
  );
  return (
    <MapProvider lanes={choice} opened={open} open={show}>
      {(sheet) => (
        <Frame
          sheet={sheet}
          bar={<MapBar choice={choice} onChoice={choose} />}
          open={open}
          tab={tab}
          show={show}
        />
      )}
    </MapProvider>
  );
}

interface FrameProps {
  sheet: Sheet;
  bar: React.ReactNode;
  open: string | null;
  tab: string | undefined;
  show: (element: string | null, tab?: string) => void;
}

function Frame({ sheet, bar, open, tab, show }: FrameProps) {
  const { document } = useJourney();
  const { say } = useText();
  const { root } = useTools();
  const { zoom, setZoom, fit } = useZoom(root);
  const narrow = useNarrow();
  useDrawerReady();
  return (
    <Page
      title={say(document.title)}
      crumb={<JourneyCrumb />}
      actions={<JourneyActions />}
      bar={bar}
      bleed
      drawer={
        open ? (
          <LazyDrawer
            element={open}
            tab={tab}
            onClose={() => show(null)}
            onTab={(next) => show(open, next)}
          />
        ) : (
          <DifferenceList />
        )
      }
      foot={<Foot zoom={zoom} onZoom={setZoom} onFit={fit} />}
    >
      <div className={styles.layers}>
        <DifferenceStrip />
        <Invitation />
        {narrow ? <PhoneMap sheet={sheet} /> : <MapGrid sheet={sheet} zoom={zoom} />}
      </div>
      <CardMenu />
      <Said />
      <CommentFeed />
    </Page>
  );
}
