import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { decideSyncCase, sendAgain } from '../../../state/sync-case.ts';
import { useTextPart } from '../../district-map/use-text-part.ts';

interface RecordChoiceProps {
  readonly entity: EntityRef;
  /** The office changed it meanwhile; else a rule refused it. */
  readonly isChanged: boolean;
}

/** What can be done about a record that the server did not take; each way is asked twice. */
export function RecordChoice({ entity, isChanged }: RecordChoiceProps) {
  const { t } = useTranslation();
  const isReady = useTextPart('sync');
  const [asked, setAsked] = useState<'send' | 'give-up' | null>(null);
  if (!isReady) return null;
  const words = { send: t(isChanged ? 'sync.office.mine' : 'sync.case.again'), 'give-up': t('sync.office.giveUp') };
  const choose = () => {
    if (asked === 'give-up') return decideSyncCase(entity, 'theirs');
    return isChanged ? decideSyncCase(entity, 'mine') : sendAgain(entity);
  };
  if (asked)
    return (
      <div className="outbox-record__ways">
        <button type="button" className="outbox__main" onClick={() => void choose().then(() => setAsked(null))}>
          {t('sync.case.confirm', { what: words[asked] })}
        </button>
        <button type="button" className="outbox__second" onClick={() => setAsked(null)}>
          {t('app.cancel')}
        </button>
      </div>
    );
  return (
    <div className="outbox-record__ways">
      {(['send', 'give-up'] as const).map((way) => (
        <button key={way} type="button" className="outbox__second" onClick={() => setAsked(way)}>
          {words[way]}
        </button>
      ))}
    </div>
  );
}
