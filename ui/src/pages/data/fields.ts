import type { Words } from "@/words/index.ts";

/** What a column may mean, in the order in which people look for it. */
export function meanings({ t }: Words): { id: string; label: string }[] {
  return [
    { id: "property", label: t("Property, for rules and segments") },
    { id: "out", label: t("Leave out") },
    { id: "user_id", label: t("Person: customer, account") },
    { id: "anonymous_id", label: t("Device or visit, without a name") },
    { id: "session_id", label: t("Session") },
    { id: "channel", label: t("Channel") },
    { id: "touchpoint", label: t("Touchpoint") },
    { id: "value", label: t("Amount") },
    { id: "currency", label: t("Currency") },
    { id: "quantity", label: t("Quantity") },
    { id: "order_id", label: t("Order number") },
    { id: "message_id", label: t("Number of the row itself") },
    { id: "location_id", label: t("Shop or place") },
    { id: "score", label: t("Score in a survey") },
    { id: "text", label: t("Words of the customer") },
    { id: "subject", label: t("Subject of a message") },
    { id: "utm_source", label: t("Campaign: source") },
    { id: "utm_medium", label: t("Campaign: medium") },
    { id: "utm_campaign", label: t("Campaign: name") },
    { id: "page_url", label: t("Address of a page") },
    { id: "referrer_url", label: t("Page that led here") },
    { id: "device_class", label: t("Kind of device") },
    { id: "geo_country", label: t("Country") },
    { id: "duration_s", label: t("Duration in seconds") },
    { id: "group_id", label: t("Company or household") },
    { id: "direction", label: t("Direction: in or out") },
  ];
}

/** What a field of an event is called; one that has no words keeps its own name. */
export function fieldName(field: string, words: Words): string {
  const { t } = words;
  if (field === "name") return t("What happened");
  if (field === "occurred_at") return t("When");
  if (field === "properties") return t("Properties");
  return meanings(words).find((one) => one.id === field)?.label ?? field;
}

export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return `${Math.round(bytes / 1e6)} MB`;
}
