import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listForeignOrigins } from '../../core/register/base-map.ts';
import { type BaseMapProblem, checkBaseMap } from '../../core/register/check-base-map.ts';
import { type BaseMapDraft, draftOf, type Preset } from './base-map-draft.ts';

/** Problems that a form answers with a confirmation instead of a refusal. */
const CONFIRMED: ReadonlySet<BaseMapProblem> = new Set(['origin-not-allowed', 'shifted-datum']);

/**
 * A base map as it is entered: a new one, or one that stands, and everything that speaks against it. `allowedOrigins`: those that the
 * settings name.
 */
export function useBaseMapForm(standing: BaseMapDraft | null, allowedOrigins: readonly string[]) {
  const { t } = useTranslation();
  const [preset, setPreset] = useState<Preset>(standing?.kind ?? 'vector');
  const [draft, setDraft] = useState<BaseMapDraft>(() => standing ?? draftOf('vector'));
  const [tried, setTried] = useState(false);
  const [shiftConfirmed, setShiftConfirmed] = useState(false);
  const page = { origin: location.origin, allowedOrigins };
  const problems = checkBaseMap(draft, page);
  const refused = problems.filter((problem) => !CONFIRMED.has(problem));
  return {
    preset,
    draft,
    /** Origins of its addresses that neither the page nor the settings have. */
    origins: listForeignOrigins(draft, page),
    /** Nothing but what is confirmed speaks against it. */
    isSound: refused.length === 0,
    shiftConfirmed,
    mustConfirmShift: problems.includes('shifted-datum') && !shiftConfirmed,
    begin: (next: Preset) => {
      setPreset(next);
      setDraft(draftOf(next));
      setTried(false);
    },
    change: (part: Partial<BaseMapDraft>) => setDraft((before) => ({ ...before, ...part })),
    confirmShift: setShiftConfirmed,
    /** From now on what is missing is said at its field. */
    showProblems: () => setTried(true),
    errorOf: (...codes: BaseMapProblem[]) => {
      const found = tried && codes.find((code) => refused.includes(code));
      return found ? t(`cartography.baseMap.problem.${found}`) : undefined;
    },
  };
}

export type BaseMapForm = ReturnType<typeof useBaseMapForm>;
