import type { Grade, Text } from "./values.ts";

export interface Group {
  id: string;
  name: Text;
  keyword?: Text;
}
export interface Problem {
  id: string;
  text: Text;
  keyword?: Text;
  group?: string;
  votes?: number;
  stages?: string[];
  touchpoints?: string[];
  pains?: string[];
  grade?: Grade;
  evidence?: string[];
}
export interface Idea {
  id: string;
  text: Text;
  keyword?: Text;
  group?: string;
  votes?: number;
  solves?: string[];
  by?: Text;
  state?: "new" | "chosen" | "parked" | "dropped";
  stages?: string[];
  touchpoints?: string[];
}
export interface Board {
  keywords?: Text[];
  groups?: Group[];
  problems?: Problem[];
  ideas?: Idea[];
}
