import { formatArea } from '../measure/decimal.ts';
import type { ImportReport, ReportedFeature } from './import-report.ts';

/** Texts of the page, in the reader's language. `say` takes a key of `importReport` in the texts. */
export interface ReportWords {
  readonly language: string;
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A reader's note, or a code of admission, in words. */
  note(note: { readonly code: string; readonly count: number; readonly detail?: string }): string;
}

const AREA_DECIMALS = 2;
/** Longest lists on paper; the JSON holds them whole. */
const MOST_PRINTED = 200;

const STYLE = `
@page { size: A4; margin: 18mm 16mm; }
body { font: 10.5pt/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif; color: #1a1f24; max-width: 178mm; margin: 0 auto; padding: 8mm; background: #fff; }
h1 { font-size: 17pt; margin: 0 0 1mm; } h2 { font-size: 12pt; margin: 7mm 0 2mm; border-bottom: .3mm solid #c8ced4; padding-bottom: 1mm; }
p { margin: 1mm 0 2mm; } .quiet { color: #5b6570; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; } th, td { text-align: left; vertical-align: top; padding: .8mm 2mm .8mm 0; border-bottom: .15mm solid #e2e6ea; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 42mm 1fr; margin: 0; } dt { color: #5b6570; padding: .5mm 0; } dd { margin: 0; padding: .5mm 0; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } .hash { font-family: ui-monospace, monospace; font-size: 8.5pt; }
thead { display: table-header-group; } tr { break-inside: avoid; }
@media print { body { padding: 0; max-width: none; } }`;

/** The report as one page that needs nothing beside it: to be kept, printed and signed. */
export function writeImportReportPage(report: ImportReport, words: ReportWords): string {
  const { say } = words;
  const { layer, record, district } = report;
  const title = say('title', { name: layer.name });
  const sections = [
    section(say('layer'), facts(layerFacts(report, words))),
    section(say('source'), facts(sourceFacts(report, words))),
    section(say('place'), facts(placeFacts(report, words))),
    record ? section(say('counts'), facts(countFacts(record, words))) : '',
    record ? featureSection(say('refused'), record.refused, record.counts.refused, words) : '',
    record ? featureSection(say('repaired'), record.repaired, record.counts.repaired, words) : '',
    layer.notes.length > 0 ? section(say('notes'), list(layer.notes.map((note) => words.note(note)))) : '',
    record ? section(say('mapping'), mappingTable(record.mapping, words)) : '',
    record?.areas ? areaSection(record.areas, words) : '',
    record?.replaced ? replacedSection(record.replaced, words) : '',
    section(say('changes'), changesTable(report, words)),
  ];
  return `<!doctype html>
<html lang="${escape(words.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head><body>
<h1>${escape(title)}</h1>
<p class="quiet">${escape(say('issued', { district: district.name, at: report.issuedAt, software: report.software, ruler: report.rulerVersion }))}</p>
${record ? '' : `<p>${escape(say('onlyRegister'))}</p>`}
${sections.join('\n')}
</body></html>
`;
}

type Fact = readonly [label: string, value: string, kind?: 'hash'];

function layerFacts({ layer }: ImportReport, { say }: ReportWords): Fact[] {
  return [
    [say('name'), layer.name],
    [say('kind'), say(`kinds.${layer.kind}`)],
    [say('shapes'), String(layer.count)],
    [say('importedOn'), layer.importedOn],
    [say('origin'), layer.geometry ? say(`origins.${layer.geometry.origin}`) : say('unknown')],
    [say('sigma'), layer.geometry ? `± ${layer.geometry.sigma_m} m` : say('unknown')],
    [say('package'), layer.package_sha256, 'hash'],
  ];
}

