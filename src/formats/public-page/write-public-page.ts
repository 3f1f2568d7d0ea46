import type { LoadedTexts } from '../../i18n/create-i18n.ts';
import { veilTexts } from '../../core/register/veil-change.ts';
import { formatArea, roundHalfUp } from '../../core/measure/decimal.ts';
import type { FigureColumn, FigureRow } from '../../core/report/figures/figure-table.ts';
import { HIDDEN, type Snapshot, type SnapshotCell, type SnapshotTable } from '../../core/report/snapshot/snapshot.ts';
import { PAGE_STYLE } from './page-style.ts';

/** Files of the page, by their names in its folder. */
export const PUBLIC_FILES = { page: 'index.html', otherPage: 'en.html', snapshot: 'snapshot.json' } as const;

export interface PublicPageParts {
  readonly snapshot: Snapshot;
  /** Of the snapshot's file. */
  readonly file_sha256: string;
  /** The page in the other language, beside this one. */
  readonly other: string;
}

/** Below it whole mu say too little. */
const AREA_DECIMALS = 2;
const MOST_COLUMNS = 10;

/** Only a snapshot for the public becomes a page for everybody. */
export class NotPublicError extends Error {
  readonly code = 'snapshot-not-public';
  readonly params: Readonly<Record<string, string>>;
  constructor(audience: string) {
    super('snapshot-not-public');
    this.name = 'NotPublicError';
    this.params = { audience };
  }
}

/**
 * A public snapshot's figures as one page without scripts and without anything fetched: every figure with its formula, method and
 * denominator, what is not published marked. Nothing but what is in the snapshot is in it.
 * @throws NotPublicError
 */
export function writePublicPage({ snapshot: frozen, file_sha256, other }: PublicPageParts, texts: LoadedTexts): string {
  if (frozen.audience !== 'public') throw new NotPublicError(frozen.audience);
  // The file may come from anywhere: a name of it turns no line of the page and breaks no table.
  const snapshot = veilTexts({ ...frozen, layers: null });
  const { t } = texts;
  const { district, words, figures, suppression, knownAt, mapApprovalNo } = snapshot;
  const title = words.title === '' ? t('defaultTitle', { district: district.name }) : words.title;
  const hidden = figures.flatMap(({ cells }) => cells.flat()).filter((cell) => cell === HIDDEN).length;
  const isEnglish = texts.language === 'en';
  return `<!doctype html>
<html lang="${escape(texts.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${PAGE_STYLE}</style></head><body><main>
<header><h1>${escape(title)}</h1>
<p class="top"><span>${escape(district.name)}</span><time datetime="${escape(snapshot.asOf)}">${escape(t('asOf', { day: snapshot.asOf }))}</time><span>${escape(t('known', { seq: count(knownAt.seq) }))}</span><a href="${escape(other)}" hreflang="${isEnglish ? 'zh-CN' : 'en'}" lang="${isEnglish ? 'zh-CN' : 'en'}">${escape(t('other'))}</a></p></header>
${words.text === '' ? '' : `<p>${escape(words.text)}</p>`}
<p class="soft">${escape(t('lead'))}</p>
${suppression && hidden > 0 ? `<p class="soft">${escape(t('hiddenNote', { threshold: suppression.threshold, count: hidden }))}</p>` : ''}
${figures.map((table) => tableSection(table, texts)).join('\n')}
<section><h2>${escape(t('verify.heading'))}</h2>
<p>${escape(t('verify.text', { file: PUBLIC_FILES.snapshot }))}</p><p class="hash"><a href="${PUBLIC_FILES.snapshot}">${escape(file_sha256)}</a></p>
<p>${escape(t('verify.chain'))}</p><p class="hash">${escape(knownAt.chainHash)}</p>
<p>${escape(t('verify.how', { file: PUBLIC_FILES.snapshot }))}</p>
<p class="soft">${escape(t('made', { version: snapshot.software, id: snapshot.id }))}${mapApprovalNo === undefined ? '' : ` · ${escape(t('approval', { no: mapApprovalNo }))}`}</p></section>
</main></body></html>
`;
}

function tableSection(table: SnapshotTable, texts: LoadedTexts): string {
  const { t } = texts;
  const whole = table.rows.findIndex(({ level }) => level === 'district');
  const levels = [...new Set(table.rows.map(({ level }) => level))].filter((level) => level !== 'district');
  const parts = levels.map((level, n) => {
    const rows = table.rows.flatMap((row, at) => (row.level === level ? [at] : []));
    const heading = `<summary><h3>${escape(t('byUnit', { level: t(`level.${level}`) }))}</h3></summary>`;
    return `<details${n === 0 ? ' open' : ''}>${heading}${splitColumns(table)
      .map((columns) => rowTable(table, rows, columns, texts))
      .join('')}</details>`;
  });
  return `<section><h2>${escape(t(`table.${table.key}`, { defaultValue: table.key }))}</h2>
${whole < 0 ? '' : `<h3>${escape(t('whole'))}</h3><dl class="figures">${table.columns.map((_, column) => figure(table, whole, column, texts)).join('')}</dl>`}
${parts.join('\n')}</section>`;
}

