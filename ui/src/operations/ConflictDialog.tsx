import { useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./ConflictDialog.module.css";
import { ConflictField } from "./ConflictField.tsx";
import type { Choice } from "./choices.ts";
import type { Clash } from "./state.ts";

interface Props {
  clash: Clash;
  decide: (choices: readonly Choice[]) => void;
}

/** Two people changed one field: both values and the one before, and whose stays. */
export function ConflictDialog({ clash, decide }: Props) {
  const { t } = useWords();
  const { conflicts } = clash;
  const [choices, setChoices] = useState<readonly Choice[]>(() => conflicts.map(() => "theirs"));
  const possible = conflicts.every((one) => one.can_force);
  const all = (choice: Choice) => decide(conflicts.map(() => choice));
  const several = possible && conflicts.length > 1;
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles.overlay}>
      <Modal className={styles.modal}>
        <Dialog role="alertdialog" className={styles.dialog}>
          <Heading slot="title">{t("Somebody changed this meanwhile")}</Heading>
          <p className="muted">
            {possible
              ? t("Nothing has been overwritten yet. Choose whose change stays.")
              : t("What you changed is not there any more, so your change cannot be kept.")}
          </p>
          <ul className={styles.fields}>
            {conflicts.map((one, at) => (
              <ConflictField
                key={one.path.join("/")}
                conflict={one}
                choice={several ? (choices[at] ?? "theirs") : null}
                choose={(choice) => setChoices(choices.with(at, choice))}
              />
            ))}
          </ul>
          <div className={styles.actions}>
            {several && <Button onPress={() => all("mine")}>{t("Keep all mine")}</Button>}
            {several && (
              <Button look="primary" onPress={() => decide(choices)}>
                {t("Keep the chosen ones")}
              </Button>
            )}
            {!several && <Button onPress={() => all("theirs")}>{t("Keep theirs")}</Button>}
            {!several && possible && (
              <Button look="primary" onPress={() => all("mine")}>
                {t("Keep mine")}
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
