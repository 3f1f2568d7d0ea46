import type { useTranslation } from 'react-i18next';
import { formatArea, roundHalfUp } from '../../../core/measure/decimal.ts';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import { CASE_STEPS } from '../../../core/register/case.ts';
import { PATCH_FINDINGS } from '../../../core/register/patch.ts';
import { TASK_ORIGINS } from '../../../core/register/task.ts';
import { SEVERITIES } from '../../../core/rules/finding.ts';
import type { Cell, ColumnFilter, ColumnKind, TableColumn, TableName, TableWords } from '../../../workers/calls/tables.ts';
import { formatShare } from '../../district-map/format-share.ts';

export type Translate = ReturnType<typeof useTranslation>['t'];

/** Whole cm² in one of the unit a range is typed in. */
const CM2_PER: Partial<Record<ColumnKind, number>> = { area: 10_000, mu: 20_000_000 / 3, share: 0.01 };
const M2_DECIMALS = 2;
const MU_DECIMALS = 2;

/** Kinds whose cells are figures, right-aligned. */
export const FIGURES: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['area', 'mu', 'count', 'share', 'metres', 'number']);
const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 150,
  choice: 116,
  day: 108,
  area: 116,
  mu: 96,
  count: 96,
  share: 96,
  metres: 116,
  number: 116,
};
const WIDE: Readonly<Record<string, number>> = {
  parcelNo: 190,
  holder: 110,
  landUse: 150,
  status: 140,
  redLineNames: 220,
  name: 200,
  redLine: 180,
  approvalNo: 170,
  timing: 180,
  no: 140,
  layer: 170,
  assistingUnit: 140,
  rule: 200,
  what: 260,
  reason: 200,
  article: 200,
  taskTitle: 220,
  subject: 170,
  lastStep: 130,
  duty: 170,
};

export const widthOf = ({ key, kind }: TableColumn): number => WIDE[key] ?? WIDTHS[kind];

/** What a column is headed with; an attribute keeps the name that its source gave it. */
export function headingOf(t: Translate, table: TableName, column: Pick<TableColumn, 'key' | 'heading'>): string {
  if (column.heading !== undefined) return column.heading;
  return t(`tables.columnOf.${table}.${column.key}`, { defaultValue: '' }) || t(`tables.column.${column.key}`);
}

/** The unit that stands beside the heading, where the figures have one. */
export function unitOf(t: Translate, kind: ColumnKind): string | undefined {
  return kind === 'area' || kind === 'mu' || kind === 'share' || kind === 'metres' ? t(`tables.unitOf.${kind}`) : undefined;
}

/** The words of all codes, for the screen, the search and the written table alike. */
export function wordsFor(t: Translate, locale: string): TableWords {
  const named = (group: string, codes: readonly string[], member?: string) =>
    Object.fromEntries(codes.map((code) => [code, t([group, code, ...(member ? [member] : [])].join('.'))]));
  return {
    locale,
    values: {
      status: { ...named('status', ITEM_STATUSES), '': t('status.none') },
      tenure: named('tenure', ['state', 'collective']),
      regime: named('redLines.regime', ['state', 'collective', 'other']),
      channel: named('channel', ['patrol', 'public-report', 'patch', 'drone', 'video', 'assigned', 'transferred']),
      stage: named('stage', ['foundation', 'under-construction', 'completed']),
      structure: named('structure', ['brick-concrete', 'brick-timber', 'frame', 'steel', 'light-steel', 'temporary', 'other']),
      use: named('use', ['residential', 'commercial', 'storage', 'production', 'farming', 'public', 'other']),
      basis: named('tables.basis', ['agreement', 'decision']),
      standing: named('tables.standing', ['standing', 'gone']),
      timing: named('tables.timing', ['before', 'after', 'unproven']),
      overdue: { yes: t('tables.yes') },
      compensated: { yes: t('tables.yes') },
      verification: named('cases.verification', ['violation', 'no-offence', 'false-change', 'legal', 'transferred']),
      decision: named('cases.decision', ['demolish', 'rectify', 'confiscate', 'fine']),
      rule: named('findings.rule', Object.keys(t('findings.rule', { returnObjects: true })), 'name'),
      severity: named('findings.severity', SEVERITIES),
      state: named('findings.state', ['open', 'accepted']),
      track: named('desk.track', ['planning', 'land']),
      lastStep: named('cases.step', CASE_STEPS),
      caseState: named('desk.caseState', ['open', 'pending', 'suspended', 'closed']),
      duty: named('desk.waits', ['decision-due', 'service-due', 'court-application-due', 'performance-over']),
      from: named('desk.from', TASK_ORIGINS),
      taskState: named('desk.taskState', ['late', 'open', 'done']),
      source: named('desk.source', ['satellite', 'drone']),
      patchState: named('desk.patchState', ['late', 'open', 'answered']),
      finding: named('desk.found', PATCH_FINDINGS),
      balance: named('desk.balanceState', ['holds', 'broken']),
    },
  };
}

