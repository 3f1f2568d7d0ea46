import type { i18n } from 'i18next';

/** What an explanation is worded by: the same members as core's `Explanation`, which texts must not import. */
export interface WordedDeviation {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

interface WordedReading {
  readonly deviations: readonly WordedDeviation[];
  readonly value: string;
  readonly difference: string;
  readonly difference_m2: string;
  readonly difference_percent: string;
  readonly isWithinSigma: boolean | null;
  readonly isWritten?: true;
  readonly alike?: readonly WordedDeviation[];
}

export interface WordedExplanation {
  readonly typed: { readonly digits: string; readonly unit: string };
  readonly verdict: string;
  readonly isShared: boolean;
  readonly record: { readonly measure: string; readonly meridian: number; readonly sigma_m2: number | null };
  readonly given: readonly WordedReading[];
  readonly nearest: readonly WordedReading[];
  readonly coincidence_percent: number;
  readonly planeHeight_m: number | null;
  readonly tried: number;
}

type Texts = Pick<i18n, 't'>;

/** One way's name: all its deviations, or the ruler's own method. */
export function nameWay(
  texts: Texts,
  { deviations, isWritten }: Pick<WordedReading, 'deviations' | 'isWritten'>,
  { measure, meridian }: WordedExplanation['record'],
): string {
  if (deviations.length === 0)
    return texts.t(isWritten ? 'explain.ownWritten' : 'explain.own', {
      method: texts.t(`explain.ownMethod.${measure}`, { meridian }),
    });
  return deviations.map((one) => nameDeviation(texts, one)).join(texts.t('explain.and'));
}

/** One deviation in words. */
export function nameDeviation(texts: Texts, { code, params = {} }: WordedDeviation): string {
  const { ellipsoid, middle, unit, where, meridian } = params;
  // Without a cosine there is no latitude to name.
  const words = code === 'flat-degrees' && middle === 'none' ? 'flat-uncorrected' : code;
  return texts.t(`explain.deviation.${words}`, {
    ...params,
    ...(typeof meridian === 'number' && { zones: nameZones(texts, meridian) }),
    ...(ellipsoid !== undefined && { ellipsoid: texts.t(`explain.ellipsoid.${ellipsoid}`) }),
    ...(middle !== undefined && { middle: texts.t(`explain.middle.${middle}`) }),
    ...(unit !== undefined && { unit: texts.t(`explain.unit.${unit}`) }),
    ...(where !== undefined && { where: texts.t(`explain.where.${where}`, { defaultValue: String(where) }) }),
  });
}

function nameZones(texts: Texts, meridian: number): string {
  const zones = [
    ...(meridian % 3 === 0 ? [texts.t('explain.zone.of3', { zone: meridian / 3 })] : []),
    ...((meridian + 3) % 6 === 0 ? [texts.t('explain.zone.of6', { zone: (meridian + 3) / 6 })] : []),
  ];
  return zones.join(', ');
}

/** Which formula stands behind a deviation, by the key of its text. */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/^planar/, 'planar'],
  [/^utm$/, 'utm'],
  [/^(ellipsoidal|geodesic)/, 'ellipsoid'],
  [/^sphere/, 'sphere'],
  [/mercator/, 'mercator'],
  [/degrees$|^degrees/, 'flat'],
  [/^(albers|lambert)$/, 'projection'],
];

const OF_AXIS: Readonly<Record<string, string>> = {
  'rounded-degrees': 'vertices',
  'cut-degrees': 'vertices',
  'rounded-seconds': 'vertices',
  'rounded-metres': 'vertices',
  'single-precision': 'vertices',
  'swapped-axes': 'vertices',
  'gcj-02': 'shifted',
  'bd-09': 'shifted',
  'from-gcj-02': 'shifted',
  'from-bd-09': 'shifted',
  'mu-factor': 'unit',
  'via-mu': 'unit',
  'via-ha': 'unit',
  'via-m2': 'unit',
  'unit-mixed': 'unit',
  'cut-off': 'rounding',
  'rounded-up': 'rounding',
  'rounded-coarse': 'rounding',
  stated: 'record',
};

