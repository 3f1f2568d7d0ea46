import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { useScene } from '../../../state/scene.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { FootprintChart } from './FootprintChart.tsx';
import './footprint.css';
import { Headline } from './Headline.tsx';
import { Projections } from './Projections.tsx';
import { TargetPicker } from './TargetPicker.tsx';
import { useFootprint } from './use-footprint.ts';
import { WeekList } from './WeekList.tsx';

/** The footprint workspace in brief, beside the map: one target's figures, series and week. */
export function ProgressPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const target = useView((s) => s.target);
  const openTab = useView((s) => s.openTab);
  const summary = useSession((s) => s.summary);
  const scene = useScene((s) => s.scene);
  const footprint = useFootprint();
  return (
    <Panel title={t('progressPanel.title')} onClose={onClose} closeLabel={t('app.close')}>
      <TargetPicker />
      {summary && summary.unplacedItems > 0 && (
        <p className="warning" role="alert">
          {t('progressPanel.unplaced', { count: summary.unplacedItems })}
        </p>
      )}
      {footprint ? (
        <>
          <Headline footprint={footprint} />
          <FootprintChart footprint={footprint} height={180} />
          <Button variant="light" leftSection={<IconArrowsDiagonal size={16} />} onClick={() => openTab('footprint')}>
            {t('footprint.enlarge')}
          </Button>
          <Projections series={footprint.series} />
          <WeekList footprint={footprint} />
        </>
      ) : (
        <p className="quiet" role="status">
          {t('phase.measure-overlaps')}…
        </p>
      )}
      {target.kind === 'district' && scene && <ZoneTotals />}
      <p className="quiet definition">{t('progressPanel.definition')}</p>
    </Panel>
  );
}

/** Totals per zone on the day shown; each opens its own series. */
function ZoneTotals() {
  const { t, i18n } = useTranslation();
  const units = useSession((s) => s.units);
  const scene = useScene((s) => s.scene);
  const setTarget = useView((s) => s.setTarget);
  const zones = units.filter((unit) => unit.level === 'zone');
  if (!scene || zones.length === 0) return null;
  const totals = new Map(scene.units.map((total) => [total.unitId, total]));
  return (
    <section aria-label={t('progressPanel.byUnit')}>
      <h3>{t('progressPanel.byUnit')}</h3>
      <table className="zone-totals">
        <thead>
          <tr>
            <th scope="col">{t('progressPanel.zone')}</th>
            <th scope="col">
              {t('progressPanel.unresolved')} ({t('unit.mu')})
            </th>
            <th scope="col">{t('progressPanel.count')}</th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.id}>
              <th scope="row">
                <UnstyledButton className="link" onClick={() => setTarget({ kind: 'unit', id: zone.id })}>
                  {i18n.language === 'en' ? (zone.nameEn ?? zone.name) : zone.name}
                </UnstyledButton>
              </th>
              <td className="figures">{formatArea(totals.get(zone.id)?.unresolved_cm2 ?? 0, 'mu', 1)}</td>
              <td className="figures">{totals.get(zone.id)?.unresolvedPlots ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
