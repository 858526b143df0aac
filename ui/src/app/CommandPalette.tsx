import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { shownNow } from "@/operations/shown.ts";
import { useWords } from "@/words/index.ts";
import styles from "./CommandPalette.module.css";
import { closeOverlay } from "./overlays.ts";
import { type Found, found } from "./paletteItems.ts";
import { useSettle } from "./useSettle.ts";

/** Everything one can go to or do from here. */
function useFound(): Found[] {
  const words = useWords();
  const settle = useSettle();
  const go = useNavigate();
  const { workspace = "", journey } = useParams({ strict: false });
  const journeys = useQuery({
    queryKey: keys.journeys(workspace),
    queryFn: () => api.get("/workspaces/{workspace}/journeys", { path: { workspace } }),
  });
  const document = journey ? shownNow(journey) : undefined;
  return found({ words, workspace, journey, journeys: journeys.data ?? [], document, settle, go });
}

/** Find any journey, stage, touchpoint, persona, page or action, and go there. */
export default function CommandPalette() {
  const { t } = useWords();
  const { contains } = useFilter({ sensitivity: "base" });
  const items = useFound();
  const groups = [...new Set(items.map((one) => one.group))];
  const act = (key: string | number) => {
    closeOverlay();
    items.find((one) => one.id === key)?.run();
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={closeOverlay} className={styles.veil}>
      <Modal className={styles.modal}>
        <Dialog aria-label={t("Find or do")} className={styles.dialog}>
          <Autocomplete filter={contains}>
            <SearchField
              aria-label={t("Find or do")}
              autoFocus
              onKeyDown={(event) => event.key === "Escape" && closeOverlay()}
            >
              <Input className={styles.input} placeholder={t("Find or do")} />
            </SearchField>
            <ListBox
              aria-label={t("What was found")}
              className={styles.list}
              onAction={act}
              renderEmptyState={() => <p className={styles.none}>{t("Nothing has this name.")}</p>}
            >
              {groups.map((group) => (
                <ListBoxSection key={group}>
                  <Header className={styles.group}>{group}</Header>
                  {items
                    .filter((one) => one.group === group)
                    .map((one) => (
                      <ListBoxItem
                        key={one.id}
                        id={one.id}
                        textValue={`${one.label} ${one.about ?? ""}`}
                        className={styles.item}
                      >
                        <span className="clip">{one.label}</span>
                        {one.about && <span className="muted nowrap">{one.about}</span>}
                      </ListBoxItem>
                    ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
