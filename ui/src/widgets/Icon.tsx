import type { LucideIcon } from "lucide-react";

interface IconProps {
  /** An icon of lucide-react. */
  of: LucideIcon;
  size?: number;
  /** What it says, where no words stand beside it. */
  label?: string;
}

/** A line icon, 16 px. */
export function Icon({ of: Drawn, size = 16, label }: IconProps) {
  return (
    <Drawn
      size={size}
      strokeWidth={1.5}
      aria-hidden={label ? undefined : true}
      aria-label={label}
      role={label ? "img" : undefined}
    />
  );
}
