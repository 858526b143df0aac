// Never run: `npm run types` checks it. Each `@ts-expect-error` is a mistake that must not compile.
import { address, api } from "./client.ts";
import type { Layer, Opened } from "./types.ts";

const path = { workspace: "w", journey: "j" };
const JOURNEY = "/workspaces/{workspace}/journeys/{journey}";

/** What a value is, exactly: `same<string>()(text)` does not take a union with more in it. */
const same =
  <Expected>() =>
  <Found>(_: [Found] extends [Expected] ? ([Expected] extends [Found] ? Found : never) : never) =>
    undefined;

export async function right() {
  same<Opened>()(await api.get(JOURNEY, { path }));
  same<"it" | "en" | null>()((await api.get("/me")).user.lang);
  same<Layer["state"]>()((await api.get(`${JOURNEY}/measured`, { path })).state);
  same<string>()(await api.get(`${JOURNEY}/picture`, { path, query: { form: "map" } }));
  same<undefined>()(await api.post("/sign-out"));
  same<string>()(address("/templates", { query: { lang: "it" } }));
  await api.patch("/me", { body: { theme: "dark" }, keepalive: true });
  await api.post("/workspaces/{workspace}/files", { path, body: new FormData() });
  const body = { base: 0, operation: { op: "edit", path: ["title"], value: "Lamp" } } as const;
  await api.post(`${JOURNEY}/operations`, { path, body });
}

export async function wrong() {
  // @ts-expect-error: no such path
  await api.get("/workspaces/{workspace}/journies", { path });
  // @ts-expect-error: the path does not take this method
  await api.put("/me", { body: { theme: "dark" } });
  // @ts-expect-error: a path that was put together is not known
  await api.get(`/workspaces/${path.workspace}/journeys`);
  // @ts-expect-error: the path has parameters
  await api.get(JOURNEY);
  // @ts-expect-error: a parameter of the path is missing
  await api.get(JOURNEY, { path: { workspace: "w" } });
  // @ts-expect-error: the path has no such parameter
  await api.get("/workspaces/{workspace}", { path: { workspace: "w", jurney: "j" } });
  // @ts-expect-error: no such name in the query
  await api.get(`${JOURNEY}/history`, { path, query: { befor: 3 } });
  // @ts-expect-error: not a value that the query takes
  await api.get("/templates", { query: { lang: "fr" } });
  // @ts-expect-error: the query is needed
  await api.get(`${JOURNEY}/differences`, { path });
  // @ts-expect-error: no such field in the body
  await api.post("/sign-in", { body: { mail: "a@b.c", password: "x" } });
  // @ts-expect-error: a field of the body is missing
  await api.post("/sign-in", { body: { email: "a@b.c" } });
  // @ts-expect-error: the body is needed
  await api.post("/sign-in");
  // @ts-expect-error: this route takes no body
  await api.post("/sign-out", { body: {} });
  // @ts-expect-error: not an operation
  await api.post(`${JOURNEY}/operations`, { path, body: { base: 0, operation: { op: "paint" } } });
  // @ts-expect-error: no such field in the answer
  (await api.get("/me")).usr;
  // @ts-expect-error: no such field in the document
  (await api.get(JOURNEY, { path })).document.stagess;
  // @ts-expect-error: the answer may be nothing
  (await api.get("/me")).user.lang.length;
  // @ts-expect-error: nothing is answered
  (await api.post("/sign-out")).id;
  // @ts-expect-error: the address of a picture takes no such form
  address(`${JOURNEY}/picture`, { path, query: { form: "poster" } });
}
