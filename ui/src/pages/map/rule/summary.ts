import type { Words } from "@/words/index.ts";
import { type Condition, complete, HEADS } from "./draft.ts";
import type { useNames } from "./names.ts";
import { operatorOf, operatorWords, valuesOf } from "./operators.ts";
import { lengthOf } from "./within.ts";

type Names = ReturnType<typeof useNames>;

/** The first words of a line: what happened. */
export function titleOf(line: Condition, names: Names, { t }: Words): string {
  if (line.kept) return t("A condition from the file");
  if (!complete(line)) return t("New condition");
  const parts = HEADS.flatMap((head) => {
    const values = line.heads[head] ?? [];
    return values.length ? [values.map(head === "touchpoint" ? names.touchpoint : same)] : [];
  });
  if (!parts.length) return t("Any event");
  return parts.map((values) => shortList(values, t)).join(" · ");
}

const same = (value: string) => value;

function shortList(values: string[], t: Words["t"]): string {
  const [first = "", ...more] = values;
  return more.length ? t("{first} and {n} more", { first, n: more.length }) : first;
}

/** The second line: how often, and which properties. */
export function detailOf(line: Condition, { t }: Words): string {
  const words = operatorWords(t);
  const clauses = line.where.map(({ property, comparison }) =>
    [property, words[operatorOf(comparison)], valuesOf(comparison).join(", ")]
      .filter(Boolean)
      .join(" "),
  );
  const length = line.times && lengthOf(line.times.within);
  const within = line.times && (length ? lengthWords(length.n, length.unit, t) : line.times.within);
  const often = line.times
    ? t("at least {n, plural, one {# time} other {# times}} within {within}", {
        n: line.times.n,
        within: within ?? "",
      })
    : line.kept
      ? t("It stays as it is.")
      : t("at least once");
  return [often, ...clauses].join(" · ");
}

function lengthWords(n: number, unit: string, t: Words["t"]): string {
  if (unit === "min") return t("{n, plural, one {# minute} other {# minutes}}", { n });
  if (unit === "h") return t("{n, plural, one {# hour} other {# hours}}", { n });
  if (unit === "w") return t("{n, plural, one {# week} other {# weeks}}", { n });
  return t("{n, plural, one {# day} other {# days}}", { n });
}
