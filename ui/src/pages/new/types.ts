export const WAYS = ["template", "blank", "file", "copy", "future", "data"] as const;
export type Way = (typeof WAYS)[number];