function sourceFacts({ layer, record }: ImportReport, { say }: ReportWords): Fact[] {
  const { fileName, format, file_sha256 } = layer.source;
  return [
    [say('file'), fileName],
    [say('format'), format],
    ...(record ? ([[say('size'), say('bytes', { bytes: record.source.bytes })]] as const) : []),
    [say('hash'), file_sha256 ?? say('unknown'), 'hash'],
    ...(record?.source.encoding
      ? ([[say('encoding'), `${record.source.encoding.name} · ${say(`textBy.${record.source.encoding.found_by}`)}`]] as const)
      : []),
    ...(record?.source.layer === undefined ? [] : ([[say('fileLayer'), record.source.layer]] as const)),
  ];
}

function placeFacts({ layer, record }: ImportReport, { say }: ReportWords): Fact[] {
  if (!record) return [[say('crs'), layer.source.crs]];
  const { name, found_by, choice, candidates, certain, findings } = record.crs;
  const offered = candidates.map((one) =>
    one.distance_m === null ? one.name : `${one.name} (${say('away', { km: (one.distance_m / 1000).toFixed(1) })})`,
  );
  return [
    [say('crs'), `${name} (${choice.crs}) · ${say(`foundBy.${found_by}`)}`],
    [say('certainty'), certain ? say('certain') : say('uncertain')],
    ...(choice.swapped ? ([[say('axes'), say('swapped')]] as const) : []),
    ...(choice.shift
      ? ([
          [
            say('shift'),
            Object.entries(choice.shift)
              .map(([parameter, value]) => `${parameter} ${value}`)
              .join(', '),
          ],
        ] as const)
      : []),
    ...(offered.length > 1 ? ([[say('candidates'), offered.join('; ')]] as const) : []),
    ...(findings.length > 0
      ? ([[say('findings'), findings.map(({ code, detail }) => (detail ? `${code} (${detail})` : code)).join('; ')]] as const)
      : []),
  ];
}

type ImportedRecord = NonNullable<ImportReport['record']>;

function countFacts({ counts }: ImportedRecord, { say }: ReportWords): Fact[] {
  return (['features', 'admitted', 'repaired', 'refused', 'withoutArea'] as const).map((name) => [
    say(`count.${name}`),
    String(counts[name]),
  ]);
}

function featureSection(title: string, features: readonly ReportedFeature[], count: number, words: ReportWords): string {
  if (count === 0) return '';
  const rows = features
    .slice(0, MOST_PRINTED)
    .map(({ feature, place, label, codes }) => [
      label,
      place ? `#${feature + 1} · ${place}` : `#${feature + 1}`,
      codes.map((code) => words.note({ code, count: 1 })).join('; '),
    ]);
  const { say } = words;
  return section(title, table([say('label'), say('where'), say('why')], rows) + rest(count - rows.length, words));
}

function mappingTable(mapping: ImportedRecord['mapping'], { say }: ReportWords): string {
  const entries = Object.entries(mapping);
  if (entries.length === 0) return `<p class="quiet">${escape(say('noMapping'))}</p>`;
  return facts(
    entries.map(([field, column]) => [say(`fields.${field}`), field === 'statedUnit' ? say(`units.${column}`) : column]),
  );
}

function areaSection(areas: NonNullable<ImportedRecord['areas']>, words: ReportWords): string {
  const { say } = words;
  const { column, unit, measure, compared, agreeing, verdict, ratio, fittingUnit, deviations } = areas;
  const verdictText = say(`verdicts.${verdict}`);
  const summary: Fact[] = [
    [say('areaColumn'), `${column} (${say(`units.${unit}`)})`],
    [say('measure'), say(`measures.${measure}`)],
    [say('agreeing'), say('agreeingOf', { agreeing, compared })],
    [say('verdict'), fittingUnit ? `${verdictText} (${say(`units.${fittingUnit}`)})` : verdictText],
    ...(Number.isFinite(ratio) ? ([[say('ratio'), ratio.toPrecision(5)]] as const) : []),
  ];
  const rows = deviations
    .slice(0, MOST_PRINTED)
    .map(({ label, stated_cm2, computed_cm2, verdict: own }) => [
      label,
      formatArea(stated_cm2, 'm2', AREA_DECIMALS),
      formatArea(computed_cm2, 'm2', AREA_DECIMALS),
      formatArea(stated_cm2 - computed_cm2, 'm2', AREA_DECIMALS),
      say(`verdicts.${own}`),
    ]);
  const heads = [say('label'), say('stated'), say('computed'), say('difference'), say('verdict')];
  const body = rows.length === 0 ? '' : table(heads, rows, [1, 2, 3]) + rest(compared - agreeing - rows.length, words);
  return section(say('areas'), facts(summary) + body);
}

