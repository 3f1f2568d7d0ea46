import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../core/register/coded-error.ts';
import { secondsUntil, timeAfter } from '../../state/team/start-team.ts';
import { useFailureText } from '../district-map/use-failure-text.ts';

/** What the server refused, in words; where it says how long to wait, until when. */
export function Failure({ failure, children }: { readonly failure: CodedError | null; readonly children?: ReactNode }) {
  const failureText = useFailureText();
  return (
    <div role="alert" className="team-alert">
      {failure && (
        <div className="team-failure">
          <p>{failureText(failure)}</p>
          {typeof failure.params?.seconds === 'number' && <Wait key={failure.params.seconds} seconds={failure.params.seconds} />}
          {children}
        </div>
      )}
    </div>
  );
}

/** Counts down in sight; a screen reader is told the time once. */
function Wait({ seconds }: { readonly seconds: number }) {
  const { t, i18n } = useTranslation();
  const until = useRef(timeAfter(seconds));
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const tick = setInterval(() => setLeft(secondsUntil(until.current)), 1000);
    return () => clearInterval(tick);
  }, []);
  if (left === 0) return <p>{t('team.login.again')}</p>;
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium', hourCycle: 'h23' }).format(until.current);
  const wait =
    left < 60
      ? t('team.login.seconds', { seconds: left })
      : t('team.login.minutes', { minutes: Math.floor(left / 60), seconds: left % 60 });
  return (
    <p className="figures" aria-live="off">
      {t('team.login.until', { time, wait })}
    </p>
  );
}
