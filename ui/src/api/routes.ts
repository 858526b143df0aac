import type { paths } from "./schema.gen.ts";

/** What the schema of the server says of a request: its path, its parts and its answer. */

export type Method = "get" | "post" | "put" | "patch" | "delete";

type Below<Path> = Path extends `/api${infer Rest}` ? Rest : never;
/** The paths, below `/api`, that take a method: `/workspaces/{workspace}/journeys`. */
export type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Below<Path> : never;
}[keyof paths];

type Route<M extends Method, Path extends PathOf<M>> = paths[`/api${Path}` & keyof paths][M];

/** A part of a request: needed, possible or not there, as the route has it. */
type Part<Name extends string, Value> = [NonNullable<Value>] extends [never]
  ? { [K in Name]?: never }
  : undefined extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

type Field<Whole, Name extends string> = Whole extends { [K in Name]?: infer Value }
  ? Name extends keyof Whole
    ? Whole[Name]
    : Value
  : undefined;

type Sent<Body> = Body extends { content: infer Content }
  ? Content extends { "application/json": infer Value }
    ? Value
    : FormData
  : undefined;

export interface Manner {
  signal?: AbortSignal;
  /** Let the request outlive the page (a last save while leaving). */
  keepalive?: boolean;
}

type Parameters<M extends Method, Path extends PathOf<M>> = Field<Route<M, Path>, "parameters">;

/** The query of a route. */
export type Query<M extends Method, Path extends PathOf<M>> = NonNullable<
  Field<Parameters<M, Path>, "query">
>;

/** What an address is made of. */
export type Place<M extends Method, Path extends PathOf<M>> = Part<
  "path",
  Field<Parameters<M, Path>, "path">
> &
  Part<"query", Field<Parameters<M, Path>, "query">>;

/** Everything that a request may hold. */
export type Asked<M extends Method, Path extends PathOf<M>> = Place<M, Path> &
  Part<"body", Sent<Field<Route<M, Path>, "requestBody">>> &
  Manner;

/** An argument that may be left out when nothing in it is needed. */
export type Given<Value> = Record<never, never> extends Value ? [asked?: Value] : [asked: Value];

type Good = 200 | 201 | 202 | 204;
type Content<Response> = Response extends { content: infer Kinds } ? Kinds[keyof Kinds] : undefined;

/** What a route answers when it does what is asked; nothing when it only says so. */
export type Answer<M extends Method, Path extends PathOf<M>> =
  Route<M, Path> extends { responses: infer Responses }
    ? { [Status in keyof Responses & Good]: Content<Responses[Status]> }[keyof Responses & Good]
    : never;
