/// <reference types="vite/client" />

// In parts: see plugins/po.ts.
declare module "*.po?first" {
  const messages: Record<string, string>;
  export default messages;
}
declare module "*.po?rest" {
  const messages: Record<string, string>;
  export default messages;
}
declare module "*.po?english-first" {
  const messages: Record<string, string>;
  export default messages;
}
declare module "*.po?english-rest" {
  const messages: Record<string, string>;
  export default messages;
}
