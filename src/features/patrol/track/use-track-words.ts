import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPASS } from '../../../core/measure/compass.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import type { Instant } from '../../../core/register/ports.ts';
import type { TrackFigures } from '../../../core/report/track/measure-track.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import { useSession } from '../../../state/session.ts';
import type { TargetRow } from '../../../workers/calls/patrolling.ts';
import { formatUnit } from '../format-unit.ts';

/** Lengths, times and directions of a patrol as its sheet writes them. */
export interface TrackWords {
  /** Whole metres below a kilometre, above it kilometres with two decimals. */
  length(metres: number): string;
  /** `1:05:09`, or `5:09`. */
  span(seconds: number): string;
  /** Time of day in the district. */
  clock(at: Instant): string;
  /** How far, and in which of eight directions. */
  away(row: Pick<TargetRow, 'away_m' | 'bearing_deg'>): string;
  since(row: Pick<TargetRow, 'since_days'>): string;
  failure(error: CodedError): string;
}

/** From here on the wavering of positions makes a difference that is told, metres and share of the length. */
const TOLD_M = 10;
const TOLD_SHARE = 0.02;

/** Whether the length along the fixes and the proven one differ so much that both are told. */
export const isWavering = ({ length_m, least_m }: Pick<TrackFigures, 'length_m' | 'least_m'>): boolean =>
  length_m - least_m > Math.max(TOLD_M, TOLD_SHARE * length_m);

export function useTrackWords(): TrackWords {
  const { t, i18n } = useTranslation();
  const timeZone = useSession((s) => s.summary?.settings.timeZone);
  return useMemo(() => {
    const metres = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'meter', maximumFractionDigits: 0 });
    const kilometres = new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: 'kilometer',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    const clock = new Intl.DateTimeFormat(i18n.language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const length = (value: number) => (value < 999.5 ? formatUnit(metres, value) : formatUnit(kilometres, value / 1000));
    return {
      length,
      span: (seconds) => {
        const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
        const two = (value: number) => String(value).padStart(2, '0');
        return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
      },
      clock: (at) => clock.format(new Date(at)),
      away: ({ away_m, bearing_deg }) => {
        if (away_m === null) return t('patrol.track.next.unknown');
        if (bearing_deg === null) return t('patrol.track.next.here');
        const direction = t(`patrol.track.direction.${COMPASS[Math.round(bearing_deg / 45) % 8]}`);
        return t('patrol.track.next.away', { direction, distance: length(away_m) });
      },
      since: ({ since_days: days }) =>
        days === null
          ? t('patrol.track.targets.never')
          : days === 0
            ? t('patrol.track.targets.today')
            : t('patrol.track.targets.since', { days }),
      failure: (error) => describeError(i18n, error),
    };
  }, [t, i18n, timeZone]);
}
