import { may } from "@/api/me.ts";
import { useWorkspace } from "@/app/session.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { AsideRows } from "./AsideRows.tsx";
import { Bring } from "./Bring.tsx";
import { Holdings } from "./Holdings.tsx";
import { useData } from "./useData.ts";

/** The data of a workspace: what it holds, what could not be used, and bringing in more. */
export default function DataSection() {
  const { id, role } = useWorkspace();
  const { data, error, refetch } = useData(id);
  const editor = may(role, "editor");
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <>
      <Holdings data={data} />
      {editor && <Bring key={id} data={data} workspace={id} />}
      <AsideRows data={data} workspace={id} full={editor} />
    </>
  );
}