/** What a value of a choice is called. */
export function nameValue(t: Translate, column: TableColumn, value: string, words: TableWords): string {
  return column.names?.[value] ?? words.values[column.key]?.[value] ?? (value === '' ? t('tables.blank') : value);
}

/** A cell as it reads; empty for no value. `sigma_m2` is of the row's own area, which is shown in the digits that it supports. */
export function writeCell(t: Translate, column: TableColumn, cell: Cell, words: TableWords, sigma_m2?: number): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return column.kind === 'choice' ? nameValue(t, column, cell, words) : cell;
  const own_m2 = column.key === 'area' || column.key === 'mu' ? sigma_m2 : undefined;
  switch (column.kind) {
    case 'area':
      return formatArea(cell, 'm2', supportedDecimals(own_m2, M2_DECIMALS));
    case 'mu':
      return formatArea(cell, 'mu', supportedMuDecimals(own_m2, MU_DECIMALS));
    case 'share':
      return formatShare(cell).replace(/ ?%$/, '');
    default:
      return Number.isInteger(cell) ? String(cell) : roundHalfUp(cell, 2);
  }
}

/** A figure typed in the shown unit, as the engine filters by it. */
export function readFigure(text: string, kind: ColumnKind): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || Number.isNaN(value) ? undefined : value * (CM2_PER[kind] ?? 1);
}

/** The inverse, for the fields of a filter. */
export function writeFigure(value: number | undefined, kind: ColumnKind): string {
  return value === undefined ? '' : String(Number((value / (CM2_PER[kind] ?? 1)).toPrecision(12)));
}

const MOST_NAMED = 3;

/** A condition in words: what the chip says, and the file's name. */
export function describeFilter(
  t: Translate,
  table: TableName,
  column: TableColumn | undefined,
  filter: ColumnFilter,
  words: TableWords,
): string {
  const known = column ?? { key: filter.column, kind: 'text', shown: false, heading: filter.column };
  const heading = headingOf(t, table, known);
  if (filter.kind === 'text') return `${heading}: ${filter.contains}`;
  if (filter.kind === 'choice') {
    const names = filter.values.slice(0, MOST_NAMED).map((value) => nameValue(t, known, value, words));
    return `${heading}: ${names.join(', ')}${filter.values.length > MOST_NAMED ? ` +${filter.values.length - MOST_NAMED}` : ''}`;
  }
  const [from, to] =
    filter.kind === 'days'
      ? [filter.from ?? '', filter.to ?? '']
      : [writeFigure(filter.from, known.kind), writeFigure(filter.to, known.kind)];
  const unit = unitOf(t, known.kind);
  const span = to === '' ? `≥ ${from}` : from === '' ? `≤ ${to}` : from === to ? `= ${from}` : `${from} – ${to}`;
  return `${heading} ${span}${unit ? ` ${unit}` : ''}`;
}
