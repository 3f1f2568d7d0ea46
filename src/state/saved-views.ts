import { create } from 'zustand';

/** A way of looking at a district, kept on this device under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The search part of its link. */
  readonly search: string;
}

interface SavedViewsState {
  readonly district: string | null;
  readonly views: readonly SavedView[];
  /** False where the browser kept nothing: the views are gone when the page closes. */
  readonly lasting: boolean;
}

export const useSavedViews = create<SavedViewsState>()(() => ({ district: null, views: [], lasting: true }));

const keyOf = (district: string) => `chidu.views.${district}`;

/** Reads the views of a district. */
export function loadSavedViews(district: string): void {
  if (useSavedViews.getState().district === district) return;
  useSavedViews.setState({ district, views: readViews(district), lasting: true });
}

/** Keeps a view; one of the same name is replaced. */
export function saveView(view: SavedView): void {
  keepViews((views) => [...views.filter(({ name }) => name !== view.name), view]);
}

export function removeView(id: string): void {
  keepViews((views) => views.filter((view) => view.id !== id));
}

function keepViews(change: (views: readonly SavedView[]) => readonly SavedView[]): void {
  const { district, views: before } = useSavedViews.getState();
  if (district === null) return;
  const views = change(before);
  let lasting = true;
  try {
    localStorage.setItem(keyOf(district), JSON.stringify(views));
  } catch {
    lasting = false;
  }
  useSavedViews.setState({ views, lasting });
}

function readViews(district: string): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(district)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return (
    typeof view?.id === 'string' &&
    typeof view.name === 'string' &&
    typeof view.search === 'string' &&
    /^(\?|$)/.test(view.search)
  );
}
