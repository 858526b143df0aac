import { describe, expect, it } from "vitest";
import type { Finding, FindingPlace } from "@/api/types.ts";
import { targetOf, targetOfAll } from "./targets.ts";

const at = (element: string, field = ""): FindingPlace => ({
  key: element,
  element,
  field,
  subject: element,
});
const found = (check: string, places: FindingPlace[], severity: Finding["severity"] = "medium") =>
  ({ check, severity, places }) as Finding;

describe("the place where a finding is put right", () => {
  it("opens the thing on the tab that is meant", () => {
    expect(targetOf("stage_rule", at("stages/see")).search).toEqual({
      open: "stages/see",
      tab: "rule",
    });
    expect(targetOf("kpi_off_target", at("stages/see", "kpis")).search.tab).toBe("kpis");
    expect(targetOf("touchpoint_silent", at("touchpoints/sms")).search.tab).toBe("rule");
    expect(targetOf("emotion_gap", at("stages/see")).search.tab).toBeUndefined();
    expect(targetOf("persona_empathy", at("personas/giulia"))).toMatchObject({ persona: "giulia" });
  });

  it("goes to the page where what is missing is written", () => {
    expect(targetOfAll(found("channel_off_map", [at("")])).page).toBe("touchpoints");
    expect(targetOfAll(found("checkin_held", [])).page).toBe("checkins");
    expect(targetOfAll(found("simulated_data", [at("")])).page).toBe("data");
  });

  it("shows together what is put right by selecting it", () => {
    const several = [at("touchpoints/a"), at("touchpoints/b")];
    expect(targetOfAll(found("touchpoint_decided", several)).search).toEqual({ state: "none" });
    expect(targetOfAll(found("touchpoint_decided", several, "low")).search).toEqual({
      kind: "none",
    });
    expect(targetOfAll(found("touchpoint_decided", several.slice(1))).search.open).toBe(
      "touchpoints/b",
    );
  });
});
