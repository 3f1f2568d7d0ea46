import { useTranslation } from 'react-i18next';
import { useView } from '../../../state/view.ts';
import { closeOfficeRules } from '../../../state/office-rules.ts';
import type { MovedPeriod, SettingsEffect } from '../../../workers/calls/settings.ts';

interface EffectViewProps {
  readonly effect: SettingsEffect | null;
  readonly busy: boolean;
  /** Tells the days that change too. */
  readonly withDays: boolean;
}

/** Which days change, and which open periods end on another day, each with its case. */
export function EffectView({ effect, busy, withDays }: EffectViewProps) {
  const { t } = useTranslation();
  if (!effect)
    return (
      <p className="quiet" role="status">
        {busy ? t('settings.effect.weighing') : ''}
      </p>
    );
  const { moved, settled } = effect.counts;
  const all = moved + settled;
  return (
    <section className="effect" aria-label={t('settings.effect.title')} aria-busy={busy}>
      {withDays && <ChangedDays days={effect.days} />}
      {all === 0 ? (
        <p role="status">{t('settings.effect.none')}</p>
      ) : (
        <details open={moved > 0}>
          <summary>
            {moved > 0 ? t('settings.effect.moved', { count: moved }) : t('settings.effect.none')}
            {settled > 0 && <span className="quiet"> {t('settings.effect.settled', { count: settled })}</span>}
          </summary>
          <MovedTable moved={effect.moved} />
          {effect.moved.length < all && (
            <p className="quiet figures">{t('settings.effect.first', { shown: effect.moved.length, count: all })}</p>
          )}
        </details>
      )}
    </section>
  );
}

function ChangedDays({ days }: Pick<SettingsEffect, 'days'>) {
  const { t } = useTranslation();
  if (days.length === 0) return <p>{t('settings.effect.noDays')}</p>;
  const [works, free] = [days.filter((day) => day.works), days.filter((day) => !day.works)];
  return (
    <details>
      <summary>{t('settings.effect.days', { count: days.length, free: free.length, works: works.length })}</summary>
      <dl className="effect__days figures">
        {[['free', free] as const, ['works', works] as const].map(
          ([kind, list]) =>
            list.length > 0 && (
              <div key={kind}>
                <dt>{t(`settings.effect.${kind}`)}</dt>
                <dd>{list.map(({ on }) => on).join(t('settings.between'))}</dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}

function MovedTable({ moved }: { moved: readonly MovedPeriod[] }) {
  const { t } = useTranslation();
  const { openDossier } = useView.getState();
  const endText = (end: MovedPeriod['before']) => {
    if (!end) return t('settings.effect.noEnd');
    return end.certainty === 'certain'
      ? end.on
      : t('settings.effect.end', { on: end.on, certainty: t(`settings.effect.${end.certainty}`) });
  };
  return (
    <div className="effect__scroll">
      <table className="effect__moved figures">
        <thead>
          <tr>
            {(['subject', 'period', 'before', 'after'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`settings.effect.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moved.map(({ entity, label, code, article, from, before, after }) => (
            <tr key={`${entity.id} ${code} ${from}`}>
              <th scope="row">
                <button
                  type="button"
                  className="effect__open"
                  aria-label={t('settings.effect.openCase', { label })}
                  onClick={() => {
                    closeOfficeRules();
                    openDossier({ kind: entity.kind === 'case' ? 'case' : 'item', id: entity.id });
                  }}
                >
                  {label}
                </button>
              </th>
              <td>
                {t([`settings.effect.code.${code}`, `cases.period.${code}`])}
                {article && <span className="quiet effect__article"> {article}</span>}
              </td>
              <td>{endText(before)}</td>
              <td>
                <strong>{endText(after)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
