import { useLayoutEffect, useRef } from "react";
import styles from "./Picture.module.css";

const HARMFUL = "script, foreignObject, iframe, object, embed, animate, set";

/** The drawing of a text without what could act, and its style sheet apart. */
export function parsed(svg: string): { drawing: SVGElement; css: string } | null {
  // A style sheet that is parsed as part of the document would break our policy.
  let css = "";
  const bare = svg.replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, sheet: string) => {
    css += `${unescaped(sheet)}\n`;
    return "";
  });
  const found = new DOMParser().parseFromString(bare, "image/svg+xml").documentElement;
  if (!(found instanceof SVGElement) || found.nodeName !== "svg") return null;
  for (const node of found.querySelectorAll(HARMFUL)) node.remove();
  for (const sheet of found.querySelectorAll("style")) sheet.remove();
  for (const node of [found, ...found.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      const acts = name.startsWith("on") || name === "style";
      const leads = name.endsWith("href") && !/^(#|\/|https?:|data:image\/)/.test(value);
      if (acts || leads) node.removeAttribute(name);
    }
  }
  return { drawing: found, css };
}

function unescaped(text: string): string {
  return text.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

interface PictureProps {
  /** What it shows, in words. */
  alt: string;
  /** An address of the server that gives an image. */
  src?: string;
  /** Or a drawing the server made, as text: its marks can then be reached and styled by theme. */
  svg?: string;
  onLoad?: () => void;
}

function Inline({ svg, alt }: { svg: string; alt: string }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const found = parsed(svg);
    if (!host.current || !found) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${found.css}\n:host > *, svg { max-width: 100%; height: auto }`);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(document.importNode(found.drawing, true));
  }, [svg]);
  return <div ref={host} role="img" aria-label={alt} className={styles.picture} />;
}

/** A picture of the server: an image, or a drawing in a shadow root with its own style sheet. */
export function Picture({ alt, src, svg, onLoad }: PictureProps) {
  if (svg !== undefined) return <Inline svg={svg} alt={alt} />;
  return <img className={styles.picture} src={src} alt={alt} onLoad={onLoad} />;
}
