import type { TFunction } from '../../../i18n/create-i18n.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea, roundHalfUp, writeDecimal } from '../../../core/measure/decimal.ts';
import type { FieldChange, FieldValue } from '../../../core/register/compare-fields.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { usePersonName } from '../use-person-name.ts';

/** Where the words of codes are, by the member that holds them. */
const CODES: Readonly<Record<string, string>> = {
  regime: 'redLines.regime',
  tenure: 'tenure',
  channel: 'channel',
  stage: 'stage',
  structure: 'structure',
  use: 'use',
  basis: 'tables.basis',
};
const KIND_WORDS: Readonly<Record<string, string>> = {
  milestones: 'milestone',
  steps: 'cases.step',
  targets: 'history.value.measure',
  entities: 'history.kind',
  subject: 'history.kind',
};
/** Lists whose entries say by their kind alone what their one value is. */
const NAMED = new Set(['entities', 'subject']);
const DEGREE_DIGITS = 6;
/** What a code looks like; anything else is what somebody wrote. */
const CODE = /^[a-z][a-z0-9-]*$/;

/** Words for what a change did: member by member, values formatted as everywhere else. */
export function useChangeText() {
  const { t, i18n } = useTranslation();
  const personName = usePersonName();
  return useMemo(() => {
    const fieldName = ({ path, of }: FieldChange): string => {
      if (path[0] === 'settings') return settingName(t, path, of);
      const names = path.map((name) => t(`history.field.${name}`, { defaultValue: name }));
      const own = (path.at(-2) === 'served' ? servedName(t, path.at(-1)) : undefined) ?? names.at(-1) ?? '';
      if (of === undefined) return path.length > 1 ? names.slice(-2).join(' · ') : own;
      const entry = t(`${KIND_WORDS[path[0]] ?? `history.value.${path[0]}`}.${of}`, { defaultValue: of });
      return path.length > 1 && !NAMED.has(path[0]) ? `${entry} · ${own}` : entry;
    };
    const write = ({ path }: FieldChange, value: FieldValue): string => {
      const member = path.at(-1) ?? '';
      if (value === null || value === '') return t('history.empty');
      if (path.includes('demandAfterRemedies') && typeof value === 'boolean')
        return t(`settings.option.${value ? 'after-remedies' : 'when-due'}`);
      if (path.includes('measureOfRecord')) return t(`settings.option.${value}`);
      if (path.includes('startsOn')) return t(`settings.weekday.${value}`);
      if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
      if (typeof value === 'string') {
        if (member === 'by') return personName(value);
        if (!CODE.test(value)) return value;
        if (member === 'kind') return t(`${KIND_WORDS[path[0]] ?? 'history.kind'}.${value}`, { defaultValue: value });
        if (member === 'code') return t(`findings.rule.${value}.name`, { defaultValue: value });
        return t(`${CODES[member] ?? `history.value.${member}`}.${value}`, { defaultValue: value });
      }
      if ((member === 'amount' || member === 'fine') && Number.isSafeInteger(value))
        return t('history.yuan', { amount: writeDecimal(value, 2) });
      if (path.includes('areas') || member.endsWith('_cm2')) return `${formatArea(Math.round(value), 'm2', 2)} m²`;
      if (member === 'share') return formatShare(value);
      if (member === 'lon' || member === 'lat') return roundHalfUp(value, DEGREE_DIGITS);
      return Number.isInteger(value) ? String(value) : roundHalfUp(value, 4);
    };
    const clock = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
    return { fieldName, write, instant: (at: string) => clock.format(new Date(at)) };
  }, [t, i18n.language, personName]);
}

/** Day and proof of a service, told from those of the document. */
const servedName = (t: TFunction, member: string | undefined): string | undefined =>
  member === 'on' ? t('cases.field.servedOn') : member === 'proof' ? t('cases.field.proof') : undefined;

/** A rule of the office by its name on the screen of settings; of a list's entry, which one. */
function settingName(t: TFunction, path: readonly string[], of: string | undefined): string {
  const [, member, ...inner] = path;
  const own = inner.at(-1) ?? member;
  const rule = member === 'demandAfterRemedies' ? member : path.slice(1).join('.');
  const fallback = t(`history.field.${own}`, { defaultValue: own });
  const group = inner.length > 0 && of === undefined ? `${t(`history.field.${member}`, { defaultValue: member })} · ` : '';
  const name = t(`settings.rule.${rule}.name`, { defaultValue: `${group}${fallback}` });
  if (of === undefined) return name;
  return member === 'demandAfterRemedies' ? `${name} · ${t('settings.since', { day: of })}` : `${of} · ${fallback}`;
}
