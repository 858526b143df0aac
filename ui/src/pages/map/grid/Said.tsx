import { useMapState } from "../state/tools.tsx";

/** What is said to who listens instead of looking. */
export function Said() {
  const said = useMapState((state) => state.said);
  return (
    <div className="sr" data-said role="status" aria-live="assertive">
      {said}
    </div>
  );
}
