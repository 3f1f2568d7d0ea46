import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../core/rules/finding.ts';
import { drawSwatch } from '../../../ui/Legend.tsx';

/** A severity by its sign, the same as on the map, and in words unless they stand beside it. */
export function SeverityMark({ severity, bare = false }: { severity: Severity; bare?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="severity" title={t(`findings.severityHint.${severity}`)}>
      <svg className="severity__sign" viewBox="4 0 14 14" aria-hidden="true">
        {drawSwatch({ kind: `finding-${severity}` })}
      </svg>
      {!bare && <span>{t(`findings.severity.${severity}`)}</span>}
    </span>
  );
}
