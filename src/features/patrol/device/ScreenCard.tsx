import { useTranslation } from 'react-i18next';
import { chooseHand, type Hand, useHand } from '../../../state/hand.ts';
import { type Theme, useView } from '../../../state/view.ts';

const THEMES = ['light', 'dark', 'contrast'] as const satisfies readonly Theme[];
const HANDS = ['left', 'right'] as const satisfies readonly Hand[];

/** Appearance, high contrast for the sun among them, and the hand that holds the phone. */
export function ScreenCard() {
  const { t } = useTranslation();
  const theme = useView((s) => s.theme);
  const hand = useHand((s) => s.hand);
  return (
    <section className="device__card" aria-labelledby="device-screen">
      <h3 id="device-screen">{t('patrol.device.screen')}</h3>
      <fieldset className="device__chips">
        <legend>{t('app.theme')}</legend>
        {THEMES.map((one) => (
          <button key={one} type="button" aria-pressed={one === theme} onClick={() => useView.getState().setTheme(one)}>
            {t(`patrol.device.themes.${one}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className="device__chips">
        <legend>{t('patrol.device.hand')}</legend>
        {HANDS.map((one) => (
          <button key={one} type="button" aria-pressed={one === hand} onClick={() => chooseHand(one)}>
            {t(`patrol.device.hands.${one}`)}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
