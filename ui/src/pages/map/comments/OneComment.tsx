import { useState } from "react";
import type { Comment } from "@/api/types.ts";
import { useSession } from "@/app/session.tsx";
import { useJourney } from "@/operations/store.ts";
import { Avatar } from "@/widgets/Avatar.tsx";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "../drawer/drawer.module.css";
import { useComments } from "./api.ts";
import { Said } from "./Said.tsx";
import { WriteComment } from "./WriteComment.tsx";

/** One comment: who, when, what; one's own can be changed and deleted. */
export function OneComment({ comment }: { comment: Comment }) {
  const { t, moment } = useWords();
  const { user } = useSession();
  const { can } = useJourney();
  const { edit, remove } = useComments();
  const [editing, setEditing] = useState(false);
  const mine = comment.by?.id === user.id && can("commenter");
  const name = comment.by?.name ?? t("Somebody who left");
  return (
    <>
      <div className={styles.who}>
        <Avatar name={name} initials={comment.by?.initials ?? "–"} size="s" />
        <b className="clip">{name}</b>
        <span className="muted s nowrap">
          {moment(comment.at)}
          {comment.edited_at && ` · ${t("edited")}`}
        </span>
      </div>
      {editing ? (
        <WriteComment
          label={t("Your comment")}
          first={comment.text}
          send={t("Save")}
          onSend={(text) => {
            edit.mutate({ id: comment.id, text });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Said text={comment.text} />
      )}
      {(mine || can("admin")) && !editing && (
        <div className={styles.acts}>
          {mine && (
            <Button look="quiet" onPress={() => setEditing(true)}>
              {t("Edit")}
            </Button>
          )}
          <Button look="quiet" onPress={() => remove.mutate(comment.id)}>
            {t("Delete")}
          </Button>
        </div>
      )}
    </>
  );
}
