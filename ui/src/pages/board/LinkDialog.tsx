import { Button } from "@/widgets/Button.tsx";
import { Checkbox } from "@/widgets/Checkbox.tsx";
import { Dialog } from "@/widgets/Dialog.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Forms.module.css";
import { boardOf, linkIdea } from "./model.ts";
import type { BoardActs } from "./useBoard.ts";

/** Says which problems an idea solves. */
export function LinkDialog({ board, idea }: { board: BoardActs; idea: string }) {
  const { t } = useWords();
  const { doc, done } = board;
  const all = boardOf(doc.document);
  const found = all.ideas?.find((one) => one.id === idea);
  if (!found) return null;
  return (
    <Dialog
      open
      title={t("Which problems does it solve?")}
      onClose={done}
      footer={
        <Button look="primary" onPress={done}>
          {t("Done")}
        </Button>
      }
    >
      <p className="muted">{doc.say(found.text)}</p>
      <fieldset className={styles.ticks}>
        <legend className="sr">{t("Problems")}</legend>
        {(all.problems ?? []).map((one) => (
          <Checkbox
            key={one.id}
            isSelected={found.solves?.includes(one.id) ?? false}
            onChange={() => doc.apply(linkIdea(found, one.id))}
          >
            <span>
              <span className="muted">{board.number(one.id)}</span> {doc.say(one.text)}
            </span>
          </Checkbox>
        ))}
        {!all.problems?.length && (
          <p className="muted">{t("There is no problem on the board yet.")}</p>
        )}
      </fieldset>
    </Dialog>
  );
}
