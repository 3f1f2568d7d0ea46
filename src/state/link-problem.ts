import { create } from 'zustand';

/** What of the address could not be followed: its district is not on this device, or has no records of its day yet, or parts of it make no sense. */
export type LinkProblem =
  | { readonly code: 'district-missing' }
  | { readonly code: 'day-ahead'; readonly on: string; readonly lastOn: string }
  | { readonly code: 'parts-unread'; readonly parts: readonly string[] };

interface LinkState {
  readonly problem: LinkProblem | null;
}

export const useLink = create<LinkState>()(() => ({ problem: null }));
