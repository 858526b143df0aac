import { useState } from "react";
import { isLane, LANE_IDS } from "@/pages/map/model/lanes.ts";
import { laneWords } from "@/pages/map/words.ts";
import { channelName, useKnownChannels } from "@/parts/useCatalogue.ts";
import { Button } from "@/widgets/Button.tsx";
import { Combo } from "@/widgets/Combo.tsx";
import { OrderedList } from "@/widgets/OrderedList.tsx";
import { Select } from "@/widgets/Select.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Settings.module.css";

interface RowsProps {
  lanes: readonly string[];
  onChange: (lanes: string[]) => void;
  canEdit: boolean;
}

/** The rows that a map shows at first, in their order. */
export function RowsField({ lanes, onChange, canEdit }: RowsProps) {
  const { t } = useWords();
  const words = laneWords(t);
  const nameOf = (id: string) => (isLane(id) ? words[id].title : id);
  const rest = LANE_IDS.filter((id) => !lanes.includes(id));
  return (
    <fieldset className={styles.list}>
      <legend className="s muted">{t("Rows a map shows at first")}</legend>
      <OrderedList
        label={t("Rows a map shows at first")}
        items={lanes}
        nameOf={nameOf}
        onChange={onChange}
        canEdit={canEdit}
        empty={t("The usual rows.")}
      />
      {canEdit && rest.length > 0 && (
        <Select
          hideLabel
          label={t("Add a row")}
          placeholder={t("Add a row")}
          options={rest.map((id) => ({ id, label: nameOf(id) }))}
          value={null}
          onChange={(id) => onChange([...lanes, id])}
        />
      )}
    </fieldset>
  );
}

interface ChannelsProps {
  channels: readonly string[];
  onChange: (channels: string[]) => void;
  canEdit: boolean;
}

function AddChannel({ channels, onChange }: Omit<ChannelsProps, "canEdit">) {
  const { t } = useWords();
  const known = useKnownChannels();
  const [typed, type] = useState("");
  const rest = known.filter((one) => !channels.includes(one.id));
  const add = (words: string) => {
    const text = words.trim();
    const named = known.find((one) => channelName(known, one.id) === channelName([], text));
    const id = named?.id ?? text;
    if (id && !channels.includes(id)) onChange([...channels, id]);
    type("");
  };
  return (
    <div className={styles.line}>
      <Combo
        label={t("Add a channel")}
        options={rest.map((one) => ({ id: one.id, label: channelName(known, one.id) }))}
        value={typed}
        onType={type}
        onChoose={(id) => type(channelName(known, id))}
        free
      />
      <Button isDisabled={!typed.trim()} onPress={() => add(typed)}>
        {t("Add")}
      </Button>
    </div>
  );
}

/** The channels that are offered first, in their order; one may be of one's own. */
export function ChannelsField({ channels, onChange, canEdit }: ChannelsProps) {
  const { t } = useWords();
  const known = useKnownChannels();
  return (
    <fieldset className={styles.list}>
      <legend className="s muted">{t("Channels offered first")}</legend>
      <OrderedList
        label={t("Channels offered first")}
        items={channels}
        nameOf={(id) => channelName(known, id)}
        onChange={onChange}
        canEdit={canEdit}
        empty={t("The channels of the catalogue.")}
      />
      {canEdit && <AddChannel channels={channels} onChange={onChange} />}
    </fieldset>
  );
}
