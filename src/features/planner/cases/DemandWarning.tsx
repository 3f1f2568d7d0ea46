import { useTranslation } from 'react-i18next';
import type { DemandRoom } from '../../../core/rules/clocks/demand-room.ts';
import type { Day } from '../../../core/register/ports.ts';

interface DemandWarningProps {
  readonly room: DemandRoom | null;
  /** Day of service, or the day on which it would be served at the earliest. */
  readonly servedOn: Day;
  /** The day given to the person, where one is. */
  readonly performBy?: Day;
}

/** A demand that is lawful on its day and still leads nowhere: when it has been waited for, the last day to ask the court is over. */
export function DemandWarning({ room, servedOn, performBy = '' }: DemandWarningProps) {
  const { t } = useTranslation();
  if (!room || (servedOn <= room.servedBy && performBy < room.applyBy)) return null;
  const { servedBy, applyBy, article, certainty } = room;
  return (
    <p role="alert" className="warning">
      {t(servedOn > servedBy ? 'cases.demandTooLate' : 'cases.performTooLate', {
        servedOn,
        servedBy,
        applyBy,
        performBy,
        article,
      })}
      {certainty === 'provisional' && ` ${t('cases.demandProvisional')}`}
    </p>
  );
}
