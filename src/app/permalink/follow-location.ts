import type { RouterHistory } from '@tanstack/react-router';
import { useCamera } from '../../state/camera.ts';
import { useLink } from '../../state/link-problem.ts';
import { select, showTable, useSelection } from '../../state/selection.ts';
import { listKept, openKept, useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import { fitView } from './fit-view.ts';
import { isLeader } from '../screen-path.ts';
import { type Link, type LinkSearch, readLink, type ScreenPart, writeLink } from './link.ts';

const SETTLE_MS = 250;
/** Steps of one gesture (typing a filter, dragging the day) share one entry of the browser's history. */
const GESTURE_MS = 1500;

/** The part of the router's history that is needed. */
export type LocationPort = Pick<RouterHistory, 'location' | 'push' | 'replace' | 'subscribe'>;

/**
 * Keeps the address and the screens equal: what is looked at is written into the address, and an address that is opened, or
 * reached by back and forward, is taken over. Moving the map changes the current entry; anything else makes a new one.
 * A link whose district is not here waits until that district is opened.
 */
export function followLocation(history: LocationPort): () => void {
  let part: ScreenPart | null = null;
  let stopped = false;
  const stops: (() => void)[] = [];
  const onLeader = () => isLeader(history.location.pathname);
  const tell = (parts: readonly string[]) => {
    if (parts.length > 0) useLink.setState({ problem: { code: 'parts-unread', parts } });
  };
  const joinPart = async () => {
    const { leaderLook } = await import('./leader-look.ts');
    if (part !== null || stopped) return;
    part = leaderLook;
    tell(part.take(searchOf(history)));
    stops.push(part.subscribe(soon));
  };
  const takeLink = (): Link => {
    const { link, unread } = readLink(searchOf(history));
    if (onLeader() && part === null) void joinPart();
    tell([...unread, ...(onLeader() ? (part?.take(searchOf(history)) ?? []) : [])]);
    return link;
  };
  let waiting: Link | null = takeLink();
  let writing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastStep = { keys: '', at: 0 };

  const takeOver = (link: Link) => {
    const summary = useSession.getState().summary;
    const { view, problem } = summary ? fitView(link.view, summary) : { view: link.view, problem: null };
    if (problem) useLink.setState({ problem });
    useView.setState({ ...view, playing: false });
    if (link.camera) useCamera.setState({ wanted: { ...link.camera } });
    useSelection.setState({ pinned: link.pinned });
    void select(link.selected);
    // Selecting puts a dossier away: the link's own opens after it.
    useView.setState({ dossier: view.dossier });
    const { overlapsOf } = link;
    const isKnown = useSession.getState().summary?.redLines.some(({ id }) => id === overlapsOf);
    if (overlapsOf && isKnown) void showTable(overlapsOf);
  };

  /** Back and forward lead across districts, where this device holds them. */
  const openWaiting = async (district: string) => {
    const isKept = (await listKept()).some(({ id }) => id === district);
    if (waiting?.district !== district) return;
    if (isKept) await openKept(district);
    else useLink.setState({ problem: { code: 'district-missing' } });
  };

  const settle = () => {
    const summary = useSession.getState().summary;
    if (!summary) return;
    // What the address says of a screen that is still coming is not written over.
    if (onLeader() && part === null) return;
    const search = { ...currentSearch(summary.district.id), ...(onLeader() ? part?.write() : {}) };
    const before = searchOf(history);
    const keys = changedKeys(before, search);
    if (keys.length === 0) return;
    const step = { keys: keys.join(), at: Date.now() };
    const sameGesture = step.keys === lastStep.keys && step.at - lastStep.at < GESTURE_MS;
    const onlyMoved = keys.every((key) => key === 'at' || key === 'd');
    const href = `${history.location.pathname}${encodeSearch(search)}`;
    writing = true;
    if (onlyMoved || sameGesture || useView.getState().playing) history.replace(href);
    else history.push(href);
    writing = false;
    if (!onlyMoved) lastStep = step;
  };
  /** Nothing of a district that was refused stays in the address. */
  const forget = () => {
    clearTimeout(timer);
    writing = true;
    history.replace(history.location.pathname);
    writing = false;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLE_MS);
  };

  stops.push(
    useSession.subscribe((now, last) => {
      if (now.summary === last.summary) return;
      if (!now.summary) return forget();
      const opened = now.summary.district.id !== last.summary?.district.id;
      // Where the last one was looked at is nowhere in this one.
      if (opened) useCamera.setState({ camera: null, bounds: null, wanted: null });
      if (opened && waiting && (waiting.district ?? now.summary.district.id) === now.summary.district.id) {
        const link = waiting;
        waiting = null;
        useLink.setState((s) => (s.problem?.code === 'district-missing' ? { problem: null } : s));
        takeOver(link);
      } else if (opened && waiting) {
        useLink.setState({ problem: { code: 'district-missing' } });
      }
      soon();
    }),
    useView.subscribe(soon),
    useSelection.subscribe(soon),
    useCamera.subscribe(soon),
    history.subscribe(() => {
      if (writing) return;
      const link = takeLink();
      const open = useSession.getState().summary?.district.id;
      if (link.district && link.district !== open) {
        waiting = link;
        return void openWaiting(link.district);
      }
      waiting = null;
      takeOver(link);
    }),
  );
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** The district that the address asks for. */
export const linkedDistrict = (history: Pick<LocationPort, 'location'>): string | null => searchOf(history).d ?? null;

function currentSearch(district: string): LinkSearch {
  const { ref, pinned, redLineId } = useSelection.getState();
  const view = useView.getState();
  const isListed = view.table !== 'closed' && view.tab === 'overlaps' && !(ref?.kind === 'red-line' && ref.id === redLineId);
  const overlapsOf = isListed ? redLineId : null;
  return writeLink({ district, camera: useCamera.getState().camera, view, selected: ref, pinned, overlapsOf });
}

const searchOf = (history: Pick<LocationPort, 'location'>): LinkSearch =>
  Object.fromEntries(new URLSearchParams(history.location.search));

/** Commas and colons stay readable. */
function encodeSearch(search: LinkSearch): string {
  const text = new URLSearchParams(search).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

function changedKeys(before: LinkSearch, after: LinkSearch): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => before[key] !== after[key]).sort();
}