/** Formulas and sources of the first way, and of the ruler's own, each once. */
export function citeSources(texts: Texts, { given, record }: WordedExplanation): readonly string[] {
  const codes = [
    record.measure === 'planar' ? 'planar-district' : 'ellipsoidal',
    ...(given[0]?.deviations ?? []).map(({ code }) => code),
  ];
  const keys = codes.map((code) => OF_AXIS[code] ?? SOURCES.find(([pattern]) => pattern.test(code))?.[1] ?? 'scope');
  return [...new Set(keys)].map((key) => texts.t(`explain.source.${key}`));
}

/** The verdict in one sentence. */
export function sayVerdict(texts: Texts, explanation: WordedExplanation): string {
  const { typed, verdict, given, record, coincidence_percent, tried } = explanation;
  const [best] = given;
  return texts.t(`explain.verdict.${verdict}`, {
    number: `${typed.digits} ${texts.t(`explain.unit.${typed.unit}`)}`,
    way: best ? nameWay(texts, best, record) : '',
    count: given.length,
    share: coincidence_percent,
    tried,
  });
}

/** A difference with its sign in front, minus as a minus. */
export const signed = (difference: string): string => (difference.startsWith('-') ? `−${difference.slice(1)}` : `+${difference}`);

/** How far the number is from the ruler's own, and whether ± covers that. */
export function sayDifference(texts: Texts, { typed, given, nearest, record }: WordedExplanation): string {
  const own = [...nearest, ...given].find(({ deviations, isWritten }) => deviations.length === 0 && !isWritten);
  if (!own) return '';
  const unit = texts.t(`explain.unit.${typed.unit}`);
  const difference = signed(own.difference);
  const said = texts.t('explain.difference', {
    own: `${own.value} ${unit}`,
    difference:
      typed.unit === 'm2'
        ? `${difference} ${unit}`
        : `${difference} ${unit}${texts.t('explain.comma')}${signed(own.difference_m2)} m²`,
    percent: signed(own.difference_percent),
  });
  const sigma = record.sigma_m2 === null ? '' : record.sigma_m2.toPrecision(2);
  const within = texts.t(
    own.isWithinSigma === null ? 'explain.noSigma' : own.isWithinSigma ? 'explain.within' : 'explain.beyond',
    { sigma },
  );
  return `${said}${texts.t('explain.comma')}${within}`;
}

/** What else has to be said beside the verdict. */
export function sayRemarks(texts: Texts, { isShared, planeHeight_m, given }: WordedExplanation): readonly string[] {
  return [
    ...(given[0]?.isWritten ? [texts.t('explain.written')] : []),
    ...(isShared ? [texts.t('explain.shared')] : []),
    ...(planeHeight_m === null ? [] : [texts.t('explain.height', { height: planeHeight_m })]),
  ];
}

/** Ways that do not give the number, of which a text tells the nearest. */
const MOST_WRITTEN = 6;

/** The whole answer as plain text: for the clipboard, and for the record of an objection. */
export function writeExplanation(texts: Texts, name: string, explanation: WordedExplanation): string {
  const { given, nearest, record, typed } = explanation;
  const unit = texts.t(`explain.unit.${typed.unit}`);
  const line = (reading: WordedReading) =>
    `· ${nameWay(texts, reading, record)}: ${reading.value} ${unit} (${signed(reading.difference)})`;
  return [
    `${texts.t('explain.sheet.title')}${name && ` · ${name}`}`,
    sayVerdict(texts, explanation),
    sayDifference(texts, explanation),
    ...sayRemarks(texts, explanation),
    ...(given.length > 0 ? [`${texts.t('explain.given')}:`, ...given.map(line)] : []),
    `${texts.t('explain.nearest')}:`,
    ...nearest.slice(0, MOST_WRITTEN).map(line),
    `${texts.t('explain.formulas')}:`,
    ...citeSources(texts, explanation),
    texts.t('explain.sheet.note'),
  ].join('\n');
}
