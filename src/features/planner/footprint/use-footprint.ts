import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_STATUSES, type ItemStatus } from '../../../core/register/clearance-item.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import type { LandBand } from '../../../core/report/footprint/status-footprints.ts';
import { loadSeries, loadWeek, sameTarget, useScene } from '../../../state/scene.ts';
import { sameRef, select, useSelection } from '../../../state/selection.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { FootprintTarget, StatusSeries, WeekRecord } from '../../../workers/calls/footprint.ts';
import type { FeatureRef } from '../../../workers/engine-api.ts';
import { useMapCommands } from '../map-commands.ts';

/** One target on the day looked at. */
export interface Footprint {
  readonly series: StatusSeries;
  /** Place of the last week that ended by the day looked at. */
  readonly week: number;
  readonly name: string;
}

/** The footprint of the chosen target; null until it is measured. */
export function useFootprint(): Footprint | null {
  const target = useView((s) => s.target);
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const series = useScene((s) => s.series);
  const nameOf = useTargetName();
  useEffect(() => void loadSeries(target), [target, revision]);
  const day = shownDay(on, summary);
  return useMemo(() => {
    if (!series || !sameTarget(series.target, target)) return null;
    const week = Math.max(
      0,
      series.weeks.findLastIndex((end) => end <= day),
    );
    return { series, week, name: nameOf(target) };
  }, [series, target, day, nameOf]);
}

/** The list of the pinned week, else of the week looked at; the one before stays until it is there. */
export function useWeekRecord(): WeekRecord | null {
  const { target, week, on } = useView();
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const record = useScene((s) => s.record);
  const day = week ?? shownDay(on, summary);
  useEffect(() => {
    if (day !== '') void loadWeek(target, day);
  }, [target, day, revision]);
  return record && sameTarget(record.target, target) ? record : null;
}

/** What people call a target. */
export function useTargetName(): (target: FootprintTarget) => string {
  const { t, i18n } = useTranslation();
  const units = useSession((s) => s.units);
  const redLines = useSession((s) => s.summary?.redLines);
  return useMemo(() => {
    const english = i18n.language === 'en';
    const names = new Map([...units, ...(redLines ?? [])].map(({ id, name, nameEn }) => [id, english ? (nameEn ?? name) : name]));
    return (target) => (target.kind === 'district' ? t('progressPanel.district') : (names.get(target.id) ?? target.id));
  }, [units, redLines, i18n.language, t]);
}

/** Areas as the figures of a footprint are written. */
export function useAreaText() {
  const { t } = useTranslation();
  return useMemo(() => {
    const mu = (cm2: number, decimals = 1) => `${formatArea(cm2, 'mu', decimals)} ${t('unit.mu')}`;
    return {
      mu,
      m2: (cm2: number) => `${formatArea(cm2, 'm2', 2)} m²`,
      /** A change in words: down 3 mu, up 3 mu, unchanged. */
      change: (cm2: number, decimals = 2) =>
        cm2 === 0 ? t('footprint.same') : t(cm2 < 0 ? 'footprint.less' : 'footprint.more', { area: mu(Math.abs(cm2), decimals) }),
    };
  }, [t]);
}

/** A signed decimal with a true minus. */
export const signed = (cm2: number, decimals: number): string => {
  const text = formatArea(Math.abs(cm2), 'mu', decimals);
  return cm2 === 0 || Number(text) === 0 ? text : `${cm2 < 0 ? '−' : '+'}${text}`;
};

/** Chooses a feature and brings it into the middle of the map. */
export function useShowOnMap(): (ref: FeatureRef) => Promise<void> {
  const { go } = useMapCommands();
  return async (ref) => {
    await select(ref);
    const { detail } = useSelection.getState();
    if (detail && sameRef(detail.ref, ref)) go(detail.bounds);
  };
}

/** Colours of the bands of land: the ramp of the statuses, and for open cases that of builds. */
export const BAND_COLOURS: Readonly<Record<LandBand, string>> = {
  ...(Object.fromEntries(ITEM_STATUSES.map((status, step) => [status, `var(--chidu-status-${step})`])) as Record<
    ItemStatus,
    string
  >),
  'open-case': 'color-mix(in srgb, var(--chidu-build) 62%, var(--chidu-surface))',
};

/** What people call the bands. */
export function useBandNames(): (band: LandBand) => string {
  const { t } = useTranslation();
  return useCallback((band) => (band === 'open-case' ? t('footprint.openCase') : t(`status.${band}`)), [t]);
}
