import type { MultiPolygon, Polygon } from 'geojson';
import { create } from 'zustand';

/** A shape that a dossier points at; the map draws it over everything but the selection. */
export interface Outlined {
  readonly id: string;
  /** `about`: what is spoken of · `before`, `after`: the two sides of a change, dashed and solid. */
  readonly as: 'about' | 'before' | 'after';
  readonly shape: Polygon | MultiPolygon;
}

const NONE: readonly never[] = [];

/** What is outlined, by who asked for it: the last one shown is the one that counts. */
export const useOutlined = create<{ readonly owner: string | null; readonly shapes: readonly Outlined[] }>()(() => ({
  owner: null,
  shapes: NONE,
}));

export const outline = (owner: string, shapes: readonly Outlined[]): void => useOutlined.setState({ owner, shapes });

/** Takes an owner's outlines away; those of another stay. */
export function clearOutlines(owner: string): void {
  if (useOutlined.getState().owner === owner) useOutlined.setState({ owner: null, shapes: NONE });
}
