import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { loadComparison, useScene } from '../../../state/scene.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';

/** The zones in order of what is unresolved. */
export function BoardView() {
  const { t, i18n } = useTranslation();
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const units = useSession((s) => s.units);
  const comparison = useScene((s) => s.comparison);
  const day = shownDay(on, summary);
  useEffect(() => {
    if (day !== '') void loadComparison('zones', day);
  }, [day, summary]);
  const nameOf = (id: string) => {
    const unit = units.find((one) => one.id === id);
    return (i18n.language === 'en' ? unit?.nameEn : undefined) ?? unit?.name ?? id;
  };
  if (!comparison) return null;
  if (comparison.standings.length === 0) return <p>{t('board.noUnits')}</p>;
  return (
    <table>
      <caption>{`${t('board.title')} ${t('board.week', { day: comparison.week })}`}</caption>
      <thead>
        <tr>
          <th scope="col">{t('board.rank')}</th>
          <th scope="col">{t('board.unit')}</th>
          <th scope="col">{t('board.unresolved')}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.standings.map(({ target, rank, unresolved_cm2 }) => (
          <tr key={target.id}>
            <td>{rank}</td>
            <th scope="row">{nameOf(target.id)}</th>
            <td>{formatArea(unresolved_cm2, 'mu', 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
