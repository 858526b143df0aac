import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as Base, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "@/words/index.ts";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** Buttons at the foot; the last is the one that acts. */
  footer?: ReactNode;
  width?: "s" | "m" | "l";
  children: ReactNode;
}

/** A question or form over the page; Esc leaves, the focus returns to what opened it. */
export function Dialog({ title, open, onClose, footer, width = "m", children }: DialogProps) {
  const { t } = useWords();
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(now) => !now && onClose()}
      isDismissable
      className={styles.veil}
    >
      <Modal className={`${styles.modal} ${styles[width]}`}>
        <Base className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t("Close")} icon={X} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Base>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmProps {
  title: string;
  open: boolean;
  /** What the button does, as a verb: "Delete". */
  verb: string;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something is lost. */
export function ConfirmDialog({
  title,
  open,
  verb,
  danger,
  onConfirm,
  onClose,
  children,
}: ConfirmProps) {
  const { t } = useWords();
  const sure = () => {
    onConfirm();
    onClose();
  };
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      width="s"
      footer={
        <>
          <Button onPress={onClose}>{t("Cancel")}</Button>
          <Button look={danger ? "danger" : "primary"} onPress={sure}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
