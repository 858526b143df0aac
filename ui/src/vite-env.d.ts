/// <reference types="vite/client" />

declare module "*.po" {
  const messages: Record<string, string>;
  export default messages;
}
declare module "*.po?english" {
  const messages: Record<string, string>;
  export default messages;
}
