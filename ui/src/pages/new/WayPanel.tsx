import { DataWay } from "./DataWay.tsx";
import { FileWay } from "./FileWay.tsx";
import { JourneyWay } from "./JourneyWay.tsx";
import { TemplateWay } from "./TemplateWay.tsx";
import type { Beginning } from "./ways.ts";

interface WayPanelProps {
  chosen: Beginning;
  choose: (of: string) => void;
  change: (more: Partial<Beginning>) => void;
}

/** What the chosen way asks for. */
export function WayPanel({ chosen, choose, change }: WayPanelProps) {
  switch (chosen.way) {
    case "template":
      return <TemplateWay of={chosen.of} choose={choose} />;
    case "file":
      return <FileWay file={chosen.file} choose={(file) => change({ file })} />;
    case "copy":
      return <JourneyWay of={chosen.of} choose={choose} />;
    case "future":
      return <JourneyWay of={chosen.of} choose={choose} future />;
    case "data":
      return <DataWay />;
    default:
      return null;
  }
}
