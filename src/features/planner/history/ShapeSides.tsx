import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea, formatAreaChange } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import { clearOutlines, outline, type Outlined, useOutlined } from '../../../state/outlined.ts';
import type { ShapeChange } from '../../../workers/calls/history.ts';
import { Area } from '../AreaFigures.tsx';
import { NEAREST_ZOOM, useMapCommands } from '../map-commands.ts';

const M2_DECIMALS = 2;

/** The two sides of a change of shape: their areas in the measure of record, the difference, and both on the map when asked for. */
export function ShapeSides({ shape, owner, mapless }: { shape: ShapeChange; owner: string; mapless: boolean }) {
  const { t } = useTranslation();
  const { go } = useMapCommands();
  const isShown = useOutlined((s) => s.owner === owner);
  useEffect(() => () => clearOutlines(owner), [owner]);
  const { before, after, difference_cm2, sigma_m2, bounds, on } = shape;
  const areSurveyed = (!before || before.surveyed) && (!after || after.surveyed);
  const decimals = areSurveyed ? M2_DECIMALS : supportedDecimals(sigma_m2, M2_DECIMALS);
  const difference = formatAreaChange(difference_cm2, 'm2', decimals);
  const toggle = () => {
    if (isShown) {
      clearOutlines(owner);
      return;
    }
    const sides: Outlined[] = [];
    if (before) sides.push({ id: `${owner}/before`, as: 'before', shape: before.outline });
    if (after) sides.push({ id: `${owner}/after`, as: 'after', shape: after.outline });
    outline(owner, sides);
    go(bounds, NEAREST_ZOOM);
  };
  return (
    <div className="shape-sides">
      <dl>
        <div>
          <dt>{t('history.shape.before')}</dt>
          <dd>{before ? <Area area={before.area} surveyed={before.surveyed} /> : t('history.shape.nothing')}</dd>
        </div>
        <div>
          <dt>{t('history.shape.after')}</dt>
          <dd>{after ? <Area area={after.area} surveyed={after.surveyed} /> : t('history.shape.nothing')}</dd>
        </div>
      </dl>
      {before && after && (
        <p className="figures" data-testid="shape-difference">
          {sigma_m2 === undefined
            ? t('history.shape.difference', { difference })
            : t('history.shape.differenceSigma', {
                difference,
                sigma: formatArea(Math.round(sigma_m2 * 10_000), 'm2', decimals),
              })}
        </p>
      )}
      {!mapless && (
        <>
          <p className="quiet">{t('history.shape.asOf', { day: on })}</p>
          <Button variant={isShown ? 'light' : 'default'} size="xs" aria-pressed={isShown} onClick={toggle}>
            {t(isShown ? 'history.shape.hide' : 'history.shape.show')}
          </Button>
        </>
      )}
    </div>
  );
}
