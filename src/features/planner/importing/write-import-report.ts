import type { LoadedTexts } from '../../../i18n/create-i18n.ts';
import type { ImportReport, ReportedFeature } from '../../../core/report/import-report.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { describeNote } from '../../../i18n/describe-error.ts';
import { describeSystem } from './describe-system.ts';

type Cell = string | number;

const STYLE = `body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;color:#2a2926;max-width:900px;margin:32px auto;padding:0 24px}
h1{font-size:20px}h2{font-size:16px;margin:24px 0 4px;border-bottom:1px solid #ddd}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:3px 12px 3px 0;border-bottom:1px solid #eee;overflow-wrap:anywhere}th{font-weight:400;color:#67645d}
td.n,th.n{text-align:right;white-space:nowrap}@page{margin:16mm}`;

/** A report as one page that needs nothing else, to be kept beside the file, printed and signed; the same as data is inside it. */
export function writeImportReport(report: ImportReport, texts: LoadedTexts): string {
  const t = texts.getFixedT(null, null, 'import.report');
  const { layer, record, changes, district } = report;
  const { source } = layer;
  const number = (value: number) => value.toLocaleString(texts.language);
  const area = (cm2: number | undefined) => (cm2 === undefined ? '' : formatArea(cm2, 'm2', 2));
  const title = t('title', { name: layer.name });
  const parts = [
    facts([
      [t('district'), district.name],
      [t('layer'), `${layer.name} · ${texts.t(`layerKind.${layer.kind}`)}`],
      [t('importedOn'), layer.importedOn],
      [t('issuedAt'), report.issuedAt],
      [t('software'), `${report.software} · ${t('ruler', { version: report.rulerVersion })}`],
    ]),
    section(
      t('source'),
      facts([
        [t('file'), source.fileName],
        [t('format'), texts.t(`import.format.${source.format}`, { defaultValue: source.format })],
        ['SHA-256', source.file_sha256 ?? ''],
        ...(record ? ([[t('bytes'), number(record.source.bytes)]] as const) : []),
        ...(record?.source.encoding ? ([[t('encoding'), record.source.encoding.name]] as const) : []),
        ...(record?.source.layer ? ([[t('sourceLayer'), record.source.layer]] as const) : []),
      ]),
    ),
    section(
      texts.t('import.step.place'),
      facts([
        [
          t('system'),
          record
            ? `${describeSystem(texts.t, record.crs.choice.crs, record.crs.name)} · ${texts.t(`import.foundBy.${record.crs.found_by}`, { defaultValue: record.crs.found_by })}`
            : source.crs,
        ],
        ...(record?.crs.choice.swapped ? ([[t('axes'), texts.t('import.place.reason.axes-turned')]] as const) : []),
        ...(record?.crs.choice.unverified ? ([[t('position'), texts.t('import.place.unverified')]] as const) : []),
        ...(record?.crs.choice.shift ? ([[t('shift'), JSON.stringify(record.crs.choice.shift)]] as const) : []),
        ...(record?.crs.findings ?? []).map(
          ({ code, detail }) => [t('finding'), describeNote(texts, { code, count: 1, detail })] as const,
        ),
      ]),
    ),
    section(
      t('counts'),
      facts(
        record
          ? [
              [t('features'), number(record.counts.features)],
              [t('admitted'), number(record.counts.admitted)],
              [t('repaired'), number(record.counts.repaired)],
              [t('refused'), number(record.counts.refused)],
              [t('withoutArea'), number(record.counts.withoutArea)],
            ]
          : [[t('admitted'), number(layer.count)]],
      ),
    ),
    ...(layer.notes.length > 0
      ? [section(texts.t('import.notes'), list(layer.notes.map((note) => describeNote(texts, note))))]
      : []),
    ...(record ? [features(t('refused'), record.refused), features(t('repaired'), record.repaired)] : []),
    ...(record && Object.keys(record.mapping).length > 0
      ? [
          section(
            texts.t('import.mapping'),
            facts(
              Object.entries(record.mapping).map(([field, column]) => [
                texts.t(`import.field.${field}`, { defaultValue: field }),
                column,
              ]),
            ),
          ),
        ]
      : []),
    ...(record?.areas
      ? [
          section(
            texts.t('import.check.areas'),
            facts([
              [t('column'), `${record.areas.column} · ${texts.t(`import.check.unit.${record.areas.unit}`)}`],
              [t('verdict'), texts.t(`import.check.verdictShort.${record.areas.verdict}`)],
              [t('agreeing'), `${number(record.areas.agreeing)} / ${number(record.areas.compared)}`],
            ]) +
              table(
                (['label', 'stated', 'computed', 'verdict'] as const).map((key) => texts.t(`import.list.column.${key}`)),
                record.areas.deviations.map((one) => [
                  one.label,
                  area(one.stated_cm2),
                  area(one.computed_cm2),
                  texts.t(`import.check.verdictShort.${one.verdict}`),
                ]),
                [1, 2],
              ),
          ),
        ]
      : []),
    ...(record?.replaced
      ? [
          section(
            t('replaced', { name: record.replaced.layer.name, count: record.replaced.layer.count }),
            facts([
              [texts.t('import.check.tolerance'), record.replaced.tolerance_m],
              [t('same'), number(record.replaced.same)],
              ...(['added', 'gone', 'changed', 'renamed'] as const).map(
                (kind) => [texts.t(`import.check.kind.${kind}`), number(record.replaced?.counts[kind] ?? 0)] as const,
              ),
            ]) +
              table(
                [
                  t('difference'),
                  ...(['label', 'formerLabel', 'before', 'after', 'moved', 'items'] as const).map((key) =>
                    texts.t(`import.list.column.${key}`),
                  ),
                ],
                record.replaced.entries.map((one) => [
                  texts.t(`import.check.kind.${one.kind}`),
                  one.label,
                  one.formerLabel ?? '',
                  area(one.before_cm2),
                  area(one.after_cm2),
                  one.moved_m?.toFixed(3) ?? '',
                  one.items,
                ]),
                [3, 4, 5, 6],
              ),
          ),
        ]
      : []),
    ...(changes.length > 0
      ? [
          section(
            t('changes'),
            table(
              [t('seq'), t('acceptedAt'), t('by'), t('hash')],
              changes.map(({ seq, acceptedAt, by, hash }) => [
                seq,
                acceptedAt,
                typeof by === 'string' ? by : JSON.stringify(by),
                hash,
              ]),
            ),
          ),
        ]
      : []),
  ];
  // `<` inside the data would end the element that holds it.
  const data = JSON.stringify(report, null, 1).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${texts.language}"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1>
${parts.join('\n')}
<script type="application/json" id="report">${data}</script></body></html>
`;

  function features(heading: string, some: readonly ReportedFeature[]): string {
    if (some.length === 0) return '';
    return section(
      heading,
      table(
        [t('place'), texts.t('import.list.column.label'), t('why')],
        some.map(({ feature, place, label, codes }) => [
          place ?? `#${feature + 1}`,
          label,
          codes.map((code) => describeNote(texts, { code, count: 1 })).join('；'),
        ]),
      ),
    );
  }
}

function escape(text: Cell): string {
  return String(text).replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);
}

const section = (heading: string, content: string): string => `<h2>${escape(heading)}</h2>\n${content}`;

const facts = (rows: readonly (readonly [name: string, value: Cell])[]): string =>
  `<table>${rows.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`).join('')}</table>`;

const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;

function table(heads: readonly string[], rows: readonly (readonly Cell[])[], figures: readonly number[] = []): string {
  if (rows.length === 0) return '';
  const kind = (n: number) => (figures.includes(n) ? ' class="n"' : '');
  const head = heads.map((text, n) => `<th${kind(n)}>${escape(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, n) => `<td${kind(n)}>${escape(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
