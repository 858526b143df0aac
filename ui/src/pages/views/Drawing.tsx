import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { useJourney } from "@/operations/store.ts";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { parsed } from "@/widgets/Picture.tsx";
import { useWords } from "@/words/index.ts";
import { type Look, PICTURE, useTheme } from "./picture.ts";
import styles from "./views.module.css";

interface Props {
  look: Look;
  /** How large it is shown: 1 is its own size. */
  scale?: number;
  onSize?: (wide: number, high: number) => void;
}

/** A picture of the journey, made by the server's one renderer; its texts can be selected. */
export function Drawing({ look, scale = 1, onSize }: Props) {
  const { id, workspace, version, saved } = useJourney();
  const { lang } = useWords();
  const own = useTheme();
  const asked = { lang, theme: own, ...look, fonts: false };
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: keys.of(workspace, id, "picture", asked, version),
    queryFn: ({ signal }) =>
      api.get(PICTURE, { path: { workspace, journey: id }, query: asked, signal }),
    placeholderData: keepPreviousData,
    enabled: saved !== "offline",
    retry: false,
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  return <Shown svg={data} scale={scale} onSize={onSize} faded={isPlaceholderData} />;
}

interface ShownProps {
  svg: string;
  scale: number;
  onSize: Props["onSize"];
  faded: boolean;
}

const FRAME = ":host,svg{display:block} @media print{svg{width:100%;height:auto}}";

/** Adopts the drawing's own style sheet, as no inline style is allowed on our pages. */
function Shown({ svg, scale, onSize, faded }: ShownProps) {
  const host = useRef<HTMLDivElement>(null);
  const tell = useRef(onSize);
  tell.current = onSize;
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
    const found = parsed(svg);
    if (!found) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${FRAME}\n${found.css}`);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(document.importNode(found.drawing, true));
    tell.current?.(...sizeOf(found.drawing));
  }, [svg]);
  useEffect(() => {
    const drawing = host.current?.shadowRoot?.querySelector("svg");
    if (!drawing || !svg) return;
    const [wide, high] = [drawing.viewBox.baseVal.width, drawing.viewBox.baseVal.height];
    drawing.setAttribute("width", `${Math.round(wide * scale)}`);
    drawing.setAttribute("height", `${Math.round(high * scale)}`);
  }, [svg, scale]);
  return <div ref={host} className={styles.drawing} data-faded={faded || undefined} />;
}

function sizeOf(drawing: Element): [number, number] {
  const [, , wide = 0, high = 0] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return [wide, high];
}
