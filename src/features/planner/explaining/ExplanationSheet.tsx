import { useTranslation } from 'react-i18next';
import { citeSources, sayDifference, sayRemarks, sayVerdict } from '../../../i18n/describe-explanation.ts';
import type { ExplainedNumber } from '../../../workers/calls/explaining.ts';
import { useSession } from '../../../state/session.ts';
import { ReadingTable } from './ReadingTable.tsx';

/** The answer on paper, with what it can be made again from. */
export function ExplanationSheet({ name, explained: { explanation, about } }: { name: string; explained: ExplainedNumber }) {
  const { t, i18n } = useTranslation();
  const district = useSession((s) => s.summary?.district.name);
  const { typed, ruler } = explanation;
  return (
    <article className="explain-sheet">
      <h1>{t('explain.sheet.title')}</h1>
      <dl>
        <dt>{t('explain.sheet.subject')}</dt>
        <dd>{[district, name].filter(Boolean).join(' · ')}</dd>
        <dt>{t('explain.sheet.number')}</dt>
        <dd>
          {typed.digits} {t(`explain.unit.${typed.unit}`)}
        </dd>
        <dt>{t('explain.sheet.on')}</dt>
        <dd>
          {about.on} · {t('explain.sheet.knownAt', { seq: about.knownAt.seq, hash: about.knownAt.hash?.slice(0, 12) ?? '' })}
        </dd>
        <dt>{t('explain.sheet.shape')}</dt>
        <dd className="explain-sheet__hash">{about.shape_sha256}</dd>
        <dt>{t('explain.sheet.ruler')}</dt>
        <dd>{ruler}</dd>
      </dl>
      <p>
        <strong>{sayVerdict(i18n, explanation)}</strong>
      </p>
      <p>{sayDifference(i18n, explanation)}</p>
      {sayRemarks(i18n, explanation).map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <ReadingTable explanation={explanation} />
      <h2>{t('explain.formulas')}</h2>
      <ul>
        {citeSources(i18n, explanation).map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
      <p>{t('explain.sheet.note')}</p>
    </article>
  );
}
