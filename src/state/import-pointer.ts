import { create } from 'zustand';
import type { Bounds } from '../core/geodesy/plane.ts';

/** The lists of an import that open at the map's foot: its rows, its stated areas, and how it differs from a layer. */
export type ImportList = 'rows' | 'areas' | 'added' | 'gone' | 'changed' | 'renamed';

interface ImportPointer {
  /** Place in the list of candidates that the pointer or the keyboard is on. */
  readonly candidate: number | null;
  /** What a chosen line of a list speaks of, on the map. */
  readonly box: Bounds | null;
  /** Null: no list is open. */
  readonly list: ImportList | null;
}

export const useImportPointer = create<ImportPointer>()(() => ({ candidate: null, box: null, list: null }));

export const pointAtCandidate = (candidate: number | null): void => useImportPointer.setState({ candidate });
export const pointAtBox = (box: Bounds | null): void => useImportPointer.setState({ box });
export const openImportList = (list: ImportList | null): void => useImportPointer.setState({ list, box: null });
