import { type RefObject, useState } from "react";
import { Dialog, Popover } from "react-aria-components";
import type { Cost, Per } from "@/journey/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./CostEditor.module.css";
import { PERS } from "./costs.ts";
import { pers } from "./labels.ts";

interface CostEditorProps {
  label: string;
  cost: Cost | undefined;
  /** The currency of a new cost: the one the journey uses most. */
  currency: string;
  anchor: RefObject<HTMLElement | null>;
  onSave: (cost: Cost | null) => void;
  onClose: () => void;
}

/** A small form for a cost: how much, in which currency, for what. */
export function CostEditor({ anchor, onClose, label, ...form }: CostEditorProps) {
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom end"
      offset={2}
      className={styles.popover ?? ""}
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog aria-label={label} className={styles.dialog ?? ""}>
        <Form {...form} onClose={onClose} />
      </Dialog>
    </Popover>
  );
}

type FormProps = Pick<CostEditorProps, "cost" | "currency" | "onSave" | "onClose">;

function Form({ cost, currency, onSave, onClose }: FormProps) {
  const { t } = useWords();
  const [fault, setFault] = useState("");
  const save = (form: FormData) => {
    const found = costOf(form);
    if (found === undefined) {
      setFault(t("Write an amount such as 1200 or 39.50, and a currency such as EUR."));
      return;
    }
    onSave(found);
    onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <label>
        <span>{t("Amount")}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the cost was asked to be edited
          autoFocus
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={cost?.amount ?? ""}
        />
      </label>
      <label>
        <span>{t("Currency")}</span>
        <input name="currency" maxLength={3} defaultValue={cost?.currency ?? currency} />
      </label>
      <label className={styles.wide}>
        <span>{t("What it pays")}</span>
        <select name="per" defaultValue={cost?.per ?? ""}>
          <option value="">{t("not said")}</option>
          {PERS.map((per) => (
            <option key={per} value={per}>
              {pers(t)[per]}
            </option>
          ))}
        </select>
      </label>
      {fault && (
        <p role="alert" className={`${styles.wide} loss s`}>
          {fault}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="quiet" onPress={onClose}>
          {t("Cancel")}
        </Button>
        <Button look="primary" type="submit">
          {t("Save")}
        </Button>
      </div>
    </form>
  );
}

/** The cost of a form; null: none; undefined: it is no cost. */
function costOf(form: FormData): Cost | null | undefined {
  const words = String(form.get("amount")).trim().replace(",", ".");
  const currency = String(form.get("currency")).trim().toUpperCase();
  const per = String(form.get("per")) as Per | "";
  if (!words) return null;
  const amount = /^\d+(\.\d{1,4})?$/.test(words) ? Number(words) : Number.NaN;
  if (!(amount < 1e11) || !/^[A-Z]{3}$/.test(currency)) return undefined;
  return { amount, currency, ...(per && { per }) };
}
