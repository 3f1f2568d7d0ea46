import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCodedError } from '../../../state/failure.ts';
import { today } from '../../../state/record.ts';
import { isOpenLink, listTourLinks, makeTourLink, revokeTourLink, type TourLink } from '../../../state/team/tour-links.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

interface ShareLinksProps {
  readonly tour: string;
  readonly isDisabled: boolean;
  /** The page as a file, made when it is asked for. */
  page(): Promise<Blob>;
}

/** Links under which the server gives a tour out: a new one, whose address is shown once, and those that there are. */
export function ShareLinks({ tour, isDisabled, page }: ShareLinksProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [links, setLinks] = useState<readonly TourLink[]>([]);
  const [address, setAddress] = useState('');
  const [told, tell] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (work: () => Promise<string>) => {
      setBusy(true);
      try {
        tell(await work());
        setLinks(await listTourLinks(tour));
      } catch (error) {
        tell(failureText(asCodedError(error)));
      }
      setBusy(false);
    },
    [tour, failureText],
  );
  useEffect(() => {
    // Without the server there are no links to show, and making one says why.
    void listTourLinks(tour).then(setLinks, () => undefined);
  }, [tour]);
  const make = () =>
    run(async () => {
      setAddress(await makeTourLink(tour, await page()));
      return t('tour.file.link.made');
    });
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(address))
      .then(
        () => tell(t('tour.file.link.copied')),
        () => tell(t('tour.file.link.notCopied')),
      );
  const revoke = ({ link }: TourLink) =>
    run(async () => {
      await revokeTourLink(link);
      setAddress('');
      return t('tour.file.link.revoked');
    });
  return (
    <section className="tour-links" aria-label={t('tour.file.link.title')}>
      <p className="tour-quiet">{t('tour.file.link.text')}</p>
      <div className="tour__actions">
        <button type="button" className="chidu-button" disabled={isDisabled || isBusy} onClick={() => void make()}>
          {t('tour.file.link.make')}
        </button>
      </div>
      {address !== '' && (
        <div className="tour-links__address">
          <input
            className="tour-input"
            readOnly
            aria-label={t('tour.file.link.address')}
            value={address}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" className="chidu-button" onClick={() => void copy()}>
            {t('tour.file.link.copy')}
          </button>
        </div>
      )}
      <p role="status">{told}</p>
      {links.length > 0 && (
        <ul>
          {links.map((one) => (
            <li key={one.link}>
              <span>
                {one.revokedAt !== null
                  ? t('tour.file.link.revokedAlready')
                  : isOpenLink(one, today())
                    ? t('tour.file.link.until', { day: one.endsOn })
                    : t('tour.file.link.over')}
              </span>
              <span className="tour-quiet">{t('tour.file.link.opened', { count: one.opened })}</span>
              {isOpenLink(one, today()) && (
                <button
                  type="button"
                  className="chidu-button"
                  disabled={isBusy}
                  onClick={() => void revoke(one)}
                  aria-label={t('tour.file.link.revokeUntil', { day: one.endsOn })}
                >
                  {t('tour.file.link.revoke')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
