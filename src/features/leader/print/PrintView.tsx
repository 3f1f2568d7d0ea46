import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../ui/print-root.css';
import { PRINTED, usePrint } from '../../../state/leader/print.ts';
import { DisclosureView } from './DisclosureView.tsx';
import './print-view.css';
import { SheetsView } from './SheetsView.tsx';

/** What leaves the office on paper: sheets at a true scale, and the disclosure list of a red line. */
export function PrintView() {
  const { t } = useTranslation();
  const what = usePrint((s) => s.what);
  const { turnTo } = usePrint.getState();
  const head = (
    <SegmentedControl
      fullWidth
      aria-label={t('print.what.label')}
      data={PRINTED.map((value) => ({ value, label: t(`print.what.${value}`) }))}
      value={what}
      onChange={(value) => turnTo(value)}
    />
  );
  return what === 'sheets' ? <SheetsView head={head} /> : <DisclosureView head={head} />;
}
