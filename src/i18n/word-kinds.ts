import type { i18n } from 'i18next';

type Params = Readonly<Record<string, string | number | undefined>>;

/** Codes whose steps are those of a case; all others speak of milestones. The two share `decided`. */
const OF_CASES = /^(case|step|service|enforced)-/;
/** What core cites where no statute says it; statutes are cited in their own words. */
const OFFICE_RULES = '办案规程';
const STEPS = ['kind', 'missing', 'step', 'needs'] as const;

/** Params of a message with kinds of steps, entities and outlines in the reader's words; anything else stays as it is. */
export function wordKinds(texts: Pick<i18n, 't'>, code: string, params: Params = {}): Params {
  const worded: Record<string, string | number | undefined> = { ...params };
  const steps = OF_CASES.test(code) ? 'cases.step' : 'milestone';
  for (const member of STEPS) {
    const value = params[member];
    if (typeof value !== 'string') continue;
    const word = (kind: string) => texts.t([`${steps}.${kind}`, `history.kind.${kind}`], { defaultValue: kind });
    worded[member] = value.split('|').map(word).join(texts.t('where.either'));
  }
  if (typeof params.origin === 'string')
    worded.origin = texts.t(`detail.origin.${params.origin}`, { defaultValue: params.origin });
  // Settings are named by their path.
  if (code.startsWith('setting-') && typeof params.field === 'string') {
    worded.field = texts.t(`settings.rule.${params.field}.name`, { defaultValue: params.field });
    for (const member of ['found', 'least'] as const)
      if (typeof params[member] === 'string')
        worded[member] = texts.t(`settings.option.${params[member]}`, { defaultValue: params[member] });
  }
  // One that came without its name, from an older record for instance, is told as a day.
  if (code.startsWith('day-')) worded.field = texts.t([`dayField.${params.field}`, 'dayField.on']);
  if (params.article === OFFICE_RULES) worded.article = texts.t('cases.officeRules');
  if (typeof params.cause === 'string') worded.cause = texts.t(`findings.cause.${params.cause}`, { defaultValue: params.cause });
  if (typeof params.contradictions === 'string')
    worded.contradictions = params.contradictions
      .split('|')
      .map((one) => wordContradiction(texts, one))
      .join(texts.t('photos.and'));
  return worded;
}

/** One contradiction of a photo, written `camera-position:87`. */
export function wordContradiction(texts: Pick<i18n, 't'>, written: string): string {
  const [code, value] = written.split(':');
  const number = Number(value);
  const late = texts.t(number < 0 ? 'photos.slow' : 'photos.fast');
  const distance = number < 1000 ? `${number} m` : `${Math.round(number / 1000)} km`;
  return texts.t(`photos.contradiction.${code}`, { value: Math.abs(number), distance, late, defaultValue: code });
}
