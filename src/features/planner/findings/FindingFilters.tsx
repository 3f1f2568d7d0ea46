import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES, type Severity } from '../../../core/rules/finding.ts';
import { useFindings } from '../../../state/findings.ts';
import { useSession } from '../../../state/session.ts';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { countBy, filterFindings, rankOf } from './filter-findings.ts';
import { SeverityMark } from './SeverityMark.tsx';
import { useFindingText } from './use-finding-text.ts';

/** Conditions on the list, each with what the others leave to choose from. */
export function FindingFilters({ entries }: { entries: readonly FindingEntry[] }) {
  const { t, i18n } = useTranslation();
  const { ruleName } = useFindingText();
  const { filter, setFilter } = useFindings();
  const units = useSession((s) => s.units);
  const counts = useMemo(
    () => countBy(filterFindings(entries, filter, 'severities'), ({ severity }) => [severity]),
    [entries, filter],
  );
  const rules = useMemo(() => {
    const left = filterFindings(entries, filter, 'rule');
    const severityOf = new Map(left.map(({ code, severity }) => [code, severity]));
    return [...countBy(left, ({ code }) => [code])]
      .sort((a, b) => rankOf(severityOf.get(a[0]) ?? 'question') - rankOf(severityOf.get(b[0]) ?? 'question') || b[1] - a[1])
      .map(([code, count]) => ({ value: code, label: `${ruleName(code)} · ${count}` }));
  }, [entries, filter, ruleName]);
  const places = useMemo(() => {
    const found = countBy(filterFindings(entries, filter, 'unit'), (one) => (one.units.length > 0 ? one.units : ['']));
    const known = units
      .filter(({ id }) => found.has(id))
      .map(({ id, level, name, nameEn }) => ({
        value: `unit:${id}`,
        label: `${level === 'zone' ? '' : level === 'township' ? '· ' : '· · '}${(i18n.language === 'en' ? nameEn : undefined) ?? name} · ${found.get(id)}`,
      }));
    return found.has('') ? [...known, { value: 'unit:', label: `${t('findings.filter.noUnit')} · ${found.get('')}` }] : known;
  }, [entries, filter, units, i18n.language, t]);
  const toggle = (severity: Severity) => {
    const { severities } = filter;
    const next = severities.includes(severity) ? severities.filter((one) => one !== severity) : [...severities, severity];
    setFilter({ severities: next });
  };
  return (
    <div className="finding-filters">
      <div className="finding-filters__severities" role="group" aria-label={t('findings.filter.severity')}>
        {SEVERITIES.map((severity) => (
          <button
            key={severity}
            type="button"
            className="finding-filters__severity"
            aria-pressed={filter.severities.includes(severity)}
            title={t(`findings.severityHint.${severity}`)}
            onClick={() => toggle(severity)}
          >
            <SeverityMark severity={severity} />
            <span className="figures">{counts.get(severity) ?? 0}</span>
          </button>
        ))}
      </div>
      <Select
        aria-label={t('findings.filter.rule')}
        placeholder={t('findings.filter.allRules')}
        data={rules}
        value={filter.rule}
        clearable
        searchable
        comboboxProps={{ withinPortal: true }}
        onChange={(rule) => setFilter({ rule })}
      />
      <Select
        aria-label={t('findings.filter.unit')}
        placeholder={t('findings.filter.allUnits')}
        data={places}
        value={filter.unit === null ? null : `unit:${filter.unit}`}
        clearable
        searchable
        comboboxProps={{ withinPortal: true }}
        onChange={(value) => setFilter({ unit: value === null ? null : value.slice('unit:'.length) })}
      />
    </div>
  );
}
