import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../core/register/district.ts';
import { defaultOfficeRule, type OfficeRule, type OfficeRuleValue, readOfficeRule } from '../../../core/register/office-rules.ts';
import { useOfficeRules } from '../../../state/office-rules.ts';
import type { ToldChange } from '../../../workers/calls/history.ts';
import { useChangeText } from '../history/use-change-text.ts';
import { useRuleValueText } from './use-rule-value-text.ts';

interface RuleRowProps {
  readonly rule: OfficeRule;
  readonly settings: Settings;
  readonly changes: readonly ToldChange[];
}

/** One rule: what it means, what it is, what it may be, and who set it why. */
export function RuleRow({ rule, settings, changes }: RuleRowProps) {
  const { t } = useTranslation();
  const { instant } = useChangeText();
  const valueText = useRuleValueText();
  const entered = useOfficeRules((s) => s.draft[rule.id]);
  const { enter } = useOfficeRules.getState();
  const { id, range, options, law, article } = rule;
  const present = readOfficeRule(settings, id) as OfficeRuleValue;
  const name = t(`settings.rule.${id}.name`);
  const value = entered ?? present;
  const last = lastChange(changes, id);
  const fromOn = id === 'demandAfterRemedies' ? settings.demandAfterRemedies?.at(-1)?.fromOn : undefined;
  const facts = [
    t('settings.default', { value: valueText(rule, defaultOfficeRule(id)) }),
    ...(range ? [t('settings.range', { ...range, least: law && 'least' in law ? law.least : range.least })] : []),
    law && 'only' in law ? t('settings.lawOnly', { value: valueText(rule, law.only), article }) : null,
    law && 'least' in law ? t('settings.lawLeast', { value: valueText(rule, law.least), article }) : null,
    law ? null : article ? t('settings.lawOpen', { article }) : t('settings.officeOnly'),
  ].filter((one) => one !== null);
  return (
    <li className="rule-row" data-entered={entered === undefined ? undefined : true} data-rule={id}>
      <div className="rule-row__what">
        <strong id={`rule-${id}`}>{name}</strong>
        <p id={`rule-hint-${id}`}>{t(`settings.rule.${id}.hint`)}</p>
        <p className="quiet figures">{facts.join(' · ')}</p>
        <p className="quiet figures">
          {last
            ? [
                t('settings.changedBy', { by: last.by, day: instant(last.acceptedAt) }),
                ...(fromOn ? [t('settings.since', { day: fromOn })] : []),
                ...(last.reason ? [t('settings.changedWhy', { reason: last.reason })] : []),
              ].join(' · ')
            : t('settings.unchanged')}
        </p>
      </div>
      <div className="rule-row__value">
        {options ? (
          <NativeSelect
            size="xs"
            aria-labelledby={`rule-${id}`}
            aria-describedby={`rule-hint-${id}`}
            value={String(value)}
            data={options.map((one) => ({ value: String(one), label: valueText(rule, one) }))}
            onChange={({ currentTarget }) =>
              enter(id, options.find((one) => String(one) === currentTarget.value) ?? currentTarget.value)
            }
          />
        ) : (
          <NumberInput
            size="xs"
            hideControls
            aria-labelledby={`rule-${id}`}
            aria-describedby={`rule-hint-${id}`}
            value={value}
            allowDecimal={!range?.whole}
            allowNegative={false}
            rightSection={<span className="rule-row__unit">{range && t(`settings.unit.${range.unit}`)}</span>}
            rightSectionWidth={64}
            error={value === '' ? t('settings.record.empty') : undefined}
            onChange={(next) => enter(id, next)}
          />
        )}
        {entered !== undefined && (
          <p className="rule-row__presently figures">
            <span>{t('settings.presently', { value: valueText(rule, present) })}</span>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('settings.restoreOf', { rule: name })}
              onClick={() => enter(id, present)}
            >
              {t('settings.restore')}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}

/** The last change that set a rule; what the district began with is nobody's change. */
function lastChange(changes: readonly ToldChange[], id: string): ToldChange | undefined {
  const wanted = ['settings', ...id.split('.')];
  return changes.findLast(
    ({ type, fields }) => type === 'settings-changed' && fields.some(({ path }) => wanted.every((name, n) => path[n] === name)),
  );
}
