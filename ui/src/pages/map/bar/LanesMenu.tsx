import { ArrowDown, ArrowUp, Rows3 } from "lucide-react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { buttonClass } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { LANE_IDS } from "../model/lanes.ts";
import { type Choice, listed, shifted, toggled } from "../model/shown.ts";
import { laneWords } from "../words.ts";
import styles from "./bar.module.css";

interface LanesMenuProps {
  choice: Choice;
  onChange: (choice: Choice) => void;
  /** Back to the rows of the workspace. */
  onReset: () => void;
}

/** Which rows are shown, and in which order. */
export function LanesMenu({ choice, onChange, onReset }: LanesMenuProps) {
  const { t, number } = useWords();
  const words = laneWords(t);
  const counts = { n: number(choice.length), of: number(LANE_IDS.length) };
  return (
    <DialogTrigger>
      <Button className={buttonClass("quiet")}>
        <Rows3 size={16} aria-hidden="true" />
        {t("Rows {n} of {of}", counts)}
      </Button>
      <Popover className={styles.popover ?? ""} placement="bottom end" offset={4}>
        <Dialog className={styles.lanes ?? ""} aria-label={t("Rows")}>
          <ul>
            {listed(choice).map((lane) => (
              <li key={lane} className={styles.lane}>
                <label>
                  <input
                    type="checkbox"
                    checked={choice.includes(lane)}
                    disabled={choice.length === 1 && choice[0] === lane}
                    onChange={() => onChange(toggled(choice, lane))}
                  />
                  {words[lane].title}
                </label>
                {choice.includes(lane) && (
                  <Moves choice={choice} lane={lane} name={words[lane].title} onChange={onChange} />
                )}
              </li>
            ))}
          </ul>
          <Button className={buttonClass("quiet")} onPress={onReset}>
            {t("Usual rows")}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface MovesProps {
  choice: Choice;
  lane: Choice[number];
  name: string;
  onChange: (choice: Choice) => void;
}

function Moves({ choice, lane, name, onChange }: MovesProps) {
  const { t } = useWords();
  const at = choice.indexOf(lane);
  return (
    <span className={styles.moves}>
      <Button
        aria-label={t("Move {name} up", { name })}
        isDisabled={at === 0}
        onPress={() => onChange(shifted(choice, lane, -1))}
      >
        <ArrowUp size={14} aria-hidden="true" />
      </Button>
      <Button
        aria-label={t("Move {name} down", { name })}
        isDisabled={at === choice.length - 1}
        onPress={() => onChange(shifted(choice, lane, 1))}
      >
        <ArrowDown size={14} aria-hidden="true" />
      </Button>
    </span>
  );
}
