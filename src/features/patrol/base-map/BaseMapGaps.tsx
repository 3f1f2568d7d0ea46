import { useTranslation } from 'react-i18next';
import type { KeptArea } from '../../../core/base-map/kept-area.ts';

/** Which tiles of an area are missing: those that failed by name and with the reason, and how many the source does not have. */
export function BaseMapGaps({ area: { failed, absent, map } }: { readonly area: KeptArea }) {
  const { t } = useTranslation();
  const wordReason = (reason: string) => {
    const status = /^http-(\d+)$/.exec(reason)?.[1];
    return status === undefined ? t(`offlineMap.reason.${reason}`) : t('offlineMap.reason.http', { status });
  };
  const isNoted = absent.count > 0 && map.kind !== 'pmtiles';
  return (
    <>
      {failed.count > 0 && (
        <details className="base-map__gaps">
          <summary>{t('offlineMap.failed', { count: failed.count })}</summary>
          <ul>
            {failed.named.map(({ tile, reason }) => (
              <li key={tile} className="figures">
                {t('offlineMap.failedTile', { tile, reason: wordReason(reason) })}
              </li>
            ))}
          </ul>
          {failed.count > failed.named.length && <p>{t('offlineMap.andMore', { count: failed.count - failed.named.length })}</p>}
        </details>
      )}
      {isNoted && (
        <details className="base-map__gaps">
          <summary>{t('offlineMap.absent', { count: absent.count })}</summary>
          <ul>
            {absent.named.map((tile) => (
              <li key={tile} className="figures">
                {tile}
              </li>
            ))}
          </ul>
          {absent.count > absent.named.length && <p>{t('offlineMap.andMore', { count: absent.count - absent.named.length })}</p>}
        </details>
      )}
    </>
  );
}
