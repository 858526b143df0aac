import { createLink, type LinkComponent } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode, Ref } from "react";
import { buttonClass, type Look } from "./Button.tsx";

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: Look;
  icon?: ReactNode;
  wide?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ look, icon, wide, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={buttonClass(look, wide)}>
      {icon}
      {children}
    </a>
  );
}

const Made = createLink(Anchor);

/** A link to a page that looks like a button. */
export const LinkButton: LinkComponent<typeof Anchor> = (props) => (
  <Made preload="intent" {...props} />
);
