import { Button, Switch } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadComparison, type Side, swapSides, unpin, useComparison } from '../../../state/comparison.ts';
import { useSelection } from '../../../state/selection.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { Relation } from '../../../workers/calls/inspection.ts';
import { Area } from '../AreaFigures.tsx';
import { FactList } from '../FactList.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { CompareTable } from './CompareTable.tsx';
import './inspection.css';
import { useCompareRows } from './use-compare-rows.ts';

/** Two features side by side: what differs is marked by a sign and weight, and how they lie to each other. */
export function ComparePanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { pinned, ref } = useSelection();
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const { sides, relation, error } = useComparison();
  const failureText = useFailureText();
  const day = shownDay(on, summary);
  useEffect(() => {
    if (pinned && ref) void loadComparison(pinned, ref, day);
  }, [pinned, ref, day, revision]);
  return (
    <Panel
      title={t('inspection.compare.title')}
      subtitle={t('inspection.compare.subtitle', { day })}
      onClose={onClose}
      closeLabel={t('app.close')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            onClick={() => void swapSides()}
            disabled={!sides}
          >
            {t('inspection.compare.swap')}
          </Button>
          <Button variant="default" onClick={unpin}>
            {t('inspection.compare.end')}
          </Button>
        </>
      }
    >
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {sides && relation ? (
        <Sides sides={sides} relation={relation} />
      ) : (
        !error && (
          <p className="quiet" role="status">
            {t('inspection.compare.measuring')}
          </p>
        )
      )}
    </Panel>
  );
}

function Sides({ sides, relation }: { sides: readonly [Side, Side]; relation: Relation }) {
  const { t } = useTranslation();
  const [fewer, setFewer] = useState(false);
  const rows = useCompareRows(sides);
  return (
    <>
      <Switch
        size="xs"
        checked={fewer}
        onChange={(event) => setFewer(event.currentTarget.checked)}
        label={t('inspection.compare.onlyDifferences')}
      />
      <CompareTable
        rows={fewer ? rows.filter((row) => row.differs) : rows}
        texts={{
          caption: t('inspection.compare.title'),
          differs: t('inspection.compare.differs'),
          same: t('inspection.compare.same'),
          none: t('inspection.compare.none'),
        }}
      />
      <section aria-label={t('inspection.compare.together')}>
        <h3>{t('inspection.compare.together')}</h3>
        <div className="compare-together">
          <span className="quiet">{t('inspection.compare.overlap')}</span>
          {relation.overlap ? (
            <span>
              <Area area={relation.overlap} surveyed={relation.surveyed} />{' '}
              {relation.sliver && <span className="quiet">{t('inspection.compare.sliver')}</span>}
            </span>
          ) : (
            <span>{t('inspection.compare.noOverlap')}</span>
          )}
        </div>
        <FactList
          facts={[
            [
              t('inspection.compare.distance'),
              relation.distance_m === 0
                ? t('inspection.compare.touching')
                : t('inspection.compare.away', {
                    distance: relation.distance_m.toFixed(2),
                    direction: relation.direction ? t(`inspection.compass.${relation.direction}`) : '',
                  }),
            ],
          ]}
        />
      </section>
    </>
  );
}
