import { useState } from "react";
import type { Comment } from "@/api/types.ts";
import { useSession } from "@/app/session.tsx";
import { useJourney } from "@/operations/store.ts";
import { Actions } from "@/widgets/Actions.tsx";
import { Avatar } from "@/widgets/Avatar.tsx";
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
        <span className="grow" />
        {(mine || can("admin")) && !editing && (
          <Actions
            label={t("More on the comment by {name}", { name })}
            acts={[
              mine && { id: "edit", label: t("Edit"), onAction: () => setEditing(true) },
              {
                ...{ id: "delete", label: t("Delete"), danger: true },
                onAction: () => remove.mutate(comment.id),
              },
            ]}
          />
        )}
      </div>
      {editing ? (
        <WriteComment
          label={t("Your comment")}
          first={comment.text}
          send={t("Save")}
          onSend={async (text) => {
            await edit.mutateAsync({ id: comment.id, text });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Said text={comment.text} />
      )}
    </>
  );
}
