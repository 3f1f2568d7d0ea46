import { type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { layOutSheet } from '../../../core/report/print-sheet/paper.ts';
import { coveredLand_km2, isSecretSet } from '../../../core/report/print-sheet/sheet-set.ts';
import { drawAllSheets, drawSheet, planPrint, usePrint } from '../../../state/leader/print.ts';
import { useLeaderScreen } from '../../../state/leader/screen.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { usePrintKey } from '../../../ui/use-print-key.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { IndexPage, PlaneSheet } from './PlaneSheet.tsx';
import { SheetForm } from './SheetForm.tsx';
import { useSheetProps } from './use-sheet-props.ts';

/** Sheets of the district at a true scale: set up at the left, seen before at the right, printed or kept as PDF by the browser. */
export function SheetsView({ head }: { head: ReactNode }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const { target, paper, orientation, scale, overlap_mm, plan, refusal, error, shown, sheets, progress } = usePrint();
  const { show } = usePrint.getState();
  const on = useView((s) => s.on);
  const { audience, knownAt } = useLeaderScreen();
  const summary = useSession((s) => s.summary);
  const revision = useSession((s) => s.revision);
  const day = shownDay(on, summary);
  const [isPrinting, setPrinting] = useState(false);
  const propsOf = useSheetProps(day);

  useEffect(() => {
    if (day !== '') void planPrint({ on: day, audience, knownAt });
  }, [day, revision, audience, knownAt, target, paper, orientation, scale, overlap_mm]);
  useEffect(() => {
    if (plan) void drawSheet(shown, { on: day, audience, knownAt });
  }, [plan, shown, day, audience, knownAt]);

  const print = async () => {
    if (!plan) return;
    setPrinting(true);
    const done = await drawAllSheets({ on: day, audience, knownAt });
    flushSync(() => setPrinting(false));
    if (done) window.print();
  };
  usePrintKey(() => void print());

  const sheet = sheets.get(shown);
  const km2 = plan ? coveredLand_km2(plan) : 0;
  const area = km2.toLocaleString(i18n.language, { maximumFractionDigits: km2 < 10 ? 2 : 0 });
  const failure = error ?? (refusal && { code: refusal.refused, params: { sheets: refusal.sheets, most: refusal.most } });
  return (
    <div className="print-view">
      <SheetForm head={head} isBusy={isPrinting} onPrint={() => void print()}>
        {failure && (
          <p className="print-view__failure" role="alert">
            {failureText(failure)}
          </p>
        )}
        {plan && (
          <p className="print-view__facts">
            {t('print.facts', { scale: plan.scale.toLocaleString(i18n.language), count: plan.sheets.length, area })}
          </p>
        )}
        {plan && isSecretSet(plan) && (
          <p className="print-view__secret" role="alert">
            {t('print.secret', { area })}
          </p>
        )}
        {isPrinting && <PhaseProgress title={t('print.preparing')} progress={progress} />}
      </SheetForm>
      <section className="print-view__preview" aria-label={t('print.preview')} data-drawn={sheet !== undefined}>
        {plan && plan.sheets.length > 1 && (
          <div className="print-view__turn">
            <button type="button" className="chidu-button" disabled={shown === 1} onClick={() => show(shown - 1)}>
              {t('print.previous')}
            </button>
            <span aria-live="polite">{t('print.sheetOf', { no: shown, count: plan.sheets.length })}</span>
            <button
              type="button"
              className="chidu-button"
              disabled={shown === plan.sheets.length}
              onClick={() => show(shown + 1)}
            >
              {t('print.next')}
            </button>
          </div>
        )}
        {plan && sheet && propsOf ? (
          <PlaneSheet {...propsOf.sheet(plan, shown, sheet)} />
        ) : (
          !failure && <p className="print-view__empty">{t('print.empty')}</p>
        )}
      </section>
      <PrintRoot day={day} />
    </div>
  );
}

/** On paper: the index, then every sheet. There when all are drawn. */
function PrintRoot({ day }: { day: string }) {
  const { paper, orientation, plan, sheets, index } = usePrint();
  const propsOf = useSheetProps(day);
  if (!plan || !propsOf || plan.sheets.some(({ no }) => !sheets.has(no))) return null;
  const { width, height } = layOutSheet(paper, orientation);
  const size = `@page { size: ${width}mm ${height}mm; margin: 0 } .print-root > .plane-sheet { width: ${width}mm; height: ${height}mm }`;
  return createPortal(
    <div className="print-root" aria-hidden>
      <style>{size}</style>
      {index && plan.sheets.length > 1 && <IndexPage {...propsOf.index(plan, index)} />}
      {plan.sheets.map(({ no }) => {
        const sheet = sheets.get(no);
        return sheet && <PlaneSheet key={no} {...propsOf.sheet(plan, no, sheet)} />;
      })}
    </div>,
    document.body,
  );
}
