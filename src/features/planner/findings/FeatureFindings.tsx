import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindings } from '../../../state/findings.ts';
import { useView } from '../../../state/view.ts';
import { type FeatureRef, sameRef } from '../../../workers/feature-ref.ts';
import './findings.css';
import { SeverityMark } from './SeverityMark.tsx';
import { useFindingText } from './use-finding-text.ts';

const MOST_LISTED = 8;

/** What the rules find about one feature; nothing where they find nothing. */
export function FeatureFindings({ feature }: { feature: FeatureRef }) {
  const { t } = useTranslation();
  const entries = useFindings((s) => s.list?.entries);
  const openDossier = useView((s) => s.openDossier);
  const { ruleName, areaText } = useFindingText();
  const own = useMemo(
    () => (entries ?? []).filter(({ entities }) => entities.some(({ ref }) => sameRef(ref, feature))),
    [entries, feature],
  );
  if (own.length === 0) return null;
  return (
    <section aria-label={t('findings.ofFeature')}>
      <h3>{t('findings.ofFeature')}</h3>
      <ul className="feature-findings">
        {own.slice(0, MOST_LISTED).map(({ key, code, severity, m2, sigma_m2, accepted, entities }) => (
          <li key={key} data-accepted={accepted ? true : undefined}>
            <SeverityMark severity={severity} bare />
            <UnstyledButton className="link" onClick={() => openDossier({ kind: 'finding', id: key })}>
              {[ruleName(code), entities.find(({ ref }) => !sameRef(ref, feature))?.label].filter(Boolean).join(' · ')}
            </UnstyledButton>
            <span className="quiet figures">
              {m2 === undefined ? '' : `${areaText(Math.round(m2 * 10_000), sigma_m2)} m²`}
              {accepted ? ` ${t('findings.state.accepted')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {own.length > MOST_LISTED && <p className="quiet">{t('findings.rest', { count: own.length - MOST_LISTED })}</p>}
    </section>
  );
}
