import { create } from 'zustand';
import type { Glance } from '../workers/calls/inspection.ts';
import { type FeatureRef, sameRef } from '../workers/feature-ref.ts';
import { keepLatest } from './latest.ts';
import { services } from './services.ts';
import { shownDay, useSession } from './session.ts';
import { useTools } from './tools.ts';
import { useView } from './view.ts';

/** How long a pointer rests before anything is said. */
const REST_MS = 150;
/** Glances a card has room for; what lies deeper is counted. */
const MOST_TOLD = 3;

/** CSS pixels of the map, and its size. */
interface HoverPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface HoverState {
  readonly refs: readonly FeatureRef[];
  /** Null for what a list points at, which needs no card. */
  readonly point: HoverPoint | null;
  /** The topmost few, as soon as they are known. */
  readonly glances: readonly Glance[];
}

const NOTHING: HoverState = { refs: [], point: null, glances: [] };

export const useHover = create<HoverState>()(() => NOTHING);

const glance = keepLatest((signal: AbortSignal, refs: readonly FeatureRef[], on: string) =>
  services().engine.glance([refs, on], { signal }),
);
let resting: ReturnType<typeof setTimeout> | undefined;

/** What lies under the pointer; told once it rests. While a tool draws nothing is. */
export function hoverAt(refs: readonly FeatureRef[], point: HoverPoint | null): void {
  const before = useHover.getState();
  if (refs.length === 0 || useTools.getState().tool) return leave();
  if (before.refs.length === refs.length && refs.every((ref, n) => sameRef(ref, before.refs[n]))) {
    useHover.setState({ point });
    return;
  }
  clearTimeout(resting);
  useHover.setState({ refs, point, glances: [] });
  resting = setTimeout(() => void tell(refs), point ? REST_MS : 0);
}

/** A row of a list: its feature is shown on the map, without a card. */
export const pointTo = (ref: FeatureRef | null): void => (ref ? hoverAt([ref], null) : leave());

function leave(): void {
  clearTimeout(resting);
  if (useHover.getState() !== NOTHING) useHover.setState(NOTHING, true);
}

async function tell(refs: readonly FeatureRef[]): Promise<void> {
  const on = shownDay(useView.getState().on, useSession.getState().summary);
  // Whatever cannot be told is said when it is chosen; a card beside the pointer stays away.
  const glances = await glance(refs.slice(0, MOST_TOLD), on).catch(() => null);
  if (glances && useHover.getState().refs === refs) useHover.setState({ glances });
}

// A changed register, another day or district: what was told may no longer hold.
useSession.subscribe((now, last) => now.revision !== last.revision && leave());
useView.subscribe((now, last) => now.on !== last.on && leave());
