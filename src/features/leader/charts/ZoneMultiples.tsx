import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { groupThousands } from '../../district-map/group-thousands.ts';
import { SmallMultiples } from '../../../ui/SmallMultiples.tsx';
import type { ZoneSeries } from '../../../workers/calls/leader-time.ts';

/** Every zone's unresolved land on one scale. */
export function ZoneMultiples({ series, day }: { series: ZoneSeries; day: string }) {
  const { t, i18n } = useTranslation();
  const { weeks, zones } = series;
  const mu = (cm2: number) => t('charts.mu', { n: groupThousands(formatArea(Math.round(cm2), 'mu', 1), i18n.language) });
  const items = zones.map(({ key, name, nameEn, values }) => ({
    id: key,
    label: i18n.language === 'en' ? (nameEn ?? name) : name,
    values,
  }));
  const most = mu(Math.max(0, ...items.flatMap(({ values }) => values ?? [])));
  const at = Math.max(
    0,
    weeks.findLastIndex((week) => week <= day),
  );
  return (
    <section className="charts-card">
      <header className="charts-card__head">
        <h2>{t('charts.multiples.title')}</h2>
        <p>{t('charts.multiples.subtitle')}</p>
      </header>
      <SmallMultiples
        days={weeks}
        day={day}
        items={items}
        formatDay={(one) => one}
        formatValue={mu}
        texts={{
          title: t('charts.multiples.title'),
          description: t('charts.multiples.description', {
            most,
            day: weeks[at],
            values: items.map(({ label, values }) => `${label} ${values ? mu(values[at] ?? 0) : t('charts.hidden')}`).join('、'),
          }),
          scale: t('charts.multiples.scale', { most }),
          showTable: t('charts.asTable'),
          showChart: t('charts.asChart'),
          day: t('charts.week'),
          hidden: t('charts.hidden'),
        }}
      />
    </section>
  );
}
