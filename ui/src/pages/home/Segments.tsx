import styles from "./Segments.module.css";

interface SegmentsProps {
  /** What is chosen here. */
  label: string;
  items: readonly { id: string; label: string }[];
  value: string;
  onChange: (id: string) => void;
}

/** A few choices side by side, one of which holds. */
export function Segments({ label, items, value, onChange }: SegmentsProps) {
  return (
    <fieldset className={styles.segments}>
      <legend className="sr">{label}</legend>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          aria-pressed={item.id === value}
          onClick={() => onChange(item.id)}
        >
          {item.label}
        </button>
      ))}
    </fieldset>
  );
}
