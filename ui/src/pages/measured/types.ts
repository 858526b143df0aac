/** What the address of the page asks for; `to` is the last day, included. */
export interface Filters {
  from?: string;
  to?: string;
  segment?: string;
}
