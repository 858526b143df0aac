import type { Finding } from "@/api/types.ts";

export type Severity = Finding["severity"];
export const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];
