export { MeasuredBar } from "./MeasuredBar.tsx";
export type { Layer, MeasuredFlow, MeasuredStage, MeasuredTouchpoint } from "./types.ts";
export { type Measured, useMeasured } from "./useMeasured.ts";