function replacedSection(replaced: NonNullable<ImportedRecord['replaced']>, words: ReportWords): string {
  const { say } = words;
  const { layer, tolerance_m, same, counts, entries } = replaced;
  const area = (cm2: number | undefined) => (cm2 === undefined ? '' : formatArea(cm2, 'm2', AREA_DECIMALS));
  const rows = entries
    .slice(0, MOST_PRINTED)
    .map(({ kind, label, formerLabel, before_cm2, after_cm2, moved_m, items }) => [
      say(`differences.${kind}`),
      formerLabel === undefined ? label : `${formerLabel} → ${label}`,
      area(before_cm2),
      area(after_cm2),
      moved_m === undefined ? '' : moved_m.toFixed(3),
      items === 0 ? '' : String(items),
    ]);
  const total = counts.added + counts.gone + counts.changed + counts.renamed;
  const heads = ['what', 'label', 'before', 'after', 'moved', 'items'].map((key) => say(key));
  const intro = say('replacedLayer', {
    name: layer.name,
    id: layer.id,
    count: layer.count,
    tolerance: tolerance_m,
    same,
    ...counts,
  });
  return section(
    say('replaced'),
    `<p>${escape(intro)}</p><p>${escape(say('replacedEffect'))}</p>${rows.length === 0 ? '' : table(heads, rows, [2, 3, 4, 5])}${rest(total - rows.length, words)}`,
  );
}

function changesTable({ changes }: ImportReport, { say }: ReportWords): string {
  if (changes.length === 0) return `<p class="quiet">${escape(say('noChanges'))}</p>`;
  const rows = changes
    .slice(0, MOST_PRINTED)
    .map(({ seq, type, entity, on, by, acceptedAt, id }) => [String(seq), type, entity.id, on, by, acceptedAt, id]);
  const heads = ['seq', 'change', 'entity', 'on', 'by', 'acceptedAt', 'changeId'].map((key) => say(key));
  return table(heads, rows, [0]) + rest(changes.length - rows.length, { say });
}

const rest = (count: number, { say }: Pick<ReportWords, 'say'>): string =>
  count > 0 ? `<p class="quiet">${escape(say('rest', { count }))}</p>` : '';

const section = (title: string, body: string): string => `<section><h2>${escape(title)}</h2>${body}</section>`;

const facts = (entries: readonly Fact[]): string =>
  `<dl>${entries.map(([label, value, kind]) => `<dt>${escape(label)}</dt><dd${kind ? ` class="${kind}"` : ''}>${escape(value)}</dd>`).join('')}</dl>`;

const list = (texts: readonly string[]): string => `<ul>${texts.map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`;

function table(heads: readonly string[], rows: readonly (readonly string[])[], numbers: readonly number[] = []): string {
  const cell = (tag: 'th' | 'td', text: string, n: number) =>
    `<${tag}${numbers.includes(n) ? ' class="number"' : ''}>${escape(text)}</${tag}>`;
  const row = (tag: 'th' | 'td', texts: readonly string[]) => `<tr>${texts.map((text, n) => cell(tag, text, n)).join('')}</tr>`;
  return `<table><thead>${row('th', heads)}</thead><tbody>${rows.map((texts) => row('td', texts)).join('')}</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What a file says of itself stands in the page as text, never as markup. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
