import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListedToken, listTokens, revokeToken } from '../../state/team/tokens.ts';
import { Failure } from './Failure.tsx';
import { useMoment } from './use-moment.ts';
import { useStep } from './use-step.ts';

/** Access tokens of an account, each of which can be revoked. @param account null: one's own */
export function TokenList({ account, mayEnd }: { readonly account: string | null; readonly mayEnd: boolean }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const [tokens, setTokens] = useState<readonly ListedToken[] | null>(null);
  const { isBusy, failure, run } = useStep();
  const load = useCallback(() => run(async () => setTokens(await listTokens(account))), [account, run]);
  useEffect(() => void load(), [load]);
  const revoke = ({ token, name }: ListedToken) =>
    run(async () => {
      await revokeToken(account, token);
      notifications.show({ message: t('team.tokens.revoked', { name }) });
      setTokens(await listTokens(account));
    });
  return (
    <div className="team-sessions">
      <Failure failure={failure} />
      {tokens?.length === 0 && <p className="team-quiet">{t('team.tokens.none')}</p>}
      <ul aria-label={t('team.tokens.of')}>
        {(tokens ?? []).map((one) => (
          <li key={one.token}>
            <IconKey size={20} aria-hidden />
            <div>
              <strong>{one.name}</strong>
              <div className="team-quiet figures">
                <span>{t('team.tokens.until', { time: moment(one.expiresAt) })}</span>
                <span>
                  {one.lastUsedAt === null ? t('team.tokens.unused') : t('team.tokens.used', { time: moment(one.lastUsedAt) })}
                </span>
              </div>
            </div>
            {mayEnd && (
              <Button
                variant="default"
                disabled={isBusy}
                onClick={() => void revoke(one)}
                aria-label={t('team.tokens.revokeNamed', { name: one.name })}
              >
                {t('team.tokens.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
