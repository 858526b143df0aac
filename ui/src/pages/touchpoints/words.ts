/** Names channels; `known` are those of the catalogue, in its order. */
export interface Say {
  (id: string | undefined): string;
  known: readonly string[];
}
