import type { Difference } from "@/api/types.ts";
import type { Words } from "@/words/index.ts";
import { signedFeeling } from "../emotion/feeling.ts";

/** What people call the things that differences are about. */
export interface Names {
  stage: (id: string | null) => string;
  touchpoint: (one: Difference) => string;
  kpi: (one: Difference) => { name: string; show: (value: number) => string };
  /** The stages that a move passes over. */
  between: (one: Difference) => string;
}

type Tell = (one: Difference, words: Words, names: Names) => string;

/** A difference in a sentence, with its figures. */
export const sentence: Tell = (one, words, names) => SENTENCES[one.kind](one, words, names);

const SENTENCES: Record<Difference["kind"], Tell> = {
  unentered: (_, { t }) => t("Nobody enters this stage."),
  emotion: (one, words) =>
    words.t("People feel {felt} (from {low} to {high}, n {n}), drawn is {drawn}.", {
      felt: signedFeeling(one.measured, words),
      low: signedFeeling(one.low, words),
      high: signedFeeling(one.high, words),
      n: words.number(one.n),
      drawn: signedFeeling(one.drawn as number, words),
    }),
  kpi: (one, { t, number }, names) => {
    const { name, show } = names.kpi(one);
    const values = {
      name,
      value: show(one.measured ?? 0),
      target: show(one.drawn as number),
      n: number(one.n),
    };
    return one.n === null
      ? t("{name}: {value}, the target is {target}.", values)
      : t("{name}: {value} (n {n}), the target is {target}.", values);
  },
  time: (one, { t, duration, share }) => {
    const values = {
      expected: duration(one.drawn as number),
      median: duration(one.measured),
      late: share(one.share),
    };
    return one.measured !== null && one.measured > (one.drawn as number)
      ? t("Half of the stays last longer than {median}, expected are {expected}.", values)
      : t("{late} of the stays last longer than the expected {expected}.", values);
  },
  skips: (one, { t, share, number }, names) =>
    t("{share} of the stays (n {n}) go on to {to} without {between}.", {
      share: share(one.share),
      n: number(one.n),
      to: names.stage(one.to),
      between: names.between(one),
    }),
  returns: (one, { t, share, number }, names) =>
    t("{share} of the stays (n {n}) go back to {to}.", {
      share: share(one.share),
      n: number(one.n),
      to: names.stage(one.to),
    }),
  unseen: (one, { t }, names) =>
    one.ruled
      ? t("{name} is drawn as covered, but no event shows it.", { name: names.touchpoint(one) })
      : t("{name} is drawn as covered, but it has no rule: no event can show it.", {
          name: names.touchpoint(one),
        }),
  absent: (one, { t }, names) =>
    t("{name} is drawn here, but nobody meets it in this stage.", { name: names.touchpoint(one) }),
  elsewhere: (one, { t, share }, names) =>
    t(
      "{n, plural, one {# person} other {# people}} ({share}) meet {name} here, where it is not drawn.",
      { n: one.people, share: share(one.share), name: names.touchpoint(one) },
    ),
  in_use: (one, { t }, names) =>
    one.drawn === "planned"
      ? t("{name} is drawn as planned, but people meet it already: {n}.", {
          name: names.touchpoint(one),
          n: one.people,
        })
      : t("{name} is drawn as not covered, but people meet it already: {n}.", {
          name: names.touchpoint(one),
          n: one.people,
        }),
  unknown_touchpoint: (one, { t }, names) =>
    t("{n, plural, one {# person} other {# people}} meet {name}, which is not on the map.", {
      n: one.people,
      name: names.touchpoint(one),
    }),
  unknown_channel: (one, { t }, names) =>
    t(
      "{n, plural, one {# event comes} other {# events come}} by {name}, a channel of no touchpoint.",
      { n: one.n, name: names.touchpoint(one) },
    ),
};

/** A difference in a few words, for a link. */
export const short: Tell = (one, words, names) => {
  const { t } = words;
  const stage = names.stage(one.stage);
  switch (one.kind) {
    case "unentered":
      return t("{stage}: nobody", { stage });
    case "emotion":
      return t("{stage}: emotion {gap}", { stage, gap: gapOf(one, words) });
    case "kpi":
      return t("{name}: off target", { name: names.kpi(one).name });
    case "time":
      return t("{stage}: longer than expected", { stage });
    case "skips":
    case "returns":
      return t("{stage} → {to}", { stage, to: names.stage(one.to) });
    case "unseen":
      return t("{name}: not seen", { name: names.touchpoint(one) });
    case "absent":
      return t("{name}: not in {stage}", { name: names.touchpoint(one), stage });
    case "elsewhere":
      return t("{name}: in {stage} too", { name: names.touchpoint(one), stage });
    case "in_use":
      return t("{name}: already in use", { name: names.touchpoint(one) });
    default:
      return t("{name}: not drawn", { name: names.touchpoint(one) });
  }
};

/** How far what people feel is from what is drawn. */
export function gapOf(one: Difference, words: Words): string {
  return signedFeeling((one.measured ?? 0) - (one.drawn as number), words);
}

/** What the change is called that closes a difference. */
export function deedName(one: Difference, words: Words, names: Names): string {
  const { t } = words;
  switch (one.kind) {
    case "emotion":
      return t("Set to {felt}", { felt: signedFeeling(one.measured, words) });
    case "skips":
      return t("Mark as optional: {between}", { between: names.between(one) });
    case "absent":
      return t("Take out of {stage}", { stage: names.stage(one.stage) });
    case "elsewhere":
      return t("Draw it in {stage}", { stage: names.stage(one.stage) });
    case "in_use":
      return t("Mark as covered");
    default:
      return t("Add touchpoint");
  }
}
