/**
 * The keys of everything the browser keeps of the server. One key has one shape: two queries with
 * one key and two shapes crash the page that reads second.
 */
export const keys = {
  me: ["me"] as const,
  signInMethods: ["sign-in", "methods"] as const,
  workspace: (w: string) => ["w", w] as const,
  settings: (w: string) => ["w", w, "settings"] as const,
  members: (w: string) => ["w", w, "members"] as const,
  invitations: (w: string) => ["w", w, "invitations"] as const,
  tokens: (w: string) => ["w", w, "tokens"] as const,
  home: (w: string, lang: string) => ["w", w, "home", lang] as const,
  journeys: (w: string) => ["w", w, "journeys"] as const,
  jobs: (w: string) => ["w", w, "jobs"] as const,
  journey: (w: string, j: string) => ["w", w, "j", j] as const,
  /** Anything else about a journey: `keys.of(w, j, "audit", lang)`. */
  of: (w: string, j: string, what: string, ...more: unknown[]) =>
    ["w", w, "j", j, what, ...more] as const,
  comments: (w: string, j: string) => ["w", w, "j", j, "comments"] as const,
  templates: (lang: string) => ["templates", lang] as const,
  catalogue: (lang: string) => ["catalogue", lang] as const,
};
