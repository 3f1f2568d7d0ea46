import { useTranslation } from 'react-i18next';
import { guideAddress } from '../../i18n/guide-address.ts';

/** The way to the patrol's guide, which lies on the phone with the app. On a page of its own, so that nothing under way is left. */
export function HelpLink({ section }: { readonly section?: string }) {
  const { t, i18n } = useTranslation();
  return (
    <a className="patrol__help" href={guideAddress(i18n.language, 'patrol', section)} target="_blank" rel="noopener">
      {t('app.helpAway')}
    </a>
  );
}
