import type { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import type { Layer, LayerKind } from '../../../core/register/layer.ts';
import { SEVERITIES, type Severity } from '../../../core/rules/finding.ts';
import { isVisible } from '../../../state/view.ts';
import type { LegendSwatch } from '../../../ui/Legend.tsx';
import type { LegendGroupName, MapLegendEntry } from './group-legend.ts';
import { CONFLICT_KINDS, type ConflictKind, type CountAndArea, type LegendCounts } from '../../../workers/calls/cartography.ts';

interface Shown {
  readonly counts: LegendCounts;
  readonly detail: 'zones' | 'townships' | 'parcels';
  readonly visible: Readonly<Record<string, boolean>>;
  readonly layers: readonly Layer[];
  /** Findings in view by severity, those that are let stand apart. */
  readonly findings: FindingCounts;
}

export interface FindingCounts {
  readonly open: Readonly<Record<Severity, number>>;
  readonly accepted: number;
}

const CONFLICT_SWATCHES: Readonly<Record<ConflictKind, LegendSwatch>> = {
  parcels: { kind: 'conflict' },
  'red-lines': { kind: 'conflict' },
  compensated: { kind: 'build-conflict' },
  'after-freeze': { kind: 'build-conflict' },
};

const LAYER_SWATCHES: Readonly<Partial<Record<LayerKind, LegendSwatch>>> = {
  compensated: { kind: 'compensated' },
  permits: { kind: 'permit' },
  patches: { kind: 'permit' },
  builds: { kind: 'build' },
  reference: { kind: 'base-layer' },
};

type Translate = ReturnType<typeof useTranslation>['t'];

/** Below ten mu whole ones say too little. */
const TEN_MU_CM2 = 66_666_667;

/** Everything on the map that has a meaning, with its count and area; what is switched off or not in view is left out. */
export function listLegend(t: Translate, { counts, detail, visible, layers, findings }: Shown): MapLegendEntry[] {
  const entry = (
    id: string,
    swatch: LegendSwatch,
    label: string,
    { count, area_cm2 }: CountAndArea,
    area = true,
    under?: LegendGroupName,
  ): MapLegendEntry[] =>
    count === 0
      ? []
      : [
          {
            id,
            swatch,
            label,
            count: String(count),
            ...(under && { under }),
            ...(area ? { area: `${formatArea(area_cm2, 'mu', area_cm2 < TEN_MU_CM2 ? 2 : 0)} ${t('unit.mu')}` } : {}),
          },
        ];
  const parcelLayers = layers.filter((layer) => layer.kind === 'parcels' && isVisible(visible, layer.id));
  const parcels = parcelLayers.reduce((all, { id }) => all + (counts.layers[id] ?? 0), 0);
  const entries: MapLegendEntry[] = [];
  if (detail === 'parcels' && parcelLayers.length > 0) {
    ITEM_STATUSES.forEach((status, step) =>
      entries.push(
        ...entry(status, { kind: 'status', step: step as 0 | 1 | 2 | 3 | 4 }, t(`status.${status}`), counts.statuses[status]),
      ),
    );
    // A parcel may stand in several clearance items: how many stand in none is not known here, only that there are some.
    if (parcels > sum(Object.values(counts.statuses)).count)
      entries.push({ id: 'no-status', swatch: { kind: 'no-status' }, label: t('status.none') });
  } else if (detail !== 'parcels' && isVisible(visible, 'units')) {
    const unresolved = sum(ITEM_STATUSES.slice(0, -1).map((status) => counts.statuses[status]));
    entries.push(...entry('share', { kind: 'share' }, t('cartography.legend.share'), unresolved));
    if (isVisible(visible, 'sightings'))
      entries.push(...entry('open-cases', { kind: 'build' }, t('footprint.openCase'), counts.openCases));
  }
  if (isVisible(visible, 'red-lines')) {
    const { redLines, overdueRedLines, revisedRedLines } = counts;
    entries.push(...entry('red-lines', { kind: 'red-line' }, t('legend.redLine'), redLines));
    const part = (count: number) => ({ count, area_cm2: 0 });
    entries.push(
      ...entry(
        'overdue',
        { kind: 'red-line-overdue' },
        t('cartography.legend.overdue'),
        part(overdueRedLines),
        false,
        'red-lines',
      ),
    );
    entries.push(
      ...entry(
        'revised',
        { kind: 'red-line-revised' },
        t('cartography.legend.revised'),
        part(revisedRedLines),
        false,
        'red-lines',
      ),
    );
  }
  if (isVisible(visible, 'sightings')) {
    entries.push(...entry('sightings', { kind: 'build' }, t('legend.sighting'), counts.sightings));
    const gone = { count: detail === 'parcels' ? counts.gone : 0, area_cm2: 0 };
    entries.push(...entry('gone', { kind: 'build-gone' }, t('cartography.legend.gone'), gone, false, 'sightings'));
  }
  if (isVisible(visible, 'conflicts')) {
    for (const kind of CONFLICT_KINDS)
      entries.push(
        ...entry(
          `conflict-${kind}`,
          CONFLICT_SWATCHES[kind],
          t(`cartography.legend.conflict.${kind}`),
          counts.conflicts[kind],
          true,
          'conflicts',
        ),
      );
  }
  if (isVisible(visible, 'findings')) {
    for (const severity of SEVERITIES) {
      const label = t('findings.legend.open', { severity: t(`findings.severity.${severity}`) });
      const count = { count: findings.open[severity], area_cm2: 0 };
      entries.push(...entry(`finding-${severity}`, { kind: `finding-${severity}` }, label, count, false, 'findings'));
    }
    const accepted = { count: findings.accepted, area_cm2: 0 };
    entries.push(
      ...entry('finding-accepted', { kind: 'finding-accepted' }, t('findings.legend.accepted'), accepted, false, 'findings'),
    );
  }
  for (const layer of layers) {
    const swatch = LAYER_SWATCHES[layer.kind];
    const count = counts.layers[layer.id] ?? 0;
    if (swatch && isVisible(visible, layer.id))
      entries.push(...entry(layer.id, swatch, layer.name, { count, area_cm2: 0 }, false, 'layers'));
  }
  return entries;
}

function sum(parts: readonly CountAndArea[]): CountAndArea {
  return parts.reduce((all, { count, area_cm2 }) => ({ count: all.count + count, area_cm2: all.area_cm2 + area_cm2 }), {
    count: 0,
    area_cm2: 0,
  });
}
