import { Combo } from "@/widgets/Combo.tsx";
import { Select } from "@/widgets/Select.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import { formatOf, formatted, headed } from "./mapping.ts";
import type { Mapping } from "./types.ts";

const CURRENCIES = ["EUR", "USD", "GBP", "CHF"];
const FORMATS = [
  "%d/%m/%Y",
  "%d/%m/%Y %H:%M",
  "%d/%m/%Y %H:%M:%S",
  "%d-%m-%Y",
  "%d.%m.%Y",
  "%m/%d/%Y",
  "%m/%d/%Y %H:%M",
  "%Y%m%d",
];
const FOUND = "found";

interface WrittenProps {
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}

/** How dates, numbers and money are written in the file. */
export function Written({ mapping, change }: WrittenProps) {
  const { t } = useWords();
  return (
    <section className={styles.part} aria-label={t("How the file is written")}>
      <h3>{t("How the file is written")}</h3>
      <div className={styles.written}>
        <Dates mapping={mapping} change={change} />
        <Select
          label={t("Decimal sign")}
          options={[
            { id: FOUND, label: t("As found") },
            { id: ",", label: t("Comma: 12,50") },
            { id: ".", label: t("Point: 12.50") },
          ]}
          value={mapping.decimal ?? FOUND}
          onChange={(id) => change(headed(mapping, "decimal", id === FOUND ? null : id))}
        />
        <Free
          label={t("Currency of the amounts")}
          options={CURRENCIES}
          value={mapping.currency ?? ""}
          change={(text) => change(headed(mapping, "currency", text.toUpperCase()))}
        />
        <Free
          label={t("Time zone")}
          options={zones()}
          value={mapping.time_zone ?? ""}
          change={(text) => change(headed(mapping, "time_zone", text))}
        />
        <TextField
          label={t("Name of the source")}
          value={mapping.source ?? ""}
          onChange={(text) => change(headed(mapping, "source", text))}
        />
      </div>
    </section>
  );
}

function Dates({ mapping, change }: WrittenProps) {
  const { t } = useWords();
  const format = formatOf(mapping.events[0]);
  const known = format && !FORMATS.includes(format) ? [format, ...FORMATS] : FORMATS;
  return (
    <Select
      label={t("Dates are written as")}
      options={[
        { id: FOUND, label: t("As found") },
        ...known.map((one) => ({ id: one, label: spelled(one, t) })),
      ]}
      value={format || FOUND}
      onChange={(id) => change(formatted(mapping, id === FOUND ? "" : id))}
    />
  );
}

/** A pattern in words: `%d/%m/%Y` is `dd/mm/yyyy`. */
function spelled(format: string, t: (text: string) => string): string {
  const signs: Record<string, string> = {
    "%d": t("dd"),
    "%m": t("mm"),
    "%Y": t("yyyy"),
    "%y": t("yy"),
    "%H": t("hh"),
    "%M": t("min"),
    "%S": t("sec"),
  };
  return format.replace(/%[a-zA-Z]/g, (sign) => signs[sign] ?? sign);
}

interface FreeProps {
  label: string;
  options: readonly string[];
  value: string;
  change: (text: string) => void;
}

function Free({ label, options, value, change }: FreeProps) {
  return (
    <Combo
      free
      label={label}
      options={options.map((one) => ({ id: one, label: one }))}
      value={value}
      onType={change}
      onChoose={change}
    />
  );
}

function zones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}
