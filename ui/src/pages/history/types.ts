export interface Person {
  id: string;
  name: string;
  initials: string;
}

/** A change, as `GET J/history` lists it. */
export interface Entry {
  version: number;
  by: Person | null;
  at: string;
  sentence: string;
  element: string;
  undone: boolean;
  undoes: number | null;
}