/** One figure of the whole district, large, with how it is counted. */
function figure(table: SnapshotTable, row: number, column: number, texts: LoadedTexts): string {
  const { t } = texts;
  const about = table.columns[column];
  const share = shareOf(table, row, column);
  const method = about.method === undefined ? '' : ` · ${t(`method.${about.method}`)}`;
  const told = share === null ? '' : denominatorText(table, row, about, share, texts);
  return `<div><dt>${escape(nameOf(about, texts))}</dt><dd class="number">${shown(table.cells[row][column], about, texts)}</dd>${
    share !== null
      ? `<dd class="share"><span class="bar" style="display:block" aria-hidden="true"><i style="width:${(100 * Math.min(1, share)).toFixed(2)}%"></i></span>${escape(told)}</dd>`
      : ''
  }<dd class="how">${escape(`= ${t(`formula.${about.key}`, { defaultValue: about.formula })}${method}`)}</dd></div>`;
}

/** Columns that stand in one table: people apart from land and floors where all of them would not fit a page. */
function splitColumns({ columns }: SnapshotTable): readonly (readonly number[])[] {
  const all = columns.map((_, n) => n);
  if (columns.length <= MOST_COLUMNS) return [all];
  const isArea = (n: number) => columns[n].unit === 'cm2';
  return [all.filter((n) => !isArea(n)), all.filter(isArea)].filter((one) => one.length > 0);
}

function rowTable(table: SnapshotTable, rows: readonly number[], columns: readonly number[], texts: LoadedTexts): string {
  const { t } = texts;
  const heads = columns
    .map((column) => table.columns[column])
    .map((about) => `<th scope="col">${escape(nameOf(about, texts))} <small>${escape(unitOf(about, texts))}</small></th>`)
    .join('');
  const body = rows.map((row) => {
    const cells = columns.map((column) => {
      const about = table.columns[column];
      const share = shareOf(table, row, column);
      const small = share === null ? '' : `<small>${escape(percent(share))}</small>`;
      return `<td data-name="${escape(`${nameOf(about, texts)} (${unitOf(about, texts)})`)}"><span>${shown(table.cells[row][column], about, texts, false)}${small}</span></td>`;
    });
    return `<tr><th scope="row">${escape(rowName(table.rows[row], texts))}</th>${cells.join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0"><table><thead><tr><th scope="col">${escape(t('levelColumn'))}</th>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** Value ÷ denominator where both are published and there is something to take a share of. */
function shareOf(table: SnapshotTable, row: number, column: number): number | null {
  const value = table.cells[row][column];
  const denominator = table.columns[column].denominator;
  const total = table.cells[row][table.columns.findIndex(({ key }) => key === denominator)];
  return typeof value === 'number' && typeof total === 'number' && total > 0 ? value / total : null;
}

function denominatorText(table: SnapshotTable, row: number, about: FigureColumn, share: number, texts: LoadedTexts): string {
  const at = table.columns.findIndex(({ key }) => key === about.denominator);
  const total = table.cells[row][at];
  const whole = table.columns[at];
  return texts.t('of', {
    denominator: nameOf(whole, texts),
    total: typeof total === 'number' ? `${number(total, whole)} ${unitOf(whole, texts)}` : '',
    share: percent(share),
  });
}

const percent = (share: number): string => `${roundHalfUp(100 * share, 1)} %`;

function shown(cell: SnapshotCell, about: FigureColumn, texts: LoadedTexts, withUnit = true): string {
  if (cell === HIDDEN) return `<span class="hidden">${escape(texts.t('hidden'))}</span>`;
  if (cell === null) return escape(texts.t('nothing'));
  return `${escape(number(cell, about))}${withUnit ? ` <small>${escape(unitOf(about, texts))}</small>` : ''}`;
}

/** Floors are spoken of in m², land in mu. */
const isFloor = ({ key }: FigureColumn): boolean => key.startsWith('floor');

const number = (value: number, about: FigureColumn): string =>
  about.unit === 'cm2' ? group(formatArea(value, isFloor(about) ? 'm2' : 'mu', AREA_DECIMALS)) : count(value);

const unitOf = (about: FigureColumn, { t }: LoadedTexts): string =>
  isFloor(about) ? t('squareMetres') : t(`unit.${about.unit}`, { defaultValue: about.unit });

const count = (value: number): string => group(String(value));

/** 1234567.89 → `1,234,567.89`, whoever's machine makes the page. */
function group(digits: string): string {
  const [whole, fraction] = digits.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const nameOf = ({ key }: FigureColumn, { t }: LoadedTexts): string => t(`figure.${key}`, { defaultValue: key });

const rowName = ({ name, nameEn }: FigureRow, texts: LoadedTexts): string => (texts.language === 'en' ? (nameEn ?? name) : name);

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
