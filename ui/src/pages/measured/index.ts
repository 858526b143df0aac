export { MeasuredBar } from "./MeasuredBar.tsx";
export { type Measured, useMeasured } from "./useMeasured.ts";
