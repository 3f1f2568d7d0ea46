import { useEffect } from 'react';
import type { Day } from '../../../core/register/ports.ts';
import { loadDays, loadWeeks, prepareSide, showSide, useCompare } from '../../../state/leader/compare.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';

/** Weeks to have ready while playing. */
const AHEAD = 3;
const NONE: readonly never[] = [];

export interface ComparedDays {
  readonly before: Day;
  readonly after: Day;
  /** The maps of both days are drawn from what they show. */
  readonly isDrawn: boolean;
}

/**
 * The two days that are compared, B the one that all screens share, A the one chosen or the end of the week before; keeps figures and
 * maps at them. Null until a district is open. @param maps which days are drawn
 */
export function useComparedDays(maps: 'both' | 'after' | 'none'): ComparedDays | null {
  const on = useView((s) => s.on);
  const playing = useView((s) => s.playing);
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const chosen = useCompare((s) => s.before);
  const pair = useCompare((s) => s.pair);
  const scenes = useCompare((s) => s.scenes);
  const audience = useLeaderScreen((s) => s.audience);
  const knownAt = useLeaderScreen((s) => s.knownAt);
  const day = pair?.after.asOf ?? shownDay(on, summary);
  const weeks = summary?.weeks ?? NONE;
  const before = pair?.before.asOf ?? chosen ?? weeks.findLast((end) => end < day) ?? day;
  const isOpen = day !== '';
  useEffect(() => {
    if (isOpen) void loadWeeks({ audience, knownAt });
  }, [isOpen, revision, audience, knownAt]);
  useEffect(() => {
    if (day !== '') void loadDays({ audience, knownAt }, before, day);
  }, [day, before, revision, audience, knownAt]);
  useEffect(() => {
    if (day !== '' && maps !== 'none') showSide('after', day);
  }, [day, revision, knownAt, maps]);
  useEffect(() => {
    if (isOpen && maps === 'both') showSide('before', before);
  }, [before, isOpen, revision, knownAt, maps]);
  const isAfter = maps === 'none' || scenes.after?.on === day;
  const isDrawn = isAfter && (maps !== 'both' || scenes.before?.on === before);
  useEffect(() => {
    if (!isDrawn || maps === 'none') return;
    const at = weeks.findLastIndex((week) => week <= day);
    prepareSide('after', playing ? weeks.slice(at + 1, at + 1 + AHEAD) : [weeks[at + 1], weeks[at - 1]].filter((week) => week));
  }, [weeks, day, isDrawn, playing, maps]);
  return day === '' ? null : { before, after: day, isDrawn };
}
