import { Search } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { Count } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./picker.module.css";

interface Props {
  label: string;
  /** What was seen, the commonest first; a negative count for what is only known by name. */
  options: readonly Count[];
  names?: (value: string) => string;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
  /** One value only. */
  single?: boolean;
  /** Told when the search changes, for lists that the server searches. */
  onSearch?: (text: string) => void;
  /** Why there is nothing to choose. */
  empty?: string;
}

/** Values that were really seen, with how often, to choose from; any other can be written. */
export function ValuePicker(props: Props) {
  const { label, options, names = same, chosen, onChange, single, onSearch, empty } = props;
  const { t } = useWords();
  const [search, setSearch] = useState("");
  const id = useId();
  const wanted = search.trim();
  const known = new Map(options.map((one) => [one.value, one]));
  const missing = chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }));
  const all = [...missing, ...options];
  const shown = all.filter((one) => matches(names(one.value), one.value, wanted));
  const own = wanted && !known.has(wanted) && !chosen.includes(wanted) ? wanted : null;
  const choose = (value: string) => {
    if (single) onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value]);
  };
  const write = (event: KeyboardEvent) => {
    const first = shown[0]?.value ?? own;
    if (event.key !== "Enter" || !wanted || first === null) return;
    event.preventDefault();
    choose(first);
    setSearch("");
    onSearch?.("");
  };
  return (
    <div className={styles.picker}>
      <div className={styles.search}>
        <Search size={14} aria-hidden />
        <input
          id={id}
          aria-label={t("Search in {what}", { what: label })}
          placeholder={options.length ? t("Search what was seen") : t("Write a name")}
          value={search}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={write}
          onChange={(event) => {
            setSearch(event.target.value);
            onSearch?.(event.target.value);
          }}
        />
      </div>
      {(shown.length > 0 || own) && (
        <Values
          label={label}
          shown={shown}
          own={own}
          names={names}
          chosen={chosen}
          choose={choose}
        />
      )}
      {!shown.length && !own && <p className="muted s">{empty ?? t("Nothing was seen yet.")}</p>}
    </div>
  );
}

const same = (value: string) => value;

function matches(name: string, value: string, wanted: string): boolean {
  const text = wanted.toLocaleLowerCase();
  return name.toLocaleLowerCase().includes(text) || value.toLocaleLowerCase().includes(text);
}

interface ValuesProps {
  label: string;
  shown: readonly Count[];
  own: string | null;
  names: (value: string) => string;
  chosen: readonly string[];
  choose: (value: string) => void;
}

function Values({ label, shown, own, names, chosen, choose }: ValuesProps) {
  const { t, number } = useWords();
  const most = Math.max(1, ...shown.map((one) => one.count));
  const toggled = (keys: "all" | Set<string | number>) => {
    const now = keys === "all" ? chosen : [...keys].map(String);
    const added = now.find((value) => !chosen.includes(value));
    const gone = chosen.find((value) => !now.includes(value));
    const changed = added ?? gone;
    if (changed !== undefined) choose(changed);
  };
  return (
    <ListBox
      aria-label={label}
      className={styles.values}
      selectionMode="multiple"
      selectionBehavior="toggle"
      selectedKeys={chosen}
      onSelectionChange={toggled}
    >
      {[...shown.slice(0, 100), ...(own ? [{ value: own, count: -1 }] : [])].map((one) => (
        <ListBoxItem
          key={one.value}
          id={one.value}
          textValue={names(one.value)}
          className={styles.value ?? ""}
        >
          <span className={styles.box} aria-hidden />
          <span className={styles.name} title={one.value}>
            {one.count === -1 ? t("Use “{text}”", { text: one.value }) : names(one.value)}
          </span>
          {one.count >= 0 && (
            <>
              <span className={styles.bar} aria-hidden>
                <span style={{ width: `${(100 * one.count) / most}%` }} />
              </span>
              <span className={styles.count}>{one.count ? number(one.count) : t("not seen")}</span>
            </>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
