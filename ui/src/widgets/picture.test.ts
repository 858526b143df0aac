import { expect, test } from "vitest";
import { parsed } from "./Picture.tsx";

const SVG = "http://www.w3.org/2000/svg";

test("a drawing loses what could act and keeps its style sheet apart", () => {
  const found = parsed(
    `<svg xmlns="${SVG}" onload="x()"><style>a&gt;b{fill:red}</style><script>x()</script>` +
      `<a href="javascript:x()"><rect style="fill:red"/></a></svg>`,
  );
  expect(found?.css).toContain("a>b{fill:red}");
  expect(found?.drawing.querySelector("script, style")).toBeNull();
  expect(found?.drawing.outerHTML).not.toMatch(/onload|javascript:|style=/);
});

test("what is no drawing is not shown", () => {
  expect(parsed("<p>no</p>")).toBeNull();
});
