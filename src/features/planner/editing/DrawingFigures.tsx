import { Button, NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { toParts } from '../../../core/editing/drawn-geometry.ts';
import { stateSigma, takeEditStep, useEditing } from '../../../state/editing.ts';
import type { DrawingReport, ShapeChange } from '../../../workers/calls/editing.ts';
import { AreaTable } from '../AreaFigures.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { FeatureLink } from './FeatureLink.tsx';
import { useDrawnDecimals } from './use-drawn-decimals.ts';

/** Areas of the repaired parts that are named. */
const MOST_PARTS = 6;

/** What the drawing measures at this moment, and what it would do to the shape in force. */
export function DrawingFigures({ report }: { report: DrawingReport | null }) {
  const { t } = useTranslation();
  const error = useEditing((s) => s.error);
  const surveyed = useEditing((s) => s.surveyed);
  const hasParts = useEditing((s) => s.drawing.parts.length > 0);
  const failureText = useFailureText();
  const decimals = useDrawnDecimals();
  const isRefused = report !== null && report.status !== 'ok' && hasParts;
  return (
    <section aria-label={t('editing.figures.title')} className="editing__section" data-testid="drawing-figures">
      {error && (
        <p className="failure" role="alert">
          {failureText(error)}
        </p>
      )}
      {report?.area && hasParts && <AreaTable figures={report.area} surveyed={surveyed} />}
      {isRefused && (
        <div className="editing__refused" role="alert">
          <p className="warning">
            {t('editing.invalid.text', {
              reasons: report.findings
                .filter((code) => code !== 'duplicate-vertices')
                .map((code) => t(`editing.invalid.${code}`, { defaultValue: code }))
                .join(t('editing.and')),
            })}
          </p>
          {report.repaired && (
            <>
              <p className="quiet">{t('editing.invalid.repair')}</p>
              <p className="figures" data-testid="repaired-parts">
                {t('editing.invalid.parts', {
                  count: report.parts_cm2.length,
                  areas: listAreas(report.parts_cm2, decimals),
                })}
              </p>
              <Button
                size="xs"
                variant="default"
                onClick={() => report.repaired && takeEditStep({ do: 'replace', parts: toParts(report.repaired) })}
              >
                {t('editing.invalid.take')}
              </Button>
            </>
          )}
        </div>
      )}
      {report?.change && hasParts && <ChangeFigures change={report.change} />}
      <SigmaFields />
    </section>
  );
}

/** What the vertices are good for, and whether they were surveyed. */
function SigmaFields() {
  const { t } = useTranslation();
  const surveyed = useEditing((s) => s.surveyed);
  const sigma_m = useEditing((s) => s.sigma_m);
  return (
    <>
      <div className="edit-sigma">
        <NumberInput
          size="xs"
          label={t('measuring.sigma')}
          suffix=" m"
          min={0.001}
          max={1000}
          decimalScale={3}
          value={sigma_m}
          onChange={(value) => typeof value === 'number' && value > 0 && stateSigma(value)}
        />
        <Switch
          size="sm"
          checked={surveyed}
          onChange={(event) => useEditing.setState({ surveyed: event.currentTarget.checked })}
          label={t('editing.surveyed')}
        />
      </div>
      <p className="quiet editing__note">{t(surveyed ? 'editing.surveyedNote' : 'editing.digitisedNote')}</p>
    </>
  );
}

function listAreas(parts_cm2: readonly number[], decimals: number): string {
  const shown = parts_cm2.slice(0, MOST_PARTS).map((cm2) => formatArea(cm2, 'm2', decimals));
  return [...shown, ...(parts_cm2.length > MOST_PARTS ? ['…'] : [])].join(' + ');
}

function ChangeFigures({ change }: { change: ShapeChange }) {
  const { t } = useTranslation();
  const decimals = useDrawnDecimals();
  const area = (cm2: number) => formatArea(cm2, 'm2', decimals);
  return (
    <div data-testid="shape-change">
      <h3>{t('editing.change.title')}</h3>
      <table className="area-table">
        <tbody>
          {(
            [
              ['gained', change.gained_cm2, '+'],
              ['lost', change.lost_cm2, '−'],
            ] as const
          ).map(([key, cm2, sign]) => (
            <tr key={key}>
              <th scope="row">{t(`editing.change.${key}`)}</th>
              <td className="figures">
                {cm2 > 0 ? sign : ''}
                {area(cm2)} <small>m²</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {change.paidOutside > 0 && <p className="warning">{t('editing.change.paidOutside', { count: change.paidOutside })}</p>}
      {change.shifted > 0 && (
        <details className="fold">
          <summary>{t('editing.change.items', { count: change.shifted })}</summary>
          <ul className="edit-rows">
            {change.items.map((item) => (
              <li key={JSON.stringify(item.ref)}>
                <FeatureLink target={item.ref} label={item.label} />
                <span className="quiet">
                  {t(`status.${item.status}`)}
                  {item.leaves && ` · ${t('editing.change.leaves')}`}
                </span>
                <span className="figures">
                  {item.difference_cm2 > 0 ? '+' : '−'}
                  {area(Math.abs(item.difference_cm2))} <small>m²</small>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
