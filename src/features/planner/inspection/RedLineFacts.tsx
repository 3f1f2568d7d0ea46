import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RedLine } from '../../../core/register/red-line.ts';
import { useView } from '../../../state/view.ts';
import { FactList } from '../FactList.tsx';
import { RegisterItems } from '../items/RegisterItems.tsx';

/** What a red line rests on: project, approval, procedure, freeze date, versions, targets. */
export function RedLineFacts({ redLine, items }: { redLine: RedLine; items: number }) {
  const { t } = useTranslation();
  const { openTab, openDossier, setTarget } = useView();
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('redLines.project'), redLine.project],
    [t('redLines.approvalNo'), redLine.approvalNo],
    [t('redLines.regimeLabel'), t(`redLines.regime.${redLine.regime}`)],
    [t('redLines.freezeOn'), redLine.freezeOn],
    [
      t('redLines.dueOn'),
      redLine.targets
        .map((target) => target.byOn)
        .sort()
        .at(-1),
    ],
  ];
  return (
    <section>
      <FactList facts={facts} />
      <p className="quiet">{t('redLines.items', { count: items })}</p>
      {redLine.versions.length > 1 && (
        <>
          <h3>{t('redLines.versions')}</h3>
          <ol className="milestones">
            {redLine.versions.map((version) => (
              <li key={version.fromOn}>{t('redLines.versionFrom', { day: version.fromOn, reason: version.reason })}</li>
            ))}
          </ol>
        </>
      )}
      <div className="button-row">
        <Button variant="light" onClick={() => openDossier({ kind: 'board', id: redLine.id })}>
          {t('desk.board.open')}
        </Button>
        <Button variant="light" onClick={() => openTab('overlaps')}>
          {t('redLines.openTable')}
        </Button>
        <Button
          variant="light"
          onClick={() => {
            setTarget({ kind: 'red-line', id: redLine.id });
            openTab('footprint');
          }}
        >
          {t('redLines.openFootprint')}
        </Button>
        <RegisterItems redLineId={redLine.id} name={redLine.name} />
      </div>
    </section>
  );
}
