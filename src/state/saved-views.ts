import { create } from 'zustand';
import type { CodedError } from '../core/register/coded-error.ts';
import { asCodedError } from './failure.ts';
import { services } from './services.ts';

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
  /** What kept the device from keeping them: they are gone when the page closes. */
  readonly notKept: CodedError | null;
}

export const useSavedViews = create<SavedViewsState>()(() => ({ district: null, views: [], notKept: null }));

/** The name under which the device keeps the list. */
const LIST = 'saved-views';

/** Reads the views of a district. */
export async function loadSavedViews(district: string): Promise<void> {
  if (useSavedViews.getState().district === district) return;
  useSavedViews.setState({ district, views: [], notKept: null });
  const kept = await services()
    .store.loadView(district, LIST)
    .catch(() => undefined);
  if (useSavedViews.getState().district === district && Array.isArray(kept))
    useSavedViews.setState(({ views }) => ({ views: [...kept.filter(isView), ...views] }));
}

/**
 * Keeps a view; one of the same name is replaced.
 * @returns whether the device has it for good; if not, `notKept` says why
 */
export const saveView = (view: SavedView): Promise<boolean> =>
  keepViews((views) => [...views.filter(({ name }) => name !== view.name), view]);

export const removeView = (id: string): Promise<boolean> => keepViews((views) => views.filter((view) => view.id !== id));

async function keepViews(change: (views: readonly SavedView[]) => readonly SavedView[]): Promise<boolean> {
  const { district, views: before } = useSavedViews.getState();
  if (district === null) return false;
  const views = change(before);
  useSavedViews.setState({ views, notKept: null });
  try {
    await services().store.saveView(district, LIST, views);
    return true;
  } catch (error) {
    useSavedViews.setState({ notKept: asCodedError(error) });
    return false;
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
