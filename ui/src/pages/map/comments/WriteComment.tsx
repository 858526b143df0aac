import { AtSign } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { ApiError } from "@/api/client.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "../drawer/drawer.module.css";
import { useMembers } from "./api.ts";

interface WriteCommentProps {
  label: string;
  first?: string;
  send: string;
  /** What is written stays in the box when this is refused. */
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}

/** Where a comment is typed: Ctrl Enter sends, @ names somebody of the team. */
export function WriteComment({ label, first = "", send, onSend, onCancel }: WriteCommentProps) {
  const { t } = useWords();
  const [text, setText] = useState(first);
  const area = useRef<HTMLTextAreaElement>(null);
  const members = useMembers();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState("");
  const done = async () => {
    if (!text.trim() || sending) return;
    setSending(true);
    setRefused("");
    try {
      await onSend(text.trim());
      setText("");
    } catch (error) {
      const why = error instanceof ApiError ? error.message : t("The server cannot be reached");
      setRefused(t("Not sent: {why}", { why }));
    }
    setSending(false);
  };
  const mention = ([id]: string[]) => {
    const member = members.find((one) => one.id === id);
    if (member) setText((now) => `${now}${/\S$/.test(now) ? " " : ""}@[${member.name}](${id}) `);
    setTimeout(() => area.current?.focus()); // once the list, which keeps the focus, is gone
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void done();
    if (event.key === "Escape" && (onCancel || text.trim())) {
      event.preventDefault(); // what is half written does not go with the drawer
      onCancel?.();
    }
  };
  return (
    <div className={styles.write}>
      <textarea
        ref={area}
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={10_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {refused && (
        <p className="s loss" role="alert">
          {refused}
        </p>
      )}
      <div className="row">
        <Button look="primary" isDisabled={!text.trim() || sending} onPress={() => void done()}>
          {send}
        </Button>
        <PickButton
          label={t("Mention somebody")}
          look="bare"
          choices={members.map(({ id, name }) => ({ id, label: name }))}
          selected={[]}
          onChange={mention}
        >
          <AtSign size={16} aria-hidden="true" />
        </PickButton>
        {onCancel && (
          <Button look="quiet" onPress={onCancel}>
            {t("Cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
