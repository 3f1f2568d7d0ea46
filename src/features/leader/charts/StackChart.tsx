import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { StackedSeries } from '../../../workers/calls/leader-time.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { StackPlot } from './StackPlot.tsx';

interface StackChartProps {
  readonly stack: StackedSeries;
  readonly name: string;
  readonly day: string;
}

const HEIGHT = 300;
const NARROW = matchMedia('(max-width: 760px)');

/** The unresolved land of a red line, or of the district, week by week by zones, against its goal and where the pace leads. */
export function StackChart({ stack, name, day }: StackChartProps) {
  const { t } = useTranslation();
  const { look } = useView.getState();
  const lastOn = useSession((s) => s.summary?.lastOn);
  const head = (
    <header className="charts-card__head">
      <h2>{t('charts.stack.title')}</h2>
      <p>{t('charts.stack.subtitle', { name })}</p>
    </header>
  );
  const { parts, total } = stack;
  if (parts === null || total.every((cm2) => cm2 === 0))
    return (
      <section className="charts-card charts-card--wide">
        {head}
        <p className="compare-quiet">{t(parts === null ? 'charts.stack.tooFew' : 'charts.stack.none', { name })}</p>
      </section>
    );
  return (
    <section className="charts-card charts-card--wide">
      {head}
      <StackPlot
        stack={{ ...stack, parts }}
        name={name}
        day={day}
        height={HEIGHT}
        isNarrow={NARROW.matches}
        onDay={(chosen) => look(chosen === lastOn ? null : chosen)}
      />
      {stack.targets
        .filter(({ measure }) => measure === 'signing')
        .map(({ byOn, share }) => (
          <p key={byOn} className="compare-quiet">
            {t('charts.stack.signingGoal', { day: byOn, share: formatShare(share) })}
          </p>
        ))}
    </section>
  );
}
