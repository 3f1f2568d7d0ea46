import { useTranslation } from 'react-i18next';
import { areaText } from '../../../core/measure/area-text.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import type { Measurement } from '../../../core/measure/measurement.ts';
import type { Side } from '../../../state/comparison.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import type { CompareRow } from './CompareTable.tsx';
import { useEventText } from './use-event-text.ts';
import { useNames } from './use-names.ts';

/** What is set side by side of two features: areas, attributes, where they stand, and what last happened to each. */
export function useCompareRows([a, b]: readonly [Side, Side]): readonly CompareRow[] {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const textOf = useEventText();
  const on = useView((s) => s.on);
  const day = useSession((s) => shownDay(on, s.summary));

  const row = (key: string, of: (side: Side) => string): CompareRow => {
    const [first, second] = [of(a), of(b)];
    return { key, label: t(`inspection.compare.${key}`), first, second, differs: first !== second };
  };
  const area = (key: string, of: (detail: FeatureDetail) => Measurement | null | undefined): CompareRow => {
    const [first, second] = [of(a.detail), of(b.detail)];
    const difference = first && second ? second.value_cm2 - first.value_cm2 : 0;
    const errors = [first && errorIn(a.detail, first), second && errorIn(b.detail, second)].map((error) => error ?? 0);
    const decimals = supportedDecimals(Math.hypot(...errors) || undefined, 2);
    return {
      key,
      label: t(`inspection.compare.${key}`),
      first: first ? areaText(first.value_cm2, errorIn(a.detail, first), 2) : '',
      second: second ? areaText(second.value_cm2, errorIn(b.detail, second), 2) : '',
      differs: first?.value_cm2 !== second?.value_cm2,
      figures: true,
      unit: 'm²',
      ...(first && second && difference !== 0 && first.value_cm2 > 0
        ? {
            note: t('inspection.compare.difference', {
              area: signed(formatArea(difference, 'm2', decimals)),
              percent: `${signed(((100 * difference) / first.value_cm2).toFixed(2))} %`,
            }),
          }
        : {}),
    };
  };
  const property = (side: Side, name: string) => side.detail.properties.find((one) => one.name === name)?.value ?? '';
  const items = (side: Side) => (side.detail.kind === 'parcel' ? side.detail.items : []);
  const redLines = ({ detail }: Side) =>
    detail.overlaps
      .filter(({ with: other, sliver }) => other.kind === 'red-line' && !sliver)
      .map(({ with: other, label }) => nameOf(other, label))
      .join('、');
  const lastChange = ({ history }: Side) => {
    const last = history.events.findLast((event) => event.on <= day);
    return last ? `${last.on} ${textOf(last, history).label}` : '';
  };
  const tenure = (side: Side) => {
    const value = property(side, 'tenure');
    return value && t(`tenure.${value}`, { defaultValue: value });
  };
  const figures = (one: CompareRow): CompareRow => ({ ...one, figures: true });
  const rows = [
    row('number', ({ detail }) => breakable(nameOf(detail.ref, detail.title))),
    row('kind', ({ detail }) => t(`detail.${detail.kind}`)),
    area('planar', (detail) => detail.area.planar),
    area('ellipsoidal', (detail) => detail.area.ellipsoidal),
    area('stated', (detail) => detail.stated),
    row('landUse', (side) => property(side, 'landUse')),
    row('tenure', tenure),
    row('holder', (side) => property(side, 'holder')),
    row('status', (side) =>
      items(side)
        .map(({ status }) => t(`status.${status}`))
        .join('、'),
    ),
    row('since', (side) =>
      items(side)
        .map(({ since }) => since)
        .join('、'),
    ),
    row('redLines', redLines),
    figures(row('households', (side) => String(items(side).reduce((sum, item) => sum + item.households, 0) || ''))),
    figures(row('vertices', ({ detail }) => String(detail.vertices))),
    row('lastChange', lastChange),
  ];
  // What neither has says nothing.
  return rows.filter(({ first, second }) => first !== '' || second !== '');
}

/** Nothing for what was surveyed: it is shown with the official decimals. */
const errorIn = ({ origin }: FeatureDetail, { sigma_m2 }: Measurement): number | undefined =>
  origin === 'surveyed' ? undefined : sigma_m2;

/** An office number that must wrap does so before its feature code. */
const breakable = (number: string): string => number.replace(/^(\d{12})(?=[A-Z]{2}\d{5})/, '$1\u200b');

const signed = (figure: string): string => (figure.startsWith('-') ? figure : `+${figure}`);
