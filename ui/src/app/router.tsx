import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { Loading } from "@/widgets/Loading.tsx";
import { loadAllWords } from "@/words/catalogue.ts";
import { Failure } from "./Failure.tsx";
import { requireSession, toHome } from "./guards.ts";
import { NotFound } from "./NotFound.tsx";
import { mapSearch, words } from "./search.ts";
import { WorkspaceLayout } from "./WorkspaceLayout.tsx";

/** A page that says more than the first view: its words come with it. */
function worded<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => (await Promise.all([load(), loadAllWords()]))[0];
}

const root = createRootRoute({ component: Outlet, validateSearch: words });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    throw redirect(await toHome());
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("@/pages/sign-in/index.tsx")),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("@/pages/setup/index.tsx")),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation/$token",
  component: lazyRouteComponent(() => import("@/pages/invitation/index.tsx")),
});
const link = createRoute({
  getParentRoute: () => root,
  path: "/link/$token",
  component: lazyRouteComponent(() => import("@/pages/link/index.tsx")),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: "/w/$workspace",
  beforeLoad: ({ location, params }) => requireSession(location.href, params.workspace),
  component: WorkspaceLayout,
});
const home = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  component: lazyRouteComponent(() => import("@/pages/home/index.tsx")),
});
const create = createRoute({
  getParentRoute: () => workspace,
  path: "/new",
  component: lazyRouteComponent(worded(() => import("@/pages/new/index.tsx"))),
});
const settings = createRoute({
  getParentRoute: () => workspace,
  path: "/settings/$section",
  component: lazyRouteComponent(worded(() => import("@/pages/settings/index.tsx"))),
});

const journey = createRoute({
  getParentRoute: () => workspace,
  path: "/j/$journey",
  component: lazyRouteComponent(
    worded(() => import("./JourneyLayout.tsx")),
    "JourneyLayout",
  ),
});
const map = createRoute({
  getParentRoute: () => journey,
  path: "/",
  validateSearch: mapSearch,
  component: lazyRouteComponent(
    worded(() => import("./MapOrView.tsx")),
    "MapOrView",
  ),
});
const personas = createRoute({
  getParentRoute: () => journey,
  path: "/personas",
  component: lazyRouteComponent(worded(() => import("@/pages/personas/index.tsx"))),
});
const persona = createRoute({
  getParentRoute: () => journey,
  path: "/personas/$persona",
  component: lazyRouteComponent(worded(() => import("@/pages/persona/index.tsx"))),
});
const touchpoints = createRoute({
  getParentRoute: () => journey,
  path: "/touchpoints",
  component: lazyRouteComponent(worded(() => import("@/pages/touchpoints/index.tsx"))),
});
const board = createRoute({
  getParentRoute: () => journey,
  path: "/board",
  component: lazyRouteComponent(worded(() => import("@/pages/board/index.tsx"))),
});
const guide = createRoute({
  getParentRoute: () => journey,
  path: "/guide",
  component: lazyRouteComponent(worded(() => import("@/pages/guide/index.tsx"))),
});
const guideStep = createRoute({
  getParentRoute: () => journey,
  path: "/guide/$step",
  component: lazyRouteComponent(worded(() => import("@/pages/guide/index.tsx"))),
});
const check = createRoute({
  getParentRoute: () => journey,
  path: "/check",
  component: lazyRouteComponent(worded(() => import("@/pages/check/index.tsx"))),
});
const strategy = createRoute({
  getParentRoute: () => journey,
  path: "/strategy",
  component: lazyRouteComponent(worded(() => import("@/pages/strategy/index.tsx"))),
});
const evidence = createRoute({
  getParentRoute: () => journey,
  path: "/evidence",
  component: lazyRouteComponent(worded(() => import("@/pages/evidence/index.tsx"))),
});
const history = createRoute({
  getParentRoute: () => journey,
  path: "/history",
  component: lazyRouteComponent(worded(() => import("@/pages/history/index.tsx"))),
});
const checkins = createRoute({
  getParentRoute: () => journey,
  path: "/checkins",
  component: lazyRouteComponent(worded(() => import("@/pages/checkins/index.tsx"))),
});
const print = createRoute({
  getParentRoute: () => journey,
  path: "/print",
  component: lazyRouteComponent(worded(() => import("@/pages/print/index.tsx"))),
  staticData: { bare: true },
});
const present = createRoute({
  getParentRoute: () => journey,
  path: "/present",
  component: lazyRouteComponent(worded(() => import("@/pages/present/index.tsx"))),
  staticData: { bare: true },
});

const tree = root.addChildren([
  start,
  signIn,
  setup,
  invitation,
  link,
  workspace.addChildren([
    home,
    create,
    settings,
    journey.addChildren([
      map,
      personas,
      persona,
      touchpoints,
      board,
      guide,
      guideStep,
      check,
      strategy,
      evidence,
      history,
      checkins,
      print,
      present,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page stands alone, without sidebar. */
    bare?: boolean;
  }
}
