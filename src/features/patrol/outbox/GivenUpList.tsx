import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptedChange } from '../../../core/register/change.ts';
import { describeError } from '../../../i18n/describe-error.ts';
import { useGivenUp } from '../../district-map/sync/use-given-up.ts';

/** Records of this phone that somebody gave up: neither sent nor deleted, each can be recorded again. Nothing where there are none. */
export function GivenUpList() {
  const { t, i18n } = useTranslation();
  const { changes, problem, takeUp } = useGivenUp();
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const again = async (change: AcceptedChange) => {
    setBusy(change.id);
    setSaid((await takeUp(change)) ? t('sync.takenUp') : '');
    setBusy(null);
  };
  if (changes.length === 0 && said === '') return null;
  return (
    <details className="outbox__given">
      <summary>
        {t('sync.given')} ({changes.length})
      </summary>
      <p className="outbox__how">{t('sync.givenHint')}</p>
      <p className="outbox__how" role="status">
        {said}
      </p>
      {problem && (
        <p className="outbox__problem" role="alert">
          {describeError(i18n, problem)}
        </p>
      )}
      <ul>
        {changes.map((change) => {
          const name = nameOf(change);
          const what = `${t(`sync.kind.${change.entity.kind}`)} ${name}`.trim();
          return (
            <li key={change.id} className="outbox-record">
              <p className="outbox-record__what">
                <strong>{what}</strong>
              </p>
              <p className="outbox-record__facts">{change.on}</p>
              <button
                type="button"
                className="outbox__second"
                disabled={busy !== null}
                aria-label={`${t('sync.takeUp')}: ${what}`}
                onClick={() => void again(change)}
              >
                {t('sync.takeUp')}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** The number that it was given on the phone, where it is one that has a number. */
const nameOf = (change: AcceptedChange): string => (change.type === 'sighting-reported' ? change.body.sighting.no : '');
