import type { RefObject } from "react";
import {
  Autocomplete,
  Input,
  Popover,
  SearchField,
  type Selection,
  useFilter,
} from "react-aria-components";
import menu from "@/widgets/Menu.module.css";
import { type Option, Options } from "@/widgets/Options.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Choices.module.css";

interface ChoicesProps {
  label: string;
  choices: readonly Option[];
  selected: readonly string[];
  multiple?: boolean;
  /** Told at every choice; a single one also closes. */
  onChange: (ids: string[]) => void;
  onClose: () => void;
  anchor: RefObject<HTMLElement | null>;
}

const MANY = 9;

/** A list to choose from that floats at a cell or a button; a long one can be searched. */
export function Choices({ anchor, onClose, ...list }: ChoicesProps) {
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      maxHeight={360}
      className={menu.popover}
      onOpenChange={(open) => !open && onClose()}
      aria-label={list.label}
    >
      {list.choices.length > MANY ? (
        <Searched {...list} onClose={onClose} />
      ) : (
        <Listed {...list} onClose={onClose} focus />
      )}
    </Popover>
  );
}

type ListProps = Omit<ChoicesProps, "anchor"> & { focus?: boolean };

function Searched(props: ListProps) {
  const { t } = useWords();
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={t("Search")} autoFocus className={styles.search ?? ""}>
        <Input placeholder={t("Search")} />
      </SearchField>
      <Listed {...props} />
    </Autocomplete>
  );
}

function Listed({ label, choices, selected, multiple, onChange, onClose, focus }: ListProps) {
  const choose = (found: Selection) => {
    const ids = found === "all" ? choices.map((one) => one.id) : [...found].map(String);
    onChange(choices.map((one) => one.id).filter((id) => ids.includes(id)));
    if (!multiple) onClose();
  };
  return (
    <Options
      aria-label={label}
      options={choices}
      selectionMode={multiple ? "multiple" : "single"}
      disallowEmptySelection={!multiple}
      escapeKeyBehavior="none"
      selectedKeys={[...selected]}
      onSelectionChange={choose}
      autoFocus={focus ? "first" : false}
    />
  );
}
